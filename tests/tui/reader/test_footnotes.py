"""Links have numbers behind them, and their addresses stand below the text."""

from __future__ import annotations

from defense_tui.model.article import CanonicalText, Markup
from defense_tui.tui.reader.footnotes import footnotes
from defense_tui.tui.reader.head import foot_rows
from defense_tui.tui.reader.layout import Layout
from defense_tui.tui.reader.paint import line_pieces
from tests.tui.reader.host import reading, screen_of
from tests.tui.reader.texts import marked, opened

TEXT = "The notice and the law say so; see https://example.org/a for all of it."
ADDRESSES = ("https://example.org/notice", "https://example.org/law")
LINKED = marked(
    TEXT,
    (Markup.LINK, "notice", 0, ADDRESSES[0]),
    (Markup.LINK, "law ", 0, ADDRESSES[1]),
    (Markup.LINK, "https://example.org/a", 0, "https://example.org/a"),
    (Markup.LINK, "all", 0, ADDRESSES[0]),
    (Markup.LINK, "it", 0, "#above"),
)


def drawn(layout: Layout) -> list[str]:
    return ["".join(text for text, _ in line_pieces(layout, number, ())).rstrip() for number in range(len(layout))]


def test_each_address_has_one_number_and_one_that_can_be_read_already_has_none() -> None:
    notes = footnotes(LINKED)
    assert notes.addresses == ADDRESSES
    assert notes.numbers == ["[1]", "[2]", "[1]"]
    assert [TEXT[:place].split()[-1] for place in notes.places] == ["notice", "law", "all"]


def test_numbers_take_room_but_are_no_text() -> None:
    layout = Layout(LINKED, 40)
    assert drawn(layout) == ["The notice[1] and the law[2] say so; see", "https://example.org/a for all[1] of it."]
    after = TEXT.index(" and")
    assert layout.cells_of(after) == (0, 13, 14)
    assert [layout.offset_at(0, x) for x in range(9, 14)] == [after - 1, None, None, None, after]
    assert layout.nearest(0, 11) == after - 1
    assert drawn(Layout(LINKED, 31))[0] == "The notice and the law say so;"


def test_a_number_at_the_end_of_a_line_stays_with_its_word() -> None:
    text = "one two three four five six seven eight nine"
    layout = Layout(marked(text, (Markup.LINK, "seven", 0, "https://example.org")), 33)
    assert drawn(layout) == ["one two three four five six", "seven[1] eight nine"]
    layout = Layout(marked(text, (Markup.LINK, "six", 0, "https://example.org")), 33)
    assert drawn(layout) == ["one two three four five six[1]", "seven eight nine"]
    assert layout.cells_of(text.index(" seven")) == (0, 30, 31)


def test_columns_of_a_table_leave_room_for_numbers() -> None:
    text = "Source\tDate\nHindu\t2024"
    rows = [(Markup.TABLE_ROW, row) for row in text.split("\n")]
    source = marked(text, *rows, (Markup.LINK, "Source", 0, "https://example.org"))
    assert drawn(Layout(source, 40)) == ["Source[1]  Date", "Hindu      2024"]


def test_a_number_follows_the_whole_cluster() -> None:
    text = "cafe\u0301 au lait"
    source = CanonicalText(text, marked(text, (Markup.LINK, "cafe", 0, "https://example.org")).markup)
    assert drawn(Layout(source, 40)) == ["cafe\u0301[1] au lait"]


async def test_addresses_stand_below_the_text_where_the_caret_never_goes() -> None:
    long = CanonicalText("\n".join([TEXT, *["more of it"] * 8]), LINKED.markup)
    async with reading(opened(long), size=(60, 10)) as (_, reader, _):
        reader.do_last()
        assert screen_of(reader)[-3:] == ["", *(f"   [{n}] {address}" for n, address in enumerate(ADDRESSES, 1))]
        last = reader.caret
        assert reader.fraction == 1.0
        for command in (reader.do_line_down, reader.do_page_down, reader.do_page_down):
            command()
            assert reader.caret == last
        reader.do_page_up()
        assert reader.caret < last


async def test_a_list_of_addresses_that_is_longer_than_the_screen_can_be_paged_through() -> None:
    words = [f"w{number}" for number in range(30)]
    source = marked(" ".join(words), *[(Markup.LINK, word, 0, f"https://example.org/{word}/") for word in words[10:]])
    async with reading(opened(source), size=(60, 10)) as (_, reader, _):
        for _ in range(6):
            reader.do_page_down()
        assert screen_of(reader)[-1] == "   [20] https://example.org/w29/"
        assert reader.caret > source.text.index("w20")
        reader.do_line_up()
        assert screen_of(reader)[0].startswith("   w20[11]")
        reader.do_last()
        assert screen_of(reader)[5].endswith("w29[20]")


def test_a_long_address_is_cut_and_hangs() -> None:
    notes = footnotes(marked("a", (Markup.LINK, "a", 0, "https://example.org/" + "b" * 30)))
    assert [row.text for row in foot_rows(notes, 34)] == ["", f"[1] https://example.org/{'b' * 10}", f"    {'b' * 20}"]
