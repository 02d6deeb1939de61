"""What each command does not import: a person at a slow terminal waits for every module."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from defense_tui.cli.catalogue import ENTRIES

SCREEN = ("textual", "rich")
PARSERS = ("yaml", "markdown_it")
_TELL = """
import json, sys
from defense_tui.cli.main import main
status = main(sys.argv[1:])
print(json.dumps([status, sorted({name.partition(".")[0] for name in sys.modules})]), file=sys.stderr)
"""

PRINTING = {
    "show": ["show", "start-here"],
    "search": ["search", "india"],
    "mentions": ["mentions", "start-here"],
    "dates": ["dates", "start-here"],
    "entities": ["entities", "--limit", "3"],
    "entity": ["entity", "india"],
    "timeline": ["timeline", "--limit", "3"],
    "claims": ["claims", "--limit", "3"],
    "check": ["check", "."],
    "keys": ["keys"],
    "paths": ["paths"],
    "doctor": ["doctor"],
    "notes list": ["notes", "list"],
    "notes search": ["notes", "search", "price"],
    "notes show": ["notes", "show", "01JZ1MH4XRRE3CTR9Y63CF2TPZ"],
    "notes export": ["notes", "export"],
    "notes add": ["notes", "add", "start-here", "--note", "read again"],
    "notes edit": ["notes", "edit", "01JZ1MH4XRRE3CTR9Y63CF2TPZ", "--note", "x"],
    "notes delete": ["notes", "delete", "01JZ1MH4XRRE3CTR9Y63CF2TPZ"],
    "notes undo": ["notes", "undo", "01JZ1MH4XRRE3CTR9Y63CF2TPZ"],
    "notes check": ["notes", "check"],
    "notes prune": ["notes", "prune"],
    "notes log": ["notes", "log"],
    "notes import": ["notes", "import", "notes.json"],
}
"""A call of every command that prints; statuses 0 and 1 will do."""


def _imported_by(arguments: list[str], folder: Path, status: int | None = None) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _TELL, *arguments],
        cwd=folder,
        env=os.environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    outcome, names = json.loads(done.stderr.splitlines()[-1])
    assert outcome in ((0, 1) if status is None else (status,)), done.stderr
    return set(names)


def test_every_command_is_held_to_this() -> None:
    assert set(PRINTING) == set(ENTRIES)


@pytest.mark.parametrize("arguments", PRINTING.values(), ids=PRINTING.keys())
def test_no_printing_command_imports_the_screen(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text('{"total": 0, "notes": []}')
    assert _imported_by(arguments, tmp_path).isdisjoint(SCREEN)


def test_the_app_without_a_terminal_imports_no_screen(tmp_path: Path) -> None:
    assert _imported_by([], tmp_path, status=2).isdisjoint(SCREEN)


@pytest.mark.parametrize(
    "line", ["--help", "--version", "show --help", "notes --help", "notes add --help", "keys", "paths"]
)
def test_help_imports_no_parser_of_articles(line: str, tmp_path: Path) -> None:
    assert _imported_by(line.split(), tmp_path).isdisjoint((*SCREEN, *PARSERS))
