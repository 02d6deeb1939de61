"""The installed program on a real terminal: what a person does from the first start to the next."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

PROGRAM = [str(Path(sys.executable).with_name("defense-tui"))]
LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"
SHOWS_CURSOR = b"\x1b[?25h"
FIRST_TITLE = "Start here"
OTHER_TITLE = "Thirty-one drones"


@pytest.fixture
def opened(own_home: Path) -> Callable[..., Terminal]:
    """Starts the program with the home of this test, as often as asked."""

    def start(*arguments: str, columns: int = 120, rows: int = 40) -> Terminal:
        return Terminal([*PROGRAM, *arguments], own_home, columns=columns, rows=rows)

    return start


def _is_clean(terminal: Terminal) -> bool:
    """Whether the last word on screen and cursor leaves a shell a terminal to work with."""
    return _last(terminal.written, rb"\x1b\[\?1049[hl]") == LEAVES_ALTERNATE_SCREEN and (
        _last(terminal.written, rb"\x1b\[\?25[hl]") in (SHOWS_CURSOR, b"")
    )


def _last(written: bytes, pattern: bytes) -> bytes:
    found = re.findall(pattern, written)
    return found[-1] if found else b""


def test_a_note_written_by_keyboard_is_there_after_a_restart(opened: Callable[..., Terminal]) -> None:
    with opened("--article", "start-here") as terminal:
        terminal.wait_for("This is a collection")
        terminal.press("1")
        terminal.settle()
        terminal.press("/")
        terminal.settle()
        terminal.type("Thirty-one")
        terminal.settle()
        terminal.press("enter")
        terminal.settle()
        terminal.press("enter")
        terminal.wait_for("made by General Atomics")
        terminal.press("v", "w", "w", "w")
        terminal.settle()
        terminal.press("a")
        terminal.settle()
        terminal.type("flown by whom?")
        terminal.wait_for("flown by whom?")
        terminal.press("ctrl+s")
        terminal.settle()
        terminal.press("4")
        terminal.wait_for("flown by whom?")
        terminal.press("q")
        assert terminal.wait() == 0
        assert _is_clean(terminal)
    with opened() as terminal:
        terminal.wait_for(OTHER_TITLE)
        terminal.press("4")
        terminal.wait_for("flown by whom?")
        terminal.press("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_clean(opened: Callable[..., Terminal], number: signal.Signals) -> None:
    with opened() as terminal:
        terminal.wait_for(FIRST_TITLE)
        terminal.settle()
        terminal.signal(number)
        terminal.wait()
        assert _is_clean(terminal)
        assert "Traceback" not in terminal.text


def test_a_lost_connection_ends_the_program(opened: Callable[..., Terminal]) -> None:
    with opened() as terminal:
        terminal.wait_for(FIRST_TITLE)
        terminal.settle()
        terminal.hang_up()
        terminal.wait()


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (60, 20)])
def test_the_first_article_is_shown_at_every_size(opened: Callable[..., Terminal], columns: int, rows: int) -> None:
    with opened(columns=columns, rows=rows) as terminal:
        terminal.wait_for(FIRST_TITLE)
        terminal.wait_for("This is a collection")
        terminal.press("q")
        assert terminal.wait() == 0
        assert _is_clean(terminal)


def test_a_terminal_that_is_too_small_says_so_and_recovers(opened: Callable[..., Terminal]) -> None:
    with opened() as terminal:
        terminal.wait_for("This is a collection")
        terminal.resize(50, 15)
        terminal.wait_for("60x20")
        terminal.resize(100, 30)
        terminal.wait_for("This is a collection")


def test_nothing_is_written_while_nothing_changes(opened: Callable[..., Terminal]) -> None:
    with opened() as terminal:
        terminal.wait_for("This is a collection")
        terminal.settle(1.5)
        before = len(terminal.written)
        terminal.settle(2)
        assert len(terminal.written) == before


def test_ctrl_z_stops_the_program_and_going_on_shows_everything_again(opened: Callable[..., Terminal]) -> None:
    with opened() as terminal:
        terminal.wait_for("This is a collection")
        terminal.press("ctrl+z")
        terminal.wait_until(terminal.is_stopped, "the stop")
        terminal.settle()
        assert _is_clean(terminal)
        terminal.screen.reset()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("This is a collection")
        terminal.press("q")
        assert terminal.wait() == 0


def test_text_typed_ahead_of_a_field_goes_into_it(opened: Callable[..., Terminal]) -> None:
    with opened() as terminal:
        terminal.wait_for("This is a collection")
        terminal.settle()
        terminal.type("sframework signed")
        terminal.wait_for("framework signed")


def test_a_query_on_the_command_line_is_the_filter(opened: Callable[..., Terminal]) -> None:
    with opened("--query", "entity:mq-9b") as terminal:
        terminal.wait_for("[MQ-9B]")
