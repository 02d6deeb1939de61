"""The screen twice: as it should be and as the terminal shows it; and the bytes that turn the second into the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import is_not, ne, or_

from defense_tui.tui.terminal.frames import Frame, Strip
from defense_tui.tui.terminal.glyphs import NOT_NARROW, is_sure
from defense_tui.tui.terminal.pens import PLAIN, Pen, change
from defense_tui.tui.terminal.pens import pen as make_pen

UNKNOWN = "\0"
"""Stands for the glyph of a cell that nobody knows."""
_LONGEST_REWRITE = 4
"""Cells that are cheaper to write again than to jump over: ``CSI n C`` takes four bytes."""
_CHANGED = re.compile(b"\1+")
_FIRST_WIDE = "\u3041"
"""No sure glyph before this one, in the order of code points, is wide."""


@dataclass(slots=True)
class Row:
    """One row of cells."""

    glyphs: list[str]
    """As in a strip of a frame, or :data:`UNKNOWN`."""
    pens: list[Pen]
    sure: bool
    """Whether every terminal draws this row's glyphs in the same cells."""

    @classmethod
    def unknown(cls, width: int, *, sure: bool) -> Row:
        """*width* cells that nobody knows."""
        return cls([UNKNOWN] * width, [PLAIN] * width, sure)


class Screen:
    """What a terminal of *width* by *height* cells shows and what it should show.

    Nothing is known at first. Rows and columns count from 0.
    """

    def __init__(self, width: int, height: int, not_narrow: re.Pattern[str] = NOT_NARROW) -> None:
        self.width = width
        self.height = height
        self._not_narrow = not_narrow
        self._wanted = [Row.unknown(width, sure=True) for _ in range(height)]
        self._shown = [Row.unknown(width, sure=False) for _ in range(height)]
        self._touched: set[int] = set()
        self._cursor: tuple[int, int] | None = None
        self._pen: Pen | None = PLAIN
        self._row: int | None = None
        self._column: int | None = None

    def forget(self) -> None:
        """Take nothing for granted of what the terminal shows; what it should show stays known."""
        self._shown = [Row.unknown(self.width, sure=False) for _ in range(self.height)]
        self._pen = self._row = self._column = None

    def start_plain(self) -> None:
        """As :meth:`forget`, but the pen is the one after a reset."""
        self.forget()
        self._pen = PLAIN

    def touch_all(self) -> None:
        """Compare every row at the next update, not only those that a frame has painted since the last one."""
        self._touched.update(range(self.height))

    def paint(self, frame: Frame) -> None:
        """Take over what *frame* puts on the screen; it must fit."""
        for y, x, strip in frame.strips:
            self._paint_strip(self._wanted[y], x, strip)
            self._touched.add(y)
        self._cursor = frame.cursor

    def _paint_strip(self, row: Row, x: int, strip: Strip) -> None:
        glyphs, pens = row.glyphs, row.pens
        end = x + len(strip.glyphs)
        # A terminal blanks the rest of a wide glyph when one of its cells is overwritten.
        if glyphs[x] == "":
            head = next(column for column in range(x - 1, -1, -1) if glyphs[column] != "")
            self._blank(row, head, x)
        if end < self.width and glyphs[end] == "":
            tail = next((column for column in range(end, self.width) if glyphs[column] != ""), self.width)
            self._blank(row, end, tail)
        glyphs[x:end] = strip.glyphs
        pens[x:end] = strip.pens
        if not strip.sure:
            row.sure = False
        elif not row.sure:
            row.sure = all(glyph == UNKNOWN or is_sure(glyph, self._not_narrow) for glyph in glyphs)

    @staticmethod
    def _blank(row: Row, start: int, end: int) -> None:
        for column in range(start, end):
            row.glyphs[column] = " "
            row.pens[column] = row.pens[column].blank

    def update(self) -> str:
        """The shortest bytes found that make the terminal show what it should; empty when it does."""
        out: list[str] = []
        for y in sorted(self._touched):
            wanted, shown = self._wanted[y], self._shown[y]
            if wanted.glyphs == shown.glyphs and wanted.pens == shown.pens:
                continue
            if not wanted.sure:
                self._write_whole(out, y, wanted)
            elif shown.sure:
                self._write_changes(out, y, wanted, shown)
            else:
                self._write_changes(out, y, wanted, Row.unknown(self.width, sure=True))
            shown.glyphs = wanted.glyphs.copy()
            shown.pens = wanted.pens.copy()
            shown.sure = wanted.sure
        self._touched.clear()
        if self._cursor is not None:
            out.append(self._move(*self._cursor))
        return "".join(out)

    def leave(self) -> str:
        """The bytes that bring pen and cursor to where textual believes them, for a sequence that we do not know."""
        pen = change(self._pen, PLAIN)
        self._pen = PLAIN
        return pen + (self._move(*self._cursor) if self._cursor else "")

    def _write_changes(self, out: list[str], y: int, wanted: Row, shown: Row) -> None:
        for start, end in _runs(wanted, shown):
            out.append(self._move(y, start))
            self._write_cells(out, wanted, start, end)

    def _write_cells(self, out: list[str], row: Row, start: int, end: int) -> None:
        """Write the cells [start, end), all known; the cursor is at *start*."""
        pen = self._pen
        blank = pen.blank if pen else None
        column = start
        for glyph, wanted in zip(row.glyphs[start:end], row.pens[start:end], strict=True):
            if wanted is not pen and not (wanted is blank and glyph == " "):
                if glyph == " ":
                    wanted = _pen_for_blanks(row, column, end, pen or PLAIN)
                out.append(change(pen, wanted))
                pen = wanted
                blank = pen.blank
            out.append(glyph)
            column += 1
        self._pen = pen
        self._column = end if end < self.width else None

    def _write_whole(self, out: list[str], y: int, row: Row) -> None:
        """Write a row in which terminals may disagree about widths, so that no disagreement reaches the next cell.

        Glyphs that are not sure are written over blanks of the width that textual reckons with, and followed by an
        absolute move: drawn too narrow they leave nothing of the old row, drawn too wide the next cell covers it.
        """
        out.append(f"\x1b[{y + 1}H")
        self._row, self._column = y, 0
        blanks = Row([" "] * self.width, row.pens, True)
        for start, end, sure in self._stretches(row):
            if not sure:
                out.append(self._move(y, start))
                self._write_cells(out, blanks, start, end)
            out.append(self._move(y, start))
            self._write_cells(out, row, start, end)
            if not sure:
                self._column = None

    def _stretches(self, row: Row) -> Iterator[tuple[int, int, bool]]:
        """The known cells as (start, end, whether all are sure); cells after a glyph's first belong to it."""
        start = 0
        state: bool | None = None
        for column, glyph in enumerate(row.glyphs):
            if glyph == "":
                continue
            now = None if glyph == UNKNOWN else is_sure(glyph, self._not_narrow)
            if now is not state:
                if state is not None:
                    yield start, column, state
                start, state = column, now
        if state is not None:
            yield start, self.width, state

    def _move(self, y: int, x: int) -> str:
        """The shortest move of the cursor to row *y*, column *x*; empty when it is there."""
        row, column = self._row, self._column
        if row == y and column == x:
            return ""
        self._row, self._column = y, x
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"]
        if row == y:
            ways.append(f"\x1b[{x + 1}G" if x else "\r")
            if column is not None:
                ways.append(_sideways(x - column))
        elif row is not None:
            if column is not None:
                ways.append(_counted(abs(y - row), "B" if y > row else "A") + _sideways(x - column))
            if y == row + 1:
                ways.append("\r\n" + _sideways(x))
        return min(ways, key=len)


