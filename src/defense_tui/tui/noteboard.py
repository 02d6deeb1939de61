"""The rows of the notes pane: drafts, notes and the headings above them, in each order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from defense_tui.library.library import Order
from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.drafts import Draft


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
