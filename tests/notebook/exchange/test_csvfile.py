"""Notes as CSV: as RFC 4180 has it, and nothing in it is a formula."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings

from defense_tui.notebook.annotation import Annotation, Quote
from defense_tui.notebook.exchange.csvfile import export
from tests.notebook.samples import annotation, any_annotations


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_note_is_a_line_with_the_documented_columns() -> None:
    note = annotation(note='said "no",\nthen yes', tags=("a", "b c"))
    text = export([note])
    assert text.startswith("id,motivation,kind,article,title,source_url,published,quote,note,tags,color,start,end,")
    assert '"said ""no"",\nthen yes"' in text
    assert text.endswith("\r\n")
    (row,) = rows(text)
    assert (row["id"], row["article"], row["tags"]) == (note.id, "2025/the-framework", "a; b c")
    assert row["motivation"] == "note"
    assert (row["start"], row["end"], row["anchor"]) == ("322", "347", "")
    assert row["created"] == "2025-07-02T09:14:07Z"


def test_no_cell_is_taken_for_a_formula() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"):
        (row,) = rows(export([annotation(note=text, quote=Quote(text))]))
        assert row["note"] == row["quote"] == f"'{text}"


@settings(max_examples=40)
@given(any_annotations)
def test_whatever_stands_in_a_note_it_is_one_line_of_the_table(note: Annotation) -> None:
    (row,) = rows(export([note]))
    assert row["note"].removeprefix("'") == note.note.removeprefix("'")
    assert None not in row.values()
