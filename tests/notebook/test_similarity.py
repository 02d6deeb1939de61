"""Levenshtein distance and near occurrences, against the definition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.notebook.similarity import Occurrence, containment, distance, occurrences, similarity

words = st.text("abc", max_size=9)


def table(one: str, other: str) -> int:
    """The distance as the textbook computes it."""
    row = list(range(len(other) + 1))
    for at, mine in enumerate(one, 1):
        above = row
        row = [at]
        for column, yours in enumerate(other, 1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (mine != yours)))
    return row[-1]


@given(words, words)
def test_the_distance_is_the_textbooks(one: str, other: str) -> None:
    assert distance(one, other) == table(one, other)


@given(words, words.filter(bool))
def test_containment_is_the_best_of_all_parts(text: str, pattern: str) -> None:
    ranges = [(start, end) for start in range(len(text) + 1) for end in range(start, len(text) + 1)]
    nearest = min(table(text[start:end], pattern) for start, end in ranges)
    assert containment(text, pattern) == pytest.approx(max(0.0, 1 - nearest / len(pattern)) if text else 0.0)


@given(st.text("ab", max_size=12), st.text("ab", min_size=2, max_size=5), st.integers(0, 1))
def test_every_occurrence_is_as_near_as_it_says(text: str, pattern: str, limit: int) -> None:
    found = occurrences(text, pattern, limit)
    assert found == sorted(found, key=lambda occurrence: (occurrence.distance, occurrence.end))
    for occurrence in found:
        assert table(text[occurrence.start : occurrence.end], pattern) == occurrence.distance <= limit
    if pattern in text:
        assert found[0].distance == 0


def test_an_edited_phrase_is_found_where_it_is() -> None:
    text = "talks on a purchase had begun in 2018 and moved in steps"
    assert occurrences(text, "purchases had began", 4) == [Occurrence(2, 29, 11)]
    assert occurrences(text, "something else", 3) == []


def test_a_pattern_may_be_longer_than_a_machine_word() -> None:
    pattern = "0123456789" * 30
    assert distance(pattern, pattern[:150] + "x" + pattern[150:]) == 1
    assert occurrences("y" * 50 + pattern[:-1] + "y" * 50, pattern, 3)[0].start == 50


def test_likeness_goes_from_one_to_nothing() -> None:
    assert similarity("", "") == similarity("abc", "abc") == 1.0
    assert similarity("abc", "xyz") == similarity("", "abc") == 0.0
    assert containment("", "a") == containment("a", "") == 0.0
