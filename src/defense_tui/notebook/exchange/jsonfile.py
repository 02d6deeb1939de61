"""Notes as one JSON document: the shape that the command line prints and that can be read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.codec import target_table
from defense_tui.notebook.moments import timestamp


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
