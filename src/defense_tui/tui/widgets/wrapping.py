"""A line that is too long for its place, as several lines of which none is cut."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from defense_tui.tui.widgets.cells import printable
from defense_tui.tui.widgets.line import Line, Piece


def wrapped(line: Line, width: int, indent: int) -> tuple[Line, ...]:
    """*line* in lines of *width* cells, broken at blanks where there are any, all but the first behind *indent* blanks.

    What *line* has at the right edge stays on the first line. A *width* of no more than *indent* wraps nothing.
    """
    kept = sum(cell_len(printable(text)) for text, _ in line.right if text)
    pieces = [(printable(text), look) for text, look in line.left]
    text = "".join(piece for piece, _ in pieces)
    room = width - kept - (1 if kept else 0)
    if cell_len(text) <= room or width <= indent:
        return (line,)
    start, end = 0, _end(text, 0, room)
    lines = [Line(tuple(_part(pieces, start, end)), line.right)]
    while (start := len(text) - len(text[end:].lstrip(" "))) < len(text):
        end = _end(text, start, width - indent)
        lines.append(Line(((" " * indent, ""), *_part(pieces, start, end))))
    return tuple(lines)


def _end(text: str, start: int, room: int) -> int:
    """Where a line of *room* cells that begins at *start* ends, in code points: at a blank if it can."""
    full = start + _filling(text[start:], room)
    if full >= len(text):
        return len(text)
    blank = text.rfind(" ", start, full + 1)
    return blank if text[start : max(blank, start)].strip() else full


def _filling(text: str, room: int) -> int:
    """How many code points of *text* fill *room* cells; at least one, so that there is always an end."""
    cells = 0
    for count, character in enumerate(text):
        cells += cell_len(character)
        if cells > room:
            return max(count, 1)
    return len(text)


def _part(pieces: list[Piece], start: int, end: int) -> Iterator[Piece]:
    """What of *pieces* lies from code point *start* to *end*."""
    at = 0
    for text, look in pieces:
        if part := text[max(start - at, 0) : max(end - at, 0)]:
            yield part, look
        at += len(text)
