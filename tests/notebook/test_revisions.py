"""The family tree of a note: heads, common ancestors, and merges of merges."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.merging import content
from defense_tui.notebook.revisions import Revisions
from tests.notebook.samples import MOMENT, annotation

FIRST = annotation(id="01JZ1MH4XRRE3CTR9Y63CF2TPZ", rev="00001-00000000", note="note", tags=("first",))


def child(rev: str, *parents: str, **changes: Any) -> Annotation:
    moment = MOMENT + timedelta(minutes=int(rev[:5]))
    return replace(FIRST, rev=rev, action=rev, parents=parents, modified=moment, **changes)


def test_heads_are_what_nobody_follows() -> None:
    second = child("00002-aaaaaaaa", FIRST.rev)
    third = child("00003-aaaaaaaa", second.rev)
    fork = child("00003-bbbbbbbb", second.rev)
    family = Revisions([third, FIRST, fork, second])
    assert family.heads() == (third.rev, fork.rev)
    assert family.heads([FIRST.rev, third.rev]) == (third.rev,)
    assert family.heads(["unknown"]) == ()
    assert family.all() == (FIRST, second, third, fork)
    assert family.before(third) == second
    assert family.before(FIRST) is None


def test_a_parent_that_is_not_at_hand_is_unknown_not_an_error() -> None:
    orphan = child("00003-aaaaaaaa", "00002-gone0000")
    family = Revisions([FIRST, orphan])
    assert family.heads() == (FIRST.rev, orphan.rev)
    assert family.before(orphan) is None
    assert family.state([]) is None


def test_revisions_that_name_each_other_do_not_hide_the_note() -> None:
    one, other = child("00002-aaaaaaaa", "00003-aaaaaaaa"), child("00003-aaaaaaaa", "00002-aaaaaaaa")
    family = Revisions([one, other])
    assert family.heads() == (other.rev,)
    assert family.state(family.heads()) == other


def test_a_merged_state_names_its_heads_and_belongs_to_the_newer_one() -> None:
    one = child("00002-aaaaaaaa", FIRST.rev, tags=("first", "a"))
    other = child("00002-bbbbbbbb", FIRST.rev, tags=("b",), author="bela@host")
    merged = Revisions([FIRST, one, other]).state([other.rev, one.rev])
    assert merged is not None
    assert merged.rev == "00002-aaaaaaaa+00002-bbbbbbbb"
    assert merged.heads == merged.parents == (one.rev, other.rev)
    assert merged.author == "bela@host"
    assert set(merged.tags) == {"a", "b"}


def test_two_sessions_that_each_settle_the_same_fork_agree_again() -> None:
    """Both heads then have both of the fork's sides as ancestors; neither of these alone is the base."""
    one = child("00002-aaaaaaaa", FIRST.rev, tags=("first", "a"))
    other = child("00002-bbbbbbbb", FIRST.rev, tags=("b",))
    mine = child("00003-aaaaaaaa", one.rev, other.rev, tags=("a", "b", "mine"))
    yours = child("00003-bbbbbbbb", one.rev, other.rev, tags=("b", "yours"))
    state = Revisions([FIRST, one, other, mine, yours]).state([mine.rev, yours.rev])
    assert state is not None
    assert set(state.tags) == {"b", "mine", "yours"}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sets(st.integers(0, 30), max_size=4), st.booleans()), min_size=1, max_size=25))
def test_whatever_sessions_saw_when_they_wrote_no_tag_is_lost(turns: list[tuple[set[int], bool]]) -> None:
    """Each turn is a session that sees some of the revisions so far, adds a tag and may take another one away."""
    revisions = [FIRST]
    removed: set[str] = set()
    for number, (seen, removes) in enumerate(turns, 2):
        family = Revisions(revisions)
        visible = [revisions[index % len(revisions)].rev for index in seen] or [FIRST.rev]
        heads = family.heads(visible)
        state = family.state(heads)
        assert state is not None
        drop = state.tags[-1] if removes else ""
        removed.add(drop)
        tags = (*(tag for tag in state.tags if tag != drop), f"t{number}")
        revisions.append(child(f"{number:05d}-aaaaaaaa", *heads, tags=tags))
    family = Revisions(revisions)
    state = family.state(family.heads())
    assert state is not None
    expected = {f"t{number}" for number in range(2, len(turns) + 2)} | {"first"}
    assert set(state.tags) == expected - removed
    again = Revisions(reversed(revisions))
    same = again.state(again.heads())
    assert same is not None
    assert content(same) == content(state)


def test_a_long_quarrel_is_settled_too() -> None:
    revisions = [FIRST, child("00002-aaaaaaaa", FIRST.rev), child("00002-bbbbbbbb", FIRST.rev)]
    for number in range(3, 300):
        parents = (revisions[-2].rev, revisions[-1].rev)
        revisions.append(child(f"{number:05d}-aaaaaaaa", *parents, tags=("first", f"a{number}")))
        revisions.append(child(f"{number:05d}-bbbbbbbb", *parents, tags=("first", f"b{number}")))
    family = Revisions(revisions)
    state = family.state(family.heads())
    assert state is not None
    assert {"a299", "b299", "first"} <= set(state.tags)


def test_twins_under_two_names_are_one_revision() -> None:
    second = child("00002-aaaaaaaa", FIRST.rev)
    twin = replace(second, rev="00002-bbbbbbbb")
    third = child("00003-aaaaaaaa", twin.rev)
    assert Revisions([FIRST, second, twin]).heads() == (second.rev,)
    assert Revisions([FIRST, second, twin, third]).heads() == (third.rev,)
    assert Revisions([FIRST, second, twin, third]).follows(third.rev, second.rev)
