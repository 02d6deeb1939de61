"""Text in terminal cells: cut, fitted, and never with a control character in it."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

_PARTING = re.compile("; | · ")
"""What stands between the parts of a message, of which the first says most."""
_BLANKS = re.compile(" +")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|(?<!\\S)\u200d|\u200d(?!\\S)")


def printable(text: str) -> str:
    """*text* on one line with what could steer a terminal made visible as U+FFFD; white space becomes a blank.

    A zero-width joiner that joins nothing is such a thing too: terminals disagree on what comes after it.
    """
    return _UNSAFE.sub(lambda match: " " if match[0].isspace() else "\ufffd", text)


def clip(text: str, width: int) -> str:
    """*text* cut to at most *width* cells, the cut shown by an ellipsis."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    return set_cell_size(text, width - 1).rstrip() + "…"


def clip_start(text: str, width: int) -> str:
    """The end of *text* in at most *width* cells, the cut shown by an ellipsis."""
    if cell_len(text) <= width:
        return text
    kept = text[max(len(text) - width + 1, 0) :]
    while kept and cell_len(kept) >= width:
        kept = kept[1:]
    return f"…{kept}"[:width]


def gist(text: str, width: int) -> str:
    """*text* in at most *width* cells: without its last parts, set off by ``;`` or ``·``, else without its last words.

    An ellipsis says that there is more.
    """
    if cell_len(text) <= width:
        return text
    for parting in (_PARTING, _BLANKS):
        ends = [match.start() for match in parting.finditer(text)]
        fitting = [end for end in ends if end and cell_len(text[:end]) + 2 <= width]
        if fitting:
            return f"{text[: fitting[-1]]} …"
    return clip(text, width)


def fit(text: str, width: int) -> str:
    """*text* cut or padded to exactly *width* cells."""
    return set_cell_size(clip(text, width), max(width, 0))


def counted(number: int, thing: str) -> str:
    """``1 article``, ``1,005 events``: *thing* takes an s for more than one."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
