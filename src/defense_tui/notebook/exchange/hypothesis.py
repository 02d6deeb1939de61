"""Notes from Hypothesis: answers of its API (version 1) and files that its client exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from defense_tui.notebook.annotation import Annotation, Motivation, Position, Target
from defense_tui.notebook.exchange.incoming import (
    RefusedError,
    article_at,
    from_elsewhere,
    mapping,
    moment,
    position_of,
    quote_of,
    text,
    texts,
)

FORMAT = "hypothesis"
_UNDERSTOOD = {"id", "uri", "created", "updated", "text", "tags", "target", "document"}


def items(document: object) -> list[object] | None:
    """The annotations of an API answer (``rows``) or an export (``annotations``); None when it is neither."""
    if isinstance(document, dict):
        for key in ("rows", "annotations"):
            if isinstance(document.get(key), list):
                return list(document[key])
    return None


def read(item: object, articles: Mapping[str, Target], text_of: Callable[[Target], str] | None = None) -> Annotation:
    """One annotation; raises :class:`RefusedError`.

    Hypothesis counts UTF-16 units. With *text_of*, which gives an article's canonical text, places are converted;
    without it they stay a hint that is a little off behind each character beyond U+FFFF.
    """
    record = mapping(item, "the annotation")
    origin, address = text(record.get("id")), text(record.get("uri"))
    if not origin or not address:
        raise RefusedError("it has no id or no uri")
    document = record.get("document")
    titles = texts(document.get("title")) if isinstance(document, dict) else ()
    target = article_at(address, titles[0] if titles else "", articles)
    selectors = _selectors(record)
    quote, position = quote_of(selectors), position_of(selectors)
    created = moment(record.get("created"), "created")
    note = text(record.get("text"))
    annotation = Annotation(
        id="",
        rev="",
        target=target,
        motivation=_motivation(record, note, bool(quote)),
        created=created,
        modified=moment(record.get("updated", record["created"]), "updated"),
        tags=texts(record.get("tags")),
        note=note,
        quote=quote,
        position=_in_code_points(position, text_of(target)) if position and text_of and target.corpus else position,
    )
    rest = {key: value for key, value in record.items() if key not in _UNDERSTOOD}
    understood = {"TextQuoteSelector", "TextPositionSelector"}
    others = [selector for selector in selectors if selector.get("type") not in understood]
    return from_elsewhere(annotation, origin, FORMAT, rest | ({"selectors": others} if others else {}))


def _selectors(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    targets = record.get("target")
    first = targets[0] if isinstance(targets, list) and targets and isinstance(targets[0], dict) else {}
    selectors = first.get("selector")
    return [selector for selector in selectors if isinstance(selector, dict)] if isinstance(selectors, list) else []


def _motivation(record: Mapping[str, Any], note: str, on_passage: bool) -> str:
    if record.get("references"):
        return Motivation.REPLYING
    return Motivation.HIGHLIGHTING if on_passage and not note else Motivation.COMMENTING


def _in_code_points(position: Position, canonical: str) -> Position:
    start, end = (_code_points(canonical, offset) for offset in (position.start, position.end))
    return replace(position, start=start, end=end)


def _code_points(canonical: str, units: int) -> int:
    """How many code points the first *units* UTF-16 units of a text are."""
    return len(canonical[:units].encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))
