"""ASCII mode: nothing else reaches the terminal, and every cell stays where it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from defense_tui.tui.ascii import to_ascii


@given(st.text(max_size=40))
def test_the_result_is_ascii_and_as_wide_as_its_characters(text: str) -> None:
    shown = to_ascii(text)
    assert shown.isascii()
    assert len(shown) == sum(1 if char.isascii() else get_character_cell_size(char) for char in text)


def test_letters_keep_their_base_and_typography_its_meaning() -> None:
    assert to_ascii("Café “naïve” — Zoë…") == 'Cafe "naive" - Zoe~'


def test_wide_characters_keep_their_two_cells() -> None:
    assert cell_len(to_ascii("日本")) == cell_len("日本")


def test_signs_have_a_meaning_of_their_own() -> None:
    assert [to_ascii(sign) for sign in "●◐○▸✕◌•◦⚑▎"] == list("*+o>x.*-!|")
