"""A terminal that answers questions, as real ones do."""

from __future__ import annotations

import os
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

from tests.terminal.terminal import Terminal

REPOSITORY = Path(__file__).resolve().parents[3]
_ANSWERS = {b"\x1b[5n": "\x1b[0n", b"\x1b[?2026$p": "\x1b[?2026;2$y"}


class AnsweringTerminal(Terminal):
    """Runs the small app; answers DSR and the question for synchronised output after *delay* seconds."""

    def __init__(self, home: Path, *words: str, delay: float = 0.0, environ: Mapping[str, str] | None = None) -> None:
        self.delay = delay
        self._read_to = 0
        self._due: list[tuple[float, str]] = []
        super().__init__(
            [sys.executable, "-m", "tests.tui.terminal.small_app", *words],
            home,
            columns=60,
            rows=12,
            environ={
                "PYTHONPATH": f"{REPOSITORY / 'src'}{os.pathsep}{REPOSITORY}",
                "ESCDELAY": "300",
                "TEXTUAL_ANIMATIONS": "none",
                **(environ or {}),
            },
        )

    def _read_some(self, seconds: float) -> bool:
        came = super()._read_some(min(seconds, 0.05) if self._due else seconds)
        fresh = self.written[self._read_to :]
        for question, answer in _ANSWERS.items():
            self._due += [(time.monotonic() + self.delay, answer)] * fresh.count(question)
        self._read_to = len(self.written)
        while self._due and self._due[0][0] <= time.monotonic():
            self.type(self._due.pop(0)[1])
        return came or bool(self._due)

    def is_cooked(self) -> bool:
        """Whether the tty is as a shell expects it: echo, and lines edited by the system."""
        flags = termios.tcgetattr(self._master)[3]
        return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)

    def is_in_full_screen(self) -> bool:
        """Whether the last switch led to the alternate screen."""
        return self.written.rfind(b"\x1b[?1049h") > self.written.rfind(b"\x1b[?1049l")
