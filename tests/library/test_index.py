"""The inverted index."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.library.index import TermIndex, TermIndexBuilder
from defense_tui.library.words import Pattern, joined

texts = st.lists(st.text(st.sampled_from("ab é"), max_size=12), max_size=8)


def index(*bodies: str) -> TermIndex:
    builder = TermIndexBuilder()
    for number, body in enumerate(bodies):
        builder.add(number, joined(""), joined(""), joined(body))
    return builder.published()


@given(texts, st.text(st.sampled_from("abe"), min_size=1, max_size=3))
def test_a_word_is_found_in_the_articles_that_have_it(bodies: list[str], word: str) -> None:
    built = index(*bodies)
    expected = {number for number, body in enumerate(bodies) if word in joined(body).split()}
    assert built.candidates(Pattern.of(word)) == expected
    assert built.frequency(word) == len(expected)


@given(texts, st.text(st.sampled_from("abe"), min_size=1, max_size=3))
def test_a_prefix_is_found_in_the_articles_with_a_word_that_begins_so(bodies: list[str], prefix: str) -> None:
    built = index(*bodies)
    expected = {n for n, body in enumerate(bodies) if any(word.startswith(prefix) for word in joined(body).split())}
    assert built.candidates(Pattern.being_typed(prefix)) == expected
    words = {word for body in bodies for word in joined(body).split()}
    assert list(built.beginning(prefix)) == sorted(word for word in words if word.startswith(prefix))


def test_what_was_published_does_not_grow() -> None:
    builder = TermIndexBuilder()
    builder.add(0, " ", " ", " a ")
    before = builder.published()
    builder.add(1, " ", " ", " a b ")
    assert (before.candidates(Pattern.of("a")), before.vocabulary, before.frequency("a")) == ({0}, ("a",), 1)
    assert builder.published().candidates(Pattern.of("a")) == {0, 1}


def test_a_rare_word_in_a_title_outweighs_a_common_one_in_the_text() -> None:
    builder = TermIndexBuilder()
    builder.add(0, " lease ", " ", " drone drone drone ")
    builder.add(1, " drone ", " ", " lease drone ")
    builder.add(2, " drone ", " ", " drone ")
    scores = builder.published().scores([Pattern.of("lease")], [0, 1, 2])
    assert scores[0] > scores[1] > scores[2] == 0


def test_a_word_that_stands_very_often_does_not_break_the_count() -> None:
    assert index("a " * 1000).scores([Pattern.of("a")], [0])[0] > 0


def test_an_empty_index_finds_nothing() -> None:
    built = index()
    assert built.candidates(Pattern.of("a")) == set()
    assert built.scores([Pattern.of("a")], []) == {}


def test_the_spellings_of_a_word_count_together_and_a_phrase_is_as_frequent_as_its_rarest_word() -> None:
    built = index("defence", "defense defence", "the defense")
    both = built.scores([Pattern.of("defense")], [0, 1, 2])
    assert both[1] > both[0] > 0 and both[2] > 0
    assert built.frequency_of(Pattern.of("the defense")) == 1
    assert built.frequency_of(Pattern.being_typed("def")) == 3
    assert built.frequency_of(Pattern.being_typed("zzz")) == 0
    assert built.scores([Pattern.being_typed("zzz")], [0]) == {0: 0.0}
