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
from defense_tui.lens.lens import Clause, Lens
from defense_tui.lens.lens import Field as LensField
from defense_tui.lens.query import QueryError, parse
from defense_tui.library.answers import Hit, Page
from defense_tui.library.library import Library, Order
from defense_tui.tui.messages import Visit
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.bar import Bar
from defense_tui.tui.widgets.cells import clip, fit
from defense_tui.tui.widgets.field import Field
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.widgets.rows import Rows

PREVIEW_AFTER = 0.25
"""Seconds that the cursor must rest on a result before the reader previews it."""


def marked(text: str, marks: tuple[tuple[int, int], ...], look: str = "muted") -> tuple[Piece, ...]:
    """*text* as pieces, its *marks* drawn as matches."""
    pieces: list[Piece] = []
    done = 0
    for start, end in marks:
        pieces += [(text[done:start], look), (text[start:end], "match")]
        done = end
    return (*pieces, (text[done:], look))


class HitRows(Rows[Hit]):
    """Results of two lines: date, source and title; a snippet."""

    CONTEXTS = (Context.SEARCH, Context.LIST)
    messages: tuple[str, ...] = ('Type words, "a phrase", -not, entity:india, since:2024, source:…',)
    """What stands there while nothing is found."""

    @property
    def row_height(self) -> int:
        return 2

    def row_id(self, item: Hit) -> str:
        return item.article.id

    def row_lines(self, item: Hit, width: int) -> tuple[Line, ...]:
        article = item.article
        date = article.date.shown if article.date else "undated"
        source = (clip(article.publisher, 20), "muted") if width >= 60 else ("", "")
        first: tuple[Piece, ...] = ((fit(date, 11) + " ", "date"), (article.title, "bold"))
        return (Line(first, (source,)), Line((("    ", ""), *_around_first_mark(item, width - 6))))

    def empty_lines(self) -> tuple[str, ...]:
        return self.messages


def _around_first_mark(hit: Hit, width: int) -> tuple[Piece, ...]:
    first = hit.marks[0][0] if hit.marks else 0
    if cell_len(hit.snippet[: first + 12]) <= width:
        return marked(hit.snippet, hit.marks)
    cut = max(first - width // 3, 0)
    moved = tuple((start - cut + 1, end - cut + 1) for start, end in hit.marks if start >= cut)
    return marked("…" + hit.snippet[cut:], moved)


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
        self._typed = ""
        """The last word, which is looked for as the beginning of words."""
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
        fault = self.query_one("#search-fault", Bar)
        try:
            self._lens = parse(text)
        except QueryError as error:
            fault.line = Line(((" " * (3 + error.position) + "^ " + str(error), "warning"),))
            fault.set_class(True, "-shown")
            return
        fault.set_class(False, "-shown")
        self._serial += 1
        if not self._lens:
            self._show(None)
            return
        last = self._lens.clauses[-1] if self._lens and not text.endswith(" ") else None
        self._typed = last.value if last and last.field is LensField.WORDS and not last.quoted else ""
        work = partial(self._work, self._lens, self._order, self._serial, bool(self._typed))
        self.run_worker(work, thread=True, exclusive=True, group="search")

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
        said = ""
        if page is not None:
            plus = "" if page.snapshot.complete else "+"
            undated = f" (+{page.undated} undated)" if page.undated else ""
            prefix = f" with {self._typed}…" if self._typed else ""
            said = f"{page.total:,}{plus} of {page.snapshot.articles:,}{prefix}{undated} · {self._order} "
        self.rows.messages = (
            HitRows.messages
            if page is None
            else ("Nothing found.", *(f"{stranger[:1].upper()}{stranger[1:]}" for stranger in strangers))
        )
        self.query_one("#search-said", Bar).line = Line((), ((said, "muted"),))
        self.rows.set_items(page.rows if page else ())
        if self._shown != (self._lens, self._order):
            self._shown = (self._lens, self._order)
            self.rows.move_to(0)
        self._preview_soon()

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

    do_field_accept = do_open

    def do_narrow(self) -> None:
        if self._lens:
            self.post_message(self.Kept(self._lens))

    do_field_keep = do_narrow

    def do_exclude(self) -> None:
        if hit := self.rows.current:
            self.post_message(self.Kept(Lens((Clause(LensField.ARTICLE, hit.article.id, excluded=True),))))

    def do_field_leave(self) -> None:
        self.post_message(self.Left())

    do_escape = do_field_leave
    do_quit = do_field_leave
