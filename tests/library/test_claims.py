"""Claims about one event, parted by how their sources agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.library.claims import DIFFERING, accounts
from defense_tui.model.curated import Assessment, Claim
from tests.library.texts import claim

IDS = [f"c{number}" for number in range(6)]
some_claims = st.lists(
    st.builds(
        claim,
        st.sampled_from(IDS),
        st.sampled_from(["one", "two", "three"]),
        st.sampled_from(Assessment),
        same_as=st.sampled_from(["", *IDS, "gone"]),
    ),
    unique_by=lambda made: made.id,
)


@given(some_claims)
def test_no_claim_is_lost_unless_another_one_stands_for_it(claims: list[Claim]) -> None:
    groups = accounts(claims)
    shown = [made.id for made in (*groups.agreed, *groups.single, *groups.differing)]
    assert len(shown) == len(set(shown))
    assert set(groups.differing) == {made for made in claims if made.assessment in DIFFERING}
    hidden = [made for made in claims if made.id not in shown]
    assert not hidden or groups.agreed


def test_what_two_sources_say_stands_once() -> None:
    groups = accounts([claim("a", "one"), claim("b", "two", same_as="a"), claim("c", "three", same_as="b")])
    assert [made.id for made in groups.agreed] == ["a"]
    assert groups.single == ()


def test_one_source_that_repeats_itself_agrees_with_nobody() -> None:
    groups = accounts([claim("a", "one"), claim("b", "one", same_as="a")])
    assert [made.id for made in groups.single] == ["a", "b"]


def test_a_repetition_that_does_not_hold_leaves_the_other_claim_alone() -> None:
    groups = accounts([claim("a", "one"), claim("b", "two", Assessment.GARBLED, same_as="a")])
    assert [made.id for made in groups.single] == ["a"]
    assert [made.id for made in groups.differing] == ["b"]


def test_claims_that_name_each_other_make_no_endless_round() -> None:
    assert [made.id for made in accounts([claim("a", "one", same_as="b"), claim("b", "two", same_as="a")]).agreed] == [
        "a"
    ]
