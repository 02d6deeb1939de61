"""A terminal that follows the standards where pyte does not, and what a person sees on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pyte
from pyte import modes
from pyte.screens import Char
from rich.cells import get_character_cell_size

_KNOWN_TO_PYTE = frozenset({1, 3, 4, 5, 7, 9})
_OFF = {22: {1, 2}, 23: {3}, 24: {4, 21}, 25: {5, 6}, 27: {7}, 28: {8}, 29: {9}, 54: {51, 52}, 55: {53}}
_SEEN_ON_BLANKS = frozenset({4, 7, 9, 21, 51, 52, 53})


class Seen(NamedTuple):
    """What a person can see of a cell."""

    glyph: str
    foreground: str
    background: str
    attributes: frozenset[int]


class Emulator(pyte.Screen):
    """pyte's screen, put right in four points.

    - pyte drops the rest of a text after a zero-width character that is no combining mark (a joiner, a variation
      selector); terminals draw on.
    - pyte leaves the other half of an overwritten wide glyph; terminals blank it.
    - pyte forgets the attributes dim, fast blink, conceal, double underline, frame, circle and overline.
    - pyte has no REP.
    """

    def __init__(self, columns: int, lines: int, width_of: Callable[[str], int] = get_character_cell_size) -> None:
        self._width_of = width_of
        self._attributes: frozenset[int] = frozenset()
        self._attributes_at: dict[tuple[int, int], frozenset[int]] = {}
        self._last = " "
        super().__init__(columns, lines)
        self.reset_mode(modes.DECAWM >> 5, private=True)  # as textual does
        self._stream = pyte.Stream(strict=False)
        self._stream.csi = {**pyte.Stream.csi, "b": "repeat"}
        self._stream.events = pyte.Stream.events | {"repeat"}
        self._stream.attach(self)

    def feed(self, data: str) -> None:
        """Take what a tty would make of *data*: a line feed also returns the carriage."""
        self._stream.feed(data.replace("\n", "\r\n"))

    def draw(self, data: str) -> None:
        """Draw *data* glyph by glyph."""
        for character in data:
            width = self._width_of(character)
            if width:
                self._draw_glyph(character, width)
                self._last = character
            else:
                self._add_mark(character)

    def repeat(self, count: int = 1) -> None:
        """REP: draw the last glyph again."""
        self.draw(self._last * count)

    def _draw_glyph(self, character: str, width: int) -> None:
        x, y = min(self.cursor.x, self.columns - width), self.cursor.y
        for column in range(x, x + width):
            self._blank_other_half(y, column)
        for column in range(x, x + width):
            self.buffer[y][column] = self.cursor.attrs._replace(data=character if column == x else "")
            self._attributes_at[y, column] = self._attributes
        self.cursor.x = min(x + width, self.columns)

    def _blank_other_half(self, y: int, x: int) -> None:
        line = self.buffer[y]
        if line[x].data == "":
            line[x - 1] = line[x - 1]._replace(data=" ")
        elif x + 1 < self.columns and line[x + 1].data == "":
            line[x + 1] = line[x + 1]._replace(data=" ")

    def _add_mark(self, mark: str) -> None:
        line = self.buffer[self.cursor.y]
        x = self.cursor.x - 1
        while x > 0 and line[x].data == "":
            x -= 1
        if x >= 0:
            line[x] = line[x]._replace(data=line[x].data + mark)

    def select_graphic_rendition(self, *attrs: int, **kwargs: bool) -> None:
        """SGR, with the attributes that pyte does not know."""
        super().select_graphic_rendition(*attrs, **kwargs)
        rest = list(attrs or (0,))
        while rest:
            code = rest.pop(0)
            if code == 0:
                self._attributes = frozenset()
            elif code in (38, 48):
                del rest[: 4 if rest[0] == 2 else 2]
            elif code in _OFF:
                self._attributes -= _OFF[code]
            elif code in (*range(1, 10), 21, 51, 52, 53):
                self._attributes |= {code}

    def seen(self) -> list[list[Seen]]:
        """The picture, row by row."""
        return [[self._seen(y, x) for x in range(self.columns)] for y in range(self.lines)]

    def _seen(self, y: int, x: int) -> Seen:
        cell: Char = self.buffer[y][x]
        attributes = self._attributes_at.get((y, x), frozenset())
        if cell.data == " ":
            attributes &= _SEEN_ON_BLANKS
        foreground = cell.fg if attributes or cell.data != " " else "default"
        return Seen(cell.data, foreground, cell.bg, attributes)

    def text(self) -> list[str]:
        """The glyphs, row by row."""
        return ["".join(self.buffer[y][x].data for x in range(self.columns)) for y in range(self.lines)]

    def place(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        return self.cursor.y, min(self.cursor.x, self.columns - 1)
