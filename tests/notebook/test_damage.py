"""Files cut at every point and damaged in every byte: nothing crashes, nothing vanishes without a word."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from defense_tui.notebook.annotation import Motivation
from defense_tui.notebook.codec import NoteFileError, decode
from defense_tui.notebook.store import Notebook
from tests.notebook.samples import ARTICLE, POSITION, QUOTE


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A notebook with one note in two revisions, and another one."""
    notebook = Notebook(tmp_path / "data", "asha@host")
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="first", tags=["a"], quote=QUOTE, position=POSITION)
    notebook.edit(note.id, note='second\n"quoted"')
    notebook.add(ARTICLE, Motivation.HIGHLIGHTING, color="yellow")
    return tmp_path / "data"


@pytest.fixture
def edited(directory: Path) -> Path:
    """The file of the note's second revision."""
    return next(path for path in (directory / "annotations").rglob("*.toml") if ".00002-" in path.name)


def look(directory: Path) -> tuple[list[str], int]:
    """What a new session shows, and how many problems it tells of."""
    notebook = Notebook(directory, "bela@host")
    return [note.note for note in notebook.of(ARTICLE)], len(notebook.problems())


def test_wherever_a_file_is_cut_the_state_before_it_is_shown_and_the_cut_is_told_of(
    directory: Path, edited: Path
) -> None:
    whole = edited.read_bytes()
    assert look(directory) == (["", 'second\n"quoted"'], 0)
    for length in range(0, len(whole) - 1, 4):
        edited.write_bytes(whole[:length])
        assert look(directory) == (["", "first"], 1)
        assert edited.read_bytes() == whole[:length]


def test_every_cut_is_noticed(edited: Path) -> None:
    whole = edited.read_bytes()
    for length in range(len(whole) - 1):
        with pytest.raises(NoteFileError):
            decode(whole[:length])


def test_no_damaged_byte_crashes_the_reader(edited: Path) -> None:
    whole = edited.read_bytes()
    for at in range(len(whole)):
        for byte in (0x00, 0x22, 0x0A, 0xFF, whole[at] ^ 0x01):
            damaged = whole[:at] + bytes([byte]) + whole[at + 1 :]
            try:
                decode(damaged)
            except NoteFileError as error:
                assert str(error)


def test_after_a_damaged_byte_the_note_is_still_shown_in_some_state(directory: Path, edited: Path) -> None:
    whole = edited.read_bytes()
    dice = random.Random(1)
    for at in range(0, len(whole), 2):
        damaged = whole[:at] + bytes([dice.randrange(256)]) + whole[at + 1 :]
        edited.write_bytes(damaged)
        notes, _ = look(directory)
        assert len(notes) == 2
        assert edited.read_bytes() == damaged
