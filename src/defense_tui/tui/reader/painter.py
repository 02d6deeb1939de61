"""Pieces of text and the layers on them become strips; what was painted once is kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual.color import BLACK, WHITE
from textual.strip import Strip
from textual.widget import Widget

from defense_tui.tui.reader.margin import Piece

_STRIPS = 512
"""How many painted rows are kept."""


class Painter:
    """Paints rows of *widget* with the component classes ``reader--<layer>``."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[str, ...], Style] = {}
        self._strips: dict[Hashable, Strip] = {}

    def row(self, key: Hashable, width: int, pieces: Callable[[], Iterable[Piece]]) -> Strip:
        """A row of *width* cells made of *pieces*, which are asked for when no row of that key is kept."""
        strip = self._strips.get(key)
        if strip is None:
            segments = [Segment(text, self.style(names)) for text, names in pieces() if text]
            strip = Strip(segments).adjust_cell_length(width, self.style(()))
            if len(self._strips) >= _STRIPS:
                self._strips.clear()
            self._strips[key] = strip
        return strip

    def cell(self, piece: Piece) -> Strip:
        """*piece*, one cell of decoration, as a strip."""
        text, names = piece
        return Strip([Segment(text, self.style(names))], 1)

    def forget_rows(self) -> None:
        """What the rows show has changed."""
        self._strips.clear()

    def forget_looks(self) -> None:
        """The theme has changed."""
        self._styles.clear()
        self._strips.clear()

    def style(self, names: tuple[str, ...]) -> Style:
        """The look of text under layers, the lowest first; translucent colours let those below through."""
        if names not in self._styles:
            base = self._widget.visual_style
            background, color = base.background or BLACK, base.foreground or WHITE
            attributes = base.rich_style.without_color
            for name in names:
                styles = self._widget.get_component_styles(f"reader--{name}")
                if styles.has_rule("background"):
                    background += styles.background
                if styles.has_rule("color"):
                    color = styles.color
                flips_back = name == "caret" and attributes.reverse
                attributes += Style(reverse=False) if flips_back else styles.text_style
            colors = Style.from_color((background + color).rich_color, background.rich_color)
            self._styles[names] = attributes + colors
        return self._styles[names]
