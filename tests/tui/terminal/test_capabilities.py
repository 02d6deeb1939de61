"""What the environment tells of a terminal."""

from __future__ import annotations

import pytest

from defense_tui.tui.terminal.capabilities import (
    ColorSystem,
    Surroundings,
    ascii_only,
    colour_system,
    environment_for_textual,
    refusal,
    surroundings,
)


class Tty:
    """A stream that is a terminal, or is none."""

    def __init__(self, answer: bool = True) -> None:
        self._answer = answer

    def isatty(self) -> bool:
        return self._answer


def test_a_terminal_is_not_refused() -> None:
    assert refusal({"TERM": "xterm-256color"}, Tty(), Tty(), (60, 20)) is None
    assert refusal({}, Tty(), Tty(), None) is None


@pytest.mark.parametrize(
    ("stdin", "stdout", "word"), [(Tty(False), Tty(), "input"), (Tty(), Tty(False), "output"), (None, None, "input")]
)
def test_pipes_are_refused_by_name_with_a_way_out(stdin: Tty | None, stdout: Tty | None, word: str) -> None:
    reason = refusal({"TERM": "xterm"}, stdin, stdout, (80, 24))
    assert reason
    assert f"standard {word} is none" in reason
    assert "defense-tui show" in reason
    assert "\n" not in reason


def test_a_dumb_terminal_is_refused() -> None:
    assert "TERM=dumb" in (refusal({"TERM": "dumb"}, Tty(), Tty(), (80, 24)) or "")


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (0, 0)])
def test_a_window_too_small_is_refused_with_both_sizes(size: tuple[int, int]) -> None:
    reason = refusal({}, Tty(), Tty(), size)
    assert reason
    assert f"{size[0]} columns and {size[1]} rows" in reason
    assert "60 by 20" in reason


@pytest.mark.parametrize(
    ("environ", "system"),
    [
        ({}, ColorSystem.STANDARD),
        ({"TERM": "xterm"}, ColorSystem.STANDARD),
        ({"TERM": "tmux-256color"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "xterm-kitty"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, ColorSystem.TRUECOLOR),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit", "TEXTUAL_COLOR_SYSTEM": "256"}, ColorSystem.EIGHT_BIT),
        ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, ColorSystem.NONE),
        ({"COLORTERM": "truecolor", "NO_COLOR": ""}, ColorSystem.TRUECOLOR),
    ],
)
def test_colours_are_those_that_rich_finds_and_none_with_no_color(environ: dict[str, str], system: ColorSystem) -> None:
    assert colour_system(environ) is system


@pytest.mark.parametrize(
    ("environ", "encoding", "answer"),
    [
        ({}, "UTF-8", False),
        ({"LANG": "C"}, "utf-8", False),
        ({"LC_ALL": "C"}, "utf-8", True),
        ({"LC_ALL": "en_IN.UTF-8", "TERM": "xterm"}, "utf8", False),
        ({"TERM": "linux"}, "utf-8", True),
        ({}, "iso-8859-1", True),
        ({}, "no such encoding", True),
    ],
)
def test_ascii_is_for_those_who_have_nothing_else(environ: dict[str, str], encoding: str, answer: bool) -> None:
    assert ascii_only(environ, encoding) is answer


def test_the_reader_s_own_variables_stay() -> None:
    change = environment_for_textual({"ESCDELAY": "25", "TEXTUAL_ANIMATIONS": "basic"})
    assert "ESCDELAY" not in change
    assert "TEXTUAL_ANIMATIONS" not in change


def test_what_textual_is_told_before_it_is_imported() -> None:
    change = environment_for_textual({"NO_COLOR": ""}, escape_delay=0, animation=True)
    assert change == {
        "ESCDELAY": "1",
        "TEXTUAL_ANIMATIONS": "full",
        "TEXTUAL_SMOOTH_SCROLL": "0",
        "NO_COLOR": None,
    }
    assert "NO_COLOR" not in environment_for_textual({"NO_COLOR": "1"})


def test_multiplexers_and_connections_are_found() -> None:
    assert surroundings({}) == Surroundings(tmux=False, screen=False, ssh=False)
    assert surroundings({"TMUX": "/tmp/tmux-1/default,1,0", "SSH_CONNECTION": "a b c d"}) == Surroundings(
        tmux=True, screen=False, ssh=True
    )
    assert surroundings({"STY": "1.pts-0.host"}).screen
