"""A one-line field: text goes in, and only ctrl keys, arrows, Enter, Esc and Tab command."""

from __future__ import annotations

from textual.widgets import Input

from defense_tui.keys.command import Context
from defense_tui.tui.widgets.parting import Parting


class Field(Parting, Input):
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
