"""The reader as a widget: what it shows, how it scrolls, what it repaints."""

from __future__ import annotations

import pytest

from defense_tui.keys.command import Context
from defense_tui.keys.commands import COMMANDS
from defense_tui.model.article import CanonicalText
from defense_tui.tui.reader.reader import Reader
from tests.tui.reader.host import Host, reading, screen_of
from tests.tui.reader.texts import note, opened

LONG = "\n\n".join(f"Paragraph {number} says one thing. Then it says another thing, at length." for number in range(60))
CARET_COMMANDS = {
    "line-down", "line-up", "page-down", "page-up", "half-page-down", "half-page-up", "first", "last", "cell-left",
    "cell-right", "word-forward", "word-back", "word-end", "line-start", "line-end", "sentence-forward",
    "sentence-back", "paragraph-forward", "paragraph-back", "next-entity", "previous-entity", "find-next",
    "find-previous", "select", "select-more", "swap-ends", "extend-left", "extend-right", "extend-up", "extend-down",
    "layers",
}  # fmt: skip
"""Commands that the reader carries out itself; the workspace carries out the others."""


@pytest.mark.parametrize("command", sorted(CARET_COMMANDS))
def test_a_command_of_the_caret_has_a_key_and_a_method(command: str) -> None:
    assert any(known.id == command and Context.READER in known.contexts for known in COMMANDS)
    assert callable(getattr(Reader, f"do_{command.replace('-', '_')}"))


async def test_an_article_begins_with_its_head() -> None:
    async with reading(opened("The text.")) as (_, reader, _):
        assert screen_of(reader)[:5] == [
            "   A title",
            "   2025-07-01 · A publisher · 1 min",
            "   #x",
            "",
            "   The text.",
        ]
        assert reader.caret == 0
        assert reader.article is not None


async def test_a_title_in_the_text_stands_above_the_rest_of_the_head() -> None:
    async with reading(opened("A title\n\nThe text.")) as (_, reader, _):
        rows = screen_of(reader)
        assert [row.strip() for row in rows[:5]] == [
            "A title",
            "2025-07-01 · A publisher · 1 min",
            "#x",
            "",
            "The text.",
        ]


async def test_an_article_opens_with_its_place_in_sight_and_lines_above_it() -> None:
    place = LONG.index("Paragraph 40")
    async with reading(opened(LONG), place) as (app, reader, _):
        rows = screen_of(reader)
        assert reader.caret == place
        assert "Paragraph 40" in rows[3]
        assert app.cursor_position == (3, 3)


async def test_text_is_data_not_markup() -> None:
    async with reading(opened("[bold]x[/bold] \\[y] [@click=quit]z[/]", title="[red]t")) as (_, reader, _):
        assert "[bold]x[/bold] \\[y] [@click=quit]z[/]" in screen_of(reader)[4]
        assert "[red]t" in screen_of(reader)[0]


async def test_the_caret_scrolls_only_when_it_leaves_the_page() -> None:
    async with reading(opened(LONG)) as (app, reader, pilot):
        for _ in range(5):
            reader.do_line_down()
        await pilot.pause()
        assert reader.scroll_offset.y == 0
        reader.do_line_down()
        assert reader.scroll_offset.y == 1
        reader.do_page_down()
        assert reader.scroll_offset.y == 10
        assert reader.caret > LONG.index("Paragraph 2")
        reader.do_half_page_up()
        assert reader.scroll_offset.y == 5
        reader.do_last()
        assert reader.caret == len(LONG) - 1
        assert reader.scroll_offset.y == reader.max_scroll_y
        reader.do_first()
        assert (reader.caret, reader.scroll_offset.y) == (0, 0)
        await pilot.pause()
        assert any(isinstance(message, Reader.Scrolled) for message in app.heard)


async def test_paging_reaches_the_last_line_and_comes_back_to_the_first() -> None:
    async with reading(opened(LONG)) as (_, reader, _):
        for _ in range(200):
            reader.do_page_down()
        assert reader.fraction == 1.0
        assert LONG.rfind("\n", 0, reader.caret) == LONG.rfind("\n")
        for _ in range(200):
            reader.do_page_up()
        assert reader.caret < len("Paragraph 0 says")
        assert reader.scroll_offset.y == 0


async def test_lines_up_and_down_keep_the_wished_cell() -> None:
    async with reading(opened("a long line\nx\nanother line")) as (_, reader, _):
        for _ in range(7):
            reader.do_cell_right()
        reader.do_line_down()
        assert reader.caret == 12
        reader.do_line_down()
        assert reader.caret == 14 + 7
        reader.do_line_up()
        reader.do_line_up()
        assert reader.caret == 7


async def test_moves_in_a_row_are_told_once() -> None:
    async with reading(opened(LONG)) as (app, reader, pilot):
        for _ in range(20):
            reader.do_word_forward()
        await pilot.pause()
        moved = [message.offset for message in app.heard if isinstance(message, Reader.CaretMoved)]
        assert moved[-1] == reader.caret
        assert len(moved) < 20


