"""The caret reaches every cluster and never gets stuck."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from defense_tui.model.article import CanonicalText
from defense_tui.tui.reader import motions
from defense_tui.tui.reader.layout import Layout
from tests.tui.reader.texts import FAMILY, marked_texts, texts, widths

Motion = Callable[[Layout, int], int]


def plain(text: str, width: int = 40) -> Layout:
    return Layout(CanonicalText(text), width)


def walk(layout: Layout, motion: Motion, start: int) -> list[int]:
    """Every place that repeating *motion* comes to, until it goes no further."""
    places = [start]
    while (place := motion(layout, places[-1])) != places[-1]:
        places.append(place)
        assert len(places) <= len(layout.text) + 2, "the motion goes round in circles"
    return places


def words_of(text: str, motion: Motion, start: int = 0) -> str:
    """The characters that repeating *motion* comes to."""
    return "".join(text[place] for place in walk(plain(text), motion, start)[1:])


@given(marked_texts(), widths)
def test_right_reaches_every_place_in_order_and_left_comes_back(source: CanonicalText, width: int) -> None:
    layout = Layout(source, width)
    every = sorted({layout.rest(offset) for offset in range(len(layout.text) + 1)})
    solid = [place for place in every if place < len(layout.text)] or every
    assert walk(layout, motions.right, motions.first(layout))[: len(solid)] == solid
    assert walk(layout, motions.left, every[-1]) == every[::-1]


FORWARD = (
    *(motions.word_forward, motions.sentence_forward, motions.paragraph_forward),
    *(motions.word_end, motions.sentence_end, motions.paragraph_end),
)
BACK = (motions.word_back, motions.sentence_back, motions.paragraph_back)


@pytest.mark.parametrize("motion", FORWARD)
@given(texts, widths)
@settings(max_examples=40)
def test_forward_goes_forward(motion: Motion, text: str, width: int) -> None:
    layout = plain(text, width)
    places = walk(layout, motion, motions.first(layout))
    assert places == sorted(places)
    assert all(layout.rest(place) == place for place in places)


@pytest.mark.parametrize("motion", BACK)
@given(texts, widths)
@settings(max_examples=40)
def test_back_goes_back_to_the_very_first_place(motion: Motion, text: str, width: int) -> None:
    layout = plain(text, width)
    places = walk(layout, motion, motions.last(layout))
    assert places == sorted(places, reverse=True)
    assert places[-1] == motions.first(layout) or not text[: places[-1]].strip()


@given(marked_texts(), widths)
def test_down_and_up_keep_the_wished_cell(source: CanonicalText, width: int) -> None:
    layout = Layout(source, width)
    place = motions.first(layout)
    for number in range(1, len(layout)):
        place = motions.vertical(layout, place, 1, 3)
        at, first, last = layout.cells_of(place)
        assert at == number
        assert first <= 3 < last or first < 3 or place == layout.nearest(number, 0)
    assert motions.vertical(layout, place, -len(layout), 0) == layout.nearest(0, 0)


def test_a_word_holds_hyphens_stops_and_apostrophes() -> None:
    text = "India's MQ-9B, at 3.99 (billion)."
    assert words_of(text, motions.word_forward) == "Ma3bn"
    assert words_of(text, motions.word_end) == "sBt9n"
    assert words_of(text, motions.word_back, len(text) - 1) == "b3aMI"


def test_words_are_found_in_scripts_with_marks() -> None:
    layout = plain(f"नमस्ते दुनिया {FAMILY} end")
    assert walk(layout, motions.word_forward, 0)[:3] == [0, 7, 14]
    assert motions.word_at(layout.text, 2) == (0, 6)


def test_between_words_there_is_no_word() -> None:
    assert motions.word_at("one, two", 4) is None
    assert motions.word_at("one, two", 5) == (5, 8)
    assert motions.word_at("", 0) is None


def test_sentences_follow_each_other_over_paragraphs() -> None:
    text = "First one. Second one.\n\nThird one. Fourth one."
    assert words_of(text, motions.sentence_forward) == "STF."
    assert words_of(text, motions.sentence_back, len(text) - 1) == "FTSF"
    assert [text[:place].count(".") for place in walk(plain(text), motions.sentence_end, 0)] == [0, 0, 1, 2, 3]


def test_paragraphs_skip_blank_lines() -> None:
    text = "one\n\n\ntwo two\nthree"
    assert words_of(text, motions.paragraph_forward) == "tte"
    assert words_of(text, motions.paragraph_back, len(text) - 1) == "tto"
    assert words_of(text, motions.paragraph_end) == "eoe"


def test_the_line_s_end_is_its_last_letter() -> None:
    layout = plain("one two three", 7)
    assert motions.line_end(layout, 0) == 6
    assert motions.line_start(layout, 10) == 8


def test_an_empty_text_has_one_place() -> None:
    layout = plain("")
    every: tuple[Motion, ...] = (motions.right, motions.left, motions.line_start, motions.line_end, *FORWARD, *BACK)
    assert {motion(layout, 0) for motion in every} == {0}


def test_a_word_without_end_does_not_stall() -> None:
    layout = plain("x" * 1_000_000 + " y", 80)
    assert motions.word_forward(layout, 0) == 1_000_001
    assert motions.word_back(layout, 1_000_001) < 1_000_000
