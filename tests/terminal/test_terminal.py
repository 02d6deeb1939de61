"""The terminal of these tests shows what a real one would."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import ScreenTimeoutError, Terminal

_ECHO = """
import sys, tty
tty.setraw(0)
sys.stdout.write("ready\\x1b[>4;1m\\x1b[<u"); sys.stdout.flush()
while (key := sys.stdin.read(1)) != "q":
    sys.stdout.write(f" {ord(key)}"); sys.stdout.flush()
"""
_SIZE = """
import os, signal
def tell(*_): os.write(1, b"%d %d\\n" % os.get_terminal_size())
signal.signal(signal.SIGWINCH, tell)
tell()
while True: signal.pause()
"""


def _python(code: str, home: Path, columns: int = 120, rows: int = 40) -> Terminal:
    return Terminal([sys.executable, "-c", code], home, columns=columns, rows=rows)


def test_keys_arrive_and_the_screen_is_read(own_home: Path) -> None:
    with _python(_ECHO, own_home) as terminal:
        terminal.wait_for("ready")
        terminal.press("up", "ctrl+s", "a", "enter")
        assert terminal.wait_for(" 13").startswith("ready 27 91 65 19 97 13\n")
        terminal.press("q")
        assert terminal.wait() == 0


def test_a_resize_reaches_the_program(own_home: Path) -> None:
    with _python(_SIZE, own_home, 80, 24) as terminal:
        terminal.wait_for("80 24")
        terminal.resize(59, 19)
        terminal.wait_for("59 19")


def test_hanging_up_ends_a_program_that_does_not_care(own_home: Path) -> None:
    with _python(_SIZE, own_home) as terminal:
        terminal.wait_for("120 40")
        terminal.hang_up()
        assert terminal.wait() == -signal.SIGHUP


def test_waiting_for_a_program_that_has_gone_shows_the_screen(own_home: Path) -> None:
    with (
        _python("print('last words')", own_home) as terminal,
        pytest.raises(ScreenTimeoutError, match=r"(?s)'more' on the screen.*last words"),
    ):
        terminal.wait_for("more")
