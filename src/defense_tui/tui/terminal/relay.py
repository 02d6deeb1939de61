"""What the terminal gets for each write of textual: a frame as its difference, anything else as it is."""

from __future__ import annotations

import re
from collections.abc import Callable

from defense_tui.tui.terminal.frames import read_frame
from defense_tui.tui.terminal.glyphs import NOT_NARROW
from defense_tui.tui.terminal.screen import Screen

_SYNC_START = "\x1b[?2026h"
_SYNC_END = "\x1b[?2026l"
_WORTH_SYNC = 256
"""Bytes from which an update is bracketed: a smaller one reaches the terminal in one piece and cannot tear."""
_HARMLESS = re.compile(
    "(?:"
    "\x07"  # bell
    "|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)"  # OSC: title, clipboard, pointer, ...
    "|\x1b\\[\\?(?:7|25|100[0-6]|101[56]|2004|2048)[hl]"  # wrapping, cursor shown; mouse, focus, paste, resize reports
    "|\x1b\\[[<>][0-9]*u"  # keyboard protocol
    "|\x1b\\[\\?\\d+\\$p|\x1b\\[[56]n|\x1b\\[[0-9]* q"  # questions; shape of the cursor
    ")+"
)
"""What changes neither cells nor the place of the cursor nor the pen."""
_OTHER_SCREEN = re.compile("\x1b\\[\\?1049[hl]")
"""To the alternate screen or back; what textual wants to show stays what it was."""


class Relay:
    """Follows all that is written to one terminal. Not thread-safe."""

    def __init__(
        self,
        size: Callable[[], tuple[int, int]],
        not_narrow: re.Pattern[str] = NOT_NARROW,
        shorten: Callable[[str], str] = str,
    ) -> None:
        """*size* tells the terminal's width and height in cells; for the rest see :mod:`.glyphs` and :mod:`.blanks`."""
        self._size = size
        self._not_narrow = not_narrow
        self._shorten = shorten
        self._screen = Screen(*size(), not_narrow)
        self._in_sync = False
        self._can_sync = False
        self._in_doubt = False

    def forget(self) -> None:
        """Take nothing for granted of what the terminal shows: the next frame sends all rows that it touches.

        May be called at any time, also by another thread or a signal handler.
        """
        self._in_doubt = True

    def redraw(self) -> str:
        """The bytes that show everything anew that textual has painted."""
        self._in_doubt = True
        self._screen.touch_all()
        return self.update()

    def feed(self, data: str) -> str:
        """The bytes to send now for *data*, one write of textual; may be empty."""
        if data in (_SYNC_START, _SYNC_END):
            self._in_sync = data == _SYNC_START
            self._can_sync = True  # textual asks the terminal before it writes either
            return ""
        if _HARMLESS.fullmatch(data):
            return data
        return self.update() if self.take(data) else self._pass_through(data)

    def take(self, data: str) -> bool:
        """Remember what *data* paints without sending it; False when it is no frame that we know for sure."""
        width, height = self._size()
        if (width, height) != (self._screen.width, self._screen.height):
            self._screen = Screen(width, height, self._not_narrow)
            self._screen.forget()
        frame = read_frame(data, width, height, self._not_narrow)
        if frame is None:
            return False
        self._screen.paint(frame)
        return True

    def update(self) -> str:
        """The bytes that bring the terminal up to date; empty when it is."""
        self._settle_doubt()
        out = self._shorten(self._screen.update())
        if self._can_sync and len(out.encode()) >= _WORTH_SYNC:
            return f"{_SYNC_START}{out}{_SYNC_END}"
        return out

    def _settle_doubt(self) -> None:
        if self._in_doubt:
            self._in_doubt = False
            self._screen.forget()

    def _pass_through(self, data: str) -> str:
        """*data* as it is, where textual believes cursor and pen to be; nothing is known afterwards."""
        self._settle_doubt()
        if _OTHER_SCREEN.fullmatch(data):
            before = self._screen.leave()
            self._screen.start_plain()
            return before + data
        before = self._screen.update() + self._screen.leave()
        self._screen = Screen(self._screen.width, self._screen.height, self._not_narrow)
        return f"{_SYNC_START}{before}{data}{_SYNC_END}" if self._in_sync else before + data
