"""Folded text and the way back to the original's offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.notebook.folding import fold


def test_what_editors_change_for_looks_is_gone() -> None:
    assert fold("“India’s\u00a0MQ\u20119B”\n\nwas\u200b  bought…").text == '"india\'s mq-9b" was bought...'


def test_the_way_back_leads_to_the_original() -> None:
    text = "A “Quoted…  Word” İs\u00adhere"
    folded = fold(text)
    start = folded.text.index("quoted")
    assert text[slice(*folded.original(start, start + len("quoted... word")))] == "Quoted…  Word"
    assert folded.index(text.index("Word")) == folded.text.index("word")
    assert folded.index(len(text)) == len(folded.text)


@given(st.text())
def test_every_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    assert "  " not in folded.text
    places = [folded.original(at, at + 1) for at in range(len(folded.text))]
    assert places == sorted(places)
    for character, (start, end) in zip(folded.text, places, strict=True):
        assert start < end <= len(text)
        assert character == " " or character in fold(text[start:end]).text
    for offset in range(len(text) + 1):
        assert 0 <= folded.index(offset) <= len(folded.text)
