"""A page of rows about one thing: headings, text and lines that lead somewhere."""

from __future__ import annotations

import textwrap
from abc import abstractmethod
from collections.abc import Iterable
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from textual.message import Message

from defense_tui.lens.lens import Clause
from defense_tui.library.library import UnknownIdError
from defense_tui.tui.messages import Say
from defense_tui.tui.noteboard import Entry
from defense_tui.tui.state import Place
from defense_tui.tui.widgets.cells import fit, printable
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.widgets.rows import Rows

T = TypeVar("T")


class CardRow(NamedTuple):
    """One line of a card; the cursor stops on it when it leads somewhere or can be filtered by."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()
    place: Place | None = None
    clause: Clause | None = None
    entry: Entry | None = None
    """A note that is opened itself, because it is on no passage that could be visited."""

    @property
    def leads(self) -> bool:
        """Whether the cursor stops here."""
        return self.place is not None or self.clause is not None or self.entry is not None


def heading(text: str, width: int) -> CardRow:
    """A thin line across the card with *text* in it."""
    return CardRow(((f" ─ {text} ".ljust(max(width - 1, 0), "─"), "muted"),))


def prose(text: str, width: int) -> Iterable[CardRow]:
    """*text* wrapped to *width* cells with a margin."""
    return (CardRow(((f"  {line}", ""),)) for line in textwrap.wrap(text, max(min(width, 100) - 4, 20)))


def hanging(
    start: tuple[Piece, ...],
    text: str,
    width: int,
    right: tuple[Piece, ...] = (),
    *,
    look: str = "",
    place: Place | None = None,
    clause: Clause | None = None,
) -> Iterable[CardRow]:
    """*text* behind the pieces *start*, its further lines under its first one; *right* stands on the first line."""
    indent = sum(cell_len(piece) for piece, _ in start)
    room = max(width - 2 - indent - sum(cell_len(piece) + 2 for piece, _ in right), 16)
    first, *others = textwrap.wrap(printable(text), room) or [""]
    yield CardRow((*start, (first, look)), right, place, clause)
    for line in others:
        yield CardRow(((" " * indent + line, look),))


def column(text: str, cells: int) -> str:
    """*text* as a column of *cells* cells and two blanks."""
    return fit(text, cells) + "  "


class Card(Rows[CardRow], Generic[T]):
    """Asks for what it shows in a worker, and lays it out anew when its width changes."""

    HEAD = 1

    class Loaded(Message):
        """A worker brought what the card shows."""

        def __init__(self, thing_id: str, content: Any, row: int | None) -> None:
            super().__init__()
            self.thing_id = thing_id
            self.content = content
            self.row = row

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.thing_id = ""
        """Id of what is shown."""
        self.content: T | None = None

    @abstractmethod
    def fetch(self, thing_id: str) -> T:
        """What to show, from a worker thread; raises UnknownIdError."""

    @abstractmethod
    def lay_out(self, content: T, width: int) -> list[CardRow]:
        """The card's lines at *width* cells."""

    @abstractmethod
    def heading_line(self, content: T) -> Line:
        """What stands at the top."""

    def show(self, thing_id: str, row: int | None = 0) -> None:
        """Show the thing of that id with the cursor on *row*; None: where it is when the answer comes."""
        self.run_worker(partial(self._work, thing_id, row), thread=True, exclusive=True, group=f"card-{self.id}")

    def reload(self) -> None:
        """Ask again for the thing shown, and keep the cursor."""
        if self.thing_id:
            self.show(self.thing_id, None)

    def _work(self, thing_id: str, row: int | None) -> None:
        try:
            self.post_message(self.Loaded(thing_id, self.fetch(thing_id), row))
        except UnknownIdError as error:
            self.post_message(Say(str(error), "warning"))

    def on_card_loaded(self, message: Loaded) -> None:
        """Show what a worker brought."""
        message.stop()
        self.thing_id, self.content = message.thing_id, message.content
        self._lay_out()
        if message.row is not None:
            self.move_to(message.row)

    def on_resize(self) -> None:
        self._lay_out()
        super().on_resize()

    def _lay_out(self) -> None:
        if self.content is not None and self.size.width:
            self.set_items(self.lay_out(self.content, self.size.width))

    def row_id(self, item: CardRow) -> str:
        return str(id(item))

    def row_lines(self, item: CardRow, width: int) -> tuple[Line, ...]:
        return (Line(item.left, item.right),)

    def selectable(self, item: CardRow) -> bool:
        return item.leads

    def set_items(self, items: Any, *, keep: str | None = None) -> None:
        cursor = self.cursor
        super().set_items(items, keep=keep)
        self.move_to(cursor)

    def title_line(self) -> Line:
        return self.heading_line(self.content) if self.content is not None else Line()

    def place_here(self) -> Place | None:
        """Where Enter leads."""
        return self.current.place if self.current else None

    def clause_here(self) -> Clause | None:
        """What ``f`` narrows by."""
        return self.current.clause if self.current else None
