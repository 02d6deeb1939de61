"""A scroll of rows of a document: laid out for the room there is, at once or in a worker, and turned."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from functools import partial

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView

from defense_tui.tui.reader.document import Document
from defense_tui.tui.reader.margin import Marks
from defense_tui.tui.reader.page import Page
from defense_tui.tui.reader.painter import Painter
from defense_tui.tui.widgets.looks import PaintedLooks

_SHORT = 50_000
"""Texts of so many code points are laid out at once: in 100 ms where it is slowest, in tables of Indic words."""


class Newest(Message):
    """A message that replaces those of its kind that still wait."""

    def can_replace(self, message: Message) -> bool:
        """Whether *message*, still waiting, need not arrive any more."""
        return type(message) is type(self)


class Sheet(ScrollView, PaintedLooks, inherit_bindings=False):
    """Rows of a :class:`Document`, and a place in its text that is kept in sight."""

    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False

    class Scrolled(Newest, namespace="reader"):
        """Other rows are visible than before."""

    class LaidOut(Message, namespace="reader"):
        """A worker laid a text out: *take* shows it."""

        def __init__(self, take: Callable[[], None], document: Document, layouts: int) -> None:
            super().__init__()
            self.take = take
            self.document = document
            self.layouts = layouts

    measure: var[int] = var(80, init=False)
    """The most cells that a line of text may take."""
    marks: var[Marks] = var("signs", init=False)
    """Whether the margin shows notes and claims as signs or as words."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.document: Document | None = None
        self._page: Page | None = None
        self._caret = 0
        """The place that is kept in sight when it was."""
        self._painter = Painter(self)
        self._laid_out = Size(0, 0)
        """The room that the page was made for, or is being made for, in cells and rows."""
        self._layouts = 0
        """Counts the layouts, so that a worker's late one is of no effect."""
        self.has_page = asyncio.Event()
        """Set while no page is being made."""
        self.has_page.set()

    @abstractmethod
    def _light(self) -> None:
        """Show what the caret is in."""

    def _repaint_all(self) -> None:
        self._painter.forget_rows()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget looks: the theme or the focus changed."""
        super().notify_style_update()
        self._painter.forget_looks()

    # Scrolling and size

    @property
    def _rows(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    @property
    def _top(self) -> int:
        """The first visible row."""
        return round(self.scroll_offset.y)

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=max(row, 0), animate=False, force=True)

    def _show_row(self, row: int) -> None:
        if row < self._top:
            self._scroll_to_row(row)
        elif row >= self._top + self._rows:
            self._scroll_to_row(row - self._rows + 1)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Paint the rows that came in sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def on_resize(self, _: events.Resize) -> None:
        """Lay the text out anew; the first visible word stays in sight, and so does the caret."""
        if self._page is None or self.scrollable_content_region.width != self._laid_out.width:
            self._lay_out_again()
            return
        if self._caret_was_in_sight(self._page):
            self._show_row(self._page.row_of(self._caret))
        self._laid_out = self.scrollable_content_region.size

    def watch_measure(self) -> None:
        """Lay the text out for another measure."""
        self._lay_out_again()

    def watch_marks(self) -> None:
        """Lay the text out for other margins."""
        self._lay_out_again()

    def _lay_out(self, then: Callable[[Page], None]) -> None:
        """Make the page anew for the room there is, and call *then* with it; a long text takes a worker.

        Nothing happens while there is no room, or nothing to show.
        """
        self._laid_out = room = self.scrollable_content_region.size
        document = self.document
        if document is None or not room.width:
            return
        self._painter.forget_rows()
        self.has_page.clear()
        self._layouts += 1
        if len(document.text) <= _SHORT:
            self._take_page(document.page(room.width, self.measure, self.marks), room.width, then)
        else:
            work = partial(self._work_out, document, room.width, self._layouts, then)
            self.run_worker(work, thread=True, group="layout")

    def _work_out(self, document: Document, width: int, layouts: int, then: Callable[[Page], None]) -> None:
        page = document.page(width, self.measure, self.marks)
        self.post_message(self.LaidOut(partial(self._take_page, page, width, then), document, layouts))

    def on_reader_laid_out(self, message: LaidOut) -> None:
        """Show the page, unless another article or other room wants another one by now."""
        message.stop()
        if message.document is self.document and message.layouts == self._layouts:
            message.take()

    def _take_page(self, page: Page, width: int, then: Callable[[Page], None]) -> None:
        assert self.document is not None
        self._page = page = page.with_head(self.document.head(page.margins.text))
        self.virtual_size = Size(width, len(page))
        self._caret = page.layout.rest(min(self._caret, len(page.layout.text)))
        self._light()
        self._repaint_all()
        self.has_page.set()
        then(page)
        self.post_message(self.Scrolled())

    def _lay_out_again(self) -> None:
        """Lay out for other room, keeping what is in sight."""
        page = self._page
        if page is None:
            self._open_page()
            return
        number = (
            page.line_of_row(self._top) if self._top < page.above + len(page.head) else page.line_at_or_above(self._top)
        )
        first = page.layout.start(number) if number is not None and self._top else None
        in_sight = self._caret_was_in_sight(page)

        def show_the_same(page: Page) -> None:
            self._scroll_to_row(0 if first is None else page.row_of(first))
            if in_sight:
                self._show_row(page.row_of(self._caret))

        self._lay_out(show_the_same)

    def _caret_was_in_sight(self, page: Page) -> bool:
        """Whether the caret was on the screen when there was as much room as *page* was made for."""
        return self._top <= page.row_of(self._caret) < self._top + max(self._laid_out.height, 1)

    def _open_page(self) -> None:
        """Lay out what has not been in sight yet, and show it."""
        self._lay_out(self._begin_page)

    def _begin_page(self, page: Page) -> None:
        """Show *page* from its head, or with the caret in the upper third."""
        row = page.row_of(self._caret) if self._caret else 0
        self._scroll_to_row(row - self._rows // 3 if row >= self._rows else 0)
