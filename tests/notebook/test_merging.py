"""Two states of one note made one: field by field, and the same in every session."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.notebook.annotation import Annotation, Motivation, Position
from defense_tui.notebook.merging import content, merge, merge_tags
from tests.notebook.samples import MOMENT, OTHER_ARTICLE, annotation

BASE = annotation(rev="00001-00000000", note="one\ntwo\nthree", tags=("a", "b"), foreign={"k": 1}, extra={"e": 1})
_edits = st.fixed_dictionaries(
    {},
    optional={
        "note": st.sampled_from(["one\ntwo\nthree", "ONE\ntwo\nthree", "one\ntwo", "", "other"]),
        "tags": st.lists(st.sampled_from("abcd"), unique=True).map(tuple),
        "color": st.sampled_from(["yellow", "red", "green"]),
        "motivation": st.sampled_from(Motivation),
        "deleted": st.booleans(),
        "position": st.sampled_from([Position(1, 2), Position(3, 4)]),
        "foreign": st.dictionaries(st.sampled_from("kl"), st.integers(1, 2)),
        "extra": st.dictionaries(st.sampled_from("ef"), st.integers(1, 2)),
    },
)


def later(name: str, minutes: int, **changes: Any) -> Annotation:
    return replace(BASE, rev=f"00002-{name * 8}", modified=MOMENT + timedelta(minutes=minutes), **changes)


def test_each_side_keeps_what_only_it_changed() -> None:
    one = later("a", 1, color="red", note="ONE\ntwo\nthree", foreign={"k": 2, "new": 3})
    other = later("b", 2, tags=("b", "c"), note="one\ntwo\nTHREE", target=OTHER_ARTICLE, extra={})
    both = merge(BASE, one, other)
    assert (both.color, both.tags, both.note) == ("red", ("b", "c"), "ONE\ntwo\nTHREE")
    assert (both.target, both.foreign, both.extra) == (OTHER_ARTICLE, {"k": 2, "new": 3}, {})
    assert not both.deleted


def test_where_both_changed_a_field_the_later_one_wins_and_then_the_name() -> None:
    assert merge(BASE, later("a", 2, color="red"), later("b", 1, color="green")).color == "red"
    assert merge(BASE, later("a", 1, color="red"), later("b", 1, color="green")).color == "green"


def test_a_quote_never_parts_from_its_place() -> None:
    one = later("a", 1, position=Position(1, 2))
    other = later("b", 2, target=OTHER_ARTICLE)
    both = merge(BASE, one, other)
    assert (both.target, both.quote, both.position) == (other.target, other.quote, other.position)


@pytest.mark.parametrize(
    ("base", "one", "other", "deleted"),
    [
        ({}, {"deleted": True}, {}, True),
        ({}, {"deleted": True}, {"note": "edited"}, False),
        ({}, {"deleted": True}, {"deleted": True}, True),
        ({}, {"deleted": True, "note": "last words"}, {}, True),
        ({"deleted": True}, {"deleted": False}, {"deleted": True}, False),
        ({"deleted": True}, {"deleted": True}, {"deleted": True, "note": "x"}, True),
    ],
)
def test_an_edit_beats_a_delete(
    base: dict[str, Any], one: dict[str, Any], other: dict[str, Any], deleted: bool
) -> None:
    sides = (later("a", 1, **one), later("b", 2, **other))
    assert merge(replace(BASE, **base), *sides).deleted is deleted
    assert merge(replace(BASE, **base), *sides[::-1]).deleted is deleted


def test_without_a_common_ancestor_everything_is_kept() -> None:
    one = later("a", 1, note="mine", tags=("a",), foreign={"x": 1}, deleted=True)
    other = later("b", 2, note="yours", tags=("b",), foreign={"y": 2})
    both = merge(None, one, other)
    assert set(both.tags) == {"a", "b"}
    assert both.foreign == {"x": 1, "y": 2}
    assert "mine" in both.note
    assert "yours" in both.note
    assert not both.deleted


@given(_edits, _edits, st.booleans())
def test_the_order_of_the_two_makes_no_difference(one: dict[str, Any], other: dict[str, Any], related: bool) -> None:
    base = BASE if related else None
    sides = (later("a", 1, **one), later("b", 2, **other))
    assert merge(base, *sides) == merge(base, *sides[::-1])


@given(_edits)
def test_what_only_one_side_changed_is_taken_whole(edit: dict[str, Any]) -> None:
    changed, untouched = later("a", 1, **edit), later("b", 2)
    both = merge(BASE, changed, untouched)
    assert content(replace(both, tags=())) == content(replace(changed, tags=()))
    assert set(both.tags) == set(changed.tags)
    assert both.deleted is changed.deleted


@given(*[st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)] * 3)
def test_tags_are_all_but_what_a_side_removed(
    base: tuple[str, ...], one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    added = (set(one) | set(other)) - set(base)
    kept = set(base) & set(one) & set(other)
    assert set(merge_tags(base, one, other)) == added | kept
    assert len(merge_tags(base, one, other)) == len(added | kept)
