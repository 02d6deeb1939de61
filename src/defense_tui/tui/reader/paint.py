"""A row as pieces of text with the layers that lie on each of them.

Text written from right to left leaves in logical order, its first letter leftmost, as from ``less``, ``git`` and every
other program. Terminals that know the bidirectional algorithm (UAX #9: VTE, Konsole, mlterm, macOS Terminal) turn each
row round, and our colours with its letters. If we did so too it would read backwards there, and no program can tell
which kind it speaks to, least of all through tmux. On the other kind it reads from the left, as everything does there.
So one cell belongs to one cluster everywhere, and nothing that is counted in code points depends on the terminal. No
direction is set: canonical text has no bidi controls, and the parts of one row stand apart by left-to-right signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from defense_tui.model.article import Markup
from defense_tui.tui.reader.decorations import Span, runs
from defense_tui.tui.reader.document import Document
from defense_tui.tui.reader.layout import Layout, Run
from defense_tui.tui.reader.margin import CLAIM_GAP, Marks, Piece
from defense_tui.tui.reader.page import Page

_HANGING = frozenset({"selection", "caret", "caret-away"})
"""Layers that are drawn behind the end of a line too, where a blank hangs or the line is empty."""


def head_pieces(page: Page, row: int) -> Iterator[Piece]:
    """A row of the page's head."""
    head = page.head_of_row(row)
    yield " " * page.margins.left, ()
    yield head.text, (head.look,)


def row_pieces(page: Page, document: Document, number: int, own: Sequence[Span], marks: Marks) -> Iterator[Piece]:
    """The row of display line *number*, margins and all; *own* are the spans that the document does not know of."""
    line = page.layout.line(number)
    left, right = (document.words(line), None) if marks == "words" else document.signs(line)
    yield " " * (page.margins.left - len(left[0])), ()
    yield left
    used = 0
    for piece in line_pieces(page.layout, number, [*document.spans(line.start, line.stop), *own]):
        used += cell_len(piece[0])
        yield piece
    if right:
        yield " " * (page.margins.text + CLAIM_GAP - used), ()
        yield right


def line_pieces(layout: Layout, number: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """Display line *number* from its first cell on; *spans* cross it."""
    line = layout.line(number)
    if line.prefix:
        yield line.prefix, ("bullet",)
    x = cell_len(line.prefix)
    for index, run in enumerate(line.runs):
        if run.x > x:
            yield " " * (run.x - x), ()
        yield from _run_pieces(layout.text, run, spans)
        if run.note:
            yield run.note, ("footnote",)
        x = run.stop
        if index + 1 < len(line.runs) and line.runs[index + 1].start == run.end:
            continue
        following = line.runs[index + 1].start if index + 1 < len(line.runs) else line.stop
        hanging = (run.end, max(run.end + 1, following))
        names = tuple(name for start, end, name in spans if name in _HANGING and start < hanging[1] and end > run.end)
        if names:
            yield " ", names
            x += 1
    if line.kind is Markup.CODE_BLOCK:
        yield " " * (layout.width - x), ("code",)


def _run_pieces(text: str, run: Run, spans: Sequence[Span]) -> Iterator[Piece]:
    done = run.start
    for start, end, names in runs(run.start, run.end, spans):
        start, end = max(start, done), run.cluster(end - 1)[1] if run.ends else end
        if start < end:
            yield text[start:end], names
            done = end
