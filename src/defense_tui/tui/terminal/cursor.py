"""The hardware cursor stands where the keyboard is: what braille displays, magnifiers and input methods follow."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.app import App
from textual.geometry import Offset

T = TypeVar("T")


class CursorFollowsFocus(App[T], Generic[T]):
    """An app that asks the focused widget, for each frame, where the cursor belongs.

    A widget tells by a property ``cursor_screen_offset``, as textual's Input and TextArea do. Textual lets widgets set
    the place when they get the keyboard; one that is only then laid out sets it where it was before.
    """

    @property
    def cursor_position(self) -> Offset:
        """Column and row on the screen; what was set last when the focused widget does not tell."""
        focused = self.focused if self._running else None
        place: Offset | None = getattr(focused, "cursor_screen_offset", None)
        return self._cursor_place if place is None else place

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._cursor_place = place
