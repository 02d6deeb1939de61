"""A one-line field: text goes in, and only ctrl keys, arrows, Enter, Esc and Tab command."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.binding import BindingsMap
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import Input

from defense_tui.keys.command import Context
from defense_tui.tui.widgets.editing import edit_at_once
from defense_tui.tui.widgets.parting import blank_lines
from defense_tui.tui.widgets.rows import Rows
from defense_tui.tui.widgets.words import reads_in_words

_EDITING = BindingsMap(Input.BINDINGS)


class Field(Input):
    """textual's Input without box or blinking; its keys that command come from the key machine."""

    CONTEXTS: tuple[Context, ...] = (Context.FIELD,)
    _rows: Rows[Any] | None = None
    """The rows that were moved in since the last change of the text."""
    DEFAULT_CSS = """
    Field, Field:focus {
        height: 1;
        border: none;
        padding: 0;
        background: $background;
        color: $foreground;
    }
    Field > .input--placeholder { color: $muted; }
    """

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        id: str | None = None,
        contexts: tuple[Context, ...] = (Context.FIELD,),
    ) -> None:
        """*contexts* says which keys command here, innermost first."""
        super().__init__(value, placeholder, id=id, select_on_focus=False)
        self.CONTEXTS = contexts
        self.cursor_blink = False

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor belongs: in the text, or on the row that was moved to since it was typed."""
        return super().cursor_screen_offset if self._rows is None else self._rows.cursor_screen_offset

    def reaches(self, rows: Rows[Any]) -> bool:
        """Let the terminal's cursor go over to *rows*; whether it, or who looks at the screen, was there already.

        Read line by line, the row under the cursor is read before the one below it.
        """
        was_there, self._rows = self._rows is rows, rows
        self.refresh()
        return was_there or not reads_in_words(self)

    async def on_key(self, event: events.Key) -> None:
        """Edit in the order typed."""
        await edit_at_once(self, _EDITING, event)

    def on_input_changed(self) -> None:
        """What was typed is what counts now."""
        self._rows = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines within *crop*; blank ones once this was taken away."""
        return super().render_lines(crop) if self.is_running else blank_lines(crop)
