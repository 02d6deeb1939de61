"""Mentions, packed and unpacked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.library.places import Places
from defense_tui.model.span import Mention

TEXT = "India met Japan and India."
mentions = st.lists(
    st.tuples(st.sampled_from(["india", "japan", "quad"]), st.integers(0, 13), st.integers(0, 13)).map(
        lambda drawn: Mention(drawn[0], drawn[1], drawn[1] + drawn[2], TEXT[drawn[1] : drawn[1] + drawn[2]])
    )
).map(tuple)


@given(mentions)
def test_mentions_come_out_as_they_went_in(given_: tuple[Mention, ...]) -> None:
    places = Places.of_mentions(given_)
    assert tuple(places.unpacked(TEXT)) == given_
    assert places.counts() == {id_: n for id_ in places.ids if (n := sum(each.entity == id_ for each in given_))}
    for id_ in ("india", "japan", "quad"):
        assert list(places.of_id(id_, TEXT)) == [each for each in given_ if each.entity == id_]


def test_ids_that_are_named_nowhere_do_no_harm() -> None:
    places = Places.of(("japan", "india"), [(1, 0, 5)])
    assert list(places.unpacked(TEXT)) == [Mention("india", 0, 5, "India")]
    assert list(places.of_id("japan", TEXT)) == []
    assert places.counts() == {"india": 1}
