"""The sequences with which textual 8.2 writes a frame: absolute moves, styled text, a move of the cursor at the end.

Grammar, as ``textual._compositor`` and ``Strip.render`` have it::

    frame = (move text* newline?)* move?      move    = CSI row ; column H
    text  = CSI parameters m plain CSI 0 m    newline = LF, always followed by a move
          | OSC 8 ; link ST text OSC 8 ; ; ST
          | plain

Whatever else comes is not taken for a frame.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from defense_tui.tui.terminal.glyphs import NOT_NARROW, cells, is_sure
from defense_tui.tui.terminal.pens import PLAIN, Pen, pen_of

_MOVE = re.compile(r"\x1b\[(\d+);(\d+)H")
_SETTING = re.compile(r"\x1b(?:\[([\d;]*)m|\]8;([^\x07\x1b]*)\x1b\\)")
_NO_LINK = ";"
_RESETS = ("", "0")


@dataclass(slots=True)
class Strip:
    """Neighbouring cells of one row. Shared by the cache: not to be changed once it is read."""

    glyphs: list[str]
    """One for each cell, see :func:`defense_tui.tui.terminal.glyphs.cells`."""
    pens: list[Pen]
    """As many; the pen of a blank has nothing that a blank cannot show."""
    sure: bool
    """Whether every terminal draws these glyphs in these cells."""


class Frame(NamedTuple):
    """What one write of textual puts on the screen. Rows and columns count from 0."""

    strips: list[tuple[int, int, Strip]]
    """Row, first column, cells; in the order of writing."""
    cursor: tuple[int, int]
    """Row and column of the hardware cursor at the end."""


def read_frame(data: str, width: int, height: int, not_narrow: re.Pattern[str] = NOT_NARROW) -> Frame | None:
    """The frame that *data* is for a screen of *width* by *height* cells; None when it is none that we know for sure.

    *not_narrow* is as in :func:`defense_tui.tui.terminal.glyphs.not_surely_narrow`.
    """
    before, *pieces = _MOVE.split(data)
    if before or not pieces:
        return None
    strips: list[tuple[int, int, Strip]] = []
    cursor = (0, 0)
    for at in range(0, len(pieces), 3):
        row, column, text = int(pieces[at]) - 1, int(pieces[at + 1]) - 1, pieces[at + 2]
        if not (0 <= row < height and 0 <= column < width):
            return None
        cursor = (row, column)
        if text.endswith("\n"):
            text = text[:-1]
            if row == height - 1 or at + 3 >= len(pieces):
                return None
        elif text and at + 3 >= len(pieces):
            return None
        if text:
            strip = read_strip(text, not_narrow)
            if strip is None or column + len(strip.glyphs) > width:
                return None
            strips.append((row, column, strip))
    return Frame(strips, cursor)


@lru_cache(maxsize=512)
def read_strip(text: str, not_narrow: re.Pattern[str] = NOT_NARROW) -> Strip | None:
    """The cells that *text*, with its SGR and OSC 8 sequences, fills; None when it has anything else.

    Cached because textual writes whole widgets when one row of them changes.
    """
    plain, *pieces = _SETTING.split(text)
    strip = Strip([], [], True)
    if not _draw(strip, plain, PLAIN, not_narrow):
        return None
    parameters = link = ""
    for at in range(0, len(pieces), 3):
        setting, target, plain = pieces[at : at + 3]
        if setting is None:
            link = "" if target == _NO_LINK else target
        elif parameters and setting not in _RESETS:
            return None  # on top of another setting: never written by textual
        else:
            parameters = "" if setting in _RESETS else setting
        used = pen_of(parameters, link)
        if used is None or not _draw(strip, plain, used, not_narrow):
            return None
    return None if parameters or link else strip


def _draw(strip: Strip, plain: str, used: Pen, not_narrow: re.Pattern[str]) -> bool:
    """Append *plain* to *strip*; False when its cells cannot be told."""
    drawn: Sequence[str] | None = cells(plain) if not_narrow.search(plain) else plain
    if drawn is None:
        return False
    if drawn is not plain:
        strip.sure = strip.sure and all(is_sure(glyph, not_narrow) for glyph in drawn)
    strip.glyphs.extend(drawn)
    blank = used.blank
    if blank is used or " " not in plain:
        strip.pens.extend([used] * len(drawn))
    else:
        strip.pens.extend([blank if glyph == " " else used for glyph in drawn])
    return True
