"""The track beside the text while something is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.model.article import CanonicalText
from defense_tui.tui.reader.find import Matches, find
from defense_tui.tui.reader.head import HeadRow
from defense_tui.tui.reader.layout import Layout
from defense_tui.tui.reader.page import Margins, Page
from defense_tui.tui.reader.track import track
from tests.tui.reader.host import Repaints, reading, screen_of
from tests.tui.reader.texts import opened

LONG = "\n".join(f"line {number} of many" for number in range(96))
HEAD = (HeadRow("", "facts"),) * 4


def page(text: str) -> Page:
    return Page(Layout(CanonicalText(text), 40), Margins(3, 40), HEAD, 0)


def drawn(text: str, needle: str, current: int | None, top: int, height: int) -> str:
    """The track from top to bottom, a blank for nothing."""
    matches = find(text, needle, regex=False)
    return "".join(piece[0] if piece else " " for piece in track(page(text), matches, current, top, height))


def test_a_part_is_marked_when_something_in_it_was_found_and_so_is_what_is_in_sight() -> None:
    assert drawn(LONG, "line 50", 0, 30, 10) == "   │ ◆    "
    assert drawn(LONG, "line 9", 1, 0, 10) == "│■       ◆"


def test_an_article_that_fits_has_its_marks_beside_its_rows() -> None:
    assert drawn("one\ntwo\none", "one", None, 0, 10) == "    ■ ■   "


@given(st.lists(st.integers(0, 95), unique=True), st.integers(1, 50), st.integers(0, 99))
def test_every_place_found_has_a_mark_at_its_height(lines: list[int], height: int, top: int) -> None:
    places = [LONG.index(f"line {line} ") for line in sorted(lines)]
    shown = track(page(LONG), Matches((place, place + 4) for place in places), None, top, height)
    marked = [part for part, piece in enumerate(shown) if piece and piece[0] == "■"]
    assert marked == sorted({part for line in lines for part in range(height) if _holds(part, line + 4, height)})


def _holds(part: int, row: int, height: int) -> bool:
    return part * 100 // height <= row < (part + 1) * 100 // height if height < 100 else part == row


async def test_the_track_stands_at_the_right_edge_and_only_what_changes_is_painted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with reading(opened(LONG)) as (_, reader, _):
        assert not any(row.endswith("│") for row in screen_of(reader))
        reader.set_matches(find(LONG, "line 5", regex=False), 0)
        assert [row[-1:] for row in screen_of(reader)][:8] == ["◆", "n", "x", "", "y", "■", "■", "y"]
        repaints = Repaints(reader, monkeypatch)
        before = reader._track()
        reader.document.match = 1  # type: ignore[union-attr]
        reader._repaint_track(before)
        assert [(region.x, region.y, region.width) for region in repaints.regions if region] == [(49, 0, 1), (49, 5, 1)]


async def test_a_caret_in_the_last_cell_lies_over_the_track() -> None:
    async with reading(opened("word " * 9 + "word and more"), size=(48, 10)) as (_, reader, _):
        reader.set_matches(find("word", "word", regex=False), 0)
        assert screen_of(reader)[4].endswith("◆")
        reader.do_line_end()
        reader.do_cell_right()
        assert not screen_of(reader)[4].endswith("◆")
