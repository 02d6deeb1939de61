"""What is drawn for the eye is said in words for who reads line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from defense_tui.tui.widgets.line import Line
from defense_tui.tui.widgets.words import in_words

_PIECES = st.lists(st.tuples(st.text("ab ·•▁─▌⚑←漢", max_size=12), st.sampled_from(["", "muted"]))).map(tuple)


def _said(line: Line, width: int = 80) -> str:
    return "".join(text for text, _ in in_words(line, width).left)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line((("▌", ""), ("•", ""), ("2026-05-26 ", "date"), ("A pact", ""))), "unread 2026-05-26 A pact"),
        (Line((("▌", ""), ("3 Timeline ", ""), ("181", ""), (" · oldest", "muted"))), "3 Timeline 181, oldest"),
        (Line((("● ", "accent"), ("2026-02-20  ", "date"), ("A pact", ""))), "verified 2026-02-20 A pact"),
        (Line(((" ─ who says what ──────", "muted"),)), "who says what"),
        (Line((("  ← built by        ", "muted"), ("General Atomics", ""))), "who built by General Atomics"),
        (Line((("  ←  h", "key"), ("   caret left", ""))), "left arrow h caret left"),
        (Line(((" ↑↓", "key"), (" move  ", ""))), "arrows move"),
        (Line(((" ", ""), ("▎", "mark-red"), ("⚑ lost its place  ", "warning"), ("why", ""))), "lost its place why"),
    ],
)  # fmt: skip
def test_signs_columns_and_rules_become_words_and_single_blanks(line: Line, said: str) -> None:
    assert _said(line) == said


def test_a_chart_is_left_out() -> None:
    assert _said(Line((("3 Timeline", ""),), (("2014 ▁▂█ 2030", "muted"),))) == "3 Timeline"


def test_what_stands_at_the_right_follows_at_once_and_is_not_cut() -> None:
    line = Line((("GE and HAL agree on technology", ""),), (("1 disagreement", "warning"),))
    assert _said(line) == "GE and HAL agree on technology 1 disagreement"
    assert _said(line, 30) == "GE and HAL agr… 1 disagreement"


@given(_PIECES, _PIECES, st.integers(20, 60))
def test_a_line_in_words_has_no_drawing_no_gap_and_only_what_fits_beside_its_right_end(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], width: int
) -> None:
    said = _said(Line(left, right), width)
    assert not set(said) & set("▁─▌⚑•·") - {"·"}
    assert "  " not in said
    assert said == said.strip()
    alone = cell_len(_said(Line((), right)))
    assert cell_len(said) <= max(width, alone + 1)
