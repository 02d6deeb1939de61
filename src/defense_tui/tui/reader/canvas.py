"""A scroll of text with a caret and a selection: draws what is visible, repaints only what changes."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import BLACK, WHITE
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from defense_tui.tui.reader.decorations import Span
from defense_tui.tui.reader.document import Document
from defense_tui.tui.reader.page import Page
from defense_tui.tui.reader.paint import Piece, line_pieces

_STRIPS = 512
"""How many painted rows are kept."""


class _Newest(Message):
    """A message that replaces those of its kind that still wait."""

    def can_replace(self, message: Message) -> bool:
        """Whether *message*, still waiting, need not arrive any more."""
        return type(message) is type(self)


class Canvas(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of a :class:`Document`, with the caret on a cluster of its text."""

    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False

    class CaretMoved(_Newest):
        """The caret rests at another place."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    class SelectionChanged(_Newest):
        """Other code points are selected than before."""

    class Scrolled(_Newest):
        """Other rows are visible than before."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.measure = 80
        """The most cells that a line of text may take."""
        self.document: Document | None = None
        self._page: Page | None = None
        self._caret = 0
        self._anchor: int | None = None
        self._wished: int | None = None
        self._top = 0
        """The code point to show first at the next layout."""
        self._laid_out = 0
        """The width of the layout, in cells."""
        self._styles_of: dict[tuple[str, ...], Style] = {}
        self._strips: dict[tuple[object, ...], Strip] = {}

    # Caret and selection

    @property
    def caret(self) -> int:
        """Where the caret rests: the first code point of a cluster."""
        return self._caret

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected code points ``[start, end)``; None when nothing is."""
        if self._anchor is None or self._page is None:
            return None
        first, last = sorted((self._anchor, self._caret))
        return first, self._page.layout.cluster(last)[1]

    def go_to(self, offset: int, *, centre: bool = False) -> None:
        """Put the caret at *offset* or the nearest place and show it, in the middle of the screen if *centre*."""
        self._wished = None
        self._put_caret(offset)
        if centre and self._page:
            self._scroll_to_row(self._page.row_of(self._caret) - self._rows // 2)

    def select_range(self, start: int, end: int) -> None:
        """Select ``[start, end)``, the caret at its end."""
        if self._page is None:
            return
        anchor = self._page.layout.rest(start)
        self._repaint_selection()
        self._anchor = anchor
        self.go_to(max(start, end - 1))
        self._repaint_selection()
        self.post_message(self.SelectionChanged())

    def clear_selection(self) -> bool:
        """Select nothing; False when nothing was selected."""
        if self._anchor is None:
            return False
        self._repaint_selection()
        self._anchor = None
        self.post_message(self.SelectionChanged())
        return True

    def _put_caret(self, offset: int) -> None:
        """Move the caret, paint what it leaves and enters, scroll only when it left the page."""
        page, old = self._page, self._caret
        if page is None:
            self._caret = max(offset, 0)
            return
        self._caret = new = page.layout.rest(min(max(offset, 0), len(page.layout.text)))
        if new != old:
            if self._anchor is None:
                self._repaint(old, old)
                self._repaint(new, new)
            else:
                self._repaint(*sorted((old, new)))
                self.post_message(self.SelectionChanged())
            self.post_message(self.CaretMoved(new))
        self._show_row(page.row_of(new))
        self._place_cursor()

    # Painting

    def render_line(self, y: int) -> Strip:
        """Row *y* of the screen part that this widget has."""
        row = y + self.scroll_offset.y
        if self._page is None or row >= len(self._page):
            return Strip.blank(self.size.width, self._style(()))
        number = self._page.line_of_row(row)
        if number is None:
            return self._strip((row,), self._head_pieces(row))
        line = self._page.layout.line(number)
        own = tuple(self._own_spans(line.start, max(line.stop, line.start + 1)))
        key = (row, own)
        if key not in self._strips:
            return self._strip(key, self._text_pieces(number, own))
        return self._strips[key]

    def _own_spans(self, start: int, end: int) -> Iterable[Span]:
        """Selection and caret, as far as they cross ``[start, end)``."""
        assert self._page is not None
        if (selection := self.selection) and selection[0] < end and selection[1] > start:
            yield max(selection[0], start), min(selection[1], end), "selection"
        if start <= self._caret < end:
            first, last = self._page.layout.cluster(self._caret)
            yield first, max(last, first + 1), "caret" if self.has_focus else "caret-away"

    def _head_pieces(self, row: int) -> Iterable[Piece]:
        assert self._page is not None
        head = self._page.head_of_row(row)
        return ((" " * self._page.margins.left, ()), (head.text, (head.look,)))

    def _text_pieces(self, number: int, own: Iterable[Span]) -> Iterable[Piece]:
        assert self._page is not None and self.document is not None
        layout = self._page.layout
        line = layout.line(number)
        yield " " * self._page.margins.left, ()
        yield from line_pieces(layout, number, [*self.document.spans(line.start, line.stop), *own])

    def _strip(self, key: tuple[object, ...], pieces: Iterable[Piece]) -> Strip:
        segments = [Segment(text, self._style(names)) for text, names in pieces if text]
        strip = Strip(segments).adjust_cell_length(self.size.width, self._style(()))
        if len(self._strips) >= _STRIPS:
            self._strips.clear()
        self._strips[key] = strip
        return strip

    def _style(self, names: tuple[str, ...]) -> Style:
        """The look of text under layers, from the lowest to the highest; colours let those below shine through."""
        if names not in self._styles_of:
            base = self.visual_style
            background, color = base.background or BLACK, base.foreground or WHITE
            attributes = base.rich_style.without_color
            for name in names:
                styles = self.get_component_styles(f"reader--{name}")
                if styles.has_rule("background"):
                    background += styles.background
                if styles.has_rule("color"):
                    color = styles.color
                attributes += styles.text_style
            colors = Style.from_color((background + color).rich_color, background.rich_color)
            self._styles_of[names] = attributes + colors
        return self._styles_of[names]

    def _repaint(self, first: int, last: int) -> None:
        """Paint the rows from one code point to another anew."""
        assert self._page is not None
        top, bottom = self._page.row_of(first), self._page.row_of(last)
        self.refresh_lines(top, bottom - top + 1)

    def _repaint_selection(self) -> None:
        if selection := self.selection:
            self._repaint(selection[0], max(selection[0], selection[1] - 1))

    def _repaint_all(self) -> None:
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget looks: the theme or the focus changed."""
        super().notify_style_update()
        self._styles_of.clear()
        self._strips.clear()

    # Scrolling and size

    @property
    def _rows(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=max(row, 0), animate=False, force=True)

    def _show_row(self, row: int) -> None:
        top = round(self.scroll_offset.y)
        if row < top:
            self._scroll_to_row(row)
        elif row >= top + self._rows:
            self._scroll_to_row(row - self._rows + 1)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Paint the rows that came in sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())
            self._place_cursor()

    def on_resize(self, _: events.Resize) -> None:
        """Lay the text out anew; the first visible word stays in sight."""
        width = self.scrollable_content_region.width
        if self._page is None or width != self._laid_out:
            self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if self.document is None or not width:
            return
        top = self._first_offset()
        self._laid_out = width
        self._page = self.document.page(width, self.measure)
        self.virtual_size = Size(width, len(self._page))
        self._strips.clear()
        self._caret = self._page.layout.rest(self._caret)
        self._scroll_to_row(self._page.row_of(top) if top else 0)
        self.refresh()

    def _first_offset(self) -> int:
        if self._page is None:
            return self._top
        number = self._page.line_of_row(round(self.scroll_offset.y))
        return 0 if number is None else self._page.layout.line(min(number, len(self._page.layout) - 1)).start

    # The terminal's cursor

    def on_focus(self) -> None:
        """Show the caret."""
        self._repaint_caret()

    def on_blur(self) -> None:
        """Show the caret dimly."""
        self._repaint_caret()

    def _repaint_caret(self) -> None:
        if self._page:
            self._repaint(self._caret, self._caret)
            self._place_cursor()

    def _place_cursor(self) -> None:
        """Put the terminal's cursor on the caret, for braille displays, magnifiers and input methods."""
        if not self.has_focus or self._page is None:
            return
        number, x, _ = self._page.layout.cells_of(self._caret)
        place = Offset(self._page.margins.left + x, self._page.row_of_line(number) - self.scroll_offset.y)
        self.app.cursor_position = self.content_region.offset + place
