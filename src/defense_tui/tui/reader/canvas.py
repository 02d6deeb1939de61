"""A scroll of text with a caret and a selection: draws what is visible, repaints only what changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.geometry import Offset, Region
from textual.strip import Strip

from defense_tui.keys.command import Context
from defense_tui.tui.reader.decorations import Span
from defense_tui.tui.reader.find import Matches
from defense_tui.tui.reader.margin import Piece
from defense_tui.tui.reader.page import Page
from defense_tui.tui.reader.paint import head_pieces, row_pieces
from defense_tui.tui.reader.sheet import Newest, Sheet
from defense_tui.tui.reader.track import track


class Canvas(Sheet, can_focus=True, inherit_bindings=False):
    """A sheet with the caret on a cluster of its text."""

    CONTEXTS: tuple[Context, ...] = (Context.READER,)

    class CaretMoved(Newest, namespace="reader"):
        """The caret rests at another place."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    class SelectionChanged(Newest, namespace="reader"):
        """Other code points are selected than before."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._anchor: int | None = None
        self._wished: int | None = None
        """The cell that moves from line to line keep to."""
        self._lit: tuple[Span, ...] = ()
        """The claim and the name that the caret is in."""
        self._tracks: tuple[tuple[Page, Matches, int | None, int, int], Sequence[Piece | None]] | None = None
        """The track painted last, and what it was made of."""

    # Caret and selection

    @property
    def caret(self) -> int:
        """Where the caret rests: the first code point of a cluster."""
        return self._caret

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected code points ``[start, end)``, the caret's cluster among them; None when nothing is."""
        if self._anchor is None or self._page is None:
            return None
        first, last = sorted((self._anchor, self._caret))
        return first, self._page.layout.cluster(last)[1]

    def go_to(self, offset: int, *, centre: bool = False) -> None:
        """Put the caret at *offset* or the nearest place and show it, in the middle of the screen if *centre*."""
        self._wished = None
        self._put_caret(offset)
        self._show_caret()
        if centre and self._page:
            self._scroll_to_row(self._page.row_of(self._caret) - self._rows // 2)

    def select_range(self, start: int, end: int) -> None:
        """Select ``[start, end)``, the caret at its end."""
        if self._page:
            self._set_anchor(self._page.layout.rest(start))
            self.go_to(max(start, end - 1))

    def clear_selection(self) -> bool:
        """Select nothing; False when nothing was selected."""
        had = self._anchor is not None
        if had:
            self._set_anchor(None)
        return had

    def _set_anchor(self, anchor: int | None) -> None:
        """Select from *anchor* to the caret."""
        for end in (self._anchor, anchor):
            if end is not None:
                self._repaint(*sorted((end, self._caret)))
        self._anchor = anchor
        self.CONTEXTS = (Context.READER,) if anchor is None else (Context.SELECTING, Context.READER)
        self.post_message(self.SelectionChanged())

    def _put_caret(self, offset: int) -> None:
        """Move the caret, paint what it leaves and enters; the page stays."""
        if self._page is None:
            self._caret = max(offset, 0)
            return
        old, self._caret = self._caret, self._page.layout.rest(min(max(offset, 0), len(self._page.layout.text)))
        if self._caret != old:
            if self._anchor is None:
                self._repaint(old, old)
                self._repaint(self._caret, self._caret)
            else:
                self._repaint(*sorted((old, self._caret)))
                self.post_message(self.SelectionChanged())
            self._light()
            self.post_message(self.CaretMoved(self._caret))

    def _show_caret(self) -> None:
        """Scroll when the caret is not on the page."""
        if self._page:
            self._show_row(self._page.row_of(self._caret))

    def _light(self) -> None:
        """Show which claim and which name the caret is in."""
        before, self._lit = self._lit, self.document.lit(self._caret) if self.document else ()
        for start, end, _ in set(before) ^ set(self._lit):
            self._repaint(start, end - 1)

    # Painting

    def render_line(self, y: int) -> Strip:
        """Row *y* of the screen part that this widget has."""
        row = y + round(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        page, document = self._page, self.document
        if page is None or document is None or row >= len(page):
            return Strip.blank(width, self._painter.style(()))
        number = page.line_of_row(row)
        if number is None:
            return self._tracked(y, self._painter.row(row, width, lambda: head_pieces(page, row)))
        line = page.layout.line(number)
        own = tuple(self._own_spans(line.start, max(line.stop, line.start + 1)))
        strip = self._painter.row((row, own), width, lambda: row_pieces(page, document, number, own, self.marks))
        return self._tracked(y, strip)

    def _tracked(self, y: int, strip: Strip) -> Strip:
        """*strip* with what the track has beside row *y* of the screen; a caret in the last cell lies over it."""
        piece = self._track()[y] if y < self._rows else None
        edge = strip.cell_length - 1
        if piece is None or self._caret_cell() == Offset(edge, y):
            return strip
        return Strip.join([strip.crop(0, edge), self._painter.cell(piece)])

    def _track(self) -> Sequence[Piece | None]:
        """What marks the parts of the article that have something that was found."""
        page, document = self._page, self.document
        if page is None or document is None or not document.matches:
            return [None] * self._rows
        key = (page, document.matches, document.match, self._top, self._rows)
        if self._tracks is None or self._tracks[0] != key:
            self._tracks = key, track(*key)
        return self._tracks[1]

    def _repaint_track(self, before: Sequence[Piece | None]) -> None:
        """Paint the parts of the track anew that are not as *before*."""
        edge = self.scrollable_content_region.width - 1
        for y, (old, new) in enumerate(zip(before, self._track(), strict=False)):
            if old != new:
                self.refresh(Region(edge, y, 1, 1))

    def _own_spans(self, start: int, end: int) -> Iterator[Span]:
        """What the caret lights up, selection and caret, as far as they cross ``[start, end)``."""
        assert self._page is not None
        if self.has_focus:
            yield from (span for span in self._lit if span[0] < end and span[1] > start)
        if (selection := self.selection) and selection[0] < end and max(selection[1], selection[0] + 1) > start:
            yield max(selection[0], start), min(max(selection[1], selection[0] + 1), end), "selection"
        if start <= self._caret < end:
            first, last = self._page.layout.cluster(self._caret)
            yield first, max(last, first + 1), "caret" if self.has_focus else "caret-away"

    def _repaint(self, first: int, last: int) -> None:
        """Paint the rows from one code point to another anew."""
        if self._page:
            top, bottom = self._page.row_of(first), self._page.row_of(last)
            self.refresh_lines(top, bottom - top + 1)

    # The terminal's cursor

    def on_focus(self) -> None:
        """Show the caret."""
        self._repaint_caret()

    def on_blur(self) -> None:
        """Show the caret dimly."""
        self._repaint_caret()

    def _repaint_caret(self) -> None:
        self._repaint(self._caret, self._caret)
        for start, end, _ in self._lit:
            self._repaint(start, end - 1)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor belongs: on the caret; while there is no page, at the first cell."""
        return self.content_region.offset + (self._caret_cell() or Offset(0, 0))

    def _caret_cell(self) -> Offset | None:
        """The cell and the row of the screen, within the widget, that the caret is on."""
        if self._page is None:
            return None
        number, x, _ = self._page.layout.cells_of(self._caret)
        return Offset(self._page.margins.left + x, self._page.row_of_line(number) - self._top)
