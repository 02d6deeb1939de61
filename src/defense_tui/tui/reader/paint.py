"""A display line as pieces of text with the layers that lie on each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from defense_tui.model.article import Markup
from defense_tui.tui.reader.decorations import Span, runs
from defense_tui.tui.reader.layout import Layout, Run

Piece = tuple[str, tuple[str, ...]]
"""Text without a newline, and the names of its layers from the lowest to the highest."""

_HANGING = frozenset({"selection", "caret", "caret-away"})
"""Layers that are drawn behind the end of a line too, where a blank hangs or the line is empty."""


def line_pieces(layout: Layout, number: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """Display line *number* from its first cell on; *spans* are those that cross it."""
    line = layout.line(number)
    if line.prefix:
        yield line.prefix, ("quote",) if line.kind is Markup.QUOTE else ("bullet",)
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


def _run_pieces(text: str, run: Run, spans: Sequence[Span]) -> Iterator[Piece]:
    done = run.start
    for start, end, names in runs(run.start, run.end, spans):
        start, end = max(start, done), run.cluster(end - 1)[1] if run.ends else end
        if start < end:
            yield text[start:end], names
            done = end
