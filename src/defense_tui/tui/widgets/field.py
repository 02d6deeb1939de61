"""A one-line field: text goes in, and only ctrl keys, arrows, Enter, Esc and Tab command."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import Input

from defense_tui.keys.command import Context


class Field(Input):
    """textual's Input without box or blinking; its keys that command come from the key machine."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.FIELD,)
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

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(value, placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False
