"""Copies a text in every way that may reach the reader's clipboard, and says honestly which were tried."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from defense_tui.tui.terminal.capabilities import Surroundings, surroundings

FILE_NAME = "clipboard.txt"
"""In the state directory: the last text copied."""
_MOST_FOR_ALL = 74_994
"""Bytes of text that fit in the 100,000 characters of OSC 52 that a cautious terminal takes."""
_SCREEN_PIECE = 76
"""Characters in one DCS for GNU screen, which drops long ones."""
_PATIENCE = 2.0
_LOCAL_TOOLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("pbcopy",)),
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
)
"""The variable that tells that it can work here, and the command."""


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What was done with a text. Nobody answers OSC 52: "sent" is all that is known."""

    characters: int
    """Code points of the text."""
    sent_to: tuple[str, ...]
    """Where it was sent, as words for a person."""
    path: Path | None
    """The file that holds it; None when it could not be written."""
    failures: tuple[str, ...]
    """What did not work, as words for a person."""

    @property
    def line(self) -> str:
        """The report in one line, what matters most first."""
        count = f"{self.characters} character{'' if self.characters == 1 else 's'}"
        line = f"sent {count} to {_listed(self.sent_to)}"
        kept = (f"also in the file {self.path.name}", f"which is in {self.path.parent}") if self.path else ()
        return "; ".join((line, *self.failures, *kept))


class _NotSentError(Exception):
    """A way that failed; the message is for a person."""


def copy(text: str, *, write: Callable[[str], None], environ: Mapping[str, str], state: Path) -> CopyReport:
    """Send *text* to the terminal, to tmux and to a local clipboard tool, and keep it in a file under *state*.

    *write* sends a sequence to the terminal (the driver's ``write``, which any thread may call). What fails is told in
    the report. May take some seconds when a tool hangs: not to be called on the thread of the screen.
    """
    around = surroundings(environ)
    data = text.encode(errors="replace")
    ways: list[Callable[[], str]] = [lambda: _to_terminal(data, around, write)]
    if around.tmux:
        ways.append(lambda: _to_tmux(data, environ))
    if not around.ssh and (tool := _local_tool(environ)):
        ways.append(lambda: _to_tool(tool, data, environ))
    sent_to: list[str] = []
    failures: list[str] = []
    for way in ways:
        try:
            sent_to.append(way())
        except _NotSentError as failure:
            failures.append(str(failure))
    if len(data) > _MOST_FOR_ALL:
        failures.append("too long for some terminals")
    path: Path | None = state / FILE_NAME
    try:
        _keep(data, state)
    except OSError as error:
        failures.append(f"not kept in {path}: {error.strerror or error}")
        path = None
    return CopyReport(len(text), tuple(sent_to), path, tuple(failures))


def osc52(data: bytes, around: Surroundings) -> str:
    """The sequence that asks the terminal to take *data* into its clipboard (xterm's OSC 52).

    GNU screen passes on only what stands in DCS, and only short ones; tmux understands the sequence itself, if its
    option ``set-clipboard`` is ``on``.
    """
    sequence = f"\x1b]52;c;{base64.b64encode(data).decode()}\x07"
    if not around.screen:
        return sequence
    pieces = (sequence[at : at + _SCREEN_PIECE] for at in range(0, len(sequence), _SCREEN_PIECE))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def _to_terminal(data: bytes, around: Surroundings, write: Callable[[str], None]) -> str:
    write(osc52(data, around))
    return "the terminal (OSC 52)"


def _to_tmux(data: bytes, environ: Mapping[str, str]) -> str:
    """With -w (tmux 3.2) tmux also passes the text on to its terminal, even where it ignores OSC 52 from programs."""
    try:
        _run(("tmux", "load-buffer", "-w", "-"), data, environ)
    except _NotSentError:
        _run(("tmux", "load-buffer", "-"), data, environ)
    return "tmux's buffer"


def _to_tool(tool: tuple[str, ...], data: bytes, environ: Mapping[str, str]) -> str:
    _run(tool, data, environ)
    return f"the clipboard ({tool[0]})"


def _local_tool(environ: Mapping[str, str]) -> tuple[str, ...] | None:
    for variable, command in _LOCAL_TOOLS:
        if (not variable or environ.get(variable)) and shutil.which(command[0], path=environ.get("PATH", "")):
            return command
    return None


def _run(command: tuple[str, ...], data: bytes, environ: Mapping[str, str]) -> None:
    """Run *command* with *data* on its input.

    Its output goes nowhere: xclip and wl-copy leave a process behind, for whose end a pipe would wait.
    """
    program = shutil.which(command[0], path=environ.get("PATH", ""))
    if program is None:
        raise _NotSentError(f"{command[0]} is not there")
    try:
        subprocess.run(
            (program, *command[1:]),
            input=data,
            env=dict(environ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise _NotSentError(f"{command[0]} did not answer within {_PATIENCE:g} seconds") from None
    except subprocess.CalledProcessError as error:
        raise _NotSentError(f"{command[0]} failed with status {error.returncode}") from None
    except OSError as error:
        raise _NotSentError(f"{command[0]} could not be started: {error.strerror or error}") from None


def _keep(data: bytes, state: Path) -> None:
    """Put *data* into the file of the last copy, which only its owner can read."""
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=state, prefix=f".{FILE_NAME}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).replace(state / FILE_NAME)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _listed(places: tuple[str, ...]) -> str:
    """``a``, ``a and to b``, ``a, to b and to c``."""
    *most, last = places
    return f"{', to '.join(most)} and to {last}" if most else last
