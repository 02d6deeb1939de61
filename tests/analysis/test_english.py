"""Closed lists of English words."""

from __future__ import annotations

import pytest

from defense_tui.analysis.english import word_list


def test_abbreviations_are_listed_in_lower_case_without_stops() -> None:
    for name in ("before-names", "before-numbers", "within", "after-names"):
        assert all(word.islower() and "." not in word for word in word_list(name))


def test_openers_are_capitalised() -> None:
    assert all(word[0].isupper() for word in word_list("openers"))


def test_a_list_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_list("no such list")
