"""Notes that two sessions changed in the same lines: both versions stand in the text until the reader chooses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_CLASH = re.compile(
    r"^--- two versions: (?P<older>.*) ---\n(?P<one>(?:.*\n)*?)--- or: (?P<newer>.*) ---\n(?P<other>(?:.*\n)*?)"
    r"--- end of the two versions ---\n",
    re.MULTILINE,
)
"""What :func:`defense_tui.notebook.lines.merge_lines` writes where both sides changed the same lines."""


class Side(NamedTuple):
    """One of two versions of a whole note."""

    whose: str
    """Who wrote it, and when."""
    text: str


def sides(text: str) -> tuple[Side, Side] | None:
    """The two versions that *text* holds, the older first; None when it holds only one."""
    clash = _CLASH.search(f"{text}\n")
    if clash is None:
        return None
    return (
        Side(clash["older"], _settled(text, lambda match: match["one"])),
        Side(clash["newer"], _settled(text, lambda match: match["other"])),
    )


def both(text: str) -> str:
    """Both versions one after the other, without the lines that part them."""
    return _settled(text, lambda match: f"{match['one']}{match['other']}")


def _settled(text: str, pick: Callable[[re.Match[str]], str]) -> str:
    """*text* with the lines that *pick* takes in the place of each clash."""
    return _CLASH.sub(pick, f"{text}\n").removesuffix("\n")
