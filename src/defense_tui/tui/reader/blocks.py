"""What stands before the lines of headings, lists, quotations, code and tables: one block a line of canonical text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from defense_tui.model.article import CanonicalText, Markup, MarkupSpan
from defense_tui.tui.reader.cells import measure
from defense_tui.tui.reader.footnotes import Footnotes

_BLOCKS = frozenset(
    {Markup.HEADING, Markup.LIST_ITEM, Markup.QUOTE, Markup.CODE_BLOCK, Markup.HTML_BLOCK, Markup.TABLE_ROW}
)
_BULLETS = "•◦▪"
_QUOTE_BAR = "│ "
_CODE_INDENT = "  "
_GAP = 2
"""Cells between two columns of a table."""


class Block(NamedTuple):
    """A line of canonical text, without its newline, that is laid out in a way of its own."""

    start: int
    end: int
    kind: Markup
    level: int
    lead: str
    """Decoration before its first display line: bullets, numbers, quote bars, indents."""
    hang: str
    """Decoration before its other display lines; as wide as ``lead``."""
    columns: tuple[int, ...] = ()
    """Row of a table whose columns stand side by side: the cell at which each column starts, ``lead`` included."""


def blocks(source: CanonicalText, shown: str, width: int, notes: Footnotes) -> list[Block]:
    """The blocks of *source*, in order; *shown* is its text as drawn, *width* the cells of a display line."""
    found = list(_lines(source, shown, width // 2))
    rows = [index for index, block in enumerate(found) if block.kind is Markup.TABLE_ROW]
    first = 0
    for last in range(1, len(rows) + 1):
        if last == len(rows) or found[rows[last]].start != found[rows[last - 1]].end + 1:
            table = rows[first:last]
            aligned = _aligned([found[i] for i in table], source.text, shown, width, notes)
            for index, row in zip(table, aligned, strict=True):
                found[index] = row
            first = last
    return found


def _lines(source: CanonicalText, shown: str, widest: int) -> Iterator[Block]:
    spans = [span for span in source.markup if span.kind in _BLOCKS and 0 <= span.start <= len(shown)]
    spans.sort(key=lambda span: span.start)
    labels = _labels(spans)
    active: list[MarkupSpan] = []
    waiting = 0
    start = 0
    while active or waiting < len(spans):
        if not active:
            start = max(start, shown.rfind("\n", 0, spans[waiting].start) + 1)
        end = shown.find("\n", start)
        end = len(shown) if end < 0 else end
        while waiting < len(spans) and spans[waiting].start <= end:
            active.append(spans[waiting])
            waiting += 1
        if active:
            yield _block(start, end, active, labels, widest)
        start = end + 1
        active = [span for span in active if start < min(span.end, len(shown))]


def _labels(spans: list[MarkupSpan]) -> dict[MarkupSpan, str]:
    """What is drawn for each list item; numbers of neighbours stand flush right under each other."""
    labels: dict[MarkupSpan, str] = {}
    lists: dict[int, list[MarkupSpan]] = {}

    def close(above: int) -> None:
        for level in [level for level in lists if level > above]:
            items = lists.pop(level)
            widest = max(cell_len(labels[item]) for item in items)
            for item in items:
                labels[item] = " " * (widest - cell_len(labels[item])) + labels[item] + " "

    for span in spans:
        if span.kind is not Markup.LIST_ITEM:
            continue
        close(span.level)
        siblings = lists.get(span.level)
        if siblings and span.start != siblings[-1].end + 1:
            close(span.level - 1)
        lists.setdefault(span.level, []).append(span)
        bullet = span.label in ("-", "*", "+", "")
        labels[span] = _BULLETS[min(max(span.level, 1), len(_BULLETS)) - 1] if bullet else span.label
    close(-1)
    return labels


def _block(start: int, end: int, active: list[MarkupSpan], labels: dict[MarkupSpan, str], widest: int) -> Block:
    lead = hang = ""
    for span in active:
        first = again = ""
        if span.kind is Markup.QUOTE:
            first = again = _QUOTE_BAR
        elif span.kind is Markup.CODE_BLOCK:
            first = again = _CODE_INDENT
        elif span.kind is Markup.LIST_ITEM:
            again = " " * cell_len(labels[span])
            first = labels[span] if span.start >= start else again
        if cell_len(hang + again) <= widest:
            lead, hang = lead + first, hang + again
    return Block(start, end, active[-1].kind, active[-1].level, lead, hang)


def _aligned(rows: list[Block], text: str, shown: str, width: int, notes: Footnotes) -> list[Block]:
    """*rows* of one table with their columns' places, when all columns fit side by side."""
    cells = [[*_cell_widths(row, text, shown, notes)] for row in rows]
    widths = [max((row[i] for row in cells if i < len(row)), default=0) for i in range(max(map(len, cells)))]
    indent = max(cell_len(row.lead) for row in rows)
    if indent + sum(widths) + _GAP * (len(widths) - 1) > width:
        return [_hung(row, width) for row in rows]
    columns = tuple(indent + sum(widths[:i]) + _GAP * i for i in range(len(widths)))
    return [row._replace(columns=columns) for row in rows]


def _hung(row: Block, width: int) -> Block:
    """*row* with all cells but the first indented, when that leaves half of the line to them."""
    hang = row.hang + " " * _GAP
    return row._replace(hang=hang) if cell_len(hang) <= width // 2 else row


def _cell_widths(row: Block, text: str, shown: str, notes: Footnotes) -> Iterator[int]:
    start = row.start
    for cell in text[row.start : row.end].split("\t"):
        end = start + len(cell)
        yield sum(measure(shown[start:end])[1]) + sum(len(note) for _, note in notes.within(start, end))
        start = end + 1
