"""Layers are found where they lie, however many there are, and drawn in one order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.tui.reader.decorations import ORDER, Layers, Spans, runs

ranges = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))
spans = st.lists(st.tuples(ranges, st.sampled_from(ORDER)).map(lambda pair: (*pair[0], pair[1])), max_size=30)


@given(spans, ranges)
def test_what_crosses_a_range_is_found(found: list[tuple[int, int, str]], asked: tuple[int, int]) -> None:
    start, end = asked
    crossing = Spans(found).crossing(start, end)
    assert sorted(crossing) == sorted(s for s in found if s[0] < s[1] and s[0] < end and s[1] > start)
    assert [span[0] for span in crossing] == sorted(span[0] for span in crossing)


@given(spans, ranges)
def test_what_begins_in_a_range_is_found(found: list[tuple[int, int, str]], asked: tuple[int, int]) -> None:
    expected = sorted(name for start, end, name in found if start < end and asked[0] <= start < asked[1])
    assert sorted(Spans(found).starting(*asked)) == expected


@given(spans, st.integers(0, 60))
def test_at_a_place_the_shortest_comes_first(found: list[tuple[int, int, str]], offset: int) -> None:
    here = [(start, end, (start, end)) for start, end, _ in found]
    lengths = [end - start for start, end in Spans(here).at(offset)]
    assert lengths == sorted(lengths)
    assert len(lengths) == sum(start <= offset < end for start, end, _ in found)


@given(spans, ranges)
def test_runs_tile_the_range_with_the_layers_in_order(
    found: list[tuple[int, int, str]], asked: tuple[int, int]
) -> None:
    pieces = runs(*asked, found)
    assert [place for start, end, _ in pieces for place in range(start, end)] == list(range(*asked))
    for start, end, names in pieces:
        over = {name for first, last, name in found if first <= start and last >= end and first < last}
        over -= {"entity-focus"} if "match" in over else set()
        notes = {name for name in over if name.startswith("note-")}
        assert set(names) - notes == over - notes
        assert len(set(names) & notes) == min(len(notes), 1)
        assert list(names) == sorted(names, key=ORDER.index)


def test_of_notes_on_each_other_the_shortest_is_drawn() -> None:
    found = [(0, 9, "note-yellow"), (2, 4, "note-green"), (3, 9, "note-red")]
    assert [names for _, _, names in runs(0, 6, found)] == [
        ("note-yellow",),
        ("note-green",),
        ("note-green",),
        ("note-red",),
    ]


def test_a_span_over_everything_does_not_hide_the_others() -> None:
    many = Spans([(0, 1_000_000, "quote"), *((start, start + 5, "entity") for start in range(0, 1_000_000, 100))])
    assert [span[2] for span in many.crossing(500_000, 500_050)] == ["quote", "entity"]


def test_layers_go_round() -> None:
    assert [Layers.ALL.next, Layers.MARKS.next, Layers.PLAIN.next] == [Layers.MARKS, Layers.PLAIN, Layers.ALL]
