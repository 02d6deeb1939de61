"""Undo and redo: one step for each user action, and never over what came after."""

from __future__ import annotations

from pathlib import Path

import pytest

from defense_tui.notebook.annotation import Motivation, Position, Quote
from defense_tui.notebook.names import new_ulid
from defense_tui.notebook.store import Notebook, UnknownNoteError
from tests.notebook.samples import ARTICLE, OTHER_ARTICLE


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def notebook(directory: Path) -> Notebook:
    return Notebook(directory, "asha@host")


def test_there_is_nothing_to_undo_at_first(notebook: Notebook, directory: Path) -> None:
    assert notebook.undo() is None
    assert notebook.redo() is None
    assert not directory.exists()


def test_edits_are_undone_newest_first_and_redone_in_turn(notebook: Notebook) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    notebook.edit(note.id, note="two", color="red")
    notebook.edit(note.id, tags=["t"], motivation=Motivation.QUESTIONING)

    def shown() -> tuple[str, str, tuple[str, ...], str, bool]:
        state = notebook.get(note.id)
        return state.note, state.color, state.tags, state.motivation, state.deleted

    states = [shown()]
    for what in ("edited", "edited", "added"):
        undone = notebook.undo()
        assert undone is not None
        assert (undone.what, undone.notes, undone.changed_since) == (what, (notebook.get(note.id),), ())
        states.append(shown())
    assert notebook.undo() is None
    assert states == [
        ("two", "red", ("t",), "questioning", False),
        ("two", "red", (), "commenting", False),
        ("one", "", (), "commenting", False),
        ("one", "", (), "commenting", True),
    ]
    for expected in reversed(states[:-1]):
        assert notebook.redo() is not None
        assert shown() == expected
    assert notebook.redo() is None
    assert notebook.undo() is not None
    assert shown() == states[1]


def test_after_a_new_action_nothing_can_be_redone(notebook: Notebook) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    notebook.edit(note.id, note="two")
    notebook.undo()
    notebook.edit(note.id, color="red")
    assert notebook.redo() is None
    notebook.undo()
    notebook.undo()
    assert notebook.get(note.id).deleted


def test_a_deleted_note_is_brought_back_whole(notebook: Notebook) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="words", tags=["a"])
    notebook.delete(note.id)
    undone = notebook.undo()
    assert undone is not None
    assert undone.what == "deleted"
    assert [back.note for back in notebook.of(ARTICLE)] == ["words"]
    redone = notebook.redo()
    assert redone is not None
    assert redone.what == "deleted"
    assert notebook.of(ARTICLE) == ()


def test_a_bulk_action_is_one_step(notebook: Notebook) -> None:
    notes = [notebook.add(ARTICLE, Motivation.HIGHLIGHTING) for _ in range(3)]
    action = new_ulid()
    for note in notes:
        notebook.edit(note.id, action=action, tags=["bulk"])
    undone = notebook.undo()
    assert undone is not None
    assert len(undone.notes) == 3
    assert {note.tags for note in notebook.all()} == {()}


def test_only_what_still_holds_is_undone(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one", tags=["a"])
    notebook.edit(note.id, note="two", color="red", tags=["a", "b"])
    Notebook(directory, "bela@host").edit(note.id, note="theirs", tags=["a", "b", "c"])
    undone = notebook.undo()
    assert undone is not None
    state = notebook.get(note.id)
    assert (state.note, state.color, state.tags) == ("theirs", "", ("a", "c"))
    assert undone.changed_since == (state,)


def test_what_was_wholly_changed_since_is_left_alone_and_the_step_before_comes_next(
    notebook: Notebook, directory: Path
) -> None:
    kept = notebook.add(ARTICLE, Motivation.COMMENTING, note="kept")
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    theirs = Notebook(directory, "bela@host").edit(note.id, note="theirs")
    undone = notebook.undo()
    assert undone is not None
    assert (undone.notes, undone.changed_since) == ((), (theirs,))
    notebook.undo()
    assert notebook.get(kept.id).deleted
    assert notebook.get(note.id) == theirs


def test_a_moved_anchor_is_undone_as_one(notebook: Notebook) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, quote=Quote("a"), position=Position(1, 2))
    notebook.edit(note.id, target=OTHER_ARTICLE, quote=Quote("b"), position=Position(3, 4))
    notebook.undo()
    assert [back.position for back in notebook.of(ARTICLE)] == [Position(1, 2)]
    assert notebook.of(OTHER_ARTICLE) == ()


def test_after_a_restart_the_same_author_can_go_on_undoing(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    notebook.edit(note.id, note="two")
    notebook.edit(note.id, note="three")
    notebook.undo()
    later = Notebook(directory, "asha@host")
    later.undo()
    assert later.get(note.id).note == "one"
    assert Notebook(directory, "asha@host").redo() is not None
    assert later.get(note.id).note == "two"
    assert Notebook(directory, "bela@host").undo() is None


def test_a_session_does_not_undo_what_one_beside_it_did(notebook: Notebook, directory: Path) -> None:
    beside = Notebook(directory, "asha@host")
    note = beside.add(ARTICLE, Motivation.COMMENTING)
    assert notebook.undo() is None
    assert beside.undo() is not None
    assert beside.get(note.id).deleted


def test_one_note_can_be_undone_by_itself_whoever_changed_it(notebook: Notebook, directory: Path) -> None:
    action = new_ulid()
    note, other = (notebook.add(ARTICLE, Motivation.COMMENTING, action=action) for _ in range(2))
    Notebook(directory, "bela@host").edit(note.id, note="theirs")
    later = Notebook(directory, "carl@host")
    for expected in (("", False), ("", True)):
        assert later.undo_note(note.id) is not None
        assert (later.get(note.id).note, later.get(note.id).deleted) == expected
    assert later.undo_note(note.id) is None
    assert not later.get(other.id).deleted
    with pytest.raises(UnknownNoteError):
        later.undo_note(new_ulid())
