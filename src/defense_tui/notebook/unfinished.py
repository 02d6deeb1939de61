"""Drafts whose words are not yet a note: those that a reader is told of and can go on with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.drafts import Draft, Drafts
from defense_tui.notebook.store import Notebook, UnknownNoteError


def outside_file(drafts: Drafts, draft: Draft) -> Path:
    """The file in which a draft is lent to the reader's own editor."""
    return drafts.directory / f"{draft.id}.md"


def open_drafts(drafts: Drafts, notebook: Notebook) -> tuple[Draft, ...]:
    """All drafts whose words are not yet a note, oldest first, with what the reader's own editor wrote last."""
    found = (_from_outside(drafts, draft) for draft in drafts.all())
    return tuple(draft for draft in found if not _is_kept(draft, notebook))


def as_note(draft: Draft) -> Annotation:
    """*draft* as the note that it would be."""
    return Annotation(
        draft.id,
        "",
        draft.target,
        draft.motivation,
        draft.begun,
        draft.typed,
        tags=draft.tags,
        color=draft.color,
        note=draft.note,
        quote=draft.quote,
        position=draft.position,
    )


def _from_outside(drafts: Drafts, draft: Draft) -> Draft:
    """*draft*, with the text of the file that it was lent in when that is newer: its session was killed meanwhile."""
    path = outside_file(drafts, draft)
    try:
        if path.stat().st_mtime <= draft.typed.timestamp():
            return draft
        return replace(draft, note=path.read_text(encoding="utf-8", errors="replace").rstrip("\n"))
    except FileNotFoundError:
        return draft


def _is_kept(draft: Draft, notebook: Notebook) -> bool:
    """Whether the notebook holds what *draft* says: its session ended between saving the note and dropping it."""
    try:
        note = notebook.get(draft.edits or draft.id)
    except UnknownNoteError:
        return False
    return (note.note, note.tags, note.motivation, note.color) == (
        draft.note, draft.tags, draft.motivation, draft.color,
    )  # fmt: skip
