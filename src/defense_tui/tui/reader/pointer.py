"""What the mouse does: a click puts the caret, a drag selects, two clicks take the word, three the paragraph.

The wheel turns the page as keys do: the caret comes along as far as it must to stay in sight, so that the next key goes
on from what is on the screen. A selection stays as it is, and its caret with it, until a key moves it.
"""

from __future__ import annotations

from textual import events
from textual.timer import Timer

from defense_tui.analysis.sentences import paragraph_at
from defense_tui.tui.reader import motions
from defense_tui.tui.reader.commands import CaretCommands

_SCROLLS_A_SECOND = 20
_ROWS_A_SCROLL = 2
"""How fast the text moves while a drag is held beyond its edge."""
_ROWS_A_NOTCH = 3
"""How far a notch of the wheel turns the text."""


class PointerCommands(CaretCommands, inherit_bindings=False):
    """A canvas that the mouse reaches."""

    _pressed: int | None = None
    """Where the button went down, while it is down."""
    _pointer = (0, 0)
    """The cell and row, within the widget, where the pointer was seen last."""
    _dragging: Timer | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the caret where the pointer is, and be ready for a drag."""
        if self._page and event.button == 1:
            self._pointer = (event.x - self.gutter.left, event.y - self.gutter.top)
            self.clear_selection()
            self.go_to(self._pointed())
            self._pressed = self.caret
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button went down to the pointer."""
        if self._pressed is None:
            return
        self._pointer = (event.x - self.gutter.left, event.y - self.gutter.top)
        self._drag()
        if self._overshoot() and self._dragging is None:
            self._dragging = self.set_interval(1 / _SCROLLS_A_SECOND, self._drag)

    def on_mouse_up(self, _: events.MouseUp) -> None:
        """End the drag; what it selected stays selected."""
        self._pressed = None
        self.release_mouse()
        self._stop_scrolling()

    def on_click(self, event: events.Click) -> None:
        """Select the word at a double click, the paragraph at a triple one."""
        if self._page is None or event.chain < 2:
            return
        text = self._page.layout.text
        found = motions.word_at(text, self.caret) if event.chain == 2 else paragraph_at(text, self.caret)
        if found and found[0] < found[1]:
            self.select_range(*found)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Turn the text, the caret staying in sight."""
        self._turn(event, _ROWS_A_NOTCH)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Turn the text back, the caret staying in sight."""
        self._turn(event, -_ROWS_A_NOTCH)

    def _turn(self, event: events.MouseEvent, rows: int) -> None:
        event.prevent_default()
        event.stop()
        self._scroll_to_row(self._top + rows)
        if self._page and self._anchor is None:
            self._take_caret_along(self._page.row_of(self.caret))

    def _drag(self) -> None:
        """Take the caret to the pointer; while it is beyond an edge the text comes along."""
        if self._pressed is None:
            return
        if beyond := self._overshoot():
            self._scroll_to_row(self._top + (_ROWS_A_SCROLL if beyond > 0 else -_ROWS_A_SCROLL))
        else:
            self._stop_scrolling()
        place = self._pointed()
        if place == self.caret:
            return
        if self._anchor is None:
            self._set_anchor(self._pressed)
        self.go_to(place)

    def _overshoot(self) -> int:
        """Below 0 while the pointer is above the rows, above 0 while it is below them."""
        y = self._pointer[1]
        return y if y < 0 else max(0, y - self._rows + 1)

    def _pointed(self) -> int:
        assert self._page is not None
        x, y = self._pointer
        return self._page.nearest(self._top + min(max(y, 0), self._rows - 1), x)

    def _stop_scrolling(self) -> None:
        if self._dragging:
            self._dragging.stop()
            self._dragging = None
