"""Notes as W3C Web Annotations (JSON-LD, Web Annotation Data Model 2017), out and in."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote as percent_encoded

from defense_tui import __version__
from defense_tui.notebook.annotation import Annotation, Motivation, Target
from defense_tui.notebook.exchange import jsonfile
from defense_tui.notebook.exchange.incoming import (
    RefusedError,
    article_at,
    from_elsewhere,
    mapping,
    moment,
    motivation,
    position_of,
    quote_of,
    text,
)
from defense_tui.notebook.moments import timestamp
from defense_tui.notebook.names import ulid_value

FORMAT = "web-annotation"
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OWN = "defense-tui"
"""The key under which an annotation of ours carries what the model has no words for."""
_GENERATOR = {
    "id": "https://pypi.org/project/defense-tui/",
    "type": "Software",
    "name": f"defense-tui {__version__}",
}
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_UNDERSTOOD = {"@context", "id", "type", "motivation", "created", "modified", "body", "bodyValue", "target"}


def export(annotations: Iterable[Annotation]) -> str:
    """An AnnotationCollection with one page, in the order given."""
    items = [_item(annotation) for annotation in annotations]
    label = "Notes from defense-tui"
    page = {"id": "urn:x-defense-tui:page:0", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": _CONTEXT,
        "id": "urn:x-defense-tui:collection",
        "type": "AnnotationCollection",
        "label": label,
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def _item(annotation: Annotation) -> dict[str, object]:
    item: dict[str, object] = {
        "id": f"urn:uuid:{uuid.UUID(int=ulid_value(annotation.id))}",
        "type": "Annotation",
        "motivation": _word(annotation),
        "created": timestamp(annotation.created),
        "modified": timestamp(annotation.modified),
        "generator": _GENERATOR,
    }
    if annotation.author:
        item["creator"] = {"type": "Person", "nickname": annotation.author}
    if bodies := _bodies(annotation):
        item["body"] = bodies
    return item | {"target": _target(annotation), _OWN: jsonfile.record(annotation)}


def _word(annotation: Annotation) -> str:
    known = {word.value for word in Motivation}
    return str(annotation.motivation) if annotation.motivation in known else str(Motivation.COMMENTING)


def _bodies(annotation: Annotation) -> list[dict[str, str]]:
    bodies = []
    if annotation.note:
        note = {"purpose": _word(annotation), "format": "text/plain", "value": annotation.note}
        bodies.append({"type": "TextualBody", **note})
    labels = (*annotation.tags, *([f"color:{annotation.color}"] if annotation.color else ()))
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": label} for label in labels if label]
    return bodies


def _target(annotation: Annotation) -> dict[str, object]:
    selectors: list[dict[str, object]] = []
    quote, position = annotation.quote, annotation.position
    if quote:
        words = {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
        selectors.append({"type": "TextQuoteSelector", **words})
    if position:
        selectors.append({"type": "TextPositionSelector", "start": position.start, "end": position.end})
    state = {"type": "TimeState", "sourceDate": timestamp(annotation.created)}
    target: dict[str, object] = {"source": iri(annotation.target), "state": state}
    return target | ({"selector": selectors} if selectors else {})


def iri(target: Target) -> str:
    """The target's own address where that is an IRI, else a name of ours."""
    if _IRI.fullmatch(target.source_url):
        return target.source_url
    parts = (percent_encoded(part, safe="") for part in (target.kind, target.corpus, target.id))
    return f"urn:x-defense-tui:{':'.join(parts)}"


def items(document: object) -> list[object] | None:
    """The annotations of a collection, a page, a list or a single one; None when it is none of these."""
    if isinstance(document, list):
        return list(document)
    if not isinstance(document, dict):
        return None
    if isinstance(document.get("items"), list):
        return list(document["items"])
    if isinstance(document.get("first"), dict):
        return items(document["first"])
    return [document] if "target" in document else None


def read(item: object, articles: Mapping[str, Target]) -> Annotation:
    """One annotation; raises :class:`RefusedError`."""
    record = mapping(item, "the annotation")
    if isinstance(record.get(_OWN), dict):
        return jsonfile.read(record[_OWN])
    targets = _listed(record.get("target"))
    if not targets:
        raise RefusedError("it has no target")
    source, selectors = _source(targets[0])
    bodies = [_first_choice(body) for body in _listed(record.get("body"))]
    labels = [text(body.get("value")) for body in bodies if body.get("purpose") == "tagging"]
    notes = [_words(body) for body in bodies if body.get("purpose") != "tagging"] + [text(record.get("bodyValue"))]
    quote = quote_of(selectors)
    note = "\n\n".join(words for words in notes if words)
    created = moment(record.get("created", record.get("modified")), "created")
    annotation = Annotation(
        id="",
        rev="",
        target=article_at(source, "", articles),
        motivation=_motivation(record, note),
        created=created,
        modified=moment(record["modified"], "modified") if "modified" in record else created,
        tags=tuple(label for label in labels if label and not label.startswith("color:")),
        color=next((label.removeprefix("color:") for label in labels if label.startswith("color:")), ""),
        note=note,
        quote=quote,
        position=position_of(selectors),
    )
    origin = text(record.get("canonical")) or text(record.get("id")) or json.dumps(record, sort_keys=True)
    return from_elsewhere(annotation, origin, FORMAT, _rest(record, targets, selectors))


def _motivation(record: Mapping[str, Any], note: str) -> str:
    words = _listed(record.get("motivation"))
    if words and isinstance(words[0], str):
        return motivation(words[0].removeprefix("oa:"))
    return Motivation.COMMENTING if note else Motivation.HIGHLIGHTING


def _rest(record: Mapping[str, Any], targets: list[Any], selectors: list[dict[str, Any]]) -> dict[str, Any]:
    """What the note does not say in our words: other keys, selectors and targets."""
    rest = {key: value for key, value in record.items() if key not in _UNDERSTOOD}
    understood = {"TextQuoteSelector", "TextPositionSelector"}
    others = [selector for selector in selectors if selector.get("type") not in understood or "refinedBy" in selector]
    return rest | ({"selectors": others} if others else {}) | ({"targets": targets[1:]} if targets[1:] else {})


def _source(target: object) -> tuple[str, list[dict[str, Any]]]:
    """Address and selectors of a target: an IRI, a resource with an id, or a SpecificResource."""
    if isinstance(target, str):
        return target, []
    resource = mapping(target, "the target")
    source = resource.get("source", resource.get("id"))
    address = text(source.get("id")) if isinstance(source, dict) else text(source)
    if not address:
        raise RefusedError("its target has no source")
    return address, list(_refined(resource.get("selector")))


def _refined(selector: object) -> Iterable[dict[str, Any]]:
    """Selectors, the narrower ones inside them first."""
    for one in _listed(selector):
        if isinstance(one, dict):
            yield from _refined(one.get("refinedBy"))
            yield one


def _first_choice(body: object) -> dict[str, Any]:
    if isinstance(body, str):
        return {"value": body}
    if isinstance(body, dict) and body.get("type") == "Choice":
        options = _listed(body.get("items"))
        return _first_choice(options[0]) if options else {}
    return body if isinstance(body, dict) else {}


def _words(body: Mapping[str, Any]) -> str:
    """What a body says: its text, else the address of what it points to."""
    source = body.get("source", body.get("id"))
    return text(body.get("value")) or (text(source.get("id")) if isinstance(source, dict) else text(source))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
