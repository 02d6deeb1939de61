"""Forms of a name that count without being curated."""

from __future__ import annotations

import pytest

from defense_tui.analysis.name_forms import other_forms
from defense_tui.model.curated import Name


def forms(value: str) -> list[str]:
    return [form.value for form in other_forms(Name(value, "exact"))]


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("MQ-9B", ["MQ9B", "MQ 9B"]),
        ("AH-64E", ["AH64E", "AH 64E"]),
        ("M-777", ["M777", "M 777"]),
        ("P-8I", ["P8I", "P 8I"]),
        ("C-17", ["C17"]),
        ("Boeing CH-47F(I) Chinook", ["Boeing CH47F(I) Chinook", "Boeing CH 47F(I) Chinook"]),
        ("AN/TPQ-37 Firefinder", ["AN/TPQ37 Firefinder", "AN/TPQ 37 Firefinder"]),
        ("F404-GE-IN20", ["F404GE-IN20", "F404 GE-IN20"]),
    ],
)
def test_a_hyphen_between_capitals_and_digits_may_be_a_blank_or_nothing(name: str, others: list[str]) -> None:
    assert forms(name) == others


@pytest.mark.parametrize(
    "name",
    ["G-7", "10-year Framework", "Authorization-1", "Indo-Pacific", "INDUS-X", "1-2", "mq-9b", "U.S.-2", ""],
)
def test_no_other_hyphen_is_free(name: str) -> None:
    assert forms(name) == []


@pytest.mark.parametrize(("name", "capitals"), [("Javelin", "JAVELIN"), ("India", "INDIA"), ("Türkiye", "TÜRKIYE")])
def test_a_word_may_stand_in_capitals(name: str, capitals: str) -> None:
    assert forms(name) == [capitals]
    assert list(other_forms(Name(name, "fold"))) == []


@pytest.mark.parametrize("name", ["Asia", "Quad", "COMPACT", "NavIC", "MoSPI", "apache", "THX News", "Lockheed-Martin"])
def test_short_words_acronyms_and_phrases_keep_their_capitals(name: str) -> None:
    assert forms(name) == []


def test_a_form_says_of_itself_what_its_name_says() -> None:
    name = Name("F-16", "exact", "self", "a note", elsewhere=True)
    assert list(other_forms(name)) == [Name("F16", "exact", "self", "a note", elsewhere=True)]
