"""Where sentences and paragraphs begin and end."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.analysis.sentences import paragraph_at, sentence_at, sentences

WORDS = [
    "U.S.",
    "Dr.",
    "Gen.",
    "No.",
    "5",
    "Rs.",
    "3.99",
    "the",
    "The",
    "Navy.",
    "flew!",
    "Why?",
    "...",
    "…",
    "I.",
    "1.",
]
SIGNS = [" ", "\n", "\n\n", "\u00a0", "(Applause.)", "- ", "a", "。", "”", '"', ")", "x" * 30]
TEXTS = st.lists(st.sampled_from([*WORDS, *SIGNS, " ", " "])).map("".join)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The Navy flew the drone.", "It owned none."],
        ["Was it bought?", "No!", "It was leased."],
        ["He met the U.S. Secretary of Defense.", "They spoke."],
        ["Prices rose in the U.S.", "The Senate voted."],
        ["Is it in the U.S.?", "Nobody knew."],
        ["Dr. S. Jaishankar met J.D. Vance.", "Gen. Brown and Lt. Gen. Singh looked on."],
        ["Congress approved No. 5 of the list for Rs. 32,000 crore.", "Nothing else."],
        ["He said no.", "5 aircraft came."],
        ["The price is 3.99 billion.", "2.5 per cent more than before."],
        ["Talks begin at 10 a.m. on Friday and at 3 p.m. EDT.", "We will see."],
        ["Some systems, e.g. the Stryker, i.e. a vehicle, are on offer.", "Others, cf. Art. 5, are not."],
        ["It said: “We agree.”", "“Fully.”", "(Applause.)", "He left."],
        ["“Really?” he asked.", "“Yes!” she said."],
        ["Well... it depends.", "Perhaps…", "Nobody knows."],
        ["Maker: General Atomics Inc. of San Diego.", "The firm sold it to Boeing Co.", "The price is secret."],
        ["It was signed on Jan. 5 and on 6 Sept. 2018.", "Both sides agreed."],
        ["So do you and I.", "We agree."],
        ["He cites a report.[12]", "It is old."],
        ["Roe v. Wade was cited.", "So was vitamin C.", "The court agreed."],
        ["General Provisions.", "(a) Nothing in this order counts."],
        ["It cost 1.7.", "Prior to that it cost more."],
        ["印度空军。", "美国海军。"],
    ],
)
def test_a_stop_ends_a_sentence_unless_it_belongs_to_a_word(parts: list[str]) -> None:
    joined = "" if parts[0].endswith("。") else " "
    assert cut(joined.join(parts)) == parts


def test_no_sentence_runs_over_a_newline() -> None:
    assert cut("A heading\nA line that\ngoes on. And on.\n\n- one\n- two.") == [
        "A heading",
        "A line that",
        "goes on.",
        "And on.",
        "- one",
        "- two.",
    ]


@pytest.mark.parametrize("number", ["1.", "12.", "(3.", "a.", "iv.", "IX.", "- 2."])
def test_a_list_number_is_no_sentence(number: str) -> None:
    line = f"{number} Building on this. They agreed."
    assert cut(line) == [f"{number} Building on this.", "They agreed."]


def test_a_part_of_a_text_can_be_cut_alone() -> None:
    text = "One. Two.\nThree. Four."
    assert [text[a:b] for a, b in sentences(text, 5, 16)] == ["Two.", "Three."]
    assert list(sentences(text, 9, 10)) == []
    assert list(sentences("")) == []


@given(TEXTS)
def test_sentences_cover_everything_but_white_space_and_never_overlap(text: str) -> None:
    found = list(sentences(text))
    uncovered = list(text)
    for start, end in found:
        assert start < end
        assert text[start:end].strip() == text[start:end]
        assert "\n" not in text[start:end]
        uncovered[start:end] = " " * (end - start)
    assert not "".join(uncovered).strip()
    assert all(before[1] <= after[0] for before, after in pairwise(found))


@given(TEXTS, st.data())
def test_every_place_lies_in_one_of_the_sentences(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    found = list(sentences(text))
    if not found:
        assert sentence_at(text, offset) == paragraph_at(text, offset) == (offset, offset)
        return
    sentence = sentence_at(text, offset)
    assert sentence in found
    for start, end in found:
        if start <= offset < end:
            assert sentence == (start, end)


@given(TEXTS, st.data())
def test_a_paragraph_is_a_block_without_margins(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    start, end = paragraph_at(text, offset)
    assert 0 <= start <= end <= len(text)
    if text.strip():
        assert start < end
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        assert text[text.rfind("\n", 0, start) + 1 : start].strip() == ""


def test_white_space_after_a_sentence_belongs_to_it() -> None:
    text = "One.   Two.\n\nThree."
    assert sentence_at(text, 5) == (0, 4)
    assert sentence_at(text, 7) == (7, 11)
    assert sentence_at(text, 11) == (7, 11)


def test_from_a_blank_line_the_next_block_is_meant_and_at_the_end_the_last() -> None:
    text = "\n\nOne.\n \nTwo. Three.\n\n"
    assert paragraph_at(text, 0) == (2, 6)
    assert paragraph_at(text, 7) == (9, 20)
    assert sentence_at(text, 7) == (9, 13)
    assert paragraph_at(text, len(text)) == (9, 20)
    assert sentence_at(text, len(text)) == (14, 20)


def test_a_block_of_megabytes_is_no_obstacle() -> None:
    text = "The Navy flew the drone. " * 40_000
    middle = text.index("The", 500_000)
    assert sentence_at(text, middle + 3) == (middle, middle + 24)
    assert sum(1 for _ in sentences(text)) == 40_000
    wall = "x" * 200_000 + ". " + "y" * 10
    assert cut(wall) == [wall]


def test_the_seeds_are_cut_into_whole_sentences(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = cut(text)
        assert len(found) >= 25
        assert not [part for part in found if part.endswith((" Dr.", " S.", " U.S.", " D.C."))]
