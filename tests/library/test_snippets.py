"""The sentences that show why a search found an article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.library.finds import NOTHING
from defense_tui.library.places import Places
from defense_tui.library.snippets import Snippet, snippet
from defense_tui.library.studying import Studied
from defense_tui.library.words import Pattern, Words, joined
from defense_tui.model.article import Article, CanonicalText


def shown(text: str, *patterns: str, summary: str = "") -> Snippet:
    article = Article("a", "Title", "a.md", summary=summary)
    head = f"{joined('Title')}|{joined(summary)}"
    studied = Studied(
        article, CanonicalText(text), head, Words.of(text), Places.of_mentions(()), NOTHING.names, (), (), ()
    )
    return snippet(studied, [Pattern.of(pattern) for pattern in patterns])


def marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


def test_the_sentence_with_the_match_is_shown_with_the_next_when_it_is_short() -> None:
    found = shown("Before. The lease ends. It ended in the year after.\n\nAnother block.", "lease")
    assert found.text == "The lease ends. It ended in the year after."
    assert marked(found) == ["lease"]
    assert found.first == 12


def test_the_place_where_the_words_stand_together_is_chosen() -> None:
    apart = "The lease is here. " + "Nothing. " * 60 + "The drone is there. " + "Nothing. " * 60
    found = shown(apart + "A lease for a drone.", "lease", "drone")
    assert found.text.startswith("A lease for a drone.")
    assert marked(found) == ["lease", "drone"]


def test_a_long_sentence_is_cut_around_the_match() -> None:
    found = shown("word " * 200 + "lease " + "word " * 200, "lease")
    assert 300 < len(found.text) < 360
    assert marked(found) == ["lease"]
    assert not found.text.startswith("ord")


def test_lines_and_cells_come_on_one_line() -> None:
    text = "\n".join(["a\tlease", "b\tnone"])
    assert shown(text, "lease").text == "a lease"


def test_without_a_match_in_the_text_the_summary_is_shown() -> None:
    found = shown("Body text.", "lease", summary="About a lease.")
    assert (found.text, marked(found), found.first) == ("About a lease.", ["lease"], None)


def test_without_words_the_beginning_is_shown() -> None:
    assert shown("First sentence of the text. Second one, which is longer than the first, and so on and on.").text == (
        "First sentence of the text. Second one, which is longer than the first, and so on and on."
    )
    assert shown("") == Snippet("", (), None)


def test_overlapping_matches_are_marked_once() -> None:
    assert marked(shown("The ten-year framework stands.", "ten-year framework", "year", "framework")) == [
        "ten-year framework"
    ]


@given(
    st.text(st.sampled_from("ab .\n\té½"), max_size=400), st.lists(st.sampled_from(["a", "b a", "e", "ab"]), max_size=3)
)
def test_marks_lie_within_the_snippet_and_first_is_where_the_first_one_stands(text: str, patterns: list[str]) -> None:
    found = shown(text, *patterns)
    assert list(found.marks) == sorted(found.marks)
    assert all(0 <= start < end <= len(found.text) for start, end in found.marks)
    assert not any(character in found.text for character in "\n\t")
    if found.first is not None:
        start, end = found.marks[0]
        blank = text.replace("\t", " ")
        assert blank[found.first :].startswith(found.text[start:end]) or "\n" in text[found.first : found.first + end]
