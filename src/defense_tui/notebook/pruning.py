"""Old states of notes, and notes deleted long ago, removed for good: only when asked, and told of beforehand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.files import sync_directory, write_over
from defense_tui.notebook.history import pruned, pruned_file
from defense_tui.notebook.layout import Layout
from defense_tui.notebook.names import file_name, parse_file_name
from defense_tui.notebook.store import Notebook

DAYS = 180
"""What is younger stays: a machine that was away so long can still bring its changes and merge them."""
KEPT = 50
"""So many earlier states of a note stay, however old."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What would be removed of one note."""

    note: Annotation
    states: tuple[Path, ...]
    """Files of earlier states."""
    whole: tuple[Path, ...] = ()
    """For a note deleted long ago: the files that say so."""


def cuts(directory: Path, now: datetime, days: int = DAYS, kept: int = KEPT) -> tuple[Cut, ...]:
    """What can go of the notebook in *directory*, oldest note first; nothing is changed.

    Of a living note that is every state before the newest *kept* that is older than *days*; of a note deleted longer
    ago than that, all of it. A note with several versions, one that a newer program wrote and one of which a file
    cannot be read are left alone, and so is what a present state follows.
    """
    layout = Layout(directory.resolve())
    notebook = Notebook(directory, "")
    past = _files(layout.history)
    present = _files(layout.annotations)
    notes = [*notebook.all(), *notebook.deleted()]
    unreadable = _unreadable(notebook, notes)
    limit = now - timedelta(days=days)
    found = (
        _cut(note, notebook, past[note.id], present[note.id], limit, kept)
        for note in sorted(notes, key=lambda note: note.id)
        if len(note.heads) == 1 and not note.read_only and note.id not in unreadable
    )
    return tuple(cut for cut in found if cut and (cut.states or cut.whole))


def carry_out(directory: Path, planned: tuple[Cut, ...]) -> None:
    """Remove what was *planned*; raises OSError, or NewerNotebookError. What is left then can be planned anew."""
    layout = Layout(directory.resolve())
    layout.check()
    for cut in planned:
        if not cut.whole:
            _remember(layout.history, cut)
        markers = layout.history.glob(f"*/{cut.note.id}.pruned") if cut.whole else ()
        for path in (*cut.states, *markers, *cut.whole):
            path.unlink(missing_ok=True)
        for folder in {path.parent for path in (*cut.states, *cut.whole)}:
            sync_directory(folder)


def _cut(
    note: Annotation, notebook: Notebook, past: list[Path], present: list[Path], limit: datetime, kept: int
) -> Cut | None:
    if note.deleted and note.modified <= limit:
        return Cut(note, tuple(past), tuple(present))
    before = [state for state in reversed(notebook.history(note.id)) if state.rev not in (note.rev, *note.parents)]
    old = {file_name(note.id, state.rev) for state in before[kept:] if state.modified <= limit}
    return Cut(note, tuple(path for path in past if path.name in old))


def _unreadable(notebook: Notebook, notes: Iterable[Annotation]) -> set[str]:
    """The ids of notes of which some file, an old one too, needs a person."""
    for note in notes:
        notebook.history(note.id)
    names = (parse_file_name(problem.path.name) for problem in notebook.problems())
    return {name.id for name in names if name}


def _files(root: Path) -> defaultdict[str, list[Path]]:
    """The files of each note below *root*, by its id."""
    files: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted(root.glob("*/*.toml")):
        if name := parse_file_name(path.name):
            files[name.id].append(path)
    return files


def _remember(history: Path, cut: Cut) -> None:
    """Say beside what stays which states were removed, so that nobody misses them."""
    for folder in {path.parent for path in cut.states}:
        names = {name.rev for path in cut.states if path.parent == folder and (name := parse_file_name(path.name))}
        names |= pruned(history, cut.note.id, {folder.name})
        write_over(pruned_file(history, cut.note.id, folder.name), "\n".join(sorted(names)).encode())
