"""Pane 4: the reader's own notes, with the drafts on top."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from defense_tui.keys.command import Context
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.lens.query import kind_word
from defense_tui.library.answers import Cursor
from defense_tui.library.library import Order
from defense_tui.notebook.annotation import Annotation, hashtag
from defense_tui.notebook.drafts import Draft
from defense_tui.notebook.owner import Standing
from defense_tui.tui.messages import Visit
from defense_tui.tui.noteboard import DraftEntry, Entry, Heading, NoteRow
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.cells import fit
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.workspace.pane import Answer, Pane
from defense_tui.tui.workspace.versions import sides

_PLACES = {"article": PlaceKind.ARTICLE, "entity": PlaceKind.PROFILE, "event": PlaceKind.EVENT}
_STATES = {
    "unsure": ("is this the place?", "place?"),
    "orphan": ("lost its place", "lost"),
    "elsewhere": ("from another folder", "elsewhere"),
}
"""What the reader should look at, in full and where there is little room."""
_GLANCE = 2000
"""Code points of a passage that a row is made of; a sentence may have millions."""
_KIND_WIDTH = 10
"""Cells for the longest kind of note and a blank."""
_ROOMY = 100
_WIDE = 60
"""From this many cells on a row names its article and says the quote behind the words."""


ALL_NOTES = "notes:all"
"""In the scopes of a workspace: the notes pane shows all notes, whatever the filter."""


def next_scope(scoped: frozenset[str], lens: Lens, *, has_article: bool) -> frozenset[str]:
    """The scopes of a workspace after the notes pane has gone on: this article, the whole filter, all."""
    rest = scoped - {"notes", ALL_NOTES}
    if "notes" in scoped:
        return rest
    if lens and ALL_NOTES not in scoped:
        return rest | {ALL_NOTES}
    return rest | {"notes"} if has_article else rest


def note_words(annotation: Annotation) -> str:
    """The note on one line: what was written, else what was marked, else its tags."""
    quote = f"“{annotation.quote.exact[:_GLANCE]}”" if annotation.quote else ""
    written = " ".join(annotation.note.split())
    return " ".join(part for part in (written or quote, *map(hashtag, annotation.tags)) if part)


class NotesPane(Pane[NoteRow]):
    """Colour, kind, words, quote, tags and target of each note."""

    CONTEXTS = (Context.NOTES, Context.LIST)
    NUMBER = "4"
    NAME = "Notes"
    ORDERS = (Order.NEWEST, Order.OLDEST, Order.SOURCE, Order.KIND)

    class Chosen(Message):
        """Enter on a row that is more than a way to a passage: a draft, a note on the whole corpus."""

        def __init__(self, row: NoteRow) -> None:
            super().__init__()
            self.row = row

    class ScopeChanged(Message):
        """The reader wants the notes of another scope."""

    def __init__(self, notes: Callable[[Lens, Order], Answer[NoteRow]]) -> None:
        """*notes* gives the rows that a lens shows; called from worker threads."""
        super().__init__(lambda lens: lens)
        self._notes = notes
        self._marked: set[str] = set()
        """Ids of the notes that the next command changes all at once."""

    def fetch(self, lens: Lens, order: Order, after: Cursor | None, limit: int | None) -> Answer[NoteRow]:
        return self._notes(lens, order)

    # What stands under the cursor

    @property
    def note(self) -> Annotation | None:
        """The note under the cursor."""
        return self.current.note if isinstance(self.current, Entry) else None

    @property
    def notes(self) -> tuple[Annotation, ...]:
        """All notes shown, in their order."""
        return tuple(row.note for row in self.items if isinstance(row, Entry))

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """All drafts shown."""
        return tuple(row.draft for row in self.items if isinstance(row, DraftEntry))

    @property
    def chosen(self) -> tuple[Annotation, ...]:
        """The marked notes, else the one under the cursor."""
        marked = tuple(note for note in self.notes if note.id in self._marked)
        return marked or ((self.note,) if self.note else ())

    def do_mark_row(self) -> None:
        """Mark the note, or take its mark away, and go on to the next."""
        if self.note is not None:
            self._marked ^= {self.note.id}
            self.refresh()
            self.do_line_down()

    def clear_marks(self) -> bool:
        """Take all marks away; whether there were any."""
        had = bool(self._marked)
        self._marked.clear()
        self.refresh()
        return had

    def place_here(self) -> Place | None:
        """The note's passage or thing; None for a note whose place must be looked at first."""
        if not isinstance(self.current, Entry) or self.current.state:
            return None
        target = self.current.note.target
        kind = _PLACES.get(target.kind)
        return Place(kind, target.id, self.current.start) if kind else None

    def clause_here(self) -> Clause | None:
        return None

    def do_open(self) -> None:
        """Go to the note's passage, or open what is no passage."""
        place = self.place_here()
        if place is not None:
            self.post_message(Visit(place))
        elif self.current is not None:
            self.post_message(self.Chosen(self.current))

    def do_switch_scope(self) -> None:
        """Ask for the notes of the next scope."""
        self.post_message(self.ScopeChanged())

    # Rows

    def row_id(self, item: NoteRow) -> str:
        return item.id

    def selectable(self, item: NoteRow) -> bool:
        return not isinstance(item, Heading)

    def row_lines(self, item: NoteRow, width: int) -> tuple[Line, ...]:
        if isinstance(item, Heading):
            return (Line(((f"{item.title}", "bold"), (f"  {item.notes}", "muted"))),)
        if isinstance(item, DraftEntry):
            return (_draft_line(item.draft, width),)
        mark = "+" if item.note.id in self._marked else " "
        return (_note_line(item, mark, width, named=self.order is not Order.SOURCE),)

    # What the title and an empty pane say

    def remarks(self) -> tuple[str, ...]:
        drafts, marked = len(self.drafts), sum(note.id in self._marked for note in self.notes)
        scope = "this article" if self.lens.of(Field.ARTICLE) else "whole filter" if self.lens else "all"
        return (
            f"{marked} marked" if marked else "",
            scope,
            f"{drafts} draft{'s' * (drafts > 1)}" if drafts else "",
            self.order,
        )

    def empty_lines(self) -> tuple[str, ...]:
        if self.page is None:
            return ("Reading your notes …",)
        if self.lens.of(Field.ARTICLE):
            return ("No notes on this article yet. a writes one on the sentence at the caret; w shows others.",)
        if self.lens:
            return ("No notes fit the filter. Backspace removes its newest part.",)
        return ("No notes yet: in the reader, v selects, a writes a note, x highlights.",)


