"""A program on a pseudo-terminal of 120x40, as benchmarks need it: bytes with their times, no emulator in between."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

ANSWERS = {b"\x1b[5n": b"\x1b[0n", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
"""What a modern terminal answers."""
UP, DOWN, PAGE_DOWN, PAGE_UP = b"\x1b[A", b"\x1b[B", b"\x1b[6~", b"\x1b[5~"
COLUMNS, ROWS = 120, 40
REPOSITORY = Path(__file__).resolve().parents[2]


class Program:
    """*command* on a terminal of its own, with a home of its own."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str] | None = None) -> None:
        self._home = tempfile.TemporaryDirectory()
        self.started = time.monotonic()
        self.process, self.descriptor = pty.fork()
        if self.process == 0:  # pragma: no cover
            os.environ.update(self._environment(), **(environ or {}))
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execvp(command[0], list(command))

    def _environment(self) -> dict[str, str]:
        return {
            "HOME": self._home.name,
            **{f"XDG_{name}_HOME": f"{self._home.name}/{name}" for name in ("DATA", "STATE", "CACHE", "CONFIG")},
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "TEXTUAL_ANIMATIONS": "none",
            "PYTHONDONTWRITEBYTECODE": "",  # modules stay compiled, as those of an installed program do
            "PYTHONPATH": f"{REPOSITORY / 'src'}{os.pathsep}{REPOSITORY}",
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.descriptor)
        self._home.cleanup()

    def read(self, seconds: float) -> bytes:
        """What comes first within *seconds*, with questions answered; empty when nothing does."""
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:  # Linux: the program has ended
            return b""
        for question, answer in ANSWERS.items():
            if question in data:
                os.write(self.descriptor, answer * data.count(question))
        return data

    def press(self, key: bytes, quiet: float = 0.12) -> list[tuple[float, bytes]]:
        """Press *key*; what follows until *quiet* seconds, each piece with the seconds since the key."""
        pressed = time.monotonic()
        os.write(self.descriptor, key)
        return self._pieces(pressed, quiet, patience=1.0)

    def start_up(self, quiet: float = 1.2) -> list[tuple[float, bytes]]:
        """The same from the start of the program on."""
        return self._pieces(self.started, quiet, patience=30.0)

    def settle(self, quiet: float = 1.5) -> None:
        """Read until nothing comes for *quiet* seconds."""
        while self.read(quiet):
            pass

    def _pieces(self, since: float, quiet: float, patience: float) -> list[tuple[float, bytes]]:
        pieces: list[tuple[float, bytes]] = []
        wait = patience
        while data := self.read(wait):
            pieces.append((time.monotonic() - since, data))
            wait = quiet
        return pieces

    def cpu_seconds(self) -> float:
        """Processor time used so far, to the nanosecond (Linux: the clock of clock_getcpuclockid(3))."""
        return time.clock_gettime((~self.process << 3) | 2)

    def resident_bytes(self) -> int:
        """Memory in use (Linux)."""
        return int(Path(f"/proc/{self.process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
