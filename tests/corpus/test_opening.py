"""Titles of articles that have none in their front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from defense_tui.corpus.characters import settle
from defense_tui.corpus.opening import OPENING, title_of

LONG = "This is a first paragraph that goes on and on about one thing after another without coming to a full stop"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Plain heading #\n\nText", "Plain heading"),
        ("\n\n## A *marked* [heading](x)\n", "A marked heading"),
        ("Set by underline\n===\n\nText", "Set by underline"),
        ("Some text.\n\n# The title\n", "The title"),
        ("Some text.\n\n## A section\n", "Some text."),
        ("![](a.png)\n\n> Quoted *start*\n", "Quoted start"),
        ("2 July 2025\n\nWhat happened\n", "What happened"),
        ("2 July 2025\n", "2 July 2025"),
        ("```\n# no heading\n```\n", "# no heading"),
        ("#hashtag first", "#hashtag first"),
        ("", ""),
        ("***\n", ""),
    ],
)
def test_of_markdown(body: str, title: str) -> None:
    assert title_of(body, ".md") == title


def test_of_plain_text_it_is_the_first_line() -> None:
    assert title_of("\n\n# A *first* line\nSecond", ".txt") == "# A *first* line"


def test_a_long_line_is_cut_to_its_first_sentence() -> None:
    assert title_of(f"Two ministers met in a capital city. {LONG}", ".txt") == "Two ministers met in a capital city"


def test_an_abbreviation_ends_no_sentence() -> None:
    title = title_of(f"On that day the U.S. Secretary and Gen. Someone of Example Corp. met. {LONG}", ".txt")
    assert title.endswith("…")


def test_a_line_without_sentences_is_cut_at_a_word() -> None:
    title = title_of(LONG, ".txt")
    assert len(title) <= 90
    assert title.endswith("…")
    assert LONG.startswith(title[:-1] + " ")


def test_a_line_without_words_is_cut_all_the_same() -> None:
    assert title_of("x" * 3 * OPENING, ".txt") == "x" * 89 + "…"


def test_the_seeds_have_titles_of_one_line(seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        title = title_of(settle(path.read_text(encoding="utf-8")), ".txt")
        assert 40 < len(title) <= 90
