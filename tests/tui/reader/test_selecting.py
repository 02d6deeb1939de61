"""Selecting with keys and mouse; where the mouse points."""

from __future__ import annotations

import pytest
from textual import events
from textual.geometry import Offset

from defense_tui.tui.reader.reader import Reader
from tests.tui.reader.host import reading
from tests.tui.reader.texts import FAMILY, FLAG, opened

TEXT = "First one here. Second one there.\n\nThird one."
LONG = "\n".join(f"line {number} of many" for number in range(80))
HEAD = 4
"""Rows above the text."""
MARGIN = 3
"""Cells before it."""


async def test_characters_are_selected_with_the_one_under_the_caret() -> None:
    async with reading(opened(TEXT)) as (app, reader, pilot):
        assert not reader.clear_selection()
        reader.do_select()
        assert reader.selection == (0, 1)
        reader.do_word_end()
        assert reader.selection == (0, 5)
        await pilot.pause()
        assert any(isinstance(message, Reader.SelectionChanged) for message in app.heard)
        reader.do_select()
        assert reader.selection is None


async def test_the_other_end_can_be_moved() -> None:
    async with reading(opened(TEXT), 6) as (_, reader, _):
        reader.do_select()
        reader.do_word_end()
        reader.do_swap_ends()
        reader.do_word_back()
        assert reader.selection == (0, 9)
        reader.do_swap_ends()
        assert reader.caret == 8


async def test_shift_and_arrows_select_as_many_characters_as_presses() -> None:
    async with reading(opened(TEXT), 6) as (_, reader, _):
        for _ in range(3):
            reader.do_extend_right()
        assert reader.selection == (6, 9)
        reader.clear_selection()
        reader.go_to(6)
        for _ in range(3):
            reader.do_extend_left()
        assert reader.selection == (3, 6)


async def test_shift_and_arrows_select_lines() -> None:
    async with reading(opened("one\ntwo\nthree"), 1) as (_, reader, _):
        reader.do_extend_down()
        assert reader.selection == (1, 6)
        reader.do_extend_up()
        assert reader.selection == (1, 2)


async def test_select_more_takes_the_sentence_the_paragraph_and_everything() -> None:
    async with reading(opened(TEXT), 18) as (_, reader, _):
        selected = []
        for _ in range(4):
            reader.do_select_more()
            assert reader.selection is not None
            selected.append(TEXT[slice(*reader.selection)])
        assert selected == ["Second one there.", "First one here. Second one there.", TEXT, TEXT]


async def test_a_selection_grows_by_whole_words_sentences_and_paragraphs() -> None:
    async with reading(opened(TEXT)) as (_, reader, _):
        reader.do_select()
        selected = []
        for grow in (
            reader.do_word_forward,
            reader.do_word_forward,
            reader.do_sentence_forward,
            reader.do_sentence_forward,
            reader.do_paragraph_forward,
        ):
            grow()
            assert reader.selection is not None
            selected.append(TEXT[slice(*reader.selection)])
        assert selected == ["First", "First one", "First one here.", "First one here. Second one there.", TEXT]


async def test_a_selection_backwards_begins_with_a_whole_sentence() -> None:
    async with reading(opened(TEXT), 35) as (_, reader, _):
        reader.do_select()
        reader.do_first()
        reader.do_sentence_forward()
        assert reader.selection == (TEXT.index("Second"), 36)


async def test_a_cluster_is_selected_whole() -> None:
    async with reading(opened(f"a{FAMILY}b{FLAG}")) as (_, reader, _):
        reader.select_range(2, 3)
        assert reader.selection == (1, 1 + len(FAMILY))
        reader.do_cell_right()
        reader.do_cell_right()
        assert reader.selection == (1, 2 + len(FAMILY) + len(FLAG))


async def test_an_empty_line_can_be_selected_over() -> None:
    async with reading(opened("a\n\nb")) as (_, reader, _):
        reader.do_select()
        reader.do_line_down()
        assert reader.selection == (0, 2)
        reader.do_line_down()
        assert reader.selection == (0, 4)


