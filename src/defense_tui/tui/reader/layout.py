"""Canonical text laid out in display lines, and the way from code points to cells and back."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from defense_tui.model.article import CanonicalText, Markup
from defense_tui.tui.reader.blocks import Block, blocks
from defense_tui.tui.reader.cells import drawable, is_simple, measure
from defense_tui.tui.reader.footnotes import WIDEST, Footnotes, footnotes
from defense_tui.tui.reader.wrap import Extent, cut, wrap_measured, wrap_simple

_ROOM_FOR_NOTES = 4 * WIDEST
"""In fewer cells footnotes have no numbers: half of a line may be indent, a quarter one cluster."""
_NARROWEST = 4
"""A display line is never laid out for fewer cells."""


class Run(NamedTuple):
    """Neighbouring code points ``[start, end)`` of a display line, drawn from cell ``x`` on."""

    start: int
    end: int
    x: int
    ends: array[int]
    """For each code point the cells up to the end of its cluster; empty when each is one cell."""
    note: str = ""
    """Decoration behind it: the number of a link's address. Each of its characters is one cell."""

    @property
    def cells(self) -> int:
        """How many cells the run takes."""
        return self.ends[-1] if self.ends else self.end - self.start

    @property
    def stop(self) -> int:
        """The first cell behind the run and its note."""
        return self.x + self.cells + len(self.note)

    def cluster(self, offset: int) -> tuple[int, int]:
        """The cluster ``[start, end)`` that *offset*, a code point of this run, belongs to."""
        if not self.ends:
            return offset, offset + 1
        end = self.ends[offset - self.start]
        low = self.ends.index(end)
        return self.start + low, self.start + bisect_right(self.ends, end)

    def span(self, offset: int) -> tuple[int, int]:
        """The cells ``[x0, x1)`` of the cluster that *offset* belongs to."""
        if not self.ends:
            return self.x + offset - self.start, self.x + offset - self.start + 1
        end = self.ends[offset - self.start]
        low = self.ends.index(end)
        return self.x + (self.ends[low - 1] if low else 0), self.x + end

    def at(self, x: int) -> int:
        """The first code point of the cluster drawn at cell *x* of the line."""
        if not self.ends:
            return self.start + x - self.x
        return self.start + bisect_right(self.ends, x - self.x)


class Line(NamedTuple):
    """One display line."""

    start: int
    """Its first code point."""
    stop: int
    """The first code point of the next line; what no run draws (hanging blanks, a newline) counts to this line."""
    prefix: str
    """Decoration before the first run."""
    runs: tuple[Run, ...]
    """Never empty; several in a row of a table, and where a note stands within the line."""
    kind: Markup | None = None
    level: int = 0

    @property
    def end(self) -> int:
        """End of the code points that are drawn."""
        return self.runs[-1].end

    @property
    def cells(self) -> int:
        """How many cells the line takes, hanging blanks aside."""
        return self.runs[-1].stop

    def run(self, offset: int) -> Run:
        """The run that draws *offset*, or that it hangs behind."""
        return next((run for run in reversed(self.runs) if run.start <= offset), self.runs[0])