def _note_line(entry: Entry, mark: str, width: int, *, named: bool) -> Line:
    note = entry.note
    kind = kind_word(note.motivation)
    look = f"mark-{note.color}" if note.color else "muted"
    left: list[Piece] = [(mark, "accent"), ("▎", look), (fit(kind, _KIND_WIDTH), "muted")]
    if entry.state:
        left.append((f"⚑ {_STATES[entry.state][width < _ROOMY]}  ", "warning"))
    if sides(note.note):
        left.append(("two versions, R chooses  " if width >= _ROOMY else "two versions  ", "warning"))
    left += _content(note, width)
    return Line(tuple(left), _right(note, f"{note.modified:%Y-%m-%d}", width, named=named))


def _draft_line(draft: Draft, width: int) -> Line:
    living = draft.owner.standing() is Standing.LIVING
    look = f"mark-{draft.color}" if draft.color else "muted"
    left: list[Piece] = [(" ▎", look), (fit("draft", _KIND_WIDTH), "warning")]
    left += _content(draft, width)
    typed = f"{draft.typed.astimezone():%Y-%m-%d}"
    return Line(tuple(left), _right(draft, "open in another session" if living else typed, width, named=True))


def _content(note: Annotation | Draft, width: int) -> list[Piece]:
    """Words, tags and, where there is room or nothing else, the quote."""
    two = sides(note.note)
    written = " ".join((two[1].text if two else note.note).split())
    quote = f"“{' '.join(note.quote.exact[:_GLANCE].split())}”" if note.quote else ""
    pieces: list[Piece] = [(f"{written}  ", "")] if written else []
    if note.tags:
        pieces.append((f"{' '.join(map(hashtag, note.tags))}  ", "accent"))
    if quote and (width >= _WIDE or not written):
        pieces.append((quote, "muted" if written else ""))
    return pieces


def _right(note: Annotation | Draft, when: str, width: int, *, named: bool) -> tuple[Piece, ...]:
    if not named or width < _WIDE:
        return ((f"  {when}", "muted"),)
    title = note.target.title or note.target.id or "the collection"
    return ((f" {fit(title, max(width // 4, 12))}", "muted"), (f"  {when}", "muted"))