def _sideways(columns: int) -> str:
    if columns >= 0:
        return _counted(columns, "C") if columns else ""
    return min("\b" * -columns, _counted(-columns, "D"), key=len)


def _counted(count: int, final: str) -> str:
    return f"\x1b[{count if count > 1 else ''}{final}"


def _runs(wanted: Row, shown: Row) -> Iterator[tuple[int, int]]:
    """The stretches of cells to write; where jumping costs more than writing, what lies between belongs to them."""
    changed = bytes(map(or_, map(ne, wanted.glyphs, shown.glyphs), map(is_not, wanted.pens, shown.pens)))
    start = end = -1
    for run in _CHANGED.finditer(changed):
        first, last = run.span()
        if start < 0:
            start = first
        elif not _can_be_rewritten(wanted, end, first):
            yield start, end
            start = first
        end = last
        if wanted.glyphs[end - 1] >= _FIRST_WIDE and wanted.glyphs[end : end + 1] == [""]:
            end += 1
    if start >= 0:
        yield start, end


def _can_be_rewritten(row: Row, start: int, end: int) -> bool:
    """Whether the cells [start, end), between two that change, are cheaper to write than to jump over."""
    if end - start > _LONGEST_REWRITE:
        return False
    before, after = row.pens[start - 1], row.pens[end]
    for glyph, pen in zip(row.glyphs[start:end], row.pens[start:end], strict=True):
        if not glyph.isascii() or glyph in (UNKNOWN, ""):
            return False
        if pen is not before and pen is not after and not (glyph == " " and pen in (before.blank, after.blank)):
            return False
    return True


def _pen_for_blanks(row: Row, start: int, end: int, old: Pen) -> Pen:
    """The pen to take for the blanks at *start*: of those that leave the same picture, the one of the glyph after them.

    If there is none, the *old* one on another background: its colour may be wanted again.
    """
    blank = row.pens[start]
    for glyph, pen in zip(row.glyphs[start:end], row.pens[start:end], strict=True):
        if pen is not blank or glyph != " ":
            if pen.blank is blank:
                return pen
            break
    kept = make_pen(old.foreground, blank.background, old.attributes)
    return kept if kept.blank is blank else blank
