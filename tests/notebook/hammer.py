"""A session that edits notes as fast as it can, for tests: ``python -m tests.notebook.hammer DIRECTORY NAME EDITS``.

Prints ``ID REV WHAT TOKEN`` once each edit is safe: what it did, and the tag or line that must be there for good.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from defense_tui.notebook.annotation import Target
from defense_tui.notebook.store import Notebook

_TARGETS = (Target("article", "corpus", "one"), Target("article", "corpus", "two"))


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An edit that a session was told is safe."""

    note_id: str
    rev: str
    what: str
    token: str


def prepare(directory: Path, notes: int) -> None:
    """Make the notes to hammer on."""
    notebook = Notebook(directory, "prepare@host")
    for number in range(notes):
        notebook.add(_TARGETS[number % 2], "commenting", note="first line")


def hammer(directory: Path, name: str, edits: int) -> Iterator[Acknowledged]:
    """Edit the notes in *directory* in all ways, at random."""
    dice = random.Random(name)
    notebook = Notebook(directory, f"{name}@host")
    ids = sorted(note.id for note in (*notebook.all(), *notebook.deleted()))
    for number in range(edits):
        token = f"{name}-{number}"
        note = notebook.get(dice.choice(ids))
        what = dice.choices(("tag", "line", "color", "delete", "restore"), (4, 3, 1, 1, 1))[0]
        if what == "tag":
            saved = notebook.edit(note.id, base=note.rev, tags=(*note.tags, token))
        elif what == "line":
            saved = notebook.edit(note.id, base=note.rev, note=f"{note.note}\n{token}")
        elif what == "color":
            saved = notebook.edit(note.id, base=note.rev, color=token)
        else:
            saved = notebook.edit(note.id, base=note.rev, deleted=what == "delete", color=f"{token}!")
        yield Acknowledged(note.id, saved.rev, what, token)


def read(output: str) -> list[Acknowledged]:
    """What a session printed; a last line that was cut is left out."""
    lines = (line.split(" ") for line in output.split("\n")[:-1])
    return [Acknowledged(*parts) for parts in lines]


def lost(directory: Path, acknowledged: list[Acknowledged]) -> list[Acknowledged]:
    """The acknowledged edits of which nothing can be found any more."""
    notebook = Notebook(directory, "check@host")
    states = {note_id: notebook.get(note_id) for note_id in {edit.note_id for edit in acknowledged}}
    history = {note_id: {revision.rev for revision in notebook.history(note_id)} for note_id in states}
    assert notebook.problems() == ()

    def found(edit: Acknowledged) -> bool:
        state = states[edit.note_id]
        shown = {"tag": edit.token in state.tags, "line": edit.token in state.note.split("\n")}
        return history[edit.note_id].issuperset(edit.rev.split("+")) and shown.get(edit.what, True)

    return [edit for edit in acknowledged if not found(edit)]


if __name__ == "__main__":
    for edit in hammer(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])):
        print(edit.note_id, edit.rev, edit.what, edit.token, flush=True)