async def test_every_cell_leads_to_its_code_point() -> None:
    text = f"ab 中文 {FAMILY} {FLAG} e\u0301 नि end and some more words that wrap\nx"
    async with reading(opened(text), size=(30, 14)) as (_, reader, pilot):
        page = reader._page
        assert page is not None
        for number in range(len(page.layout)):
            for x in range(page.layout.line(number).cells):
                assert await pilot.click(Reader, offset=(MARGIN + x, page.row_of_line(number)))
                assert reader.caret == page.layout.offset_at(number, x)
                line, first, last = page.layout.cells_of(reader.caret)
                assert line == number and first <= x < last


@pytest.mark.parametrize(
    ("cell", "row", "caret"),
    [(0, HEAD, 0), (40, HEAD, 3), (40, HEAD + 1, 5), (40, 9, 9), (5, 0, 2)],
    ids=["margin", "behind a line", "empty line", "below the text", "head"],
)
async def test_a_click_beside_the_text_goes_to_the_nearest_letter(cell: int, row: int, caret: int) -> None:
    async with reading(opened("four\n\nmore")) as (_, reader, pilot):
        await pilot.click(Reader, offset=(cell, row))
        assert reader.caret == caret


async def test_a_drag_selects() -> None:
    async with reading(opened(TEXT)) as (_, reader, pilot):
        await pilot.mouse_down(Reader, offset=(MARGIN + 6, HEAD))
        await pilot.hover(Reader, offset=(MARGIN + 8, HEAD))
        await pilot.mouse_up(Reader, offset=(MARGIN + 8, HEAD))
        assert reader.selection == (6, 9)
        await pilot.hover(Reader, offset=(MARGIN + 12, HEAD))
        assert reader.selection == (6, 9)
        await pilot.click(Reader, offset=(MARGIN, HEAD))
        assert reader.selection is None


async def test_a_drag_held_below_the_edge_takes_the_text_along() -> None:
    async with reading(opened(LONG)) as (_, reader, pilot):
        await pilot.mouse_down(Reader, offset=(MARGIN, HEAD))
        reader.on_mouse_move(_moved(reader, Offset(MARGIN, 12)))
        top = reader.scroll_offset.y
        await pilot.pause(0.3)
        assert reader.scroll_offset.y > top
        assert reader.selection is not None and reader.selection[1] > LONG.index("line 8")
        await pilot.mouse_up(Reader, offset=(MARGIN, 5))
        top = reader.scroll_offset.y
        await pilot.pause(0.2)
        assert reader.scroll_offset.y == top


async def test_two_clicks_take_the_word_and_three_the_paragraph() -> None:
    async with reading(opened(TEXT)) as (_, reader, pilot):
        await pilot.click(Reader, offset=(MARGIN + 7, HEAD), times=2)
        assert reader.selection == (6, 9)
        await pilot.click(Reader, offset=(MARGIN + 7, HEAD), times=3)
        assert reader.selection == (0, 33)


async def test_the_wheel_takes_the_caret_along_only_as_far_as_it_must_and_leaves_a_selection_alone() -> None:
    async with reading(opened(LONG)) as (_, reader, _):
        reader.go_to(LONG.index("line 2"))
        wheel = events.MouseScrollDown(reader, 0, 0, 0, 0, 0, False, False, False)
        reader.on_mouse_scroll_down(wheel)
        assert reader.caret == LONG.index("line 2")
        for _ in range(3):
            reader.on_mouse_scroll_down(wheel)
        assert (reader.scroll_offset.y, reader.caret) == (12, LONG.index("line 8"))
        reader.do_select()
        for _ in range(3):
            reader.on_mouse_scroll_down(wheel)
        assert (reader.scroll_offset.y, reader.caret) == (21, LONG.index("line 8"))
        reader.do_cell_right()
        assert reader.scroll_offset.y == 12


def _moved(reader: Reader, offset: Offset) -> events.MouseMove:
    return events.MouseMove(reader, offset.x, offset.y, 0, 0, 1, False, False, False, offset.x, offset.y)
