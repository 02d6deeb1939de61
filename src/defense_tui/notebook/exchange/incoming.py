"""Notes on their way in: what every format that can be read gives, and what it cannot take."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from defense_tui.notebook.annotation import Annotation, Motivation, Position, Quote, Target
from defense_tui.notebook.names import ulid_at

_MOTIVATIONS: Mapping[str, str] = {word.value: word for word in Motivation}


class RefusedError(ValueError):
    """One note cannot be taken; the message says why."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A note that a file brings and that cannot be taken."""

    where: str
    """Its id in the file, else which one it is: ``item 3``."""
    why: str


@dataclass(frozen=True, slots=True)
class Brought:
    """All that a file brings, in its order."""

    notes: tuple[Annotation, ...]
    """As they will be stored. ``rev`` is empty unless the file knows the names of our revisions."""
    refused: tuple[Refused, ...] = ()


def from_elsewhere(annotation: Annotation, origin: str, file_format: str, rest: Mapping[str, Any]) -> Annotation:
    """A foreign note under an id that is the same at every import, with what we do not understand kept as JSON.

    ``foreign.digest`` stands for its content: it tells at the next import whether the origin has changed.
    """
    moment = int(annotation.created.timestamp() * 1000)
    named = replace(annotation, id=ulid_at(moment, hashlib.sha256(f"{file_format}\0{origin}".encode()).digest()))
    foreign = {"format": file_format, "origin": origin, "digest": digest(named)}
    if rest:
        foreign["rest"] = json.dumps(rest, sort_keys=True)
    return replace(named, foreign=foreign)


def digest(annotation: Annotation) -> str:
    """A short name for the content of a foreign note."""
    content = (str(annotation.motivation), annotation.note, annotation.tags, annotation.color, annotation.quote)
    return hashlib.sha256(repr(content).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def motivation(word: str) -> str:
    """The motivation called *word*, which may be one that we do not know."""
    return _MOTIVATIONS.get(word, word)


def moment(value: object, what: str) -> datetime:
    """An RFC 3339 time as a file has it; raises :class:`RefusedError`."""
    if not isinstance(value, str):
        raise RefusedError(f"{what} is missing or not a text")
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        raise RefusedError(f"{what} {value!r} is not a time like 2025-07-02T09:14:07Z") from None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def text(value: object) -> str:
    """A text of a file; empty for anything else."""
    return value if isinstance(value, str) else ""


def mapping(value: object, what: str) -> dict[str, Any]:
    """A JSON object of a file; raises :class:`RefusedError` for anything else."""
    if not isinstance(value, dict):
        raise RefusedError(f"{what} is missing or not an object")
    return value


def texts(value: object) -> tuple[str, ...]:
    """The texts in a list of a file, without anything else in it."""
    return tuple(item for item in value if isinstance(item, str) and item) if isinstance(value, list) else ()


def quote_of(selectors: Iterable[Mapping[str, Any]]) -> Quote | None:
    """The first TextQuoteSelector among *selectors*."""
    for selector in selectors:
        if selector.get("type") == "TextQuoteSelector" and isinstance(selector.get("exact"), str):
            return Quote(selector["exact"], text(selector.get("prefix")), text(selector.get("suffix")))
    return None


def position_of(selectors: Iterable[Mapping[str, Any]]) -> Position | None:
    """The first TextPositionSelector among *selectors*; of which text it speaks is not known."""
    for selector in selectors:
        start, end = selector.get("start"), selector.get("end")
        if selector.get("type") != "TextPositionSelector" or type(start) is not int or type(end) is not int:
            continue
        if 0 <= start <= end < 2**63:
            return Position(start, end, canonical_version=0)
    return None


def article_at(address: str, title: str, articles: Mapping[str, Target]) -> Target:
    """The article whose address is *address*, else a target in no corpus that can be found by it later."""
    known = articles.get(address.rstrip("/"))
    return known or Target("article", "", address, title, address)
