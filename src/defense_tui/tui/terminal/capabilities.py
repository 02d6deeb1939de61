"""What the terminal can do, as far as its environment tells; pure functions, asked before textual is imported."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, Protocol

SMALLEST = (60, 20)
"""Columns and rows below which the screens have no room."""
_WITHOUT_ADDRESSABLE_CURSOR = frozenset({"dumb", "unknown"})
_FEW_GLYPHS = ("linux", "vt100", "vt102", "vt220", "cons25", "sun")
"""Consoles with fonts of 256 or 512 glyphs."""
_PRINTING = "`defense-tui show`, `search`, `timeline` and the other commands print without one"


class ColorSystem(StrEnum):
    """How many colours there are; the values are those of ``TEXTUAL_COLOR_SYSTEM``, but for NONE."""

    NONE = "none"
    STANDARD = "standard"
    EIGHT_BIT = "256"
    TRUECOLOR = "truecolor"


class Stream(Protocol):
    """As much of a file as is asked here."""

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        ...


class Surroundings(NamedTuple):
    """What stands between the program and the terminal that the reader sees."""

    tmux: bool
    screen: bool
    ssh: bool


def surroundings(environ: Mapping[str, str]) -> Surroundings:
    """What the variables tell of multiplexers and connections; inside a multiplexer ssh may be of an older login."""
    return Surroundings(
        tmux=bool(environ.get("TMUX")),
        screen=bool(environ.get("STY")),
        ssh=any(environ.get(name) for name in ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT")),
    )


def refusal(
    environ: Mapping[str, str], stdin: Stream | None, stdout: Stream | None, size: tuple[int, int] | None
) -> str | None:
    """Why the app cannot run here and what to do, in one line; None when it can.

    *size* is columns and rows, None: not to be judged (the app itself says so when its window is made too small).
    """
    if stdin is None or not stdin.isatty():
        return f"the app needs a terminal to read keys from, and standard input is none; {_PRINTING}"
    if stdout is None or not stdout.isatty():
        return f"the app needs a terminal to draw on, and standard output is none; {_PRINTING}"
    if environ.get("TERM", "") in _WITHOUT_ADDRESSABLE_CURSOR:
        return f"TERM={environ['TERM']} names a terminal without a movable cursor, which the app needs; {_PRINTING}"
    if size is not None and (size[0] < SMALLEST[0] or size[1] < SMALLEST[1]):
        return (
            f"this terminal has {size[0]} columns and {size[1]} rows; the app needs {SMALLEST[0]} by {SMALLEST[1]}: "
            "make the window larger or its letters smaller"
        )
    return None


def colour_system(environ: Mapping[str, str]) -> ColorSystem:
    """How many colours to use.

    NONE (``NO_COLOR`` is set and not empty, https://no-color.org) calls for a theme with ``ansi=True``: with it textual
    writes attributes alone, while with any other theme it writes greys, in truecolor.
    """
    if environ.get("NO_COLOR"):
        return ColorSystem.NONE
    forced = environ.get("TEXTUAL_COLOR_SYSTEM", "auto").lower()
    if forced in (ColorSystem.STANDARD, ColorSystem.EIGHT_BIT, ColorSystem.TRUECOLOR):
        return ColorSystem(forced)
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    kind = environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return ColorSystem.EIGHT_BIT if kind in ("256color", "kitty") else ColorSystem.STANDARD


def ascii_only(environ: Mapping[str, str], encoding: str) -> bool:
    """Whether to draw with ASCII alone: another *encoding* than UTF-8, ``LC_ALL=C``, or a console with few glyphs.

    *encoding* is what Python writes with (``locale.getpreferredencoding(False)``). A locale that is merely not set is
    no reason: then Python takes UTF-8 (PEP 538), and so do the terminals of today.
    """
    if environ.get("LC_ALL", "") in ("C", "POSIX") or environ.get("TERM", "").startswith(_FEW_GLYPHS):
        return True
    try:
        return codecs.lookup(encoding).name != "utf-8"
    except LookupError:
        return True


def environment_for_textual(
    environ: Mapping[str, str], *, escape_delay: int = 300, animation: bool = False
) -> dict[str, str | None]:
    """The variables to set before textual is imported, for it reads them only then; None: to be unset.

    *escape_delay* in milliseconds. What the reader has set stays, but for an empty ``NO_COLOR``, which textual takes
    for a set one.

    ``ESCDELAY`` suffices for a split sequence to be one key: textual's parser waits so long after an Esc and after
    each later byte. But it reports a lone Esc up to 100 ms later than that (its thread looks every 0.1 s), and a letter
    typed within the time after Esc becomes alt+letter. Our driver takes the same delay without these two faults
    (:class:`defense_tui.tui.terminal.escapes.EscapeGate`). A terminal that speaks the keyboard protocol of kitty sends
    a lone Esc as a sequence, so that neither waits. Bracketed paste is switched on by textual's driver and arrives as
    ``events.Paste``.
    """
    wanted = {
        "ESCDELAY": str(max(1, escape_delay)),
        "TEXTUAL_ANIMATIONS": "full" if animation else "none",
        "TEXTUAL_SMOOTH_SCROLL": "0",  # else it asks for mouse reports in pixels: many bytes, no use
    }
    change: dict[str, str | None] = {name: value for name, value in wanted.items() if not environ.get(name)}
    if environ.get("NO_COLOR") == "":
        change["NO_COLOR"] = None
    return change
