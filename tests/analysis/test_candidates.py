"""Names that nobody curated, as one article writes them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.analysis.candidates import ArticleNames, names_in
from defense_tui.model.article import CanonicalText
from defense_tui.model.span import Mention


def read(text: str, *curated: str) -> ArticleNames:
    mentions = []
    for name in curated:
        start = text.index(name)
        mentions.append(Mention(name.lower(), start, start + len(name), name))
    return names_in(CanonicalText(text), sorted(mentions, key=lambda mention: mention.start))


def names(text: str, *curated: str) -> list[str]:
    return [mention.name for mention in read(text, *curated).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they met in Hiroshima and flew to Papua New Guinea.", ["Hiroshima", "Papua New Guinea"]),
        ("at the Department of the Interior it was so.", ["Department of the Interior"]),
        ("at the Department of Health and Human Services.", ["Department of Health and Human Services"]),
        (
            "the Food and Drug Administration and the CHIPS and Science Act.",
            ["Food and Drug Administration", "CHIPS and Science Act"],
        ),
        (
            "the Center for Strategic and International Studies said.",
            ["Center for Strategic and International Studies"],
        ),
        ("between Kenya and Ghana, of Kenya and for Ghana.", ["Kenya", "Ghana", "Kenya", "Ghana"]),
        ("with Mohammed bin Salman and Ursula von der Leyen.", ["Mohammed bin Salman", "Ursula von der Leyen"]),
        ("when Johnson & Johnson and AT&T spoke.", ["Johnson & Johnson", "AT&T"]),
        ("so NATO, FEMA and COVID-19 came up.", ["NATO", "FEMA", "COVID-19"]),
        ("it is Ukraine’s and Ukraine's war.", ["Ukraine", "Ukraine"]),
        ("it went to Ukraine—Which one? in Kyiv — Yes.", ["Ukraine", "Kyiv"]),
        ("on Monday, in March and by December it ends.", []),
        ("it is VERY IMPORTANT and ONLY HERE, really.", []),
        ("when I saw that The Hague agreed.", ["Hague"]),
        ("he spoke on Tuesday. Applause. (Laughter.) Thank you.", []),
        ("under an Executive Order the Federal Government acts.", []),
        ("a Minister of the Republic of Korea.", ["Republic of Korea"]),
        ("the U.S. Senate and the US Congress.", ["Senate", "Congress"]),
    ],
)
def test_names_are_found_whole_and_apart(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("with Chancellor Merkel of course.", "Merkel"),
        ("with Vice President Kamala Harris of course.", "Kamala Harris"),
        ("with Russian President Vladimir Putin of course.", "Vladimir Putin"),
        ("with National Security Advisor Jake Sullivan of course.", "Jake Sullivan"),
        ("with Attorney General Merrick Garland of course.", "Merrick Garland"),
        ("with Secretary of State Antony Blinken of course.", "Antony Blinken"),
        ("with Secretary of Health and Human Services Xavier Becerra of course.", "Xavier Becerra"),
        ("with Mr. O’Brien of course.", "O'Brien"),
        ("Dr. Fauci agreed, of course.", "Fauci"),
    ],
)
def test_a_title_is_no_part_of_a_name_but_tells_a_person(text: str, name: str) -> None:
    (mention,) = read(text).names
    assert (mention.name, mention.titled) == (name, True)


@pytest.mark.parametrize(
    "text", ["the President and the Secretary of State.", "a General, a Minister of Defence.", "the CEO"]
)
def test_a_title_alone_is_no_name(text: str) -> None:
    assert names(text) == []


def test_the_first_word_of_a_sentence_counts_only_with_better_evidence() -> None:
    assert names("Kigali grew.") == []
    assert names("Kigali grew. They love Kigali.") == ["Kigali", "Kigali"]
    assert names("Brave Kigali grew.") == ["Brave Kigali"]
    assert names("Brave Kigali is brave indeed.") == ["Kigali"]
    assert names("NATO (of which IAEA is no part) grew.") == ["NATO", "IAEA"]
    assert names("Protecting Kigali. Protecting it is protecting all.") == ["Kigali"]


def test_what_is_curated_is_left_alone_unless_the_name_goes_on() -> None:
    assert names("they saw India and Narendra Modi there.", "India", "Narendra Modi") == []
    assert names("they crossed the Indian Ocean there.", "Indian") == ["Indian Ocean"]
    assert names("with President Donald Trump there.", "Donald Trump") == []
    assert names("with the Trump Administration there.", "Trump") == []
    assert names("in the South China Sea there.", "China") == ["South China Sea"]
    assert names("Department India.", "India") == []


def test_words_that_the_article_also_writes_in_lower_case_are_reported() -> None:
    found = read("they saw Build and Kigali there, and did build it.")
    assert found.common == {"Build"}


def test_spans_hold_the_name_without_article_title_and_possessive() -> None:
    text = "They met The\u00a0Hague’s  Mayor Jan van  Zanen."
    found = read(text).names
    assert [text[mention.start : mention.end] for mention in found] == ["Hague", "Jan van  Zanen"]
    assert found[1].name == "Jan van Zanen"


FRAGMENTS = [
    "India",
    "Kigali",
    "Department",
    "of",
    "the",
    "and",
    "Health",
    "President",
    "Mr.",
    "NATO",
    "x",
    ".",
    "’s",
    "—",
]


@given(st.lists(st.sampled_from([*FRAGMENTS, " ", " ", " ", "\n", "\u00a0"])).map("".join), st.integers(0, 3))
def test_names_stand_in_order_and_apart(text: str, step: int) -> None:
    mentions = [Mention("x", at, at + 5, "India") for at in range(len(text)) if text.startswith("India", at)][:step]
    found = names_in(CanonicalText(text), mentions).names
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert not [
        mention for mention in found for known in mentions if known.start <= mention.start and mention.end <= known.end
    ]


def test_the_seeds_name_what_nobody_curated(seeds: Path) -> None:
    first = (seeds / "000_3b7e75de1651d210.txt").read_text(encoding="utf-8")
    second = (seeds / "002_a8f198dacfc74240.txt").read_text(encoding="utf-8")
    assert {"Operation Sindoor", "Pete Hegseth", "Narendra Modi", "Indo-Pacific", "MQ-9B"} <= set(names(first))
    found = set(names(second))
    assert {"Autonomous Systems Industry Alliance", "ASIA", "INDUS-X Summit", "Pakistan"} <= found
    assert not {"Strengthening Bilateral Ties", "Additional Reading", "A Parting Shot"} & found
