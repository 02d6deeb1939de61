"""The words of a text and the patterns that find them again."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from defense_tui.lens.folding import tokens
from defense_tui.library.words import Pattern, Words, has_phrase, joined

texts = st.text(st.one_of(st.characters(), st.sampled_from("abé’½-. \n")), max_size=80)


def found(pattern: Pattern, text: str) -> list[str]:
    words = Words.of(text)
    return [text[slice(*words.span(*place))] for place in words.find(pattern)]


@given(texts)
@example("a" * 70_000 + " b")
def test_the_words_of_a_text_are_its_tokens_at_their_places(text: str) -> None:
    words = Words.of(text)
    expected = list(tokens(text))
    assert words.joined == joined(text) == " ".join(["", *(token.text for token in expected), ""])
    assert len(words) == len(expected)
    spans = [words.span(number, number + 1) for number in range(len(words))]
    assert spans == [(token.start, token.end) for token in expected]
    assert words.within(0, len(text)) == (0, len(expected))


def test_words_of_a_text_of_many_lines_stand_where_they_stand() -> None:
    text = "".join(f"{'Línea' * (number % 40)} {number}, soft\u00adly\n" for number in range(400))
    words = Words.of(text)
    expected = list(tokens(text))
    for number in range(0, len(expected), 7):
        assert words.span(number, number + 1) == (expected[number].start, expected[number].end)
        assert words.within(expected[number].start, expected[number].end) == (number, number + 1)


@given(texts, st.integers(0, 20), st.integers(1, 4))
def test_words_in_a_row_are_found_where_they_stand(text: str, first: int, length: int) -> None:
    expected = list(tokens(text))
    wanted = expected[first : first + length]
    if wanted:
        pattern = Pattern.as_spelt(" ".join(token.text for token in wanted))
        assert (first, first + len(wanted)) in list(Words.of(text).find(pattern))


@given(texts, st.integers(0, 80), st.integers(0, 80))
def test_what_is_found_within_a_range_is_what_begins_and_ends_there(text: str, start: int, end: int) -> None:
    words = Words.of(text)
    pattern = Pattern.being_typed("a")
    first, last = words.within(start, max(start, end))
    inside = [place for place in words.find(pattern) if first <= place[0] and place[1] <= last]
    assert list(words.find_within([pattern], (first, last))) == inside


def test_a_phrase_is_found_across_punctuation_and_spelling() -> None:
    text = "The MQ-9B, or MQ 9B; not MQ-9BX. Defence programmes; the defense program."
    assert found(Pattern.of("mq-9b"), text) == ["MQ-9B", "MQ 9B"]
    assert found(Pattern.of("defence"), text) == ["Defence", "defense"]
    assert found(Pattern.as_spelt("defence"), text) == ["Defence"]


def test_matches_that_follow_each_other_are_all_found() -> None:
    assert len(found(Pattern.of("a"), "a a a")) == 3


def test_a_word_being_typed_is_a_prefix_in_either_spelling() -> None:
    pattern = Pattern.being_typed("the defen")
    assert found(pattern, "the defense, the defence, the defender, the deficit") == [
        "the defense",
        "the defence",
        "the defender",
    ]
    assert found(Pattern.being_typed("defenc"), "defence defense defend") == ["defence", "defense"]


def test_a_match_begins_and_ends_with_whole_words() -> None:
    text = "release of; lease often; lease of; lease of-of"
    assert found(Pattern.of("lease of"), text) == ["lease of", "lease of"]
    assert found(Pattern.being_typed("lease of"), text) == ["lease often", "lease of", "lease of"]


def test_a_pattern_without_words_finds_nothing() -> None:
    assert found(Pattern.of("&"), "R & D") == []
    assert found(Pattern.being_typed(""), "R & D") == []
    assert not has_phrase(joined("R & D"), joined("&"))


def test_a_phrase_is_whole_words() -> None:
    assert has_phrase(joined("THX News, Ltd."), joined("thx NEWS"))
    assert not has_phrase(joined("THX Newsroom"), joined("thx news"))
