"""One-line bars: pieces on the left, pieces at the right edge."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.strip import Strip

from defense_tui.tui.widgets.line import Line, compose
from defense_tui.tui.widgets.looks import PaintedLooks
from defense_tui.tui.widgets.words import in_words, reads_in_words

LOOKS = ("muted", "accent", "key", "chip", "ok", "warning", "error")


class Bar(PaintedLooks):
    """A line across the screen; painted only when it changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"bar--{look}" for look in LOOKS}
    DEFAULT_CSS = """
    Bar { height: 1; background: $panel; color: $foreground; }
    Bar .bar--muted { color: $muted; }
    Bar .bar--accent { color: $accent; text-style: bold; }
    Bar .bar--key { color: $accent; text-style: bold; }
    Bar .bar--chip { color: $date; text-style: bold; }
    Bar .bar--ok { color: $success; }
    Bar .bar--warning { color: $warning; text-style: bold; }
    Bar .bar--error { color: $error; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._line = Line()
        self._in_words = False

    def on_mount(self) -> None:
        self._in_words = reads_in_words(self)

    @property
    def line(self) -> Line:
        """What the bar shows."""
        return self._line

    @line.setter
    def line(self, line: Line) -> None:
        if line != self._line:
            self._line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        line = self._line if y == 0 else Line()
        width = self.size.width
        return compose(in_words(line, width) if self._in_words else line, self.rich_style, self._look, width)

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"bar--{name}", partial=True) if name else Style.null()
