"""A text with two versions is read back as the two that it was made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.notebook.lines import merge_lines
from defense_tui.tui.workspace.versions import both, sides

words = st.text(st.sampled_from("abc \n"), max_size=30)


def test_a_text_without_a_clash_has_one_version() -> None:
    assert sides("one line\n--- or: not really ---\nanother") is None


def test_each_version_is_the_whole_note() -> None:
    merged = merge_lines("head\nold\ntail", "head\nmine\ntail", "head\ntheirs\ntail", "me", "them")
    two = sides(merged)
    assert two is not None
    assert [(side.whose, side.text) for side in two] == [("me", "head\nmine\ntail"), ("them", "head\ntheirs\ntail")]
    assert both(merged) == "head\nmine\ntheirs\ntail"


def test_a_version_may_have_taken_the_lines_away() -> None:
    merged = merge_lines("head\nold\ntail", "head\ntail", "head\ntheirs\ntail", "me", "them")
    two = sides(merged)
    assert two is not None
    assert [side.text for side in two] == ["head\ntail", "head\ntheirs\ntail"]


@given(words, words, words)
def test_where_everything_clashes_both_sides_come_back(base: str, one: str, other: str) -> None:
    two = sides(merge_lines(base, one, other, "me", "them"))
    if two is not None and base and "\n" not in base:
        assert (two[0].text, two[1].text) == (one, other)
