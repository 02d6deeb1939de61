"""Folding, tokens and spellings: what a query's words and a text's words have in common."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from defense_tui.lens import folding
from defense_tui.lens.folding import PIECE, fold, other_spellings, pieces, plain, spelling_key, spellings, tokens, words

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("aB1-_ \n'’“”—…ﬁßİée\u0301\u00ad\u200d™½²\u2003"))
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("MQ-9B", "mq-9b"),
        ("Défense", "defense"),
        ("De\u0301fense", "defense"),
        ("Straße", "strasse"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("İzmir", "izmir"),
        ("ﬁre", "fire"),
        ("India’s “Quad”", 'india\'s "quad"'),
        ("2021–25 — India‑US", "2021-25 - india-us"),
        ("Rs.\u00a032,000\u202fcrore", "rs. 32,000 crore"),
        ("co\u00adoperate", "cooperate"),
        ("a\tb\nc", "a\tb\nc"),
        ("THX News™", "thx news™"),
        ("India² and Japan¹²", "india  and japan  "),
        ("x\u2003y\u3000z", "x y z"),
        ("№ 5 ½ ℃", "№ 5 1⁄2 ℃"),
        ("Wait…", "wait..."),
        ("हिन्दी", "हिनदी"),
        ("Ꭰꭰ", "ꭰꭰ"),
        ("", ""),
    ],
)
def test_folding_makes_alike_what_a_reader_takes_for_the_same(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(TEXTS)
def test_plain_text_keeps_offsets_and_capitals(text: str) -> None:
    changed = plain(text)
    assert len(changed) == len(text)
    assert plain(changed) == changed
    assert fold(changed) == fold(text)
    assert not text.isascii() or changed == text
    assert plain("The “Quad”—India’s\u202f‹MQ‑9B›") == 'The "Quad"-India\'s ‹MQ-9B›'


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded


@given(TEXTS)
def test_a_composed_and_a_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)).text == fold(unicodedata.normalize("NFD", text)).text


@given(st.text(st.sampled_from("aBcÉéßÑñΣσЖж 9-")))
def test_capitals_do_not_matter(text: str) -> None:
    assert fold(text.upper()).text == fold(text.lower()).text


@given(TEXTS, TEXTS)
def test_a_text_folds_as_its_parts_do(first: str, second: str) -> None:
    assert fold(first + second).text == fold(first).text + fold(second).text


@given(TEXTS)
def test_offsets_run_from_the_first_to_the_end_and_never_fall(text: str) -> None:
    folded = fold(text)
    offsets = list(folded.offsets)
    assert len(offsets) == len(folded.text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@given(TEXTS, st.data())
def test_a_span_of_folded_text_stands_for_a_part_of_the_original_that_folds_to_it(
    text: str, data: st.DataObject
) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first < last <= len(text)
    assert folded.text[start:end] in fold(text[first:last]).text


def test_a_span_takes_in_stripped_marks_and_whole_ligatures() -> None:
    text = "Mode\u0301 ﬁre"
    folded = fold(text)
    assert folded.text == "mode fire"
    assert folded.span(0, 4) == (0, 5)
    assert folded.span(5, 6) == (6, 7)
    assert folded.span(6, 9) == (6, 9)


def test_ascii_and_plain_accents_need_no_offset_table() -> None:
    assert isinstance(fold("plain ASCII").offsets, range)
    assert isinstance(fold("Modi’s é — “x”").offsets, range)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MQ-9B", ["mq", "9b"]),
        ("India's U.S.", ["india", "s", "u", "s"]),
        ("snake_case 3.99", ["snake_case", "3", "99"]),
        ("½ Straße—x", ["1", "2", "strasse", "x"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_a_token_is_a_run_of_word_characters(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(TEXTS)
@example("x" * (PIECE + 10) + " y")
def test_words_are_the_tokens_without_their_places(text: str) -> None:
    assert words(text) == [token.text for token in tokens(text)]


@given(TEXTS)
def test_words_are_the_runs_of_word_characters_of_folded_text(text: str) -> None:
    assert words(text) == re.findall(r"\w+", fold(text).text)


@given(TEXTS)
def test_tokens_stand_in_order_at_places_that_fold_to_them(text: str) -> None:
    found = list(tokens(text))
    for token in found:
        assert token.text in fold(text[token.start : token.end]).text
    for before, after in pairwise(found):
        assert before.start <= after.start
        assert before.end <= after.end


@given(st.text(st.sampled_from("ab \n")), st.integers(1, 7))
def test_pieces_cover_the_text_and_part_it_at_white_space(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "PIECE", size)
        cut = [text[start:end] for start, end in pieces(text)]
    assert "".join(cut) == text
    assert all(0 < len(piece) <= size for piece in cut)
    assert all(piece[-1].isspace() or len(piece) == size for piece in cut[:-1])


def test_pieces_of_a_part_stay_within_it() -> None:
    text = "word " * 40_000
    cut = list(pieces(text, 7, 150_000))
    assert cut[0][0] == 7
    assert cut[-1][1] == 150_000
    assert len(cut) == 3
    assert list(pieces("", 0, 0)) == []


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence", "defense"),
        ("armoured", "armored"),
        ("programme", "program"),
        ("centre", "center"),
        ("theatres", "theaters"),
        ("organisation", "organization"),
        ("militarised", "militarized"),
        ("analysed", "analyzed"),
        ("cancelled", "canceled"),
        ("manoeuvring", "maneuvering"),
        ("licence", "license"),
        ("neighbours", "neighbors"),
        ("kilometres", "kilometers"),
        ("grey", "gray"),
        ("fulfil", "fulfill"),
        ("enrolment", "enrollment"),
    ],
)
def test_british_and_american_spellings_are_one_word(british: str, american: str) -> None:
    assert spelling_key(british) == spelling_key(american) == american
    assert spellings(british) == spellings(american)
    assert {british, american} <= spellings(british)


@pytest.mark.parametrize(
    "word",
    [
        "exercise",
        "four",
        "hour",
        "surprise",
        "enterprise",
        "promise",
        "acre",
        "called",
        "analyses",
        "story",
        "mq",
        "9b",
    ],
)
def test_words_that_only_look_like_variants_are_left_alone(word: str) -> None:
    assert spelling_key(word) == word
    assert spellings(word) == {word}


def test_the_beginning_of_one_spelling_leads_to_the_other() -> None:
    assert "defense" in other_spellings("defenc")
    assert "defence" in other_spellings("defens")
    assert not other_spellings("stryker")
    assert not any(word.startswith("defen") for word in other_spellings("defen"))


def test_no_american_spelling_has_another_american_spelling() -> None:
    american = folding._american()
    assert not set(american) & set(american.values())


def test_spellings_are_folded_words() -> None:
    for british, american in folding._american().items():
        assert words(f"{british} {american}") == [british, american]
