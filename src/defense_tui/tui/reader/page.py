"""An article as rows of a scroll: its head, its text and the addresses below it, with the margins beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from defense_tui.tui.reader.head import HeadRow
from defense_tui.tui.reader.layout import Layout


class Margins(NamedTuple):
    """How the cells of a row are shared out."""

    left: int
    """Cells before the text."""
    text: int
    """Cells for the text itself."""

    @classmethod
    def flush(cls, width: int, measure: int, left: int, right: int) -> Margins:
        """Room for text of at most *measure* cells in *width*, close to the left edge.

        At least one cell stays free behind the text, for the caret on a hanging blank.
        """
        return cls(left, max(min(measure, width - left - max(right, 1)), 1))

    @classmethod
    def centred(cls, width: int, measure: int, left: int, right: int) -> Margins:
        """The same in the middle of *width* when there is room to spare."""
        margins = cls.flush(width, measure, left, right)
        spare = width - left - margins.text - max(right, 1)
        return cls(left + max(spare, 0) // 2, margins.text)


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one article at one width, numbered from 0."""

    layout: Layout
    margins: Margins
    head: Sequence[HeadRow]
    above: int
    """How many lines of text stand above the head: those of a title that the text itself has, else none."""
    foot: Sequence[HeadRow] = ()

    def __len__(self) -> int:
        return len(self.layout) + len(self.head) + len(self.foot)

    def with_head(self, head: Sequence[HeadRow]) -> Page:
        """The same page under another head."""
        return replace(self, head=head)

    def row_of_line(self, number: int) -> int:
        """The row that shows a display line."""
        return number if number < self.above else number + len(self.head)

    def line_of_row(self, row: int) -> int | None:
        """The display line that a row shows; None for a row of the head or the foot."""
        number = row if row < self.above else row - len(self.head)
        return number if row < self.above or self.above <= number < len(self.layout) else None

    def line_at_or_below(self, row: int) -> int | None:
        """The display line that stands at *row* or next below it; None below the last one."""
        number = row if row < self.above else max(row - len(self.head), self.above)
        return number if number < len(self.layout) else None

    def line_at_or_above(self, row: int) -> int | None:
        """The display line that stands at *row* or next above it; None above the first one."""
        number = row if row < self.above else max(row - len(self.head), self.above - 1)
        return min(number, len(self.layout) - 1) if number >= 0 else None

    def head_of_row(self, row: int) -> HeadRow:
        """The row of the head or the foot that stands at *row*."""
        below = row - len(self.layout) - len(self.head)
        return self.foot[below] if below >= 0 else self.head[row - self.above]

    def row_of(self, offset: int) -> int:
        """The row that shows a code point."""
        return self.row_of_line(self.layout.line_of(offset))

    def nearest(self, row: int, x: int) -> int:
        """Where the caret rests when it is put to cell *x* of *row*."""
        number = self.line_at_or_below(max(row, 0))
        return self.layout.nearest(len(self.layout) - 1 if number is None else number, x - self.margins.left)
