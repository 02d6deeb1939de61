"""A list with a cursor: any number of rows, moving, finding, the mouse."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar

from textual import events
from textual.geometry import Region
from textual.message import Message

from defense_tui.keys.command import Context
from defense_tui.tui.widgets.painted_rows import PaintedRows

T = TypeVar("T")


class Rows(PaintedRows[T], can_focus=True):
    """Rows of equal height under a fixed title line, with a cursor that keeps its row when the rows change."""

    CONTEXTS: tuple[Context, ...] = (Context.LIST,)

    class NearEnd(Message):
        """The cursor comes near the last row: more could be fetched."""

    class Moved(Message):
        """The cursor stands on another row."""

    class Clicked(Message):
        """A row was clicked that the cursor stood on already."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._found: str = ""

    @abstractmethod
    def row_id(self, item: T) -> str:
        """Names the row, so that the cursor finds it again among new rows."""

    # The rows and the cursor

    @property
    def items(self) -> Sequence[T]:
        """The rows' contents, first to last."""
        return self._items

    @property
    def cursor(self) -> int:
        """Index of the row that the cursor stands on."""
        return self._cursor

    @property
    def current(self) -> T | None:
        """The row under the cursor; None when there is none."""
        if self._cursor >= len(self._items):
            return None
        item = self._items[self._cursor]
        return item if self.selectable(item) else None

    def set_items(self, items: Sequence[T], *, keep: str | None = None) -> None:
        """Show *items*; the cursor stays on the row of id *keep*, else on its row, else near its place."""
        current = self.current
        wanted = keep if keep is not None else (self.row_id(current) if current is not None else None)
        self._items = items
        found = None
        if wanted is not None:
            found = next((index for index, item in enumerate(items) if self.row_id(item) == wanted), None)
        place = found if found is not None else (0 if keep is not None else min(self._cursor, max(len(items) - 1, 0)))
        self._cursor = self._settle(place, 1)
        self._reveal()
        self.refresh()

    def move_to(self, index: int, *, towards: int = 1) -> None:
        """Put the cursor on the row at *index*, or the next selectable one in the direction *towards*."""
        if not self._items:
            return
        old_cursor, old_top = self._cursor, self._top
        self._cursor = self._settle(min(max(index, 0), len(self._items) - 1), towards)
        self._reveal()
        if self._top != old_top:
            self.refresh(Region(0, self.HEAD, self.size.width, self.size.height - self.HEAD))
        elif self._cursor != old_cursor:
            self._refresh_row(old_cursor)
            self._refresh_row(self._cursor)
        if self._cursor != old_cursor:
            self.post_message(self.Moved())
        if self._cursor + self._page >= len(self._items) - 1:
            self.post_message(self.NearEnd())

    def move_to_id(self, row_id: str) -> bool:
        """Put the cursor on the row of that id; whether there is one."""
        for index, item in enumerate(self._items):
            if self.row_id(item) == row_id:
                self.move_to(index)
                return True
        return False

    def _settle(self, index: int, towards: int) -> int:
        for step in (towards, -towards):
            place = index
            while 0 <= place < len(self._items):
                if self._can_stand_on(self._items[place]):
                    return place
                place += step
        return index

    @property
    def _page(self) -> int:
        return max((self.size.height - self.HEAD) // self.row_height, 1)

    def _reveal(self) -> None:
        page = self._page
        first = self._cursor
        while first > 0 and not self._can_stand_on(self._items[first - 1]) and self._cursor - first < page - 1:
            first -= 1
        if first < self._top:
            self._top = first
        elif self._cursor >= self._top + page:
            self._top = self._cursor - page + 1
        self._top = max(min(self._top, len(self._items) - page), 0)

    # Commands

    def do_line_down(self) -> None:
        self.move_to(self._cursor + 1)

    def do_line_up(self) -> None:
        self.move_to(self._cursor - 1, towards=-1)

    def do_page_down(self) -> None:
        self._turn(self._page)

    def do_page_up(self) -> None:
        self._turn(-self._page)

    def do_half_page_down(self) -> None:
        self._turn(max(self._page // 2, 1))

    def do_half_page_up(self) -> None:
        self._turn(-max(self._page // 2, 1))

    def do_first(self) -> None:
        self._turn(-len(self._items))

    def do_last(self) -> None:
        self.move_to(len(self._items) - 1, towards=-1)

    do_first_row = do_first
    do_last_row = do_last
    do_page_back = do_page_up

    def _turn(self, rows: int) -> None:
        old_top = self._top
        self._top = max(min(self._top + rows, len(self._items) - self._page), 0)
        self.move_to(self._cursor + rows, towards=1 if rows > 0 else -1)
        if self._top != old_top:
            self.refresh(Region(0, self.HEAD, self.size.width, self.size.height - self.HEAD))

    # Finding in the rows

    def find(self, needle: str) -> int:
        """Look for *needle* in the rows' text from the cursor on, case aside; how many rows have it."""
        self._found = needle.casefold()
        rows = self._rows_found()
        if rows:
            self.move_to(next((row for row in rows if row >= self._cursor), rows[0]))
        return len(rows)

    def do_find_next(self) -> None:
        if rows := self._rows_found():
            self.move_to(next((row for row in rows if row > self._cursor), rows[0]))

    def do_find_previous(self) -> None:
        if rows := self._rows_found():
            self.move_to(next((row for row in reversed(rows) if row < self._cursor), rows[-1]))

    def _rows_found(self) -> list[int]:
        if not self._found:
            return []
        return [
            index
            for index, item in enumerate(self._items)
            if self.selectable(item) and self._found in self.row_text(item).casefold()
        ]

    def row_text(self, item: T) -> str:
        """All that a row says, for finding."""
        lines = self.row_lines(item, 400)
        return " ".join(text for line in lines for text, _ in (*line.left, *line.right))

    # Size, mouse

    def on_resize(self) -> None:
        old_top = self._top
        self._reveal()
        if self._top != old_top:
            self.refresh()

    def on_show(self) -> None:
        """Rows that came while nothing was shown may have been cut to no height."""
        self._reveal()
        self.refresh()

    def on_mouse_scroll_down(self) -> None:
        self._turn(3)

    def on_mouse_scroll_up(self) -> None:
        self._turn(-3)

    def on_click(self, event: events.Click) -> None:
        index = self._top + (event.y - self.HEAD) // self.row_height
        if event.y < self.HEAD or index >= len(self._items) or not self.selectable(self._items[index]):
            return
        if index == self._cursor:
            self.post_message(self.Clicked())
        self.move_to(index)
