"""Rows: any number of them, a cursor that keeps its row, and no more painted than has changed."""

from __future__ import annotations

from textual.app import App, ComposeResult

from defense_tui.tui.theme import ANSI_VARIABLES
from defense_tui.tui.widgets.line import Line
from defense_tui.tui.widgets.rows import Rows


class Words(Rows[str]):
    """Rows of one word; words in brackets are headings."""

    HEAD = 1

    painted = 0

    def row_id(self, item: str) -> str:
        return item

    def row_lines(self, item: str, width: int) -> tuple[Line, ...]:
        Words.painted += 1
        return (Line(((item, ""),)),)

    def selectable(self, item: str) -> bool:
        return not item.startswith("[")

    def title_line(self) -> Line:
        return Line((("Words", ""),))

    def empty_lines(self) -> tuple[str, ...]:
        return ("Nothing here.",)


class WordsApp(App[None]):
    """One list, 20 lines high."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return ANSI_VARIABLES

    def compose(self) -> ComposeResult:
        yield Words(id="words")

    @property
    def words(self) -> Words:
        return self.query_one(Words)


NUMBERS = [str(number) for number in range(100_000)]
SIZE = (40, 21)


async def test_the_cursor_moves_by_rows_and_pages() -> None:
    app = WordsApp()
    async with app.run_test(size=SIZE):
        app.words.set_items(NUMBERS)
        app.words.do_line_down()
        assert app.words.current == "1"
        app.words.do_page_down()
        assert app.words.current == "21"
        app.words.do_last()
        assert app.words.current == "99999"
        app.words.do_first()
        assert app.words.current == "0"


async def test_a_cursor_step_paints_two_rows() -> None:
    app = WordsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.words.set_items(NUMBERS)
        await pilot.pause()
        Words.painted = 0
        app.words.do_line_down()
        await pilot.pause()
        assert Words.painted <= 2


async def test_a_hundred_thousand_rows_paint_one_page() -> None:
    app = WordsApp()
    async with app.run_test(size=SIZE) as pilot:
        Words.painted = 0
        app.words.set_items(NUMBERS)
        await pilot.pause()
        assert Words.painted <= 2 * SIZE[1]


async def test_the_cursor_keeps_its_row_when_others_come_before_it() -> None:
    app = WordsApp()
    async with app.run_test(size=SIZE):
        app.words.set_items(["b", "c", "d"])
        app.words.move_to_id("c")
        app.words.set_items(["a", "b", "c", "d"])
        assert app.words.current == "c"


async def test_the_cursor_stays_near_when_its_row_goes() -> None:
    app = WordsApp()
    async with app.run_test(size=SIZE):
        app.words.set_items(["a", "b", "c"])
        app.words.do_last()
        app.words.set_items(["a", "b"])
        assert app.words.current == "b"


async def test_the_cursor_passes_over_headings() -> None:
    app = WordsApp()
    async with app.run_test(size=SIZE):
        app.words.set_items(["[one]", "a", "[two]", "b", "[end]"])
        assert app.words.current == "a"
        app.words.do_line_down()
        assert app.words.current == "b"
        app.words.do_line_down()
        assert app.words.current == "b"
        app.words.do_line_up()
        assert app.words.current == "a"


async def test_an_empty_list_says_why_and_every_key_is_harmless() -> None:
    app = WordsApp()
    async with app.run_test(size=SIZE) as pilot:
        for move in ("line_down", "line_up", "page_down", "page_up", "first", "last", "find_next"):
            getattr(app.words, f"do_{move}")()
        await pilot.pause()
        assert app.words.current is None
        assert "Nothing here." in "".join(segment.text for segment in app.words.render_line(1))


async def test_finding_goes_round_the_rows() -> None:
    app = WordsApp()
    async with app.run_test(size=SIZE):
        app.words.set_items(["Stryker", "Javelin", "stryker 2", "[stryker]"])
        assert app.words.find("STRYKER") == 2
        assert app.words.current == "Stryker"
        app.words.do_find_next()
        assert app.words.current == "stryker 2"
        app.words.do_find_next()
        assert app.words.current == "Stryker"
        app.words.do_find_previous()
        assert app.words.current == "stryker 2"


async def test_markup_and_escapes_in_a_row_are_shown_as_text() -> None:
    app = WordsApp()
    async with app.run_test(size=SIZE):
        app.words.set_items(["[red]", "\x1b[31mred"])
        shown = "".join(segment.text for y in (1, 2) for segment in app.words.render_line(y))
        assert "[red]" in shown
        assert "\x1b" not in shown
