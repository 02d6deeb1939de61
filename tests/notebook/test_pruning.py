"""Pruning: what is old and followed by much goes, and nothing that anybody could still miss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.audit import audit
from defense_tui.notebook.pruning import carry_out, cuts
from defense_tui.notebook.store import Notebook, UnknownNoteError
from tests.notebook.samples import ARTICLE, annotation
from tests.notebook.test_store import files, put

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def notebook(directory: Path) -> Notebook:
    """A notebook whose every change is made a day after the one before, from the beginning of 2025."""

    def days() -> Iterator[datetime]:
        day = datetime(2025, 1, 1, tzinfo=UTC)
        while True:
            yield day
            day += timedelta(days=1)

    passing = days()
    return Notebook(directory, "asha@host", clock=lambda: next(passing))


def edited(notebook: Notebook, times: int) -> Annotation:
    note = notebook.add(ARTICLE, "commenting", note="0")
    for number in range(1, times + 1):
        note = notebook.edit(note.id, note=str(number))
    return note


def test_of_a_living_note_old_states_go_but_the_newest_ones(notebook: Notebook, directory: Path) -> None:
    note = edited(notebook, 10)
    (cut,) = cuts(directory, NOW, kept=3)
    assert len(files(directory, "history")) == 10
    carry_out(directory, (cut,))
    later = Notebook(directory, "asha@host")
    assert later.get(note.id) == note
    assert [state.note for state in later.history(note.id)] == ["6", "7", "8", "9", "10"]
    assert audit(directory) == ()
    assert cuts(directory, NOW, kept=3) == ()


def test_what_was_pruned_is_remembered_when_more_is(notebook: Notebook, directory: Path) -> None:
    note = edited(notebook, 10)
    for kept in (5, 2):
        carry_out(directory, cuts(directory, NOW, kept=kept))
        assert audit(directory) == ()
    assert len(Notebook(directory, "x").history(note.id)) == 4


def test_undo_goes_back_as_far_as_there_is_something(notebook: Notebook, directory: Path) -> None:
    note = edited(notebook, 4)
    carry_out(directory, cuts(directory, NOW, kept=1))
    later = Notebook(directory, "asha@host")
    assert [bool(undone and undone.notes) for undone in (later.undo(), later.undo(), later.undo())] == [
        True,
        True,
        False,
    ]
    assert later.get(note.id).note == "2"


def test_what_is_young_stays(notebook: Notebook, directory: Path) -> None:
    edited(notebook, 10)
    assert cuts(directory, datetime(2025, 2, 1, tzinfo=UTC), kept=0) == ()
    (cut,) = cuts(directory, datetime(2025, 2, 1, tzinfo=UTC), days=26, kept=0)
    assert len(cut.states) == 6


def test_a_note_deleted_long_ago_goes_with_all_that_was_kept_of_it(notebook: Notebook, directory: Path) -> None:
    note = edited(notebook, 3)
    other = notebook.add(ARTICLE, "commenting", note="stays")
    notebook.delete(note.id)
    assert cuts(directory, datetime(2025, 3, 1, tzinfo=UTC)) == ()
    carry_out(directory, cuts(directory, NOW, kept=1))
    later = Notebook(directory, "x")
    with pytest.raises(UnknownNoteError):
        later.get(note.id)
    assert (list(later.all()), list(later.deleted())) == ([other], [])
    assert not any(note.id in path.name for path in directory.rglob("*"))
    assert audit(directory) == ()


def test_a_note_with_two_versions_is_left_alone(notebook: Notebook, directory: Path) -> None:
    note = edited(notebook, 5)
    put(directory, annotation(id=note.id, rev="00005-00000000", parents=note.parents, note="there", modified=NOW))
    assert len(Notebook(directory, "x").get(note.id).heads) == 2
    assert cuts(directory, NOW, days=0, kept=0) == ()


def test_a_note_of_which_a_file_cannot_be_read_is_left_alone(notebook: Notebook, directory: Path) -> None:
    edited(notebook, 5)
    files(directory, "history")[0].write_bytes(b"[end")
    assert cuts(directory, NOW, days=0, kept=0) == ()


def test_a_note_of_a_newer_program_is_left_alone(notebook: Notebook, directory: Path) -> None:
    note = edited(notebook, 5)
    put(directory, annotation(id=note.id, rev="00009-00000000", parents=(note.rev,), schema=99, modified=NOW))
    assert cuts(directory, NOW, days=0, kept=0) == ()


def test_a_notebook_that_is_not_there_has_nothing_to_prune(directory: Path) -> None:
    assert cuts(directory, NOW) == ()
    carry_out(directory, ())
    assert not directory.exists()
