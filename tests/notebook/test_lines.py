"""Texts merged by lines: what either side wrote is there afterwards."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.notebook.lines import merge_lines

texts = st.lists(st.sampled_from(["a", "b", "c", "d", "", "e e"]), max_size=6).map("\n".join)


def merged(base: str, one: str, other: str) -> str:
    return merge_lines(base, one, other, "ONE", "OTHER")


def test_changes_in_different_places_are_both_taken() -> None:
    assert merged("a\nb\nc", "A\nb\nc", "a\nb\nC\nd") == "A\nb\nC\nd"
    assert merged("a\nb\nc\nd", "a\nc\nd", "a\nb\nc") == "a\nc"


def test_lines_that_both_add_at_one_place_follow_each_other() -> None:
    assert merged("a", "a\nx", "a\ny") == "a\nx\ny"
    assert merged("a", "a\nx", "a\nx\ny") == "a\nx\ny"
    assert merged("a", "a\nx\nz", "a\nx\ny") == "a\nx\nz\ny"


def test_where_both_change_the_same_line_both_versions_stand() -> None:
    assert merged("a\nb\nc", "a\nX\nc", "a\nY\nc") == (
        "a\n--- two versions: ONE ---\nX\n--- or: OTHER ---\nY\n--- end of the two versions ---\nc"
    )
    assert "X" in merged("", "X", "Y")
    assert "two versions" in merged("", "X", "Y")


def test_a_line_changed_here_and_removed_there_stays() -> None:
    assert "B" in merged("a\nb", "a\nB", "a")


@given(texts, texts)
def test_what_only_one_side_changed_is_taken_as_it_is(base: str, side: str) -> None:
    assert merged(base, side, base) == merged(base, base, side) == merged(base, side, side) == side


@given(texts, texts, texts)
def test_no_line_that_a_side_wrote_is_lost(base: str, one: str, other: str) -> None:
    result = merged(base, one, other).split("\n")
    for side in (one, other):
        written = set(side.split("\n")) - set(base.split("\n"))
        assert written <= set(result)
