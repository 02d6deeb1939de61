"""Cells and clusters agree with rich, and nothing that is drawn can steer a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from rich.cells import cell_len, get_character_cell_size

from defense_tui.tui.reader.cells import drawable, is_simple, measure
from tests.tui.reader.texts import GRAPHEMES, texts


def test_a_simple_code_point_is_one_cell_and_combines_with_nothing() -> None:
    simple = [chr(code) for code in range(0x110000) if is_simple(chr(code), 0, 1)]
    assert len(simple) > 1500
    assert all(get_character_cell_size(character) == 1 for character in simple)
    assert not any(unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf", "Cc") for character in simple)


@pytest.mark.parametrize("grapheme", GRAPHEMES)
def test_a_grapheme_counts_all_its_cells_at_its_first_code_point(grapheme: str) -> None:
    shown, widths = measure(f"a{grapheme}b")
    assert shown == f"a{grapheme}b"
    assert list(widths) == [1, cell_len(grapheme), *[0] * (len(grapheme) - 1), 1]


@given(texts.map(lambda text: drawable(text).replace("\n", "")))
def test_measured_cells_are_those_that_textual_reckons_with(text: str) -> None:
    shown, widths = measure(text)
    assert len(shown) == len(widths) == len(text)
    assert sum(widths) == cell_len(shown)
    assert not widths or widths[0]


@given(texts)
def test_what_is_drawn_has_no_control_and_keeps_its_length(text: str) -> None:
    shown = drawable(text)
    assert len(shown) == len(text)
    assert all(unicodedata.category(character) not in ("Cc", "Cs") for character in shown.replace("\n", ""))
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def test_marks_without_a_base_get_one() -> None:
    assert measure("\u0301\u0301a") == ("\ufffd\u0301a", bytes([1, 0, 1]))


@pytest.mark.parametrize("mark", ["\u0301", "\u200d", "\ufe0f", "\u200b"])
def test_no_cluster_grows_without_end(mark: str) -> None:
    shown, widths = measure("a" + mark * 5000)
    assert bytes(64) not in widths
    assert sum(widths) == cell_len(shown)


def test_conjuncts_are_no_wider_than_eight_cells() -> None:
    assert max(measure("क्" * 100)[1]) <= 8
