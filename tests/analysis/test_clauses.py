"""A part of a sentence stands for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.analysis.clauses import LONGEST, clause_around

DATE = "2 March 2025"


def around_date(sentence: str) -> str:
    start = sentence.index(DATE)
    return clause_around(sentence, start, start + len(DATE))


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("On 2 March 2025 they met.", "On 2 March 2025 they met"),
        ("On 2 March 2025\n they  met.", "On 2 March 2025 they met"),
        (
            "On 2 March 2025 the two ministers met in the old harbour, and they spoke of many other things at length.",
            "On 2 March 2025 the two ministers met in the old harbour…",
        ),
        (
            "After a year of talks about prices, of delays and of more talks that led nowhere at all, the contract was"
            " signed on 2 March 2025.",
            "… the contract was signed on 2 March 2025",
        ),
        (
            "After a year of talks about prices, of delays and of more talks that led nowhere at all, the contract was"
            " signed on 2 March 2025 in the old harbour; nobody was surprised by it.",
            "… the contract was signed on 2 March 2025 in the old harbour…",
        ),
        (
            "The President named him a member of the board that is known as the Merit Systems Protection Board for the"
            " term of seven years from 2 March 2025.",
            "… Merit Systems Protection Board for the term of seven years from 2 March 2025",
        ),
        (
            "The President named him a member of the United States Merit Systems Protection Board for the remainder of"
            " the term of seven years from 2 March 2025.",
            "… for the remainder of the term of seven years from 2 March 2025",
        ),
        (
            "He was named to the board that looks after the grants of the Morris K. Udall and Stewart L. Udall"
            " Foundation in Arizona and Nevada since 2 March 2025.",
            "… in Arizona and Nevada since 2 March 2025",
        ),
        ("2 March 2025" + " word" * 40, "2 March 2025" + " word" * 13 + "…"),
    ],
)
def test_a_sentence_is_cut_where_clauses_end_and_the_cuts_are_shown(sentence: str, part: str) -> None:
    assert around_date(sentence) == part


pieces = st.lists(st.sampled_from(["word", "words,", "and", "which", "; ", "–", "a" * 50, "a\nb", "x."]), max_size=30)


@given(pieces, pieces)
def test_the_date_is_in_the_part_which_is_short(before: list[str], after: list[str]) -> None:
    part = around_date(" ".join([*before, DATE, *after]))
    assert DATE in part
    assert len(part) <= LONGEST + len("… …")
    assert "\n" not in part
