"""A line made of pieces: what is cut when there is no room, and what is kept at the right edge."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from defense_tui.tui.widgets.cells import clip, printable

Piece = tuple[str, str]
"""Text, and the name of how it looks; the empty name is plain."""


class Line(NamedTuple):
    """Pieces from the left, cut when there is no room, and pieces kept at the right edge."""

    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()


def compose(line: Line, base: Style, look: Callable[[str], Style], width: int) -> Strip:
    """*line* as exactly *width* cells over the style *base*; *look* gives a name's style."""
    right = [(printable(text), name) for text, name in line.right if text]
    kept = sum(cell_len(text) for text, _ in right)
    room = max(width - kept - (1 if right else 0), 0)
    segments: list[Segment] = []
    for text, name in line.left:
        if room <= 0:
            break
        shown = clip(printable(text), room)
        segments.append(Segment(shown, base + look(name)))
        room -= cell_len(shown)
    if right:
        segments.append(Segment(" " * (room + 1), base))
        segments += [Segment(text, base + look(name)) for text, name in right]
    return Strip(segments).adjust_cell_length(width, base)
