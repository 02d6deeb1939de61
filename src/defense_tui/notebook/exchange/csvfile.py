"""Notes as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from defense_tui.lens.query import kind_word
from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.exchange.jsonfile import Place, record
from defense_tui.notebook.moments import timestamp

_COLUMNS = (
    *("id", "motivation", "kind", "article", "title", "source_url", "published", "quote", "note", "tags", "color"),
    *("start", "end", "anchor", "created", "modified"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet compute a cell instead of showing it."""


def export(annotations: Iterable[Annotation], anchors: Mapping[str, Place] = MappingProxyType({})) -> str:
    """A table with a head and a line for each note, in the order given; tags are joined by ``; ``.

    The motivation stands there in the words that people see on the screen; JSON has those of the W3C.
    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for annotation in annotations:
        writer.writerow(map(_cell, _row(annotation, anchors.get(annotation.id))))
    return table.getvalue()


def _row(annotation: Annotation, anchor: Place | None) -> tuple[object, ...]:
    target, known = annotation.target, record(annotation, anchor)
    return (
        annotation.id,
        kind_word(annotation.motivation),
        target.kind,
        target.id,
        target.title,
        target.source_url,
        target.published,
        known["quote"],
        annotation.note,
        "; ".join(annotation.tags),
        annotation.color,
        known["start"],
        known["end"],
        known["anchor"],
        timestamp(annotation.created),
        timestamp(annotation.modified),
    )


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
