"""The driver in a real pty: what reaches the app, what the terminal shows, and how everything ends."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from pathlib import Path

import pytest
from textual import events

from defense_tui.tui.terminal.driver import _Parser
from tests.tui.terminal.answering import AnsweringTerminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the driver is for POSIX terminals")


def test_the_picture_and_the_cursor_are_those_of_the_stock_driver(own_home: Path) -> None:
    pictures = []
    for words in ((), ("stock",)):
        with AnsweringTerminal(own_home, *words) as terminal:
            terminal.wait_for("ready")
            terminal.type("ac")
            terminal.wait_for("keys: a c")
            terminal.settle()
            pictures.append((terminal.text, terminal.screen.cursor.x, terminal.screen.cursor.y))
    assert pictures[0] == pictures[1]
    assert pictures[0][1:] == (3, 1)


def test_a_key_costs_a_handful_of_bytes_and_waiting_costs_none(own_home: Path) -> None:
    with AnsweringTerminal(own_home) as terminal:
        terminal.wait_for("ready")
        terminal.settle(0.5)
        before = len(terminal.written)
        terminal.type("a")
        terminal.wait_for("keys: a")
        terminal.settle(1.0)
        assert len(terminal.written) - before < 60


def test_a_sequence_that_comes_in_pieces_is_one_key(own_home: Path) -> None:
    with AnsweringTerminal(own_home, environ={"ESCDELAY": "30000"}) as terminal:
        terminal.wait_for("ready")
        for piece in "\x1b[1;2A":
            terminal.type_alone(piece)
        terminal.type(".")
        assert "keys: shift+up full_stop" in terminal.wait_for("full_stop")


def test_esc_and_a_letter_soon_after_are_two_keys(own_home: Path) -> None:
    with AnsweringTerminal(own_home) as terminal:
        terminal.wait_for("ready")
        terminal.type_alone("\x1b")
        terminal.type("j")
        assert "keys: escape j" in terminal.wait_for("escape j")
        terminal.type("\x1bj")
        terminal.wait_for("alt+j")
        terminal.type("\x1b")
        terminal.wait_for("alt+j escape")


def test_a_paste_arrives_as_one_text(own_home: Path) -> None:
    with AnsweringTerminal(own_home) as terminal:
        terminal.wait_for("ready")
        terminal.type("\x1b[200~two\rlines qqq\x1b[201~")
        terminal.wait_for(r"paste='two\rlines qqq'")


def test_bytes_that_are_no_text_do_not_end_the_app(own_home: Path) -> None:
    with AnsweringTerminal(own_home) as terminal:
        terminal.wait_for("ready")
        os.write(terminal._master, b"\xff\xe9")
        terminal.type("a")
        assert terminal.wait_for(" a").startswith("ready")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_ends_the_app_in_order(own_home: Path, number: signal.Signals, status: int) -> None:
    with AnsweringTerminal(own_home) as terminal:
        terminal.wait_for("ready")
        terminal.signal(number)
        assert terminal.wait() == status
        assert f"ended {status}" in terminal.text
        assert not terminal.is_in_full_screen()
        assert terminal.is_cooked()


def test_an_app_that_hangs_is_ended_and_the_terminal_given_back(own_home: Path) -> None:
    with AnsweringTerminal(own_home) as terminal:
        terminal.wait_for("ready")
        terminal.type("b")
        time.sleep(0.5)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 143
        assert b"ended" not in terminal.written
        assert not terminal.is_in_full_screen()
        assert terminal.is_cooked()


def test_an_app_whose_terminal_has_gone_ends(own_home: Path) -> None:
    with AnsweringTerminal(own_home) as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        assert terminal.wait() in (129, 120)  # 120: Python could not flush its last words


def test_nohup_does_not_leave_a_process_without_terminal_spinning(own_home: Path) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        terminal = AnsweringTerminal(own_home)
    finally:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with terminal:
        terminal.wait_for("ready")
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        terminal.hang_up()
        assert terminal.wait() in (129, 120)
        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used.ru_utime < 5


def test_suspending_gives_the_terminal_back_and_going_on_shows_everything_again(own_home: Path) -> None:
    with AnsweringTerminal(own_home) as terminal:
        terminal.wait_for("ready")
        terminal.type("az")
        terminal.wait_until(lambda: not terminal.is_in_full_screen(), "the shell's screen")
        terminal.wait_until(terminal.is_stopped, "the stop")
        assert terminal.is_cooked()
        terminal.screen.reset()
        terminal.signal(signal.SIGCONT)
        assert terminal.wait_for("keys: a").startswith("ready")
        assert terminal.is_in_full_screen()
        assert not terminal.is_cooked()


def test_after_a_stop_from_outside_each_key_arrives_once_and_in_order(own_home: Path) -> None:
    with AnsweringTerminal(own_home) as terminal:
        terminal.wait_for("ready")
        terminal.settle()
        terminal.signal(signal.SIGSTOP)
        terminal.wait_until(terminal.is_stopped, "the stop")
        terminal.screen.reset()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("ready")
        terminal.settle()
        terminal.type("acdfghi")
        terminal.wait_for("keys: a c d f g h i")


@pytest.mark.parametrize("end", ["\n", "\x03"])
def test_an_editor_gets_the_terminal_and_the_app_gets_it_back(own_home: Path, end: str) -> None:
    with AnsweringTerminal(own_home) as terminal:
        terminal.wait_for("ready")
        terminal.type("ae")
        terminal.wait_for("editor")
        assert terminal.is_cooked()
        terminal.screen.reset()
        terminal.type(end)
        assert terminal.wait_for("keys: a").startswith("ready")


def test_an_answer_on_its_way_is_not_typed_into_the_shell(own_home: Path) -> None:
    with AnsweringTerminal(own_home, delay=0.3) as terminal:
        terminal.wait_for("ready")
        terminal.settle(0.6)
        terminal.type("q")
        assert terminal.wait() == 0
        left = terminal.written[terminal.written.rfind(b"\x1b[?1049l") :]
        assert b"[0n" not in left
        assert not terminal._due


def test_on_a_slow_line_the_last_frame_is_shown_whatever_was_left_out(own_home: Path) -> None:
    with AnsweringTerminal(own_home, delay=2.0) as terminal:
        terminal.wait_for("ready")
        terminal.settle(2.5)
        for _ in range(150):
            terminal.type("p")
            terminal._read_some(0.01)
        terminal.wait_for("page 150 ")
        terminal.settle(1.0)
        assert terminal.text.count("page 150 ") == 9


@pytest.mark.parametrize(
    ("sent", "key", "character"), [("\x1b4", "alt+4", "4"), ("\x1bb", "alt+b", "b"), ("\x1b\r", "alt+enter", "\r")]
)
def test_alt_and_a_key_are_told_with_the_key_and_are_no_other_sign(sent: str, key: str, character: str) -> None:
    (event,) = _Parser(False, lambda: None).feed(sent)
    assert isinstance(event, events.Key)
    assert (event.key, event.character) == (key, character)
