"""Whether an Esc is the key or begins another key's sequence that is still on its way."""

from __future__ import annotations

import re
from enum import Enum

_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O)?\Z")
_PASTE_STARTS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"


class Stroke(Enum):
    """What is no text."""

    ESCAPE = "escape"
    """The Esc key by itself."""


class EscapeGate:
    """Holds the beginning of an escape sequence back until its rest has come or *delay* seconds have passed.

    Over a slow line the sequence of one key comes in pieces. Textual waits for a rest too (``ESCDELAY``, 100 ms by
    default, see :func:`defense_tui.tui.terminal.capabilities.environment_for_textual`), but takes any character for
    it: Esc and, within the time, ``j`` become alt+j. Here a rest that comes in a read of its own counts only when it
    goes on as sequences do, with ``[`` or ``O``; otherwise Esc was Esc, and what follows is not kept waiting.
    A sequence whose rest never comes is dropped, for its pieces would run as commands. Times are those of one clock,
    in seconds.
    """

    def __init__(self, delay: float) -> None:
        self.delay = delay
        self._held = ""
        self._since = 0.0
        self._pasting = False
        self._recent = ""

    def feed(self, text: str, now: float) -> list[str | Stroke]:
        """What has come, ready for the parser, when *text* was read at the time *now*."""
        out: list[str | Stroke] = []
        self._follow_paste(text)
        if self._held == "\x1b" and text and text[0] not in "[O":
            out.append(Stroke.ESCAPE)
        else:
            text = self._held + text
        self._held = ""
        unfinished = None if self._pasting else _UNFINISHED.search(text)
        if unfinished:
            self._held = unfinished[0]
            self._since = now
            text = text[: unfinished.start()]
        return [*out, text] if text else out

    def _follow_paste(self, text: str) -> None:
        text = self._recent + text
        self._recent = text[1 - len(_PASTE_STARTS) :]
        starts, ends = text.rfind(_PASTE_STARTS), text.rfind(_PASTE_ENDS)
        if starts != ends:
            self._pasting = starts > ends

    def wait(self, now: float) -> float | None:
        """Seconds until :meth:`expire` has something to say; None: nothing is held."""
        return max(0.0, self._since + self.delay - now) if self._held else None

    def expire(self, now: float) -> list[str | Stroke]:
        """What was held for too long."""
        if not self._held or now < self._since + self.delay:
            return []
        held, self._held = self._held, ""
        if held == "\x1b":
            return [Stroke.ESCAPE]
        return [Stroke.ESCAPE, held[1:]] if held in ("\x1b[", "\x1bO") else []
