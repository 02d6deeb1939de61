"""Display lines partition the text; code points and cells lead to each other."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from rich.cells import cell_len

from defense_tui.model.article import CanonicalText, Markup
from defense_tui.tui.reader.layout import Layout, Line
from tests.tui.reader.texts import FAMILY, FLAG, GRAPHEMES, marked, marked_texts, widths


def lines(layout: Layout) -> list[Line]:
    return [layout.line(number) for number in range(len(layout))]


def shown(layout: Layout) -> list[str]:
    """What is drawn, with the decoration before it."""
    return [line.prefix + "".join(layout.text[run.start : run.end] for run in line.runs) for line in lines(layout)]


def drawn(text: str, width: int) -> list[str]:
    return shown(Layout(CanonicalText(text), width))


@given(marked_texts(), widths)
@settings(max_examples=300)
def test_lines_partition_the_text(source: CanonicalText, width: int) -> None:
    layout = Layout(source, width)
    found = lines(layout)
    assert len(layout.text) == len(source.text)
    assert found[0].start == 0
    assert found[-1].stop == len(source.text)
    assert all(line.stop == following.start for line, following in pairwise(found))
    assert all(line.start <= line.runs[0].start <= line.end <= line.stop for line in found)
    assert "\n" not in "".join(layout.text[run.start : run.end] for line in found for run in line.runs)


@given(marked_texts(), widths)
@settings(max_examples=300)
def test_no_line_is_wider_than_the_layout_but_for_a_single_cluster(source: CanonicalText, width: int) -> None:
    layout = Layout(source, width)
    for line in lines(layout):
        if line.cells > layout.width:
            assert layout.cluster(line.start)[1] >= line.end


@given(marked_texts(), widths)
@settings(max_examples=300)
def test_every_code_point_has_the_cells_of_its_cluster_and_every_text_cell_a_code_point(
    source: CanonicalText, width: int
) -> None:
    layout = Layout(source, width)
    for number, line in enumerate(lines(layout)):
        for run in line.runs:
            assert run.cells == cell_len(layout.text[run.start : run.end])
            for offset in range(run.start, run.end):
                at, first, last = layout.cells_of(offset)
                start, end = layout.cluster(offset)
                assert at == number and first < last and start <= offset < end
                assert {layout.offset_at(number, x) for x in range(first, last)} == {start}
            for x in range(run.x, run.x + run.cells):
                assert (
                    layout.cells_of(layout.offset_at(number, x) or 0)[0] == number or layout.offset_at(number, x) == 0
                )
        assert all(layout.offset_at(number, x) is None for x in range(cell_len(line.prefix)))


@given(marked_texts(), widths)
@settings(max_examples=300)
def test_the_caret_rests_on_text_and_stays_where_it_rests(source: CanonicalText, width: int) -> None:
    layout = Layout(source, width)
    for offset in range(len(layout.text) + 1):
        place = layout.rest(offset)
        number, first, _ = layout.cells_of(place)
        assert layout.rest(place) == place
        assert layout.line_of(place) == number == layout.line_of(offset)
        line = layout.line(number)
        assert layout.offset_at(number, first) == place or line.start == line.end == place
        assert layout.nearest(number, first) == place


@pytest.mark.parametrize("grapheme", GRAPHEMES)
@pytest.mark.parametrize("width", range(4, 9))
def test_a_grapheme_is_never_split(grapheme: str, width: int) -> None:
    layout = Layout(CanonicalText(grapheme * 30), width)
    assert len(layout) > 1
    assert all(line.start % len(grapheme) == 0 for line in lines(layout))


@pytest.mark.parametrize("grapheme", [FAMILY, FLAG, "中", "क्षि"])
def test_words_of_graphemes_wrap_at_blanks(grapheme: str) -> None:
    assert drawn(f"{grapheme * 3} {grapheme * 3}", 8) == [grapheme * 3, grapheme * 3]


def test_words_wrap_at_blanks_and_the_blank_hangs() -> None:
    layout = Layout(CanonicalText("one two three"), 7)
    assert shown(layout) == ["one two", "three"]
    assert layout.cells_of(7) == (0, 7, 8)
    assert layout.offset_at(0, 7) == 7
    assert layout.offset_at(0, 8) is None


def test_a_run_of_blanks_hangs_as_one() -> None:
    layout = Layout(CanonicalText("one two     three"), 7)
    assert shown(layout) == ["one two", "three"]
    assert layout.cluster(9) == (7, 12)


def test_a_long_address_is_cut_and_keeps_every_letter() -> None:
    address = "https://example.org/" + "a" * 50
    found = drawn(f"see {address} there", 20)
    assert found[0] == "see"
    assert "".join(found[1:]).startswith(address)
    assert all(len(line) <= 20 for line in found)


def test_ideographs_break_anywhere_but_before_a_closing_sign() -> None:
    assert drawn("中文字。文", 6) == ["中文", "字。文"]
    assert drawn("中文「字文", 6) == ["中文", "「字文"]


def test_text_from_right_to_left_keeps_its_logical_order_and_marks_stay_with_their_letters() -> None:
    hebrew = "בְּרֵאשִׁית בָּרָא"
    layout = Layout(CanonicalText(hebrew), 20)
    assert shown(layout) == [hebrew]
    letters = [offset for offset in range(len(hebrew)) if not unicodedata.combining(hebrew[offset])]
    assert [layout.cells_of(offset)[1] for offset in letters] == list(range(len(letters)))
    assert [layout.offset_at(0, x) for x in range(len(letters))] == letters
    assert drawn("وقعت الهند والولايات المتحدة", 10) == ["وقعت الهند", "والولايات", "المتحدة"]


def test_blank_lines_stay() -> None:
    assert drawn("a\n\n\nb\n", 10) == ["a", "", "", "b", ""]


def test_list_items_hang_and_their_numbers_stand_flush_right() -> None:
    text = "first of them\nsecond\ntenth"
    source = marked(
        text,
        (Markup.LIST_ITEM, "first of them", 1, "8."),
        (Markup.LIST_ITEM, "second", 1, "9."),
        (Markup.LIST_ITEM, "tenth", 1, "10."),
    )
    assert shown(Layout(source, 13)) == [" 8. first of", "    them", " 9. second", "10. tenth"]


def test_nested_items_stand_below_the_text_of_their_parent() -> None:
    text = "outer\ninner\n\nmore of outer"
    source = marked(text, (Markup.LIST_ITEM, text, 1, "-"), (Markup.LIST_ITEM, "inner", 2, "*"))
    assert shown(Layout(source, 30)) == ["• outer", "  ◦ inner", "  ", "  more of outer"]


def test_a_quotation_has_a_bar_on_every_line() -> None:
    source = marked("said he\n\nat last", (Markup.QUOTE, "said he\n\nat last"))
    assert shown(Layout(source, 6)) == ["│ said", "│ he", "│ ", "│ at", "│ last"]


def test_code_keeps_its_blanks_and_is_cut_where_it_must() -> None:
    source = marked("if x:\n    y = 1", (Markup.CODE_BLOCK, "if x:\n    y = 1"))
    assert shown(Layout(source, 8)) == ["  if x:", "      y ", "  = 1"]


def test_deep_nesting_leaves_half_of_the_line_to_the_text() -> None:
    source = CanonicalText("text", marked("text", *[(Markup.QUOTE, "text")] * 40).markup)
    assert shown(Layout(source, 20)) == ["│ " * 5 + "text"]


TABLE = "Step\tDate\nContract\t2024"


def table(text: str) -> CanonicalText:
    return marked(text, *[(Markup.TABLE_ROW, row) for row in text.split("\n")])


def test_columns_stand_side_by_side_while_they_fit() -> None:
    layout = Layout(table(TABLE), 14)
    assert [[run.x for run in line.runs] for line in lines(layout)] == [[0, 10], [0, 10]]
    assert layout.cells_of(TABLE.index("Date")) == (0, 10, 11)
    assert layout.cells_of(TABLE.index("\t")) == (0, 4, 5)
    assert layout.offset_at(0, 7) is None
    assert layout.nearest(0, 7) == 3


def test_columns_align_by_cells() -> None:
    layout = Layout(table("中文\tx\na\ty"), 20)
    assert [line.runs[1].x for line in lines(layout)] == [6, 6]


def test_a_table_that_does_not_fit_is_wrapped_row_by_row() -> None:
    assert shown(Layout(table(TABLE), 13)) == ["Step", "  Date", "Contract", "  2024"]


def test_the_caret_does_not_rest_in_an_empty_cell() -> None:
    layout = Layout(table("a\t\nb\tc"), 20)
    assert [layout.rest(offset) for offset in range(3)] == [0, 1, 1]


def test_two_tables_have_their_own_columns() -> None:
    layout = Layout(table("a\tb\n\nlonger\tc".replace("\n\n", "\nx\n")), 20)
    assert len(layout) == 3
    apart = CanonicalText(
        "a\tb\n\nlonger\tc",
        marked("a\tb\n\nlonger\tc", (Markup.TABLE_ROW, "a\tb"), (Markup.TABLE_ROW, "longer\tc")).markup,
    )
    assert [line.runs[-1].x for line in lines(Layout(apart, 20))] == [3, 0, 8]


@pytest.mark.parametrize(
    "text",
    ["", "\n", " ", " " * 5000, "\n" * 100_000, "x" * 300_000, "\u0301" * 20_000, "\u200d" * 20_000, "שלום " * 9000],
    ids=["nothing", "newline", "blank", "blanks", "empty lines", "one word", "marks", "joiners", "right to left"],
)
def test_odd_texts_are_laid_out(text: str) -> None:
    layout = Layout(CanonicalText(text), 80)
    assert layout.line(len(layout) - 1).stop == len(text)
    assert layout.rest(len(text)) <= len(text)
    with pytest.raises(IndexError):
        layout.line(len(layout))
