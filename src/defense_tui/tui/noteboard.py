"""The reader's notes and drafts on the corpus that is open, as panes and cards ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.library import Order
from defense_tui.notebook.annotation import Annotation, TargetKind
from defense_tui.notebook.drafts import Draft, Drafts
from defense_tui.notebook.matching import matching
from defense_tui.notebook.store import Notebook, UnknownNoteError

OWN_FIELDS = (Field.NOTE, Field.COLOR)
"""What a lens asks of the notes themselves."""
SAID_FIELDS = (Field.WORDS, Field.TAG)
"""What a note may say itself, or the article that it is on."""


class Entry(NamedTuple):
    """A note in the notes pane."""

    note: Annotation
    state: str = ""
    """What the reader should look at (:meth:`defense_tui.tui.reunion.Findings.state`); empty when all is well."""
    start: int = 0
    """Where its passage begins in today's text; 0 without one."""

    @property
    def id(self) -> str:
        """Names the row."""
        return self.note.id


class DraftEntry(NamedTuple):
    """A draft in the notes pane."""

    draft: Draft

    @property
    def id(self) -> str:
        """Names the row."""
        return f"draft:{self.draft.id}"


class Heading(NamedTuple):
    """A line above the notes of one article."""

    title: str
    notes: int

    @property
    def id(self) -> str:
        """Names the row."""
        return f"heading:{self.title}"


NoteRow = Entry | DraftEntry | Heading
Articles = Callable[[Lens], frozenset[str]]
"""The ids of the articles that a lens shows."""


def outside_file(drafts: Drafts, draft: Draft) -> Path:
    """The file in which a draft is lent to the reader's own editor."""
    return drafts.directory / f"{draft.id}.md"


def open_drafts(drafts: Drafts, notebook: Notebook) -> tuple[Draft, ...]:
    """All drafts whose words are not yet a note, oldest first, with what the reader's own editor wrote last."""
    found = (_from_outside(drafts, draft) for draft in drafts.all())
    return tuple(draft for draft in found if not _is_kept(draft, notebook))


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


def fits(note: Annotation, lens: Lens, articles: Articles) -> bool:
    """Whether *lens* shows *note*.

    Kind and colour are asked of the note; words and tags of the note or else of its article; everything else of the
    article that it is on. A note on an entity or event counts where the lens names that.
    """
    about = lens.without(*OWN_FIELDS, *SAID_FIELDS)
    return (
        bool(matching((note,), Lens(lens.of(*OWN_FIELDS))))
        and all(_is_said(note, clause, articles) is not clause.excluded for clause in lens.of(*SAID_FIELDS))
        and (not about or _is_on(note, about, articles))
    )


def _is_said(note: Annotation, clause: Clause, articles: Articles) -> bool:
    """Whether the note or its article says what *clause* asks for, or asks not to be said."""
    asked = Lens((replace(clause, excluded=False),))
    on_article = note.target.kind == TargetKind.ARTICLE
    return bool(matching((note,), asked)) or (on_article and note.target.id in articles(asked))


def _is_on(note: Annotation, lens: Lens, articles: Articles) -> bool:
    if note.target.kind == TargetKind.ARTICLE:
        return note.target.id in articles(lens)
    return bool(matching((note,), Lens(lens.of(Field.ENTITY, Field.EVENT)))) and bool(
        lens.of(Field.ENTITY, Field.EVENT)
    )


def rows(entries: Sequence[Entry], drafts: Iterable[Draft], order: Order) -> tuple[NoteRow, ...]:
    """Drafts on top, then the notes in *order*, under a heading for each article when that is by source."""
    on_top = tuple(DraftEntry(draft) for draft in drafts)
    if order is not Order.SOURCE:
        return (*on_top, *_sorted(entries, order))
    grouped: list[NoteRow] = []
    for title, of_one in groupby(sorted(entries, key=_by_source), key=lambda entry: entry.note.target.title):
        notes = tuple(of_one)
        grouped += [Heading(title or "the collection as a whole", len(notes)), *notes]
    return (*on_top, *grouped)


def _sorted(entries: Sequence[Entry], order: Order) -> list[Entry]:
    if order is Order.KIND:
        return sorted(entries, key=lambda entry: (_KINDS.get(entry.note.motivation, 9), -_newest_last(entry)[0]))
    return sorted(entries, key=_newest_last, reverse=order is Order.NEWEST)


def _newest_last(entry: Entry) -> tuple[float, str]:
    return (entry.note.modified.timestamp(), entry.note.id)


def _by_source(entry: Entry) -> tuple[str, str, int, str]:
    note = entry.note
    return (note.target.title.casefold(), note.target.title, note.position.start if note.position else -1, note.id)


_KINDS = {"questioning": 0, "commenting": 1, "highlighting": 2, "bookmarking": 3, "tagging": 4}
"""The order of kinds: what waits for an answer first."""
