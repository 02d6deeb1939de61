"""Runs of capitalised words in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.analysis.capitals import runs
from defense_tui.model.article import Markup, MarkupSpan


def found(text: str) -> list[str]:
    return [" ".join(word.text for word in run.words) for run in runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we met Ursula von der Leyen in Hiroshima today.", ["Ursula von der Leyen", "Hiroshima"]),
        ("the Department of the Interior and others agree.", ["Department of the Interior"]),
        ("she saw Mr. Smith, J.D. Vance and Dr. Fauci there.", ["Mr. Smith", "J.D. Vance and Dr. Fauci"]),
        ("with Jean-Pierre, O'Brien and Iran's fleet as well.", ["Jean-Pierre", "O'Brien and Iran"]),
        ("they say I'll and We've and Don't all the time.", ["I", "We", "Don"]),
        ("about COVID-19, G7, F-35s and AT&T in there.", ["COVID-19", "G7", "F-35s and AT&T"]),
        ("the Pres- the Senate and non-NATO all matter.", ["Senate", "NATO"]),
        ("iPhone and eBay and Été and Öst are here.", ["Été and Öst"]),
        ("no capitals here at all.", []),
        ("", []),
    ],
)
def test_capitalised_words_and_what_links_them_make_a_run(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "THE WHITE HOUSE",
        "Strengthening Bilateral Ties",
        "The Quad and the Indo-Pacific: What Comes Next",
        "MS. PSAKI:  yes, of course.",
        "PRIME MINISTER KISHIDA (as interpreted): thank you.",
        "Q    why is that so?",
    ],
)
def test_headings_and_speakers_are_no_running_text(text: str) -> None:
    assert "".join(found(text)).strip("Q") == ""


def test_headings_and_code_that_the_source_marks_are_left_out() -> None:
    text = "India\n\nthe Navy has it.\n\nthe Army of code"
    markup = (MarkupSpan(Markup.HEADING, 0, 5, 1), MarkupSpan(Markup.CODE_BLOCK, 25, 41))
    assert [run.words[0].text for run in runs(text, markup)] == ["Navy"]


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("Navy ships sail there.", True),
        ("they sail. Navy ships sail there.", True),
        ("they say: Navy ships sail there.", True),
        ('they say "Navy ships sail there".', True),
        ("- Navy ships sail there.", True),
        ("1. Navy ships sail there.", True),
        ("MR. KIRBY: Navy ships sail there.", True),
        ("the ships of the Navy sail there.", False),
        ("the Army, Navy ships too.", False),
    ],
)
def test_a_first_word_that_would_have_its_capital_anyway_is_weak(text: str, weak: bool) -> None:
    (run,) = [run for run in runs(text) if run.words[-1].text == "Navy"]
    assert run.weak is weak


def test_runs_to_skip_are_not_made() -> None:
    assert [run.words[0].text for run in runs("the A is the Navy of it.", skip=frozenset({"A"}))] == ["Navy"]


@given(
    st.lists(st.sampled_from(["India", "of", "the", "A.", "and", "&", "x", ".", "-", "\n", "'s", "Q", ":"])).map(
        " ".join
    )
)
def test_words_stand_where_they_say(text: str) -> None:
    for run in runs(text):
        assert run.words[0].text[0].isupper()
        assert run.words[-1].text[0].isupper()
        assert all(text[word.start : word.end] == word.text for word in run.words)


@pytest.mark.parametrize(
    "text", ["A " * 100_000, "A" * 200_000, "A- " * 70_000, "A of the " * 30_000, "A" + " " * 200_000]
)
def test_no_text_makes_runs_slow(text: str) -> None:
    assert sum(1 for _ in runs(f"the {text} end.")) <= len(text)
