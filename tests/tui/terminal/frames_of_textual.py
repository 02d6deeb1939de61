"""Frames as textual itself writes them, for property tests."""

from __future__ import annotations

import io
from dataclasses import dataclass

from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

NARROW = list("ab   .é–│─▌●“→Ж")
WIDE = list("漢字カ한Ａ")
UNSURE = ["e\u0301", "न", "म\u0947", "🙂", "⚡", "a\u0308\u0323"]
STYLES = [
    Style(),
    Style(color="red"),
    Style(color="#d7dde5", bgcolor="#10141a"),
    Style(color="#6cb6ff", bgcolor="#10141a", bold=True),
    Style(color="#10141a", bgcolor="#ffd866"),
    Style(bgcolor="#1a212b"),
    Style(bgcolor="#1a212b", underline=True),
    Style(color="color(120)", bgcolor="color(16)", reverse=True),
    Style(bold=True, dim=True),
    Style(dim=True, italic=True),
    Style(strike=True, blink=True, conceal=True),
    Style(underline2=True, overline=True),
]


@dataclass(frozen=True)
class Size:
    """Of a screen, in cells."""

    width: int
    height: int


def consoles() -> st.SearchStrategy[Console]:
    """A console for each number of colours."""
    return st.sampled_from(["standard", "256", "truecolor"]).map(
        lambda system: Console(color_system=system, file=io.StringIO(), force_terminal=True, legacy_windows=False)  # type: ignore[arg-type]
    )


@st.composite
def rows(draw: st.DrawFn, width: int, glyphs: list[str]) -> Strip:
    """A row of exactly *width* cells."""
    segments = []
    left = width
    while left > 0:
        text = "".join(draw(st.lists(st.sampled_from(glyphs), min_size=1, max_size=8)))
        segments.append(Segment(text, draw(st.sampled_from([None, *STYLES]))))
        left -= cell_len(text)
    return Strip(segments).adjust_cell_length(width)


@st.composite
def whole_frames(draw: st.DrawFn, size: Size, glyphs: list[str], console: Console) -> str:
    """A frame that paints the whole screen."""
    strips = [[draw(rows(size.width, glyphs))] for _ in range(size.height)]
    update = LayoutUpdate(list(strips), Region(0, 0, size.width, size.height))
    return update.render_segments(console) + _cursor(draw, size)


@st.composite
def partial_frames(draw: st.DrawFn, size: Size, glyphs: list[str], console: Console) -> str:
    """A frame that paints some stretches of some rows, cut where widgets begin and end."""
    lines = draw(st.lists(st.integers(0, size.height - 1), min_size=1, max_size=3, unique=True).map(sorted))
    cuts = sorted({0, size.width, *draw(st.lists(st.integers(1, size.width - 1), max_size=3))})
    chops: list[dict[int, Strip | None]] = [dict.fromkeys(cuts[:-1]) for _ in range(size.height)]
    spans = []
    for y in lines:
        parts = draw(rows(size.width, glyphs)).divide(cuts[1:])
        chops[y] = dict(zip(cuts, parts, strict=False))
        start, end = draw(st.sampled_from(cuts[:-1])), draw(st.sampled_from(cuts[1:]))
        if start >= end:
            start, end = 0, size.width
        spans.append((y, start, draw(st.integers(start + 1, end))))
    update = ChopsUpdate(chops, spans, [cuts[1:] for _ in range(size.height)])
    return update.render_segments(console) + _cursor(draw, size)


def _cursor(draw: st.DrawFn, size: Size) -> str:
    x, y = draw(st.integers(0, size.width - 1)), draw(st.integers(0, size.height - 1))
    return f"\x1b[{y + 1};{x + 1}H"
