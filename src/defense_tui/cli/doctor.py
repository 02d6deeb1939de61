"""``defense-tui doctor``: the health of terminal, directories, settings, notes and library, line by line."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.output import Style

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    part: str
    """``terminal``, ``directories``, ``settings``, ``notes`` or ``library``."""
    what: str
    found: str
    well: bool = True


def _no_arguments(_parser: Parser) -> None:
    """For a command that takes nothing but the common options."""


def _doctor(request: Request) -> int:
    findings = [*_terminal(), *_directories(request), *_settings(request), *_notes(request), *_library(request)]
    if request.options.json:
        request.out.json({"findings": [asdict(finding) for finding in findings]})
    else:
        request.out.rows(
            ((finding.part, Style.ID), (finding.what, Style.STRONG), ("" if finding.well else "! ") + finding.found)
            for finding in findings
        )
    return 0 if all(finding.well for finding in findings) else 1


def _terminal() -> Iterator[Finding]:
    from defense_tui.tui.terminal.capabilities import ascii_only, colour_system, refusal, surroundings

    size = shutil.get_terminal_size()
    fault = refusal(os.environ, sys.stdin, sys.stdout, (size.columns, size.lines))
    yield Finding("terminal", "can the app run here", fault or "yes", fault is None)
    yield Finding("terminal", "size", f"{size.columns} columns, {size.lines} rows")
    yield Finding("terminal", "colours", str(colour_system(os.environ)))
    plain = ascii_only(os.environ, locale.getpreferredencoding(False))
    yield Finding("terminal", "signs", "ASCII" if plain else "Unicode")
    around = surroundings(os.environ)
    between = [name for name, there in (("tmux", around.tmux), ("screen", around.screen), ("ssh", around.ssh)) if there]
    yield Finding("terminal", "in between", ", ".join(between) or "nothing that shows")
    ways = [
        "OSC 52",
        *(["tmux's buffer"] if around.tmux else []),
        *([] if around.ssh else ["a local tool, if there is one"]),
    ]
    yield Finding("terminal", "copies go to", ", ".join(ways))
    if sys.stdin.isatty() and sys.stdout.isatty() and sys.platform != "win32":
        from defense_tui.tui.terminal.questions import ask_terminal

        answers = ask_terminal(sys.stdin.fileno())
        latency = "no answer within a second" if answers.latency is None else f"{answers.latency * 1000:.0f} ms"
        yield Finding("terminal", "answers within", latency, answers.latency is not None)
        yield Finding("terminal", "draws frames at once", "yes" if answers.synchronised else "not that it says")


def _directories(request: Request) -> Iterator[Finding]:
    for name, path in request.directories._asdict().items():
        there = next(folder for folder in (path, *path.parents) if folder.exists())
        well = os.access(there, os.R_OK if name == "config" else os.W_OK)
        state = "is there" if path.exists() else "will be made when it is needed"
        yield Finding("directories", name, f"{path} ({state if well else 'cannot be written to'})", well)


def _settings(request: Request) -> Iterator[Finding]:
    from defense_tui.cli.configuration import configuration

    _, faults = configuration(request.directories.config)
    if not faults:
        yield Finding("settings", "faults", "none")
    for fault in faults:
        yield Finding("settings", f"{fault.file.name}:{fault.line}", fault.message, well=False)


def _notes(request: Request) -> Iterator[Finding]:
    from defense_tui.notebook.audit import audit

    data: Path = request.directories.data
    try:
        problems = audit(data)
    except OSError as error:
        yield Finding("notes", "store", str(error), well=False)
        return
    yield Finding("notes", "store", f"{sum(1 for _ in request.notebook.all())} notes")
    found = f"{len(problems)}; `defense-tui notes check` tells of them" if problems else "none"
    yield Finding("notes", "problems", found, not problems)


def _library(request: Request) -> Iterator[Finding]:
    state = request.library.state()
    yield Finding("library", "corpus", f"{state.info.title}: {state.snapshot.articles} articles")
    found = f"{len(state.faults)}; `defense-tui check` tells of them" if state.faults else "none"
    yield Finding("library", "faults", found, not state.faults)


DOCTOR = Command(_no_arguments, _doctor)
