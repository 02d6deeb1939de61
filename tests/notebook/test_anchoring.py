"""Passages found again after edits; what cannot be known is said to be unknown."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defense_tui.model.article import CanonicalText
from defense_tui.notebook import anchoring
from defense_tui.notebook.anchoring import Anchor, AnchorState, Finder, anchor, anchor_all
from defense_tui.notebook.annotation import Annotation, Position, Quote, passage
from tests.notebook.samples import annotation

PARAGRAPHS = (
    "The Navy flew two leased aircraft from a base in the south. Nobody had sold it any so far.",
    "Talks on a purchase began in the spring and were broken off twice before the council agreed.",
    "The price is told in three ways: a sum in rupees, a sum in dollars, and a ceiling that is no price.",
    "Deliveries are expected in four years. Until then crews train on what has been lent to them.",
    "The maker will assemble some of them in the country, in a works that is yet to be built.",
)
BODY = "\n\n".join(PARAGRAPHS)
PHRASE = "a ceiling that is no price"


def text(body: str) -> CanonicalText:
    return CanonicalText(body, sha256=hashlib.sha256(body.encode()).hexdigest())


def note_on(phrase: str, body: str = BODY) -> Annotation:
    start = body.index(phrase)
    quote, position = passage(text(body), start, start + len(phrase))
    return annotation(quote=quote, position=position)


def found(note: Annotation, body: str) -> tuple[str, str | None]:
    """State and words of the place that is found."""
    place = anchor(note, text(body))
    return place.state, None if place.start is None else body[place.start : place.end]


def test_in_the_same_text_nothing_is_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchoring, "fold", None)
    note = note_on(PHRASE)
    assert anchor(note, text(BODY)) == Anchor(
        AnchorState.EXACT, BODY.index(PHRASE), BODY.index(PHRASE) + len(PHRASE), 1.0
    )


def test_a_change_far_behind_leaves_a_place_exact() -> None:
    assert found(note_on(PHRASE), BODY + "\n\nAn afterword.") == ("exact", PHRASE)


def test_words_that_moved_are_found() -> None:
    assert found(note_on(PHRASE), "A new beginning.\n\n" + BODY) == ("moved", PHRASE)
    assert found(note_on(PHRASE), "\n\n".join(PARAGRAPHS[::-1])) == ("moved", PHRASE)


def test_other_signs_and_capitals_are_no_change() -> None:
    note = note_on("ways: a sum in rupees, a sum in dollars")
    body = BODY.replace("a sum in", "A\u00a0sum  in").replace("An", "an")
    assert found(note, body) == ("moved", "ways: A\u00a0sum  in rupees, A\u00a0sum  in dollars")


def test_changed_words_are_found_by_what_is_left_and_what_is_around() -> None:
    note = note_on("broken off twice before the council agreed")
    body = BODY.replace("broken off twice before", "interrupted two times until")
    assert found(note, body) == ("changed", "interrupted two times until the council agreed")


def test_a_short_quote_is_found_by_its_surroundings() -> None:
    assert found(note_on("twice"), BODY.replace("twice", "three times")) == ("unsure", "three times")
    assert found(note_on("twice"), BODY.replace("twice", "twice or so")) == ("moved", "twice")


def test_a_changed_place_begins_and_ends_with_whole_words() -> None:
    note = note_on("Deliveries are expected in four years")
    body = BODY.replace("Deliveries are expected in four years", "The first deliveries may come in fourteen years")
    state, words = found(note, body)
    assert state in ("changed", "unsure")
    assert words == "deliveries may come in fourteen years"


def test_a_rewritten_passage_is_a_guess() -> None:
    note = note_on(PARAGRAPHS[3])
    body = "Deliveries are expected in four years. The crews, it was said in May, would be hired abroad."
    state, words = found(note, body)
    assert state == "unsure"
    assert words is not None
    assert "expected in four years" in words


def test_of_two_equal_places_neither_is_sure() -> None:
    body = "one two three. the same words. four five six. " * 2
    note = annotation(quote=Quote("the same words"), position=None)
    assert found(note, body)[0] == "unsure"


def test_the_place_with_the_right_surroundings_is_taken_among_many() -> None:
    body = "".join(f"Item {number} costs a sum. " for number in range(300))
    start = body.index("a sum", body.index("Item 250 "))
    quote, position = passage(text(body), start, start + 5)
    moved = "Prices in full.\n\n" + body
    place = anchor(annotation(quote=quote, position=position), text(moved))
    assert place.start == start + len("Prices in full.\n\n")


def test_deleted_words_are_lost_and_said_to_be() -> None:
    assert found(note_on(PARAGRAPHS[2]), "\n\n".join(PARAGRAPHS[:2] + PARAGRAPHS[3:])) == ("orphan", None)
    assert found(note_on(PHRASE), "") == ("orphan", None)
    assert found(note_on(PHRASE), "Something else entirely.") == ("orphan", None)


def test_a_note_on_the_whole_is_where_it_always_was() -> None:
    assert anchor(annotation(quote=None, position=None), text("anything")) == Anchor(AnchorState.EXACT, score=1.0)
    assert anchor(annotation(quote=Quote(""), position=None), text("anything")).start is None


def test_a_place_without_its_words_is_certain_only_in_the_same_text() -> None:
    known = annotation(quote=None, position=Position(4, 8, text(BODY).sha256))
    assert anchor(known, text(BODY)).state is AnchorState.EXACT
    assert anchor(known, text("X" + BODY)).state is AnchorState.UNSURE
    assert anchor(known, text("X")).state is AnchorState.ORPHAN
    other_rules = replace(known, position=Position(4, 8, text(BODY).sha256, canonical_version=99))
    assert anchor(other_rules, text(BODY)).state is AnchorState.UNSURE


def test_a_quote_that_is_not_where_the_note_says_is_looked_for_even_in_the_same_text() -> None:
    note = replace(note_on(PHRASE), position=Position(0, 5, text(BODY).sha256))
    assert found(note, BODY) == ("moved", PHRASE)


def test_nothing_but_blanks_cannot_be_found() -> None:
    assert found(annotation(quote=Quote("\n\n"), position=Position(1, 3)), BODY) == ("orphan", None)


LONG = "\n\n".join(
    f"Paragraph {number} tells of item {number * 7} and its {number * 13} parts." for number in range(200)
)


def test_a_very_long_passage_is_found_by_its_ends() -> None:
    note = note_on(LONG[300:-300], LONG)
    body = "New. " + LONG.replace("Paragraph 100 tells", "This paragraph says")
    state, words = found(note, body)
    assert state == "changed"
    assert words == body[body.index(LONG[300:380]) : body.index(LONG[-380:-300]) + 80]
    assert found(note, "New. " + LONG)[0] == "moved"
    assert found(note, "Nothing of the kind.") == ("orphan", None)


def test_a_very_long_passage_of_which_an_end_is_left_is_a_guess() -> None:
    note = note_on(LONG[300:-300], LONG)
    assert found(note, "New. " + LONG[:3000])[0] == "unsure"
    assert found(note, "New. " + LONG[-3000:])[0] == "unsure"
    assert found(note, "New. " + LONG[:2000] + LONG[-2000:])[0] == "unsure"


def test_many_notes_on_one_text_are_found_together() -> None:
    notes = [note_on(paragraph[:30]) for paragraph in PARAGRAPHS]
    body = "New.\n\n" + BODY
    anchors = anchor_all(notes, text(body))
    assert [anchors[note.id].start for note in notes] == [body.index(paragraph[:30]) for paragraph in PARAGRAPHS]


@settings(max_examples=60)
@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=10), st.text(max_size=10), st.integers(0, 90))
def test_whatever_the_text_a_place_lies_in_it(body: str, exact: str, prefix: str, suffix: str, start: int) -> None:
    note = annotation(quote=Quote(exact, prefix, suffix), position=Position(start, start + len(exact)))
    place = Finder(text(body)).find(note)
    if place.start is not None and place.end is not None:
        assert 0 <= place.start <= place.end <= len(body)
        assert place.state is not AnchorState.ORPHAN


@settings(max_examples=40)
@given(st.data())
def test_what_stands_there_unchanged_is_never_lost(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(BODY) - 2))
    end = data.draw(st.integers(start + 1, len(BODY)))
    before, after = data.draw(st.text(max_size=30)), data.draw(st.text(max_size=30))
    quote, position = passage(text(BODY), start, end)
    note = annotation(quote=quote, position=position)
    if quote.exact.strip():
        place = anchor(note, text(before + BODY + after))
        assert place.state in ("exact", "moved", "unsure")
        assert place.start is not None
