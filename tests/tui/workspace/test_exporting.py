"""Notes to files in every format and back, nothing overwritten unasked and nothing taken in twice."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from defense_tui.notebook.annotation import TargetKind
from defense_tui.tui.desk import Desk
from tests.tui.workspace.conftest import Opener, press, shown, workspace
from tests.tui.workspace.test_drafting import left_behind
from tests.tui.workspace.test_settling import SENTENCE, note_on_sentence


async def answer(pilot: Pilot[None], text: str) -> None:
    """Type *text* over what a prompt suggests."""
    field = workspace(pilot).focused
    assert isinstance(field, Input)
    field.value = text
    await press(pilot, "enter")


@pytest.mark.parametrize("suffix", [".md", ".json", ".csv", ".jsonld"])
async def test_every_format_has_the_quote_and_the_note(desk: Desk, opened: Opener, tmp_path: Path, suffix: str) -> None:
    note_on_sentence(desk, "why more?")
    target = tmp_path / f"notes{suffix}"
    async with opened(desk) as pilot:
        await press(pilot, "4", "X")
        await answer(pilot, str(target))
        text = target.read_text(encoding="utf-8")
        assert SENTENCE in text
        assert "why more?" in text
        assert "Exported 1 note to" in shown(pilot)


async def test_a_table_says_where_the_passage_is_today(desk: Desk, opened: Opener, tmp_path: Path) -> None:
    note = note_on_sentence(desk)
    assert note.position is not None
    async with opened(desk) as pilot:
        await press(pilot, "4", "X")
        await answer(pilot, str(tmp_path / "notes.csv"))
    with (tmp_path / "notes.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["anchor"], row["start"]) == ("exact", str(note.position.start))


async def test_what_was_left_out_is_said(desk: Desk, opened: Opener, tmp_path: Path) -> None:
    note_on_sentence(desk)
    left_behind(desk, "one")
    left_behind(desk, "two")
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+g", "4", "X")
        await answer(pilot, str(tmp_path / "notes.md"))
        assert "1 draft left out" in shown(pilot)


async def test_a_file_is_overwritten_only_when_the_answer_is_yes(desk: Desk, opened: Opener, tmp_path: Path) -> None:
    note_on_sentence(desk)
    target = tmp_path / "notes.md"
    target.write_text("mine")
    async with opened(desk) as pilot:
        await press(pilot, "4", "X")
        await answer(pilot, str(target))
        assert "exists already; overwrite it?" in shown(pilot)
        await answer(pilot, "no")
        assert target.read_text() == "mine"
        await press(pilot, "X")
        await answer(pilot, str(target))
        await answer(pilot, "yes")
        assert SENTENCE in target.read_text()


async def test_a_name_of_no_format_is_refused(desk: Desk, opened: Opener, tmp_path: Path) -> None:
    note_on_sentence(desk)
    async with opened(desk) as pilot:
        await press(pilot, "4", "X")
        await answer(pilot, str(tmp_path / "notes.docx"))
        assert "must end in .md, .json, .csv, .jsonld" in shown(pilot)


def a_note(**about: Any) -> dict[str, Any]:
    """A web annotation from elsewhere."""
    target = {"source": "https://example.org/x", "selector": {"type": "TextQuoteSelector", "exact": SENTENCE}}
    return {"id": "urn:x:1", "type": "Annotation", "created": "2025-07-02T09:14:07Z", "target": target, **about}


async def test_an_import_is_reported_note_by_note_and_undone_at_once(
    desk: Desk, opened: Opener, tmp_path: Path
) -> None:
    source = tmp_path / "others.jsonld"
    source.write_text(json.dumps([a_note(bodyValue="from elsewhere"), {"id": "urn:x:2", "type": "Annotation"}]))
    async with opened(desk) as pilot:
        await press(pilot, ":", *"import", "enter")
        await answer(pilot, str(source))
        text = shown(pilot)
        assert "1 new, 1 refused" in text
        assert "urn:x:2" in text
        assert "it has no target" in text
        await press(pilot, "escape")
        assert [note.note for note in desk.notebook.all()] == ["from elsewhere"]
        await press(pilot, ":", *"import", "enter")
        await answer(pilot, str(source))
        assert "1 there already, 1 refused" in shown(pilot)
        assert len(list(desk.notebook.all())) == 1
        await press(pilot, "escape", "u")
        assert list(desk.notebook.all()) == []


async def test_what_cannot_be_imported_is_said(desk: Desk, opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "photo.json").write_bytes(b"\x89PNG")
    async with opened(desk) as pilot:
        for name in ("photo.json", "absent.json"):
            await press(pilot, ":", *"import", "enter")
            await answer(pilot, str(tmp_path / name))
            assert "Not imported" in shown(pilot)


async def test_our_own_export_is_taken_in_by_another_notebook(desk: Desk, opened: Opener, tmp_path: Path) -> None:
    note = note_on_sentence(desk)
    target = tmp_path / "notes.json"
    async with opened(desk) as pilot:
        await press(pilot, "4", "X")
        await answer(pilot, str(target))
        await press(pilot, "D")
        assert desk.notes_on(TargetKind.ARTICLE, "drones") == ()
        await press(pilot, ":", *"import", "enter")
        await answer(pilot, str(target))
        assert note.note in shown(pilot)
