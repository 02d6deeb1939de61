"""A one-line field: text goes in, and only ctrl keys, arrows, Enter, Esc and Tab command."""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input

from defense_tui.keys.command import Context
from defense_tui.tui.widgets.parting import blank_lines


class Field(Input):
    """textual's Input without box or blinking; its keys that command come from the key machine."""

    CONTEXTS: tuple[Context, ...] = (Context.FIELD,)
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

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines within *crop*; blank ones once this was taken away."""
        return super().render_lines(crop) if self.is_running else blank_lines(crop)
