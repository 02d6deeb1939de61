"""The workspace: places are remembered, the lens is not one of them, and nothing that a file holds can break it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.tui.state import HISTORY, Place, PlaceKind, Workspace, from_json, to_json

A, B, C = (Place(PlaceKind.ARTICLE, name) for name in "abc")
places = st.builds(Place, st.sampled_from(PlaceKind), st.text(max_size=8), st.integers(0, 10_000))


def test_going_back_and_forward_leads_to_the_same_place() -> None:
    here = Workspace().visiting(A).visiting(B).visiting(C)
    assert here.gone_back().place == B
    assert here.gone_back().gone_back().place == A
    assert here.gone_back().gone_back().gone_forward().gone_forward() == here


def test_going_back_at_the_first_place_stays_there() -> None:
    here = Workspace().visiting(A)
    assert here.gone_back() is here
    assert here.gone_forward() is here


def test_visiting_after_going_back_forgets_what_lay_ahead() -> None:
    here = Workspace().visiting(A).visiting(B).gone_back().visiting(C)
    assert here.forward == ()
    assert here.back == (A,)


def test_moving_within_an_article_is_not_a_new_place() -> None:
    here = Workspace().visiting(A).visiting(Place(PlaceKind.ARTICLE, "a", 400))
    assert here.back == ()
    assert here.place == Place(PlaceKind.ARTICLE, "a", 400)


def test_going_back_finds_the_caret_where_it_was() -> None:
    here = Workspace().visiting(A).at_offset(120).visiting(B)
    assert here.gone_back().place == Place(PlaceKind.ARTICLE, "a", 120)


def test_history_does_not_contain_the_lens() -> None:
    narrowed = Workspace().visiting(A).visiting(B).narrowed(Clause(Field.ENTITY, "india"))
    assert narrowed.gone_back().lens == narrowed.lens


def test_the_last_lens_can_be_brought_back() -> None:
    narrowed = Workspace().narrowed(Clause(Field.ENTITY, "india"))
    everything = narrowed.seen_through(Lens())
    assert everything.last_lens == narrowed.lens


def test_a_run_of_widenings_is_brought_back_whole_and_can_be_left_again() -> None:
    full = Workspace().narrowed(Clause(Field.ENTITY, "india")).narrowed(Clause(Field.SINCE, "2025"))
    everything = full.seen_through(full.lens.widened()).seen_through(Lens())
    assert everything.last_lens == full.lens
    back = everything.seen_through(everything.last_lens)
    assert back.lens == full.lens
    assert back.last_lens == Lens()


def test_a_run_of_widenings_ends_with_a_new_filter() -> None:
    full = Workspace().narrowed(Clause(Field.ENTITY, "india")).narrowed(Clause(Field.SINCE, "2025"))
    other = full.seen_through(full.lens.widened()).narrowed(Clause(Field.WORDS, "sea"))
    assert other.seen_through(Lens()).last_lens == other.lens


def test_only_so_many_places_are_kept() -> None:
    here = Workspace()
    for number in range(HISTORY + 50):
        here = here.visiting(Place(PlaceKind.ARTICLE, str(number)))
    assert len(here.back) == HISTORY


@given(st.lists(places, max_size=6), st.sets(st.sampled_from(["entities", "timeline", "notes"])))
def test_a_workspace_survives_being_written_down(visited: list[Place], scoped: set[str]) -> None:
    here = Workspace(scoped=frozenset(scoped)).narrowed(Clause(Field.WORDS, "ten-year"), Clause(Field.SINCE, "2024"))
    for place in visited:
        here = here.visiting(place)
    assert from_json(to_json(here)) == here


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)


@given(
    json_values
    | st.dictionaries(st.sampled_from(["lens", "last_lens", "place", "back", "forward", "scoped"]), json_values)
)
def test_whatever_a_file_holds_gives_a_workspace(value: object) -> None:
    assert isinstance(from_json(value), Workspace)
