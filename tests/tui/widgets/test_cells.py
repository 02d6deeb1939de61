"""Text in cells: never wider than asked, never with a control character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from defense_tui.tui.widgets.cells import clip, clip_start, fit, gist, printable

texts = st.text(max_size=40) | st.text(alphabet="日本語abc\u0301\u200dé🙂", max_size=30)


@given(texts, st.integers(0, 30))
def test_clipped_text_is_never_wider_than_asked(text: str, width: int) -> None:
    assert cell_len(clip(printable(text), width)) <= width


@given(texts, st.integers(0, 30))
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    assert cell_len(fit(printable(text), width)) == width


def test_text_that_fits_is_left_alone() -> None:
    assert clip("MQ-9B", 5) == "MQ-9B"


def test_a_cut_is_shown() -> None:
    assert clip("Thirty-one drones", 10) == "Thirty-on…"


@given(st.text())
def test_nothing_that_steers_a_terminal_gets_through(text: str) -> None:
    shown = printable(text)
    assert not any(ord(ch) < 32 or 127 <= ord(ch) < 160 or ch in "\u202e\u2066\u2069" for ch in shown)


def test_line_breaks_become_blanks_and_escapes_become_visible() -> None:
    assert printable("a\nb\x1b[31mc\u202ed") == "a b\ufffd[31mc\ufffdd"


@given(texts, st.integers(0, 30))
def test_the_end_of_a_text_and_its_gist_are_never_wider_than_asked(text: str, width: int) -> None:
    assert cell_len(clip_start(printable(text), width)) <= width
    assert cell_len(gist(printable(text), width)) <= width


def test_the_start_is_cut_where_the_end_is_wanted() -> None:
    assert clip_start("Thirty-one drones", 10) == "…ne drones"


def test_a_message_loses_its_last_parts_first_and_then_its_last_words() -> None:
    message = "Filter: Sea Eagle; Backspace removes it; F brings it back"
    assert gist(message, 57) == message
    assert gist(message, 56) == "Filter: Sea Eagle; Backspace removes it …"
    assert gist(message, 40) == "Filter: Sea Eagle …"
    assert gist(message, 18) == "Filter: Sea …"
    assert gist(message, 5) == "Filt…"
