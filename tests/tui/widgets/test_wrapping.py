"""Wrapping: nothing is cut, no line is too wide, and looks stay with their words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from defense_tui.tui.widgets.line import Line
from defense_tui.tui.widgets.wrapping import wrapped

WORDS = st.text(st.sampled_from("ab cd漢é/ "), max_size=60)


def test_a_line_that_fits_stays_as_it_is() -> None:
    line = Line((("short", "ok"),), (("right", "muted"),))
    assert wrapped(line, 12, 4) == (line,)


def test_a_long_line_goes_on_under_its_first_words() -> None:
    line = Line((("one: ", "warning"), ("two three four", "")), (("end", "muted"),))
    assert wrapped(line, 14, 2) == (
        Line((("one: ", "warning"), ("two", "")), (("end", "muted"),)),
        Line((("  ", ""), ("three four", ""))),
    )


def test_a_word_that_is_too_long_for_any_line_is_broken() -> None:
    assert [line.left[-1][0] for line in wrapped(Line((("  /a/long/path", ""),)), 8, 2)] == ["  /a/lon", "g/path"]


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "ok"])), max_size=4), st.integers(-1, 30), st.integers(0, 6))
def test_nothing_is_lost_and_nothing_is_too_wide(pieces: list[tuple[str, str]], width: int, indent: int) -> None:
    lines = wrapped(Line(tuple(pieces)), width, indent)
    said = "".join(text for line in lines for text, _ in line.left)
    assert said.replace(" ", "") == "".join(text for text, _ in pieces).replace(" ", "")
    if width > indent + 1:
        assert all(sum(cell_len(text) for text, _ in line.left) <= width for line in lines)
