"""Imports: a second one creates nothing, a bad note keeps no other out, local changes survive."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from defense_tui.notebook.annotation import Motivation, Position, Quote
from defense_tui.notebook.exchange import jsonfile, webannotation
from defense_tui.notebook.exchange.importing import Report, UnknownFormatError, read, take_in
from defense_tui.notebook.store import Notebook
from tests.notebook.samples import ARTICLE, POSITION, QUOTE

HYPOTHESIS: dict[str, Any] = {
    "total": 3,
    "rows": [
        {
            "id": "abc123",
            "uri": "https://example.org/a?b=1",
            "created": "2024-05-01T10:00:00.123456+00:00",
            "updated": "2024-05-02T10:00:00.123456+00:00",
            "user": "acct:asha@hypothes.is",
            "text": "a remark",
            "tags": ["price"],
            "document": {"title": ["The framework"]},
            "target": [
                {
                    "source": "https://example.org/a?b=1",
                    "selector": [
                        {"type": "RangeSelector", "startOffset": 3},
                        {"type": "TextPositionSelector", "start": 6, "end": 11},
                        {
                            "type": "TextQuoteSelector",
                            "exact": "words",
                            "prefix": "\U0001f600 \U0001f600 ",
                            "suffix": "",
                        },
                    ],
                }
            ],
        },
        {"id": "page", "uri": "https://example.org/a?b=1", "created": "2024-05-01T10:00:00Z", "text": "on the page"},
        {"id": "broken", "uri": "https://example.org/a", "created": "yesterday"},
        {
            "id": "reply",
            "uri": "https://example.org/elsewhere",
            "created": "2024-05-01T10:00:00Z",
            "text": "so it is",
            "references": ["abc123"],
        },
    ],
}
ARTICLES = {ARTICLE.source_url: ARTICLE}


def counts(report: Report) -> tuple[int, int, int, int]:
    return len(report.new), len(report.duplicate), len(report.changed), len(report.refused)


def brought(document: object, notebook: Notebook) -> Report:
    return take_in(read(json.dumps(document).encode(), ARTICLES), notebook)


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "data", "asha@host")


def test_a_second_import_creates_nothing_in_any_format(notebook: Notebook, tmp_path: Path) -> None:
    other = Notebook(tmp_path / "other", "bela@host")
    for number in range(3):
        other.add(
            ARTICLE, Motivation.COMMENTING, note=f"note {number}", quote=QUOTE, position=POSITION, tags=["a", "b"]
        )
    ours = json.loads(jsonfile.export(other.all()))
    w3c = json.loads(webannotation.export(other.all()))
    assert counts(brought(ours, notebook)) == (3, 0, 0, 0)
    assert counts(brought(ours, notebook)) == (0, 3, 0, 0)
    assert counts(brought(w3c, notebook)) == (0, 3, 0, 0)
    assert counts(brought(HYPOTHESIS, notebook)) == (3, 0, 0, 1)
    assert counts(brought(HYPOTHESIS, notebook)) == (0, 3, 0, 1)
    assert counts(brought(json.loads(jsonfile.export(notebook.all())), notebook)) == (0, 6, 0, 0)
    assert {note.id for note in other.all()} <= {note.id for note in notebook.all()}


def test_an_import_is_one_action_that_can_be_undone(notebook: Notebook) -> None:
    brought(HYPOTHESIS, notebook)
    undone = notebook.undo()
    assert undone is not None
    assert len(undone.notes) == 3
    assert list(notebook.all()) == []
    assert counts(brought(HYPOTHESIS, notebook)) == (0, 3, 0, 1)


def test_hypothesis_notes_find_their_article_and_keep_what_we_do_not_understand(notebook: Notebook) -> None:
    report = brought(HYPOTHESIS, notebook)
    passage, page, reply = report.new
    assert (passage.target, passage.note, passage.tags) == (ARTICLE, "a remark", ("price",))
    assert passage.quote == Quote("words", "\U0001f600 \U0001f600 ", "")
    assert (page.quote, page.motivation) == (None, "commenting")
    assert (reply.motivation, reply.target.corpus, reply.target.source_url) == (
        "replying",
        "",
        "https://example.org/elsewhere",
    )
    assert json.loads(str(reply.foreign["rest"]))["references"] == ["abc123"]
    rest = json.loads(str(passage.foreign["rest"]))
    assert rest["user"] == "acct:asha@hypothes.is"
    assert rest["selectors"][0]["type"] == "RangeSelector"
    (refused,) = report.refused
    assert (refused.where, refused.why) == ("broken", "created 'yesterday' is not a time like 2025-07-02T09:14:07Z")


def test_utf_16_offsets_become_code_points_where_the_text_is_known() -> None:
    data = json.dumps(HYPOTHESIS).encode()
    known = read(data, ARTICLES, lambda target: "\U0001f600 \U0001f600 words").notes[0]
    assert known.position == Position(4, 9, canonical_version=0)
    assert read(data, ARTICLES).notes[0].position == Position(6, 11, canonical_version=0)


def test_a_change_at_the_origin_is_merged_with_what_was_changed_here(notebook: Notebook) -> None:
    note = brought(HYPOTHESIS, notebook).new[0]
    notebook.edit(note.id, tags=["price", "mine"], color="red")
    document = json.loads(json.dumps(HYPOTHESIS))
    document["rows"][0] |= {"text": "a better remark", "updated": "2024-06-01T10:00:00Z"}
    report = brought(document, notebook)
    assert counts(report) == (0, 2, 1, 1)
    state = notebook.get(note.id)
    assert (state.note, state.color, set(state.tags)) == ("a better remark", "red", {"price", "mine"})
    assert counts(brought(document, notebook)) == (0, 3, 0, 1)


def test_our_own_note_changed_on_another_machine_is_merged_and_nothing_is_lost(
    notebook: Notebook, tmp_path: Path
) -> None:
    other = Notebook(tmp_path / "other", "bela@host")
    note = other.add(ARTICLE, Motivation.COMMENTING, note="one", tags=["a"])
    brought(json.loads(jsonfile.export(other.all())), notebook)
    notebook.edit(note.id, note="here", tags=["a", "here"])
    other.edit(note.id, note="there", tags=["a", "there"])
    changed = json.loads(jsonfile.export(other.all()))
    assert counts(brought(changed, notebook)) == (0, 0, 1, 0)
    state = notebook.get(note.id)
    assert set(state.tags) == {"a", "here", "there"}
    assert "here" in state.note
    assert "there" in state.note
    assert counts(brought(changed, notebook)) == (0, 1, 0, 0)


def test_a_merged_note_can_be_brought_in_too(notebook: Notebook, tmp_path: Path) -> None:
    other = Notebook(tmp_path / "other", "bela@host")
    note = other.add(ARTICLE, Motivation.COMMENTING, note="one")
    other.edit(note.id, color="red")
    other.edit(note.id, base=note.rev, tags=["t"])
    document = json.loads(jsonfile.export(other.all()))
    assert counts(brought(document, notebook)) == (1, 0, 0, 0)
    assert counts(brought(document, notebook)) == (0, 1, 0, 0)
    assert (notebook.get(note.id).color, notebook.get(note.id).tags) == ("red", ("t",))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"id": "../../etc/passwd"}, "not one of ours"),
        ({"rev": "x"}, "not one of ours"),
        ({"target": None}, "not an object"),
        ({"target": {}}, "no kind"),
        ({"created": None}, "missing or not a text"),
    ],
)
def test_a_note_of_ours_that_cannot_be_taken_says_why(
    notebook: Notebook, tmp_path: Path, changes: dict[str, Any], why: str
) -> None:
    other = Notebook(tmp_path / "other", "bela@host")
    for text in ("good", "bad"):
        other.add(ARTICLE, Motivation.COMMENTING, note=text)
    document = json.loads(jsonfile.export(other.all()))
    document["notes"][1] |= changes
    report = brought(document, notebook)
    assert counts(report) == (1, 0, 0, 1)
    assert why in report.refused[0].why


@pytest.mark.parametrize("data", [b"", b"{", b"3", b'{"a": 1}', b"\xff", b"[" * 100000])
def test_what_is_no_such_file_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        read(data)


def test_items_that_are_no_objects_are_refused_one_by_one(notebook: Notebook) -> None:
    report = brought([3, None, "x", {"target": "http://example.org/t", "created": "2025-01-01T00:00:00Z"}], notebook)
    assert counts(report) == (1, 0, 0, 3)
    assert [refused.where for refused in report.refused] == ["item 1", "item 2", "item 3"]


def test_lone_surrogates_in_a_file_lose_nothing(notebook: Notebook) -> None:
    row = HYPOTHESIS["rows"][1] | {"text": "caf\udce9 \ud83d\ude00"}
    report = take_in(read(json.dumps({"rows": [row]}).encode()), notebook)
    assert report.new[0].note == "caf\\udce9 \U0001f600"
