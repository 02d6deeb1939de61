"""A real terminal for tests: a program on a pseudo-terminal, its keys, and the screen that a person would see."""

from __future__ import annotations

import errno
import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from tests.terminal.picture import Picture

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "f1": "\x1bOP",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""What xterm sends for keys that have names; any other key is the character itself."""
PATIENCE = 60.0
"""Seconds after which a wait gives up: far more than a busy machine needs, so that only a real failure meets it."""

_NEEDS_A_TERMINAL = (
    "import fcntl,os,signal,sys,termios; fcntl.ioctl(0,termios.TIOCSCTTY,0); "
    "signal.signal(signal.SIGINT,signal.SIG_DFL); os.execvp(sys.argv[1],sys.argv[1:])"
)
"""A job in the background is started without SIGINT, and its children with it; one on a terminal has it."""


class ScreenTimeoutError(AssertionError):
    """What was waited for did not come; the message shows the screen."""


class Terminal:
    """A program that runs on a pseudo-terminal of *columns* x *rows* with a home of its own under *home*."""

    def __init__(
        self,
        command: Sequence[str],
        home: Path,
        *,
        columns: int = 120,
        rows: int = 40,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.picture = Picture(columns, rows)
        self.written = b""
        """Every byte that the program wrote."""
        self._master, slave = os.openpty()
        self._set_size(columns, rows)
        self._name = os.ttyname(slave)
        self.process = subprocess.Popen(
            [sys.executable, "-c", _NEEDS_A_TERMINAL, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=home,
            env={**environment(home), **(environ or {})},
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)

    @property
    def screen(self) -> pyte.Screen:
        """The screen cell by cell, with its cursor."""
        return self.picture.screen

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, without blanks at their ends."""
        return self.picture.lines

    @property
    def text(self) -> str:
        """The screen as one text."""
        return self.picture.text

    def press(self, *keys: str) -> None:
        """Press *keys* one after the other: names of :data:`KEYS`, or single characters."""
        for key in keys:
            self.type(KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Send *text* as it is."""
        os.write(self._master, text.encode())

    def type_alone(self, text: str) -> None:
        """Send *text*, and wait until the program has read it: what is sent next comes in a read of its own."""
        self.type(text)
        time.sleep(0.1)  # the kernel hands it over in a task of its own, and until then none of it counts as unread
        self.wait_until(lambda: self._unread() == 0, f"{text!r} to be read")

    def _unread(self) -> int:
        """Bytes that were sent and not read."""
        slave = os.open(self._name, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
        try:
            return int(struct.unpack("i", fcntl.ioctl(slave, termios.FIONREAD, b"\0" * 4))[0])
        finally:
            os.close(slave)

    def wait_for(self, text: str) -> str:
        """Wait until the screen shows *text* and return the screen."""
        self.wait_until(lambda: text in self.text, f"{text!r} on the screen")
        return self.text

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Read what the program writes until *condition* holds; raise :class:`ScreenTimeoutError` that names *what*."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end or (
                not self._read_some(0.1) and self.process.poll() is not None and not condition()
            ):
                raise ScreenTimeoutError(f"waited in vain for {what}; the screen:\n{self.text}")

    def settle(self, seconds: float = 0.3) -> None:
        """Read until the program has written nothing for *seconds*."""
        end = time.monotonic() + PATIENCE
        while self._read_some(seconds):
            if time.monotonic() > end:
                raise ScreenTimeoutError(f"the program never stops writing; the screen:\n{self.text}")

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal, as dragging its window does."""
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def is_stopped(self) -> bool:
        """Whether the program is stopped, as by ctrl+z."""
        options = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self.process.pid, options) is not None

    def hang_up(self) -> None:
        """Close the terminal, as losing a connection does; the kernel sends SIGHUP."""
        os.close(self._master)
        self._master = -1

    def wait(self) -> int:
        """Wait for the program to end and return its status, read to its last byte; negative: the signal's number."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise ScreenTimeoutError(f"the program does not end; the screen:\n{self.text}")
            self._read_some(0.1)
        while self._read_some(0.1):
            pass
        return self.process.returncode

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read_some(self, seconds: float) -> bool:
        """Read what comes within *seconds*; whether anything came."""
        if self._master < 0 or not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            got = os.read(self._master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False  # Linux says so when the program has gone
        self.written += got
        self.picture.draw(got)
        return bool(got)


def environment(home: Path) -> dict[str, str]:
    """Environment variables of a person who has a home of their own at *home* and a modern terminal."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "DEFENSE_TUI_SHARED") if name in os.environ}
    xdg = {f"XDG_{name.upper()}_HOME": str(home / "xdg" / name) for name in ("data", "state", "cache", "config")}
    return {
        **kept,
        **xdg,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }
