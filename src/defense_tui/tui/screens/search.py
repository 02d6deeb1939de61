"""Search everything: a field at the top, results under it while typing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from defense_tui.keys.command import Context
from defense_tui.lens import lens as lenses
from defense_tui.lens.lens import Clause, Lens
from defense_tui.lens.query import QueryError, parse, remark
from defense_tui.library.answers import Hit, Page
from defense_tui.library.library import Library, Order
from defense_tui.library.searching import is_unfinished
from defense_tui.tui.messages import Visit
from defense_tui.tui.screens.hits import HitRows
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.bar import Bar
from defense_tui.tui.widgets.cells import clip
from defense_tui.tui.widgets.field import Field
from defense_tui.tui.widgets.line import Line

PREVIEW_AFTER = 0.25
"""Seconds that the cursor must rest on a result before the reader previews it."""

_SAID = 48
"""Cells beside the field."""


class SearchView(Vertical):
    """Asks the library with each key; the last good answer stays while a query cannot be read."""

    DEFAULT_CSS = """
    SearchView { height: 1fr; }
    SearchView #search-line { height: 1; }
    SearchView Field { width: 1fr; }
    SearchView #search-sign { width: 3; background: $background; }
    SearchView #search-said { width: 48; background: $background; }
    SearchView #search-fault { height: 1; background: $background; display: none; }
    SearchView #search-fault.-shown { display: block; }
    """

    class Answered(Message):
        """A worker brought results."""

        def __init__(self, page: Page[Hit], serial: int, strangers: tuple[str, ...]) -> None:
            super().__init__()
            self.page = page
            self.serial = serial
            self.strangers = strangers
            """Why nothing was found."""

    class Previewed(Message):
        """The cursor rests on a result."""

        def __init__(self, hit: Hit) -> None:
            super().__init__()
            self.hit = hit

    class Left(Message):
        """The search was left without opening anything."""

    class Kept(Message):
        """The query shall become the lens."""

        def __init__(self, lens: Lens) -> None:
            super().__init__()
            self.lens = lens

    def __init__(self, library: Library, resolve: Callable[[Lens], Lens]) -> None:
        """*resolve* fills in what a lens says about reading and notes; called from worker threads."""
        super().__init__(id="search")
        self._library = library
        self._resolve = resolve
        self._order = Order.NEWEST
        self._serial = 0
        self._shown: tuple[Lens, Order] | None = None
        """What the rows answer."""
        self._lens = Lens()
        self._preview: Timer | None = None
        self._typing = False
        """Whether the last word is looked for as the beginning of words."""
        self._faulty = False
        """Whether what is typed cannot be read; the rows answer what was typed before."""
        self._count = ""
        """What is said of the rows."""
        contexts = (Context.QUERY, Context.CHOOSING, Context.FIELD)
        self.field = Field(placeholder="search everything", id="search-field", contexts=contexts)
        """Where the query is typed."""
        self.rows = HitRows(id="search-rows")
        """The results."""

    def compose(self) -> ComposeResult:
        sign = Bar(id="search-sign")
        sign.line = Line((("⌕", "accent"),))
        with Horizontal(id="search-line"):
            yield sign
            yield self.field
            yield Bar(id="search-said")
        yield Bar(id="search-fault")
        yield self.rows

    def open(self, text: str | None = None) -> None:
        """Start typing, once there is a field; *text* replaces the last query, else what is typed does."""
        if not self.is_mounted:
            self.call_later(self.open, text)
            return
        self.field.action_select_all()
        if text is not None:
            self.field.value = text
            self.field.cursor_position = len(text)
        self.screen.set_focus(self.field)

    def reload(self) -> None:
        """Ask again: the library has read on."""
        if self.is_mounted:
            self._ask(self.field.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._ask(event.value)

    def _ask(self, text: str) -> None:
        try:
            self._lens = parse(text)
        except QueryError as error:
            self._faulty = True
            self._remark(" " * (3 + error.position) + "^ " + str(error))
            self._say_count()
            return
        self._faulty = False
        self._remark(f"   {said}" if (said := remark(self._lens)) else "")
        self._serial += 1
        if not self._lens:
            self._show(None)
            return
        self._typing = not text.endswith(" ") and is_unfinished(self._lens.clauses[-1])
        work = partial(self._work, self._lens, self._order, self._serial, self._typing)
        self.run_worker(work, thread=True, exclusive=True, group="search")

    def _remark(self, said: str) -> None:
        bar = self.query_one("#search-fault", Bar)
        bar.line = Line(((said, "warning"),))
        bar.set_class(bool(said), "-shown")

    def _say_count(self) -> None:
        """Say what the rows answer: how many they are, or that it is not what is typed."""
        lens, _ = self._shown or (Lens(), self._order)
        said = f"results of {lens} " if self._faulty and lens else "" if self._faulty else self._count
        self.query_one("#search-said", Bar).line = Line((), ((clip(said, _SAID), "muted"),))

    def _work(self, lens: Lens, order: Order, serial: int, typing: bool) -> None:
        page = self._library.search(self._resolve(lens), order, typing=typing)
        strangers = () if page.rows else self._library.strangers(lens)
        self.post_message(self.Answered(page, serial, strangers))

    def on_search_view_answered(self, message: Answered) -> None:
        """Show what a worker brought, unless something else was typed meanwhile."""
        message.stop()
        if message.serial == self._serial:
            self._show(message.page, message.strangers)

    def _show(self, page: Page[Hit] | None, strangers: tuple[str, ...] = ()) -> None:
        self._count = self._counted(page) if page else ""
        self.rows.messages = (
            HitRows.messages
            if page is None
            else ("Nothing found.", *(f"{stranger[:1].upper()}{stranger[1:]}" for stranger in strangers))
        )
        self.rows.set_items(page.rows if page else ())
        if self._shown != (self._lens, self._order):
            self._shown = (self._lens, self._order)
            self.rows.move_to(0)
        self._say_count()
        self._preview_soon()

    def _counted(self, page: Page[Hit]) -> str:
        """How many results there are, in what order, and where there is room how to end a word that is begun."""
        plus = "" if page.snapshot.complete else "+"
        undated = f" (+{page.undated} undated)" if page.undated else ""
        count = f"{page.total:,}{plus} of {page.snapshot.articles:,}{undated}"
        open_word = f"{count} · space ends the word · {self._order} "
        return open_word if self._typing and cell_len(open_word) <= _SAID else f"{count} · {self._order} "

    # The preview

    def on_rows_moved(self) -> None:
        """Preview the result under the cursor once it rests there."""
        self._preview_soon()

    def _preview_soon(self) -> None:
        if self._preview:
            self._preview.stop()
        self._preview = self.set_timer(PREVIEW_AFTER, self._post_preview)

    def _post_preview(self) -> None:
        if self.rows.current and self.display:
            self.post_message(self.Previewed(self.rows.current))

    # Commands

    def do_field_up(self) -> None:
        if self.field.reaches(self.rows):
            self.rows.do_line_up()

    def do_field_down(self) -> None:
        if self.field.reaches(self.rows):
            self.rows.do_line_down()

    def do_field_page_up(self) -> None:
        if self.field.reaches(self.rows):
            self.rows.do_page_up()

    def do_field_page_down(self) -> None:
        if self.field.reaches(self.rows):
            self.rows.do_page_down()

    def do_field_results(self) -> None:
        self.screen.set_focus(self.rows)

    def do_next_pane(self) -> None:
        self.screen.set_focus(self.field)

    do_previous_pane = do_next_pane
    do_search = do_next_pane

    def do_field_order(self) -> None:
        self._order = Order.RELEVANCE if self._order is Order.NEWEST else Order.NEWEST
        self._ask(self.field.value)

    def do_open(self) -> None:
        if hit := self.rows.current:
            self.post_message(Visit(Place(PlaceKind.ARTICLE, hit.article.id, hit.first or 0)))

    def do_field_accept(self) -> None:
        """Open the result under the cursor, but nothing that was asked for before a query that cannot be read."""
        if not self._faulty:
            self.do_open()

    def do_narrow(self) -> None:
        if self._lens and not self._faulty:
            self.post_message(self.Kept(self._lens))

    do_field_keep = do_narrow

    def do_exclude(self) -> None:
        if hit := self.rows.current:
            self.post_message(self.Kept(Lens((Clause(lenses.Field.ARTICLE, hit.article.id, excluded=True),))))

    def do_field_leave(self) -> None:
        self.post_message(self.Left())

    do_escape = do_field_leave
    do_quit = do_field_leave