async def test_a_resize_keeps_the_first_visible_word_and_the_caret_in_sight() -> None:
    async with reading(opened(LONG), LONG.index("Paragraph 30"), size=(60, 12)) as (_, reader, pilot):
        reader.do_page_down()
        first = next(row for row in screen_of(reader) if row.strip()).split()[:3]
        for width in (31, 90, 45):
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            rows = screen_of(reader)
            assert " ".join(first) in " ".join(" ".join(rows[:4]).split())
            assert 0 <= reader.app.cursor_position.y < 12


async def test_the_caret_stays_in_sight_when_a_panel_takes_rows_away() -> None:
    async with reading(opened(LONG), size=(60, 20)) as (app, reader, pilot):
        for _ in range(15):
            reader.do_line_down()
        await pilot.resize_terminal(60, 8)
        await pilot.pause()
        assert app.cursor_position.y == 7
        assert reader._page is not None
        assert reader.scroll_offset.y == reader._page.row_of(reader.caret) - 7


async def test_another_measure_is_laid_out_at_once() -> None:
    async with reading(opened("word " * 40), size=(120, 20)) as (_, reader, _):
        assert len(screen_of(reader)[4].strip()) <= 80
        assert screen_of(reader)[4].startswith(" " * 20)
        reader.measure = 30
        assert len(screen_of(reader)[4].strip()) <= 30


async def test_the_terminal_s_cursor_follows_the_caret() -> None:
    async with reading(opened("ab 中文 cd")) as (app, reader, _):
        for x in (3, 4, 5, 6, 8, 10, 11, 12):
            assert app.cursor_position == (x, 4)
            reader.do_cell_right()


async def test_new_data_of_the_same_article_keeps_caret_notes_and_scroll() -> None:
    place = LONG.index("Paragraph 40")
    async with reading(opened(LONG), place) as (_, reader, _):
        reader.set_notes([note(place, place + 4)])
        top, before = reader.scroll_offset.y, screen_of(reader)
        reader.refresh_article(opened(LONG, names=["Paragraph"]))
        assert (reader.caret, reader.scroll_offset.y) == (place, top)
        assert screen_of(reader) == before
        assert reader.entity_at(place) is not None
        reader.refresh_article(opened("short now"))
        assert reader.caret == len("short now") - 1


async def test_a_cleared_reader_is_blank_and_obeys_nothing() -> None:
    async with reading(opened(LONG)) as (_, reader, _):
        reader.clear()
        assert not "".join(screen_of(reader))
        for name in [name for name in dir(reader) if name.startswith("do_")]:
            getattr(reader, name)()
        assert (reader.article, reader.selection, reader.fraction) == (None, None, 0.0)
        assert reader.sentence_here() == (0, 0)
        assert reader.place_sentence() == "No article is open"


async def test_what_is_shown_before_there_is_room_appears_when_there_is() -> None:
    app = Host()
    app.reader.display = False
    async with app.run_test(size=(50, 10)) as pilot:
        place = LONG.index("Paragraph 40")
        app.reader.show(opened(LONG), place)
        await pilot.pause()
        app.reader.display = True
        await pilot.pause()
        assert "Paragraph 40" in "".join(screen_of(app.reader))


async def test_a_long_text_is_laid_out_in_a_worker_and_comes_too_late_for_an_article_that_is_left() -> None:
    async with reading(opened("short")) as (app, reader, pilot):
        long = opened(CanonicalText("word and more " * 30_000))
        reader.show(long)
        assert not reader.has_page.is_set()
        reader.show(opened("short again"))
        assert reader.has_page.is_set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "short again" in "".join(screen_of(reader))
        reader.show(long, 200_000)
        await reader.has_page.wait()
        first = screen_of(reader)[0]
        await pilot.resize_terminal(50, 12)
        await reader.has_page.wait()
        assert (reader.caret, screen_of(reader)[0]) == (200_000, first)


@pytest.mark.parametrize(
    "text",
    ["", "\n" * 100_000, "x" * 2_000_000, "\u0301" * 30_000, "שלום עולם " * 5000, "a\ud800\x1b[31m\u202eb"],
    ids=["nothing", "empty lines", "one word", "marks", "right to left", "hostile"],
)
async def test_odd_articles_can_be_read_from_end_to_end(text: str) -> None:
    async with reading(opened(CanonicalText(text))) as (_, reader, pilot):
        for name in (
            "page_down",
            "line_down",
            "word_forward",
            "sentence_forward",
            "last",
            "select",
            "page_up",
            "first",
        ):
            getattr(reader, f"do_{name}")()
            screen_of(reader)
        await pilot.pause()
        assert 0 <= reader.caret <= len(text)
        assert "\x1b" not in "".join(screen_of(reader))
