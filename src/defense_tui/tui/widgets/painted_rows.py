"""How a virtual list is painted on textual's line API: a title line, the rows in view, the one under the cursor."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from rich.style import Style
from textual.geometry import Offset, Region
from textual.strip import Strip

from defense_tui.tui.widgets.line import Line, compose
from defense_tui.tui.widgets.looks import PaintedLooks
from defense_tui.tui.widgets.words import in_words, reads_in_words

T = TypeVar("T")
LOOKS = ("title", "title-focus", "cursor", "cursor-blurred", "muted", "accent", "bold", "entity", "date", "match",
         "warning", "error", "ok", "mark-yellow", "mark-green", "mark-blue", "mark-red", "mark-purple",
         "claim-held", "claim-doubtful", "claim-bad", "claim-open")  # fmt: skip


class PaintedRows(PaintedLooks, Generic[T]):
    """Rows of equal height under a fixed title line; only those in view cost anything."""

    HEAD: ClassVar[int] = 0
    """Lines that the title takes above the rows: 1, or 0 for none."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{look}" for look in LOOKS}
    DEFAULT_CSS = """
    PaintedRows { height: 1fr; }
    PaintedRows .rows--title-focus { color: $accent; text-style: bold; }
    PaintedRows .rows--cursor { background: $selection-background; color: $selection-foreground; }
    PaintedRows .rows--cursor-blurred { background: $panel; }
    PaintedRows .rows--title, PaintedRows .rows--muted, PaintedRows .rows--claim-open { color: $muted; }
    PaintedRows .rows--accent { color: $accent; }
    PaintedRows .rows--bold { text-style: bold; }
    PaintedRows .rows--entity { color: $entity; }
    PaintedRows .rows--date { color: $date; }
    PaintedRows .rows--match { color: $match-foreground; background: $match-background; }
    PaintedRows .rows--ok, PaintedRows .rows--claim-held { color: $success; }
    PaintedRows .rows--warning, PaintedRows .rows--claim-doubtful { color: $warning; }
    PaintedRows .rows--error, PaintedRows .rows--claim-bad { color: $error; }
    PaintedRows .rows--mark-yellow { color: $mark-yellow; }
    PaintedRows .rows--mark-green { color: $mark-green; }
    PaintedRows .rows--mark-blue { color: $mark-blue; }
    PaintedRows .rows--mark-red { color: $mark-red; }
    PaintedRows .rows--mark-purple { color: $mark-purple; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: Sequence[T] = ()
        self._cursor = 0
        self._top = 0
        """Index of the first row in view."""
        self._styles: dict[str, Style] = {}
        self._base: Style | None = None
        """How the widget is painted where no look says otherwise; None: not worked out yet."""
        self.in_words = False
        """Whether the lines are written in words, for who reads them one by one."""

    # What a kind of row must say

    @abstractmethod
    def row_lines(self, item: T, width: int) -> tuple[Line, ...]:
        """The row's lines at *width* cells, :attr:`row_height` of them."""

    @property
    def row_height(self) -> int:
        """Lines that each row takes."""
        return 1

    def selectable(self, item: T) -> bool:
        """Whether the cursor may stand on the row."""
        return True

    def title_line(self) -> Line:
        """What stands above the rows where :attr:`HEAD` leaves a line for it."""
        return Line()

    def empty_lines(self) -> tuple[str, ...]:
        """Why there are no rows, and what changes that."""
        return ()

    # Painting

    def on_mount(self) -> None:
        self.in_words = reads_in_words(self)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()
        self._base = None

    def _look(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self.get_component_rich_style(f"rows--{name}", partial=True) if name else Style.null()
            self._styles[name] = style
        return style

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        base = self._base = self._base or self.rich_style
        if y < self.HEAD:
            title, look = self.title_line(), self._look("title-focus" if self.has_focus else "title")
            marked = Line((("▌" if self.has_focus else " ", ""), *title.left), title.right)
            return self._strip_of(marked, base + look)
        y -= self.HEAD
        if not self._items:
            lines = self.empty_lines()
            text = lines[y] if y < len(lines) else ""
            return self._strip_of(Line(((f"  {text}", "muted"),)), base)
        row, part = divmod(y, self.row_height)
        index = self._top + row
        if index >= len(self._items):
            return Strip.blank(width, base)
        item = self._items[index]
        lines_of_row = self.row_lines(item, width - 1)
        line = lines_of_row[part] if part < len(lines_of_row) else Line()
        mark = " "
        if part == 0 and index == self._cursor and self._can_stand_on(item):
            # The row's first line alone: with all of them, each move of the cursor writes twice as much anew.
            base += self._look("cursor" if self.has_focus else "cursor-blurred")
            mark = "▌"
        return self._strip_of(Line(((mark, "accent"), *line.left), line.right), base)

    def _strip_of(self, line: Line, base: Style) -> Strip:
        width = self.size.width
        return compose(in_words(line, width) if self.in_words else line, base, self._look, width)

    def _can_stand_on(self, item: T) -> bool:
        """Whether the cursor stops at the row: read line by line, it stops at all, for they are read at the cursor."""
        return self.selectable(item) or self.in_words

    def _refresh_row(self, index: int) -> None:
        y = self.HEAD + (index - self._top) * self.row_height
        self.refresh(Region(0, y, self.size.width, self.row_height))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor belongs: at the first cell of the row under the cursor, of the first if none."""
        y = self.HEAD + (self._cursor - self._top) * self.row_height
        return self.content_region.offset + Offset(0, y)
