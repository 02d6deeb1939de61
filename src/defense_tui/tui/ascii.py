"""The screen in ASCII, for terminals and locales that have nothing else: cell for cell, in one place."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

SIGNS = {
    "▌": ">", "▎": "|", "▏": "|", "│": "|", "─": "-", "━": "=", "…": "~", "·": "-", "•": "*", "◦": "-",
    "●": "*", "◐": "+", "○": "o", "▸": ">", "✕": "x", "◌": ".", "⚑": "!", "⌕": "?", "★": "*", "↑": "^", "↓": "v",
    "←": "<", "→": ">", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ",
    "▪": "+", "■": "#", "◆": "@",
    "▁": ".", "▂": ".", "▃": ":", "▄": ":", "▅": "|", "▆": "|", "▇": "#", "█": "#", "\ufffd": "?",
}  # fmt: skip
"""What stands for each of our signs and for the typography of articles."""


@lru_cache(4096)
def to_ascii(text: str) -> str:
    """*text* in ASCII with each character in as many cells as before; a letter keeps its base, the rest is ``?``."""
    return text if text.isascii() else "".join(map(_character, text))


def _character(char: str) -> str:
    if char.isascii():
        return char
    cells = get_character_cell_size(char)
    base = "".join(part for part in unicodedata.normalize("NFKD", char) if part.isascii() and part.isprintable())
    shown = SIGNS.get(char) or base or "?"
    return shown[:cells].ljust(cells)


class AsciiFilter(LineFilter):
    """Turns everything that is painted into ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """*segments* with their text in ASCII; styles and cell widths stay."""
        return [Segment(to_ascii(segment.text), segment.style, segment.control) for segment in segments]
