"""The program's entry: finds the command, runs it, and turns whatever goes wrong into one line and a status."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from defense_tui import __version__
from defense_tui.cli.catalogue import ENTRIES, FAMILIES, Entry
from defense_tui.cli.failure import CommandError, UsageError
from defense_tui.cli.help import APP_USAGE, family_help, program_help
from defense_tui.cli.parser import Parser, nearest

_INTERRUPTED = 130
"""What shells report of a program that ctrl+c ended: 128 and the number of SIGINT."""
COLLECTING = (50_000, 20, 50)
"""How seldom the open app looks for garbage (:func:`gc.set_threshold`): what it reads by the ten thousand it keeps, and
walking over that again and again took a quarter of the time to read it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line *argv*, by default the process's own, and return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would raise again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        return _told(error, debug="--debug" in arguments)
    return status


def _run(arguments: list[str]) -> int:
    app = Parser("", APP_USAGE, "open a folder of articles")
    app.add_argument("folder", nargs="?")
    for option in ("--article", "--query"):
        app.add_argument(option)
    for flag in ("--ascii", "--no-frame-diff"):
        app.add_argument(flag, action="store_true")
    app.add_argument("--version", action="store_true")
    words = [token for token in app.tokens(arguments) if token.is_word]
    first = words[0].text if words else ""
    if first in FAMILIES:
        return _run_family(first, arguments, [words[0].place, *(word.place for word in words[1:2])])
    if first in ENTRIES:
        del arguments[words[0].place]
        return _run_command(ENTRIES[first], arguments)
    if "--version" in arguments:
        print(f"defense-tui {__version__}")
        return 0
    if app.asks_for_help(arguments):
        print(program_help(), end="")
        return 0
    if first and os.sep not in first and not os.path.lexists(first) and (near := nearest(first, (*ENTRIES, *FAMILIES))):
        raise UsageError(f"no folder and no command {first!r}; did you mean {near!r}? (see defense-tui --help)")
    return _open_app(app.read(arguments))


def _open_app(options: argparse.Namespace) -> int:
    """Open the app. It is at first imported and set up, which leaves no garbage: looking for some costs a tenth."""
    gc.disable()
    gc.set_threshold(*COLLECTING)
    try:
        from defense_tui.cli.opening import open_app

        return open_app(options)
    finally:
        gc.enable()


def _run_family(family: str, arguments: list[str], places: list[int]) -> int:
    name = " ".join(arguments[place] for place in places)
    if name not in ENTRIES:
        if any(flag in arguments for flag in ("-h", "--help")):
            print(family_help(family), end="")
            return 0
        members = ", ".join(entry.removeprefix(f"{family} ") for entry in ENTRIES if entry.startswith(f"{family} "))
        raise UsageError(f"{name!r} is no command; {family} has {members} (see defense-tui {family} --help)")
    return _run_command(ENTRIES[name], [argument for place, argument in enumerate(arguments) if place not in places])


def _run_command(entry: Entry, arguments: list[str]) -> int:
    command = entry.load()
    parser = Parser(entry.name, entry.usage, entry.summary, examples=entry.examples, dashed_words=entry.takes_query)
    command.arguments(parser)
    if parser.asks_for_help(arguments):
        print(parser.format_help())
        return 0
    from defense_tui.cli.request import Request

    request = Request(parser.read(arguments))
    try:
        return command.run(request)
    finally:
        request.close()


def _told(error: Exception, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(error)
    if isinstance(error, CommandError):
        print(f"defense-tui: {error}", file=sys.stderr)
        return error.status
    if isinstance(error, OSError) and error.filename:
        print(f"defense-tui: {error.filename}: {error.strerror}", file=sys.stderr)
        return CommandError.status
    hint = "" if debug else "; --debug shows where"
    print(f"defense-tui: a fault of the program: {type(error).__name__}: {error}{hint}", file=sys.stderr)
    return CommandError.status
