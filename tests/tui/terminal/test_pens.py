"""A change of pen leads to the pen wanted, in no more bytes than a fresh start."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.tui.terminal.pens import ATTRIBUTES, PLAIN, Pen, change, pen, pen_of
from tests.tui.terminal.emulator import Emulator

_COLORS = ["", "31", "38;5;120", "38;2;1;2;3"]
pens = st.builds(
    pen,
    st.sampled_from(_COLORS),
    st.sampled_from(["", "41", "107", "48;5;16", "48;2;9;8;7"]),
    st.frozensets(st.sampled_from(ATTRIBUTES)),
)


def drawn(sequences: str) -> object:
    """How a glyph looks after *sequences*."""
    screen = Emulator(4, 1)
    screen.feed(sequences + "x")
    return screen.seen()[0][0]


def from_reset(wanted: Pen) -> str:
    """The pen without any finesse."""
    parameters = [*map(str, wanted.attributes), wanted.foreground, wanted.background]
    return f"\x1b[0;{';'.join(filter(None, parameters))}m".replace(";m", "m")


@given(pens, pens)
def test_a_change_of_pen_leads_to_the_pen_wanted(old: Pen, new: Pen) -> None:
    assert drawn(from_reset(old) + change(old, new)) == drawn(from_reset(new))
    assert drawn(from_reset(old) + change(None, new)) == drawn(from_reset(new))
    assert len(change(old, new)) <= len(from_reset(new))


@given(pens)
def test_no_change_costs_nothing_and_what_is_written_is_read_back(some: Pen) -> None:
    assert change(some, some) == ""
    written = change(None, some).removeprefix("\x1b[0;").removeprefix("\x1b[").removesuffix("m")
    assert pen_of(written) is some


def test_a_blank_keeps_of_its_pen_what_can_be_seen() -> None:
    assert pen("31", "44", frozenset({1, 2, 3})).blank is pen("", "44")
    underlined = pen("31", "44", frozenset({4}))
    assert underlined.blank is underlined
    linked = pen("31", link="id=1;https://example.org")
    assert linked.blank is linked


def test_the_terminal_s_own_colours_are_no_colours() -> None:
    assert pen_of("39;49") is PLAIN
    assert pen_of("0") is PLAIN
    assert pen_of("1;39;41") is pen("", "41", frozenset({1}))


@pytest.mark.parametrize("parameters", ["4:3", "58;5;1", "38", "38;2;1;2", "38;7;1", "22", "1;0", "x"])
def test_what_textual_never_writes_is_not_guessed(parameters: str) -> None:
    assert pen_of(parameters) is None
