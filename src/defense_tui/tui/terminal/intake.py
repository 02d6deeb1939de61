"""Reads what the terminal sends, and notices at once when it has gone or when reading is to stop."""

from __future__ import annotations

import codecs
import os
import select
import time
from collections.abc import Iterator

from defense_tui.tui.terminal.escapes import EscapeGate, Stroke
from defense_tui.tui.terminal.outlet import is_gone

_BLOCK = 4096
_TICK = 0.1


class Intake:
    """One spell of reading from *descriptor*: from the start of application mode to its end.

    Textual looks every 0.1 s whether to stop, and takes the end of the file for an empty read, at full speed and for
    ever. Bytes that are no UTF-8 become U+FFFD.
    """

    def __init__(self, descriptor: int, delay: float) -> None:
        """*delay*: see :class:`~defense_tui.tui.terminal.escapes.EscapeGate`."""
        self._descriptor = descriptor
        self._gate = EscapeGate(delay)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._wake, self._waker = os.pipe()
        self.has_ended = False
        """Whether the terminal has gone; then :meth:`pieces` ends by itself."""

    def stop(self) -> None:
        """Make :meth:`pieces` end."""
        os.write(self._waker, b"\0")

    def close(self) -> None:
        """Give back what the waiting needed."""
        os.close(self._wake)
        os.close(self._waker)

    def pieces(self) -> Iterator[str | Stroke]:
        """What comes, until :meth:`stop` or the end; an empty text is the tick of a clock while a key is unfinished."""
        ticking_until = 0.0
        while True:
            now = time.monotonic()
            wait = self._gate.wait(now)
            if wait is None and now < ticking_until:
                wait = _TICK
            readable = select.select([self._descriptor, self._wake], [], [], wait)[0]
            if self._wake in readable:
                return
            now = time.monotonic()
            if readable:
                data = self._read()
                if not data:
                    self.has_ended = True
                    return
                ticking_until = now + self._gate.delay + _TICK
                yield from self._gate.feed(self._decoder.decode(data), now)
            else:
                yield from self._gate.expire(now)
                yield ""

    def _read(self) -> bytes:
        try:
            return os.read(self._descriptor, _BLOCK)
        except OSError as error:
            if is_gone(error):
                return b""
            raise
