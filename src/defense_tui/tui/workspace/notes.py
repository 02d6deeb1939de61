"""Pane 4: the reader's own notes."""

from __future__ import annotations

from collections.abc import Callable

from defense_tui.keys.command import Context
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import Cursor
from defense_tui.library.library import Order
from defense_tui.notebook.annotation import Annotation, Motivation
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.cells import fit
from defense_tui.tui.widgets.line import Line
from defense_tui.tui.workspace.pane import Answer, Pane

MOTIVATION_WORDS: dict[str, str] = {
    Motivation.HIGHLIGHTING: "mark",
    Motivation.COMMENTING: "note",
    Motivation.QUESTIONING: "ask",
    Motivation.BOOKMARKING: "place",
    Motivation.TAGGING: "tags",
}
"""What the screen says of each kind of note, in at most five letters."""
_PLACES = {"article": PlaceKind.ARTICLE, "entity": PlaceKind.PROFILE, "event": PlaceKind.EVENT}


def note_words(annotation: Annotation) -> str:
    """The note on one line: what was written, else what was marked, else its tags."""
    quote = f"“{annotation.quote.exact}”" if annotation.quote else ""
    written = " ".join(annotation.note.split())
    return " ".join(part for part in (written or quote, *(f"#{tag}" for tag in annotation.tags)) if part)


class NotesPane(Pane[Annotation]):
    """Colour, kind, words and target of each note."""

    CONTEXTS = (Context.NOTES, Context.LIST)
    NUMBER = "4"
    NAME = "Notes"
    ORDERS = (Order.NEWEST, Order.SOURCE)

    def __init__(self, notes: Callable[[Lens, Order], Answer[Annotation]]) -> None:
        """*notes* gives the notes that a lens shows; called from worker threads."""
        super().__init__(lambda lens: lens)
        self._notes = notes

    def fetch(self, lens: Lens, order: Order, after: Cursor | None) -> Answer[Annotation]:
        return self._notes(lens, order)

    def row_id(self, item: Annotation) -> str:
        return item.id

    def row_lines(self, item: Annotation, width: int) -> tuple[Line, ...]:
        kind = MOTIVATION_WORDS.get(item.motivation, item.motivation)
        title = item.target.title or item.target.id or "the corpus"
        day = f"{item.modified:%Y-%m-%d}"
        room = max(width // 3, 12)
        right = (fit(f"{title}", room), "muted") if width >= 60 else ("", "")
        colour = f"mark-{item.color}" if item.color else "muted"
        return (Line((("▎", colour), (fit(kind, 6), "muted"), (note_words(item), "")), (right, (f"  {day}", "muted"))),)

    def empty_lines(self) -> tuple[str, ...]:
        if self.lens.of(Field.ARTICLE):
            return ("No notes on this article yet. a writes one on the sentence at the caret; w shows all.",)
        if self.lens:
            return ("No notes fit the filter. Backspace removes its newest part.",)
        return ("No notes yet: in the reader, v selects, a writes a note, x highlights.",)

    def place_here(self) -> Place | None:
        if not self.current:
            return None
        target = self.current.target
        kind = _PLACES.get(target.kind)
        start = self.current.position.start if self.current.position else 0
        return Place(kind, target.id, start) if kind else None

    def clause_here(self) -> Clause | None:
        return None
