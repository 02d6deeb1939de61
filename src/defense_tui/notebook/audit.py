"""Everything in the notebook's folder that needs a person: for ``notes check``."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.drafts import Drafts
from defense_tui.notebook.history import pruned
from defense_tui.notebook.layout import Layout, NewerNotebookError
from defense_tui.notebook.loading import Problem
from defense_tui.notebook.names import parse_file_name, target_key
from defense_tui.notebook.owner import Standing
from defense_tui.notebook.rescue import Rescue
from defense_tui.notebook.store import Notebook


def audit(directory: Path) -> tuple[Problem, ...]:
    """Read every file of the notebook in *directory*, older revisions too, and tell what is wrong, by path.

    Nothing is changed but for copies of broken files in quarantine. Raises OSError when the folder cannot be read.
    """
    layout = Layout(directory.resolve())
    if not layout.root.is_dir():
        return tuple(_unsaved(layout))
    notebook = Notebook(directory, "")
    found = [problem for note in (*notebook.all(), *notebook.deleted()) for problem in _note(layout, notebook, note)]
    drafts = Drafts(layout.drafts)
    found += _vanished(layout, {note.id for note in (*notebook.all(), *notebook.deleted())})
    found += (_draft(drafts, draft.id) for draft in drafts.all() if draft.owner.standing() is not Standing.LIVING)
    found += (*drafts.problems, *_newer(layout), *_files(layout), *_unsaved(layout), *notebook.problems())
    return tuple(sorted(found, key=lambda problem: (problem.path, problem.code)))


def _note(layout: Layout, notebook: Notebook, note: Annotation) -> Iterator[Problem]:
    history = notebook.history(note.id)
    path = layout.annotations / target_key(*note.target.key)
    if len(note.heads) > 1:
        message = f"note {note.id} was changed in {len(note.heads)} places at once"
        yield Problem(path, "several-versions", message, "look at it and save it once more; until then it shows merged")
    known = {revision.rev for revision in history}
    missing = sorted({parent for revision in history for parent in revision.parents} - known)
    if missing:
        folders = {file.parent.name for file in layout.history.glob(f"*/{note.id}.pruned")}
        missing = sorted(set(missing) - pruned(layout.history, note.id, folders))
    if missing:
        message = f"note {note.id} follows revision {missing[0]}, which is not in {layout.history}"
        yield Problem(path, "missing-history", message, "copy the folder history from where the notes were made")
    if note.read_only:
        message = f"note {note.id} was written by a newer version of the program"
        yield Problem(path, "newer-note", message, "change it with that version; here it is only shown")


def _vanished(layout: Layout, known: set[str]) -> Iterator[Problem]:
    """Notes of which only older states are left: somebody, or a synchroniser, removed their files."""
    names = ((path, parse_file_name(path.name)) for path in layout.history.glob("*/*.toml"))
    last = {name.id: path for path, name in sorted(names) if name and name.id not in known}
    for note_id, path in last.items():
        message = f"note {note_id} is in history alone; its own file was removed outside the program"
        there = layout.annotations / path.parent.name
        yield Problem(path, "only-history", message, f"to have it back, copy this file to {there}")


def _draft(drafts: Drafts, draft_id: str) -> Problem:
    path = drafts.directory / f"{draft_id}.toml"
    return Problem(path, "draft-left", "it was typed and never saved as a note", "open the program, which offers it")


def _newer(layout: Layout) -> Iterator[Problem]:
    try:
        layout.check()
    except NewerNotebookError as error:
        yield Problem(layout.root / "format.toml", "newer-notebook", str(error), "use that version to write notes")


def _files(layout: Layout) -> Iterator[Problem]:
    """What can be seen of the folders without reading a file."""
    for parent, folders, files in os.walk(layout.root):
        here = Path(parent)
        for name in folders:
            if (here / name).is_symlink():
                yield Problem(
                    here / name, "linked-folder", "it is a link, so nothing in it is read", "move the folder here"
                )
        if here.parent == layout.annotations:
            for name in files:
                if not name.endswith(".toml"):
                    yield Problem(here / name, "stray-file", "it is not a note", "take it out of the notebook")
        if here in (layout.root, layout.annotations) and os.name != "nt":
            mode = stat.S_IMODE(here.stat().st_mode)
            if mode & 0o077:
                yield Problem(here, "open-to-others", f"others may look into it (mode {mode:o})", f"chmod 700 {here}")


def _unsaved(layout: Layout) -> Iterator[Problem]:
    for path, note in Rescue.of(layout.root).found():
        message = f"it holds note {note.id}, which an earlier session could not save"
        yield Problem(path, "unsaved-note", message, "open the program, which takes it into the notebook")
