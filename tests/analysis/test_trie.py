"""Many names as one pattern: every name is found wherever a word begins and ends with it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.analysis import trie
from defense_tui.analysis.trie import NamePattern

NAMES = st.lists(st.from_regex(r"[ab](?:[ab .-]{0,3}[ab.-])?", fullmatch=True, alphabet="ab -."))
TEXTS = st.text(st.sampled_from("ab -.s$\né"), max_size=40)


def found(names: list[str], text: str) -> list[str]:
    return [text[start:end] for start, end in NamePattern(names).spans(text)]


def by_trying_each(names: list[str], text: str) -> list[tuple[int, int]]:
    """The same by definition: at each place outside a name before, the longest name that fits."""
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        fitting = [
            match.end()
            for name in names
            if (match := re.compile(re.escape(name).replace(r"\ ", r"[ \t]*\n?[ \t]*(?<=\s)")).match(text, start))
            and re.compile(r"s?(?![\w$])").match(text, match.end())
        ]
        if fitting and not re.match(r"\w", text[start - 1 : start] if start else ""):
            spans.append((start, max(fitting)))
            start = max(fitting)
        else:
            start += 1
    return spans


@given(NAMES, TEXTS)
def test_the_pattern_finds_what_trying_each_name_finds(names: list[str], text: str) -> None:
    assert list(NamePattern(names).spans(text)) == by_trying_each(names, text)


@given(TEXTS, st.integers(1, 9))
def test_no_name_is_lost_at_a_cut(text: str, size: int) -> None:
    pattern = NamePattern(["a", "ab", "a b", "b-a", "b.a"])
    whole = list(pattern.spans(text * 9))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trie, "PIECE", size)
        assert list(pattern.spans(text * 9)) == whole


def test_the_longest_name_that_ends_with_a_word_wins() -> None:
    names = ["New York", "New York Cit", "New York City Hall"]
    assert found(names, "New York City and New York City Hall") == ["New York", "New York City Hall"]


def test_no_names_find_nothing() -> None:
    assert found([], "anything") == []


def test_long_runs_of_blanks_cost_no_more_than_their_length() -> None:
    assert found(["a b c"], ("a" + " " * 50_000) * 4) == []
    assert found(["a b c"], "a \n b c, a  b\nc, a\n\nb c") == ["a \n b c", "a  b\nc"]
