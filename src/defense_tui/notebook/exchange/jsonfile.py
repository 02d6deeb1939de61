"""Notes as one JSON document: the shape that the command line prints and that can be read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Protocol

from defense_tui.notebook.annotation import Annotation, Motivation, Position, Target
from defense_tui.notebook.codec import target_table
from defense_tui.notebook.exchange.incoming import (
    RefusedError,
    mapping,
    moment,
    motivation,
    position_of,
    quote_of,
    text,
    texts,
)
from defense_tui.notebook.moments import timestamp
from defense_tui.notebook.names import is_revision, is_ulid


class Place(Protocol):
    """Where a note stands in today's text, as :mod:`defense_tui.notebook.anchoring` finds it."""

    @property
    def state(self) -> str:
        """``exact``, ``moved``, ``changed``, ``unsure`` or ``orphan``."""
        ...

    @property
    def start(self) -> int | None:
        """First code point; None when the place is lost."""
        ...

    @property
    def end(self) -> int | None:
        """One after the last code point; None when the place is lost."""
        ...


def export(annotations: Iterable[Annotation], anchors: Mapping[str, Place] = MappingProxyType({})) -> str:
    """The document ``{total, notes}``, in the order given; *anchors*, by note id, tell of today's text."""
    notes = [record(annotation, anchors.get(annotation.id)) for annotation in annotations]
    return json.dumps({"total": len(notes), "notes": notes}, ensure_ascii=False, indent=2) + "\n"


def record(annotation: Annotation, anchor: Place | None = None) -> dict[str, object]:
    """One note. ``quote`` is its words, ``start`` and ``end`` its place in today's text if that is known, else when
    it was made; ``target`` holds all that its file says of where it belongs."""
    quote, position = annotation.quote, annotation.position
    placed = anchor if anchor and anchor.start is not None else position
    return {
        "id": annotation.id,
        "rev": annotation.rev,
        "motivation": str(annotation.motivation),
        "target": target_table(annotation),
        "quote": quote.exact if quote else None,
        "start": placed.start if placed else None,
        "end": placed.end if placed else None,
        "anchor": str(anchor.state) if anchor else None,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "color": annotation.color,
        "created": timestamp(annotation.created),
        "modified": timestamp(annotation.modified),
    }


def items(document: object) -> list[object] | None:
    """The notes of a document of ours; None when it is not one."""
    notes = document.get("notes") if isinstance(document, dict) else None
    return list(notes) if isinstance(notes, list) else None


def read(item: object) -> Annotation:
    """One note of a document of ours; raises :class:`RefusedError`."""
    note = mapping(item, "the note")
    target = mapping(note.get("target"), "target")
    if not is_ulid(text(note.get("id"))) or not all(map(is_revision, text(note.get("rev")).split("+"))):
        raise RefusedError("its id or rev is not one of ours")
    where = Target(
        **{key: text(target.get(key)) for key in ("kind", "corpus", "id", "title", "source_url", "published")}
    )
    if not where.kind:
        raise RefusedError("its target has no kind")
    quote, position = target.get("quote"), target.get("position")
    return Annotation(
        id=note["id"],
        rev=note["rev"],
        target=where,
        motivation=motivation(text(note.get("motivation")) or Motivation.COMMENTING),
        created=moment(note.get("created"), "created"),
        modified=moment(note.get("modified"), "modified"),
        tags=texts(note.get("tags")),
        color=text(note.get("color")),
        note=text(note.get("note")),
        quote=quote_of([{**quote, "type": "TextQuoteSelector"}]) if isinstance(quote, dict) else None,
        position=_position(position) if isinstance(position, dict) else None,
    )


def _position(table: Mapping[str, Any]) -> Position | None:
    found = position_of([{**table, "type": "TextPositionSelector"}])
    version = table.get("canonical_version")
    known = version if isinstance(version, int) else 0
    return replace(found, text_sha256=text(table.get("text_sha256")), canonical_version=known) if found else None
