"""Lines in words, for who reads the screen line by line: on a braille display, with a screen reader."""

from __future__ import annotations

import re
from itertools import groupby

from rich.cells import cell_len
from textual.widget import Widget

from defense_tui.tui.widgets.cells import clip, printable
from defense_tui.tui.widgets.line import Line, Piece

IN_WORDS = "-in-words"
"""The class of a screen on which lines are written in words (``layout = "single"``)."""
_SAID = {
    "•": "unread", "◦": "begun", "★": "starred", "●": "verified", "◐": "reported", "○": "general", "▸": "planned",
    "✕": "cancelled", "◌": "unreviewed", "⌕": "", "↑↓": "arrows", "↑": "up arrow", "↓": "down arrow",
    "←": "left arrow", "→": "right arrow",
}  # fmt: skip
"""What stands for each sign; signs that others explain are left out."""
_SIGN = re.compile("|".join(map(re.escape, _SAID)))
_BY_WHOM = re.compile(r"← (?=\S{2})")
"""Before a relation that leads to here."""
_BARS = re.compile("[▁▂▃▄▅▆▇█]")
_DRAWN = re.compile("[─━▌▎▏│⚑]+")
_PARTED = re.compile(r"\s*·\s+")
_BLANKS = re.compile(r"\s+")


def reads_in_words(widget: Widget) -> bool:
    """Whether *widget* is on a screen whose lines are written in words."""
    return widget.is_attached and widget.screen.has_class(IN_WORDS)


def in_words(line: Line, width: int) -> Line:
    """*line* without signs, drawings, columns and gaps; in *width* cells the left part is cut before the right one."""
    left, right = _pieces(line.left), _pieces(line.right)
    room = width - sum(cell_len(text) for text, _ in right) - bool(right)
    kept: list[Piece] = []
    for text, look in left:
        if room <= 0:
            break
        kept.append((clip(text, room), look))
        room -= cell_len(text)
    between = [(" ", "")] if right and kept and not kept[-1][0].endswith(" ") else []
    return Line((*kept, *between, *right))


def _pieces(pieces: tuple[Piece, ...]) -> list[Piece]:
    """*pieces* in words, with one blank wherever there were any, and none at the ends."""
    said = [(_words(printable(text)), look) for text, look in pieces if not _BARS.search(text)]
    characters = [(character, look) for text, look in said for character in text]
    kept = [
        (character, look)
        for at, (character, look) in enumerate(characters)
        if character != " " or (at and characters[at - 1][0] != " ")
    ]
    if kept and kept[-1][0] == " ":
        kept.pop()
    return [("".join(character for character, _ in run), look) for look, run in groupby(kept, key=lambda one: one[1])]


def _words(text: str) -> str:
    text = _PARTED.sub(", ", _DRAWN.sub(" ", _BY_WHOM.sub("who ", text)))
    return _BLANKS.sub(" ", _SIGN.sub(lambda sign: f" {_SAID[sign[0]]} ", text))
