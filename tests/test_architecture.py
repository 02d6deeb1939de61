"""The house rules that a machine can hold: layers, sizes of files, first lines, and who may know textual."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "src" / "defense_tui"
SOURCES = sorted(PACKAGE.rglob("*.py"))
ALL = [*SOURCES, *sorted((REPOSITORY / "tests").rglob("*.py"))]
LONGEST = 400
"""Lines; a file that is longer holds more than one idea."""


def _name(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_imports_point_downwards_only() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    outcome = subprocess.run([linter, "--no-cache"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout


@pytest.mark.parametrize("path", ALL, ids=_name)
def test_a_file_is_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", [path for path in ALL if path.read_bytes().strip()], ids=_name)
def test_a_file_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert first_line.startswith('"""')
    assert len(first_line) > len('"""""".')


@pytest.mark.parametrize("path", [path for path in SOURCES if PACKAGE / "tui" not in path.parents], ids=_name)
def test_nothing_outside_the_app_knows_textual(path: Path) -> None:
    assert {name.partition(".")[0] for name in _imported(path)}.isdisjoint({"textual", "rich"})


def test_no_source_file_prints_outside_the_command_line() -> None:
    printing = [
        _name(path)
        for path in SOURCES
        if PACKAGE / "cli" not in path.parents
        and any(
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    ]
    assert printing == []
