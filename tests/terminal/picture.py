"""What a person sees of the bytes that a program writes to its terminal."""

from __future__ import annotations

import re

import pyte

_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]|\x1b[P_^].*?\x1b\\", re.DOTALL)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[P_^\]][^\x1b\x07]*\x1b?)?$")


class Picture:
    """A screen of *columns* x *rows* on which bytes are drawn as they come, also in pieces."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._pending = b""

    def draw(self, data: bytes) -> None:
        """Take what the program wrote."""
        data = _UNKNOWN_TO_PYTE.sub(b"", self._pending + data)
        unfinished = _UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        self._pending = data[cut:]
        self._stream.feed(data[:cut])

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, without blanks at their ends."""
        return [row.rstrip() for row in self.screen.display]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def cursor_line(self) -> str:
        """The row in which the hardware cursor stands: what a braille display shows."""
        return self.lines[self.screen.cursor.y]
