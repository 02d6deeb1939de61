"""Widths that everybody agrees on are those that textual reckons with."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from defense_tui.tui.terminal.glyphs import NOT_ASCII, NOT_NARROW, cells, is_sure, not_surely_narrow


def test_every_sure_glyph_has_the_width_that_textual_gives_it() -> None:
    sure = filter(is_sure, map(chr, range(32, sys.maxunicode + 1)))
    assert [
        hex(ord(glyph)) for glyph in sure if get_character_cell_size(glyph) != (2 if NOT_NARROW.match(glyph) else 1)
    ] == []


def test_the_signs_of_the_program_are_sure() -> None:
    for sign in "●◐○▸✕▎◌•◦⚑│─▌…–—“”‘’⌕↑↓▆▃▂·é漢":
        assert is_sure(sign), sign


@pytest.mark.parametrize("glyph", ["e\u0301", "न", "🙂", "\u200b", "\u00ad", "☀\ufe0f"])
def test_where_terminals_differ_nothing_is_sure(glyph: str) -> None:
    assert not is_sure(glyph)


@given(st.text())
def test_the_cells_of_a_text_are_as_many_as_textual_counts_and_lose_nothing(text: str) -> None:
    found = cells(text)
    if found is not None:
        assert len(found) == cell_len(text)
        assert "".join(found) == text


def test_marks_and_joined_emoji_stand_in_the_cell_of_their_letter() -> None:
    assert cells("ae\u0301b") == ("a", "e\u0301", "b")
    assert cells("漢x") == ("漢", "", "x")
    assert cells("👩\u200d👧!") == ("👩\u200d👧", "", "!")


@pytest.mark.parametrize("text", ["\u0301a", "a\tb", "a\x1bb", "a\x9bb"])
def test_what_has_no_cell_of_its_own_is_not_guessed(text: str) -> None:
    assert cells(text) is None


@pytest.mark.parametrize(
    ("environ", "pattern"),
    [
        ({"LANG": "en_IN.UTF-8"}, NOT_NARROW),
        ({}, NOT_NARROW),
        ({"LANG": "ja_JP.UTF-8"}, NOT_ASCII),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C.UTF-8"}, NOT_NARROW),
    ],
)
def test_ambiguous_glyphs_are_doubted_in_east_asian_locales(environ: dict[str, str], pattern: re.Pattern[str]) -> None:
    assert not_surely_narrow(environ) is pattern
