"""Whether an Esc is the key or begins another key's sequence that is still on its way."""

from __future__ import annotations

import re
from enum import Enum

_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O)?\Z")
_GOES_ON = {
    "\x1b": re.compile(r"[\[O]"),
    "\x1b[": re.compile(r"[0-?A-IMO-SZ]|\[[A-E]"),  # CSI: parameters, keys without them, function keys of Linux
    "\x1bO": re.compile(r"[0-9A-FHIMP-SXj-y]"),  # SS3: cursor, function and keypad keys
}
"""By what is held: how the rest of a sequence begins that a key of a terminal sends."""
_LONGEST_TYPED = 3
"""Characters of what a person can have typed: Esc, a bracket and one more."""
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
    goes on as the sequences of keys do; otherwise what is held was typed, key by key, and what follows is not kept
    waiting: Esc, ``[`` and ``j`` are three keys, however fast. A sequence whose rest never comes is dropped, for its
    pieces would run as commands, unless it came as a person types. Times are those of one clock, in seconds.

    Two things cannot be told apart: Esc and a letter in one read are alt+letter (which the app takes for the two keys
    again when it is bound to nothing), and Esc, ``[`` and ``A`` within the
    time are the key up.
    """

    def __init__(self, delay: float) -> None:
        self.delay = delay
        self._held = ""
        self._since = 0.0
        self._reads = 0
        self._pasting = False
        self._recent = ""

    def feed(self, text: str, now: float) -> list[str | Stroke]:
        """What has come, ready for the parser, when *text* was read at the time *now*."""
        if not text:
            return []
        out: list[str | Stroke] = []
        self._follow_paste(text)
        held, self._held = self._held, ""
        if held in _GOES_ON and not _GOES_ON[held].match(text):
            out += _as_keys(held)
            held = ""
        self._reads = self._reads + 1 if held else 1
        text = held + text
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
        was_typed = held in _GOES_ON or len(held) == self._reads <= _LONGEST_TYPED
        return _as_keys(held) if was_typed else []


def _as_keys(held: str) -> list[str | Stroke]:
    """Esc, and what was typed after it."""
    return [Stroke.ESCAPE, *held[1:]]
