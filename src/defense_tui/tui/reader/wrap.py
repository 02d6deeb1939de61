"""Soft wrap: where the display lines of one line of text begin and end, in code points."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

_NOT_FIRST = frozenset("、。，．・：；？！」』】）］｝〉》〕ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ%,.:;?!)]}’”…")
"""East Asian line breaking (JIS X 4051, UAX #14 CL and NS): these do not begin a line."""
_NOT_LAST = frozenset("「『【（［｛〈《〔([{‘“")
"""Nor do these end one (UAX #14 OP)."""
_BACK = 8
"""How many code points before a full line's end a break between two ideographs is looked for."""

Extent = tuple[int, int]
"""Code points ``[start, end)`` that a display line draws; blanks between this end and the next start hang."""


def wrap_simple(text: str, start: int, end: int, width: int) -> Iterator[Extent]:
    """Display lines of ``text[start:end]``, each code point of which is one cell."""
    find = text.rfind
    while end - start > width:
        blank = find(" ", start + 1, start + width + 1)
        stop = start + width if blank < 0 else blank
        yield start, stop
        start = _after_blanks(text, stop, end)
        if start == end:
            return
    yield start, end


def wrap_measured(text: str, widths: bytes, width: int) -> Iterator[Extent]:
    """Display lines of *text*, whose code points add *widths* cells; clusters stay whole."""
    ends = array("I", accumulate(widths))
    ideographs = 2 in widths
    start = before = 0
    while ends and ends[-1] - before > width:
        full = bisect_right(ends, before + width, start)
        if full == start:
            full = _next_cluster(widths, start)
        stop = _break(text, widths, start, full, ideographs)
        yield start, stop
        start = _after_blanks(text, stop, len(text), widths)
        if start == len(text):
            return
        before = ends[start - 1]
    yield start, len(text)


def cut(widths: bytes, width: int) -> Iterator[Extent]:
    """Display lines of a line of code: as much as fits on each, blanks and all."""
    ends = array("I", accumulate(widths))
    start = before = 0
    while ends and ends[-1] - before > width:
        stop = max(bisect_right(ends, before + width, start), _next_cluster(widths, start))
        yield start, stop
        start, before = stop, ends[stop - 1]
    if start < len(widths) or not widths:
        yield start, len(widths)


def _break(text: str, widths: bytes, start: int, full: int, ideographs: bool) -> int:
    """Where the line from *start* ends, when *full* is the first cluster that does not fit on it."""
    lowest = max(start, full - _BACK)
    for index in range(full, lowest, -1) if ideographs else ():
        if index < len(text) and widths[index] and _may_break(text, widths, index):
            return index
    blank = text.rfind(" ", start + 1, full + 1)
    while blank > 0 and not (widths[blank] and _begins_cluster(widths, blank + 1)):
        blank = text.rfind(" ", start + 1, blank)
    return full if blank < 0 else blank


def _may_break(text: str, widths: bytes, index: int) -> bool:
    """Whether a line may end before *index*: at a blank, or beside an ideograph."""
    if text[index] == " ":
        return _begins_cluster(widths, index + 1)
    before = index - 1
    while before and not widths[before]:
        before -= 1
    beside_ideograph = text[before] != " " and 2 in (widths[before], widths[index])
    return beside_ideograph and text[index] not in _NOT_FIRST and text[before] not in _NOT_LAST


def _after_blanks(text: str, start: int, end: int, widths: bytes | None = None) -> int:
    """The first code point from *start* that is no blank; a blank that carries a mark counts as none."""
    while start < end and text[start] == " " and (widths is None or _begins_cluster(widths, start + 1)):
        start += 1
    return start


def _begins_cluster(widths: bytes, index: int) -> bool:
    return index == len(widths) or widths[index] > 0


def _next_cluster(widths: bytes, start: int) -> int:
    index = start + 1
    while index < len(widths) and not widths[index]:
        index += 1
    return index
