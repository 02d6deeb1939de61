"""Find in an article: smart case, folding, expressions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.tui.reader.find import FindError, Matches, find
from tests.tui.reader.texts import texts


def found(text: str, needle: str, *, regex: bool = False) -> list[str]:
    return [text[start:end] for start, end in find(text, needle, regex=regex)]


def test_a_needle_without_capitals_finds_both() -> None:
    assert found("India and INDIA and india", "india") == ["India", "INDIA", "india"]


def test_capitals_in_the_needle_must_agree() -> None:
    assert found("India and INDIA and india", "India") == ["India"]


def test_marks_and_forms_of_quotes_and_dashes_do_not_matter() -> None:
    assert found("at the São Paulo “summit” – e\u0301lan", "sao paulo") == ["São Paulo"]
    assert found("the “summit” held", '"summit"') == ["“summit”"]
    assert found("nuclear–armed", "nuclear-armed") == ["nuclear–armed"]
    assert found("an e\u0301lan vital", "elan") == ["e\u0301lan"]


def test_a_phrase_runs_over_the_end_of_a_line() -> None:
    assert found("the ten-year\nframework", "ten-year framework") == ["ten-year\nframework"]


def test_a_ligature_is_found_whole() -> None:
    assert found("the oﬃce", "ff") == ["ﬃ"]


def test_a_plain_needle_is_no_expression() -> None:
    assert found("a.b and axb (see)", "a.b") == ["a.b"]
    assert found("a.b and axb (see)", "(see") == ["(see"]


@pytest.mark.parametrize("needle", ["", " ", "\u0301"])
def test_nothing_is_found_for_nothing(needle: str) -> None:
    assert find("text \u0301", needle, regex=False).crossing(0, 100) == []


def test_an_expression_knows_lines_and_smart_case() -> None:
    text = "Alpha 1\nbeta 22\nGamma 333"
    assert found(text, r"\d{2,}$", regex=True) == ["22", "333"]
    assert found(text, r"^[a-z]+", regex=True) == ["Alpha", "beta", "Gamma"]
    assert found(text, r"^G\w+", regex=True) == ["Gamma"]
    assert found(text, r"\D+", regex=True)[0] == "Alpha "


def test_an_expression_that_would_take_years_is_stopped_and_what_was_found_stays() -> None:
    matches = find("aab " + "c" * 70_000 + " " + "a" * 50_000 + "b", r"^aab|(a+)+$", regex=True, patience=0.05)
    assert matches.stopped
    assert [*matches] == [(0, 3)]
    assert not find("a" * 100, "(a+)+$", regex=True).stopped


def test_empty_matches_are_left_out() -> None:
    assert found("baa b", "a*", regex=True) == ["aa"]


def test_an_expression_that_is_none_is_an_error_that_says_why() -> None:
    with pytest.raises(FindError, match="unterminated character set"):
        find("text", "[a", regex=True)


def test_a_long_text_is_searched_in_parts_without_losing_any() -> None:
    text = "drone deal " * 60_000
    assert len(find(text, "drone deal", regex=False)) == 60_000
    assert len(find("x" * 200_000, "xxx", regex=True)) == 66_666


@given(texts, st.text(max_size=3))
def test_places_found_are_in_order_and_in_the_text(text: str, needle: str) -> None:
    ranges = [*find(text, needle, regex=False)]
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert ranges == sorted(ranges)


@given(st.lists(st.integers(1, 9), max_size=12), st.integers(0, 50), st.integers(0, 50))
def test_matches_are_found_by_their_places(lengths: list[int], start: int, end: int) -> None:
    ends = [sum(lengths[: index + 1]) for index in range(len(lengths))]
    ranges = [(last - length, last - length // 2) for last, length in zip(ends, lengths, strict=True)]
    matches = Matches(ranges)
    assert [*matches] == ranges
    assert matches.crossing(start, end) == [r for r in ranges if r[0] < end and r[1] > start]
    assert [ranges[index] for index in matches.starts_in(start, end)] == [r for r in ranges if start <= r[0] < end]
    if ranges:
        later = [index for index, r in enumerate(ranges) if r[0] > start]
        assert matches.beside(start, 1) == ((later[0], False) if later else (0, True))
        assert matches.first_from(start + 1) == (later[0] if later else 0)


@given(texts.filter(str.strip), st.data())
def test_what_stands_in_the_text_is_found(text: str, data: st.DataObject) -> None:
    words = [word for word in text.split() if word.isascii() and word.isalnum()]
    if words:
        word = data.draw(st.sampled_from(words))
        assert word in found(text, word)