class Layout:
    """A text in display lines of at most *width* cells. Lines partition the code points of the text.

    Every code point has cells: those of its cluster; one cell behind its run when it hangs (blanks at a soft line
    end, the newline, the tab between two cells of a table). Every cell of a run has a code point; all other cells
    are decoration: bullets, indents, and where there is room the numbers of footnotes.
    """

    def __init__(self, source: CanonicalText, width: int) -> None:
        self.width = max(width, _NARROWEST)
        self.source = source
        self.text = drawable(source.text)
        """The canonical text as drawn, code point for code point."""
        self.footnotes = footnotes(source) if self.width >= _ROOM_FOR_NOTES else Footnotes()
        """What stands behind links."""
        self._starts = array("I")
        self._ends = array("I")
        self._patches: list[tuple[int, str]] = []
        self._blocks = blocks(source, self.text, self.width, self.footnotes)
        self._firsts = array("I")
        """The first display line of each block."""
        self._lay_out()
        self.line = lru_cache(maxsize=512)(self._line)
        """The display line of a number from 0; raises IndexError beyond the last one."""

    def __len__(self) -> int:
        """How many display lines there are; at least one."""
        return len(self._starts)

    def start(self, number: int) -> int:
        """The first code point of a display line."""
        return self._starts[number]

    def line_of(self, offset: int) -> int:
        """The number of the display line that *offset* belongs to."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def cells_of(self, offset: int) -> tuple[int, int, int]:
        """The display line of *offset* and its cells ``[x0, x1)`` there."""
        number = self.line_of(offset)
        run = self.line(number).run(offset)
        if offset < run.end:
            return number, *run.span(offset)
        return number, run.stop, run.stop + 1

    def offset_at(self, number: int, x: int) -> int | None:
        """The first code point of the cluster at cell *x* of a line; None when the cell is decoration."""
        line = self.line(number)
        for run in line.runs:
            if run.x <= x < run.x + run.cells:
                return run.at(x)
            if x == run.stop and run.end < line.stop and self.text[run.end] == " ":
                return run.end
        return None

    def nearest(self, number: int, x: int) -> int:
        """Where the caret rests when it is put to cell *x* of a line: there, or as near as may be."""
        line = self.line(number)
        run = next((run for run in reversed(line.runs) if run.x <= x), line.runs[0])
        if run.start == run.end or (x == run.stop and run.end < line.stop):
            return self.rest(run.end)
        return run.at(min(max(x, run.x), run.x + run.cells - 1))

    def rest(self, offset: int) -> int:
        """The place nearest to *offset* where the caret may rest: a cluster, a hanging blank, an empty line."""
        line = self.line(self.line_of(offset))
        run = line.run(offset)
        if offset < run.end:
            return run.cluster(max(offset, run.start))[0]
        if run.end < line.stop and self.text[run.end] == " ":
            return run.end
        if run.start < run.end:
            return run.cluster(run.end - 1)[0]
        return self.rest(run.start - 1) if run is not line.runs[0] else run.end

    def cluster(self, offset: int) -> tuple[int, int]:
        """The code points ``[start, end)`` that the caret covers at *offset*; empty on an empty line."""
        place = self.rest(offset)
        line = self.line(self.line_of(place))
        run = line.run(place)
        if place < run.end:
            return run.cluster(place)
        following = next((other.start for other in line.runs if other.start > place), line.stop)
        end = place
        while end < following and self.text[end] == " ":
            end += 1
        return place, end

    def _lay_out(self) -> None:
        position = 0
        for block in self._blocks:
            self._plain(position, block.start)
            self._firsts.append(len(self._starts))
            self._block(block)
            position = block.end + 1
        self._plain(position, len(self.text) + 1)
        if self._patches:
            pieces = list(self.text)
            for start, piece in self._patches:
                pieces[start : start + len(piece)] = piece
            self.text = "".join(pieces)

    def _plain(self, position: int, stop: int) -> None:
        """Lay out the lines of text from *position*; the last one's newline is at ``stop - 1``."""
        text, width, starts, ends = self.text, self.width, self._starts, self._ends
        noted = self.footnotes.within if self.footnotes.places else lambda start, end: ()
        while position < stop:
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            fits = end - position <= width and is_simple(text, position, end) and not noted(position, end)
            if end == position or fits:
                starts.append(position)
                ends.append(end)
            else:
                self._wrap(position, end, width)
            position = end + 1

    def _block(self, block: Block) -> None:
        room = self.width - max(cell_len(block.lead), cell_len(block.hang))
        if block.columns:
            self._starts.append(block.start)
            self._ends.append(block.end)
            for start, end in self._cells(block):
                self._measured(start, end)
        elif block.kind is Markup.TABLE_ROW:
            for start, end in self._cells(block):
                self._wrap(start, end, room)
        elif block.kind is Markup.CODE_BLOCK:
            self._add(block.start, cut(self._widths(block.start, block.end)[1], room))
        else:
            self._wrap(block.start, block.end, room)

    def _cells(self, row: Block) -> Iterator[Extent]:
        start = row.start
        for cell in self.source.text[row.start : row.end].split("\t"):
            yield start, start + len(cell)
            start += len(cell) + 1

    def _wrap(self, start: int, end: int, width: int) -> None:
        if is_simple(self.text, start, end) and not self.footnotes.within(start, end):
            self._add(0, wrap_simple(self.text, start, end, width))
        else:
            self._add(start, wrap_measured(*self._widths(start, end), width))

    def _add(self, origin: int, extents: Iterable[Extent]) -> None:
        for start, end in extents:
            self._starts.append(origin + start)
            self._ends.append(origin + end)

    def _widths(self, start: int, end: int) -> tuple[str, bytes]:
        """The text of one line as drawn and its cells, those of each note counted with the cluster that it follows."""
        shown, widths = self._measured(start, end)
        counted = bytearray(widths)
        for place, note in self.footnotes.within(start, end):
            index = place - 1 - start
            while index and not widths[index]:
                index -= 1
            counted[index] += len(note)
        return shown, bytes(counted)

    def _measured(self, start: int, end: int) -> tuple[str, bytes]:
        piece = self.text[start:end]
        shown, widths = measure(piece)
        if shown != piece:
            self._patches.append((start, shown))
        return shown, widths

    def _line(self, number: int) -> Line:
        start, end = self._starts[number], self._ends[number]
        stop = self._starts[number + 1] if number + 1 < len(self) else len(self.text)
        index = bisect_right(self._firsts, number) - 1
        block = self._blocks[index] if index >= 0 else None
        if block is None or start > block.end:
            return Line(start, stop, "", self._runs(start, end, 0))
        prefix = block.lead if number == self._firsts[index] else block.hang
        if block.columns:
            places = zip(self._cells(block), block.columns, strict=False)
            runs = tuple(run for (first, last), x in places for run in self._runs(first, last, x))
        else:
            runs = self._runs(start, end, cell_len(prefix))
        return Line(start, stop, prefix, runs, block.kind, block.level)

    def _runs(self, start: int, end: int, x: int) -> tuple[Run, ...]:
        """``[start, end)`` from cell *x* on, parted behind each cluster that a note follows."""
        widths = b"" if is_simple(self.text, start, end) else measure(self.text[start:end])[1]
        runs: list[Run] = []
        for place, note in (*self.footnotes.within(start, end), (end, "")):
            first = runs[-1].end if runs else start
            last = place
            while widths and last < end and not widths[last - start]:
                last += 1
            if first < last or not runs:
                x = runs[-1].stop if runs else x
                runs.append(Run(first, last, x, array("I", accumulate(widths[first - start : last - start])), note))
        return tuple(runs)
