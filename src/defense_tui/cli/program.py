"""``defense-tui check``, ``keys`` and ``paths``: is a folder sound, which keys count, where are the program's files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.failure import UnreadableError
from defense_tui.cli.faults import print_faults
from defense_tui.cli.output import Style
from defense_tui.keys.commands import COMMANDS
from defense_tui.keys.keymap import Clash, Keymap

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request


def _no_arguments(_parser: Parser) -> None:
    """For commands that take nothing but the common options."""


def _check_arguments(parser: Parser) -> None:
    parser.add_argument("folder", metavar="FOLDER", help="a folder of articles")


def _check(request: Request) -> int:
    from defense_tui.check import faults_of
    from defense_tui.corpus.folder import CorpusError, CorpusFolder

    try:
        folder = CorpusFolder.open(Path(request.options.folder))
    except CorpusError as error:
        raise UnreadableError(str(error)) from error
    for notice in folder.notices:
        print(f"defense-tui: {notice}", file=sys.stderr)
    return print_faults(request, faults_of(folder))


def _keys(request: Request) -> int:
    keymap = Keymap.of(COMMANDS, request.settings.keys)
    clashes = keymap.clashes()
    if request.options.json:
        request.out.json(
            [
                {
                    "id": command.id,
                    "contexts": [context.value for context in command.contexts],
                    "keys": list(command.keys),
                    "lost": [
                        {"keys": clash.lost, "to": clash.command, "contexts": [*clash.contexts]}
                        for clash in clashes
                        if clash.other == command.id
                    ],
                    "help": command.help,
                }
                for command in keymap.commands
            ]
        )
        return 0
    request.out.rows(
        (
            (command.id, Style.ID),
            (", ".join(_key_said(command.id, keys, clashes) for keys in command.keys), Style.STRONG),
            ", ".join(command.contexts),
            command.help,
        )
        for command in keymap.commands
    )
    return 0


def _key_said(command: str, keys: str, clashes: Sequence[Clash]) -> str:
    """*keys* of *command*, with where they mean something else: ``n (reader: next-entity)``."""
    taken = [f"{clash.where}: {clash.command}" for clash in clashes if (clash.other, clash.lost) == (command, keys)]
    return f"{keys} ({'; '.join(taken)})" if taken else keys


def _paths(request: Request) -> int:
    places = {name: str(path) for name, path in request.directories._asdict().items()}
    if request.options.json:
        request.out.json(places)
    else:
        request.out.rows(((name, Style.ID), path) for name, path in places.items())
    return 0


CHECK = Command(_check_arguments, _check)
KEYS = Command(_no_arguments, _keys)
PATHS = Command(_no_arguments, _paths)
