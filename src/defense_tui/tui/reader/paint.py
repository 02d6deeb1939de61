"""A display line as pieces of text with the layers that lie on each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len

from defense_tui.model.article import Markup
from defense_tui.tui.reader.decorations import Span, runs
from defense_tui.tui.reader.layout import Layout, Run
from defense_tui.tui.reader.margin import Piece

_HANGING = frozenset({"selection", "caret", "caret-away"})
"""Layers that are drawn behind the end of a line too, where a blank hangs or the line is empty."""


def line_pieces(layout: Layout, number: int, spans: Sequence[Span], sign: Callable[[Piece], Piece]) -> Iterator[Piece]:
    """Display line *number* from its first cell on; *spans* cross it, *sign* makes decoration fit for drawing."""
    line = layout.line(number)
    if line.prefix:
        yield sign((line.prefix, ("bullet",)))
    x = cell_len(line.prefix)
    for index, run in enumerate(line.runs):
        if run.x > x:
            yield " " * (run.x - x), ()
        yield from _run_pieces(layout.text, run, spans)
        x = run.x + run.cells
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
