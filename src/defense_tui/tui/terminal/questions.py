"""What a terminal answers when it is asked: how fast, whether it brackets frames, how large it says it is."""

from __future__ import annotations

import os
import re
import select
import time
from dataclasses import dataclass

_ANSWERS = re.compile(rb"\x1b\[\?2026;(\d)\$y|\x1b\[0n|\x1b\[\?[\d;]*c")
_WAIT = 1.0
"""Seconds to wait for an answer; a line slower than that is too slow to read on."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What came back."""

    latency: float | None
    """Seconds until the terminal answered; None when it did not."""
    synchronised: bool
    """Whether it can draw a whole frame at once (DEC private mode 2026)."""


def ask_terminal(descriptor: int) -> Answers:
    """Ask the terminal at *descriptor* for its status and wait at most a second; its settings are restored."""
    import termios
    import tty

    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        begun = time.monotonic()
        os.write(descriptor, b"\x1b[?2026$p\x1b[5n")
        data, latency = b"", None
        while latency is None and (left := begun + _WAIT - time.monotonic()) > 0:
            if not select.select([descriptor], [], [], left)[0]:
                break
            data += os.read(descriptor, 1024)
            if b"\x1b[0n" in data:
                latency = time.monotonic() - begun
    finally:
        termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)
    modes = [match[1] for match in _ANSWERS.finditer(data) if match[1]]
    return Answers(latency, bool(modes) and modes[0] in (b"1", b"2"))
