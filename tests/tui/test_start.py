"""What the first frame does not import: a person at a slow terminal waits for every module."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LATE = (
    "defense_tui.analysis.candidates",
    "defense_tui.analysis.capitals",
    "defense_tui.analysis.dates",
    "defense_tui.analysis.mentions",
    "defense_tui.analysis.unreviewed",
    "defense_tui.corpus.curated",
    "defense_tui.corpus.references",
    "defense_tui.library.completing",
    "defense_tui.library.searching",
    "defense_tui.library.studying",
    "defense_tui.notebook.anchoring",
    "defense_tui.notebook.exchange",
    "defense_tui.notebook.homes",
    "defense_tui.tui.screens.card",
    "defense_tui.tui.screens.decision",
    "defense_tui.tui.screens.event",
    "defense_tui.tui.screens.help",
    "defense_tui.tui.screens.note_editor",
    "defense_tui.tui.screens.profile",
    "defense_tui.tui.screens.search",
    "defense_tui.tui.terminal.clipboard",
    "defense_tui.tui.widgets.field",
    "defense_tui.tui.widgets.picker",
    "defense_tui.tui.widgets.prompt",
    "defense_tui.tui.workspace.changing",
    "defense_tui.tui.workspace.copying",
    "defense_tui.tui.workspace.drafting",
    "defense_tui.tui.workspace.exporting",
    "defense_tui.tui.workspace.noting",
    "defense_tui.tui.workspace.settling",
    "defense_tui.tui.workspace.telling",
    "textual.widgets._markdown",
    "textual.widgets._text_area",
    "yaml",
)
"""Modules that are imported when what they are for is first used, or when everything has been read."""

BUDGET = 190
"""How many modules of ours the first frame may import: each costs half a millisecond or more."""
FROZEN_CLASSES = 24
"""How many frozen dataclasses they may have: each costs a millisecond, a named tuple a tenth of that."""

_START = """
import asyncio, sys
from dataclasses import is_dataclass
from pathlib import Path
from defense_tui.cli import opening
from defense_tui.keys.commands import COMMANDS
from defense_tui.keys.keymap import Keymap
from defense_tui.library.memory import MemoryLibrary
from defense_tui.notebook.reading import ReadingState
from defense_tui.notebook.store import Notebook
from defense_tui.settings import Directories, Settings
from defense_tui.tui.app import DefenseApp, opening_workspace
from defense_tui.tui.desk import Desk
from defense_tui.tui.terminal.frame_diff import frame_diff_driver

frame_diff_driver()
root = Path(sys.argv[1])
library = MemoryLibrary.begin(root / "articles", None)
directories = Directories(root / "data", root / "cache", root / "state", root / "config.toml")
desk = Desk(
    library, Notebook(directories.data, "asha@host"), ReadingState(directories.state, "key"), Settings(),
    Keymap.of(COMMANDS, {}), directories,
)
app = DefenseApp(desk, opening_workspace(desk, None, None))

async def first_frame():
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        print("\\n".join(sys.modules))
        classes = {each for name, module in list(sys.modules.items()) if name.startswith("defense_tui")
                   for each in vars(module).values() if isinstance(each, type) and is_dataclass(each)}
        print(*(f"frozen:{each.__name__}" for each in classes if each.__dataclass_params__.frozen))

asyncio.run(first_frame())
library.close()
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that a process has imported when its first frame is complete and the library has not gone on."""
    root = tmp_path_factory.mktemp("start")
    (root / "articles").mkdir()
    (root / "articles" / "one.md").write_text("# One\n\nOn 1 July 2025 it rained.\n")
    done = subprocess.run(
        [sys.executable, "-c", _START, str(root)],
        cwd=Path(__file__).parents[2],
        env=os.environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_first_frame_shows_the_workspace(imported: set[str]) -> None:
    assert {"defense_tui.tui.workspace.screen", "defense_tui.library.articles"} <= imported


def test_the_first_frame_stays_within_its_budget_of_imports(imported: set[str]) -> None:
    assert len([name for name in imported if name.startswith("defense_tui")]) <= BUDGET


def test_few_classes_are_dear_to_make(imported: set[str]) -> None:
    assert len([name for name in imported if name.startswith("frozen:")]) <= FROZEN_CLASSES


@pytest.mark.parametrize("module", LATE)
def test_the_first_frame_does_not_import(imported: set[str], module: str) -> None:
    assert module not in imported
