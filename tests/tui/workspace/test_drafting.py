"""What is typed in the note editor survives the session, and nobody loses text to anybody."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App

from defense_tui.notebook.annotation import TargetKind
from defense_tui.notebook.drafts import Draft
from defense_tui.notebook.owner import Owner, this_process
from defense_tui.notebook.unfinished import outside_file
from defense_tui.tui.desk import Desk
from defense_tui.tui.screens.note_editor import NoteArea
from tests.tui.workspace.conftest import Opener, press, settled, shown, workspace
from tests.tui.workspace.test_noting import the_note


def left_behind(desk: Desk, words: str, owner: Owner | None = None) -> Draft:
    """A draft that a session which was killed, or that of *owner*, has on disk."""
    draft = replace(desk.drafts.begin(desk.target(TargetKind.ARTICLE, "drones"), "commenting"), note=words)
    saved = desk.drafts.save(draft)
    dead = replace(this_process(), pid=2**22 + 1)
    path = desk.drafts.directory / f"{saved.id}.toml"
    was, now = this_process(), owner or dead
    text = path.read_text()
    for field in ("host", "pid", "started"):
        text = text.replace(f"{field} = {_toml(getattr(was, field))}", f"{field} = {_toml(getattr(now, field))}")
    path.write_text(text)
    (draft,) = (found for found in desk.drafts.all() if found.id == saved.id)
    assert draft.owner == now
    return draft


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


async def test_what_is_typed_is_safe_within_a_second(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"why")
        await pilot.pause(1.0)
        (draft,) = desk.drafts.all()
        assert draft.note == "why"
        assert draft.quote is not None
        assert "safe" in shown(pilot)


@pytest.mark.parametrize("ending", ["escape", "ctrl+g"])
async def test_a_note_that_is_saved_or_discarded_leaves_no_draft(desk: Desk, opened: Opener, ending: str) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"why")
        await pilot.pause(0.6)
        await press(pilot, ending)
        assert desk.drafts.all() == ()
        assert "draft" not in shown(pilot)


async def test_a_session_that_ends_with_the_editor_open_comes_back_with_it(
    make_desk: Callable[..., Desk], opened: Opener
) -> None:
    async with opened(make_desk(), article="drones") as pilot:
        await press(pilot, "a", *"half a tho")
    desk = make_desk()
    async with opened(desk) as pilot:
        assert "Back at “Drones for the Navy”, " in shown(pilot) and "1 draft open" in shown(pilot)
        assert workspace(pilot).query_one(NoteArea).text == "half a tho"
        await press(pilot, *"ught", "escape")
        note = the_note(desk)
        assert note.note == "half a thought"
        assert note.quote is not None
        assert desk.drafts.all() == ()


async def test_a_killed_session_leaves_its_newest_draft_open_and_the_others_in_the_pane(
    desk: Desk, opened: Opener
) -> None:
    left_behind(desk, "the first")
    left_behind(desk, "the second")
    async with opened(desk) as pilot:
        assert "2 drafts open" in shown(pilot)
        await press(pilot, "escape", "4")
        assert "1 draft" in shown(pilot)
        await press(pilot, "home", "enter", *"!", "escape")
        assert sorted(note.note for note in desk.notebook.all()) in (
            ["the first!", "the second"],
            ["the first", "the second!"],
        )


async def test_a_draft_of_an_edit_is_merged_with_what_was_changed_meanwhile(desk: Desk, opened: Opener) -> None:
    note = desk.notebook.add(desk.target(TargetKind.ARTICLE, "drones"), "commenting", note="one\ntwo\nthree")
    draft = replace(desk.drafts.begin_edit(note), note="one\ntwo\nthree\nfour")
    desk.drafts.save(draft)
    desk.notebook.edit(note.id, note="zero\none\ntwo\nthree", color="red")
    async with opened(desk) as pilot:
        await press(pilot, "escape")
        assert the_note(desk).note == "zero\none\ntwo\nthree\nfour"
        assert the_note(desk).color == "red"


@pytest.mark.skipif(os.name == "nt", reason="the system does not tell whether a process lives")
async def test_a_draft_that_another_session_is_typing_is_taken_over_only_when_asked(desk: Desk, opened: Opener) -> None:
    parent = Owner(socket.gethostname(), os.getppid(), _started(os.getppid()))
    theirs = left_behind(desk, "theirs", parent)
    async with opened(desk) as pilot:
        assert "open in another session" in shown(pilot)
        await press(pilot, "4", "home", "enter")
        assert "another session here has this draft open" in shown(pilot)
        await press(pilot, "down", "enter")
        assert desk.drafts.all() == (theirs,)
        await press(pilot, "enter", "enter", *"!", "escape")
        assert the_note(desk).note == "theirs!"
        assert the_note(desk).id != theirs.id


def _started(pid: int) -> str:
    """What the system says of when a process began, as drafts have it."""
    mine = this_process()
    boot, _, _ = mine.started.partition(" ")
    try:
        ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return ""
    return f"{boot} {ticks}"


async def test_a_draft_whose_note_was_saved_is_not_offered_again(desk: Desk, opened: Opener) -> None:
    draft = left_behind(desk, "said already")
    desk.store(draft)
    async with opened(desk) as pilot:
        assert "draft" not in shown(pilot)
        assert not workspace(pilot).query(NoteArea)


async def test_deleting_a_draft_is_undone_by_opening_it(desk: Desk, opened: Opener) -> None:
    left_behind(desk, "a first thought")
    left_behind(desk, "a second thought")
    async with opened(desk) as pilot:
        await press(pilot, "escape", "4", "home", "D")
        assert desk.drafts.all() == ()
        await press(pilot, "u", "escape")
        assert len(list(desk.notebook.all())) == 2


async def test_what_the_own_editor_wrote_is_safe_before_and_after(
    desk: Desk, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def editor(app: App[None], path: Path, setting: str) -> str:
        seen.extend(draft.note for draft in desk.drafts.all())
        path.write_text(path.read_text() + " and outside")
        return path.read_text()

    monkeypatch.setattr("defense_tui.tui.workspace.drafting.edit", editor)
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"inside", "ctrl+o")
        assert seen == ["inside"]
        assert [draft.note for draft in desk.drafts.all()] == ["inside and outside"]
        await press(pilot, "escape")
        assert the_note(desk).note == "inside and outside"
        assert not [path for path in desk.drafts.directory.iterdir() if path.suffix == ".md"]


def test_what_the_own_editor_wrote_last_is_the_draft_when_the_session_was_killed_meanwhile(desk: Desk) -> None:
    draft = left_behind(desk, "before")
    path = outside_file(desk.drafts, draft)
    path.write_text("written outside\n")
    later = draft.typed.timestamp() + 5
    os.utime(path, (later, later))
    assert [found.note for found in desk.open_drafts()] == ["written outside"]


async def test_the_editor_says_when_the_disk_refuses_the_draft(desk: Desk, opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the drafts should go")
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"x")
        await pilot.pause(0.6)
        await settled(pilot)
        assert "not safe" in shown(pilot)


async def test_drafts_are_found_by_the_query_language(desk: Desk, opened: Opener) -> None:
    left_behind(desk, "on the drones")
    left_behind(desk, "too")
    async with opened(desk, query="has:draft") as pilot:
        await press(pilot, "escape")
        assert "1 Articles 1" in shown(pilot)
        assert "Drones for the Navy" in shown(pilot)
