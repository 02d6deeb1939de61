"""Many sessions on one folder at once, and sessions killed at any moment: no acknowledged edit is lost."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from defense_tui.notebook.store import Notebook
from tests.conftest import REPOSITORY
from tests.notebook.hammer import lost, prepare, read

_MEMORY = Path("/dev/shm")


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system where flushing costs nothing, if there is one."""
    parent = Path(tempfile.mkdtemp(dir=_MEMORY)) if _MEMORY.is_dir() else tmp_path
    yield parent / "data"
    shutil.rmtree(parent / "data")
    if parent != tmp_path:
        parent.rmdir()


def session(directory: Path, name: str, edits: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.notebook.hammer", str(directory), name, str(edits)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)


def test_eight_sessions_edit_the_same_twenty_notes_and_every_edit_is_kept(directory: Path) -> None:
    prepare(directory, 20)
    sessions = [session(directory, f"s{number}", 200) for number in range(8)]
    outputs = [running.communicate()[0] for running in sessions]
    assert [running.returncode for running in sessions] == [0] * 8
    acknowledged = [edit for output in outputs for edit in read(output)]
    assert len(acknowledged) == 1600
    assert lost(directory, acknowledged) == []
    settled = Notebook(directory, "last@host")
    for note in [*settled.all(), *settled.deleted()]:
        settled.edit(note.id, motivation="tagging")
    assert len(list((directory / "annotations").rglob("*.toml"))) == 20
    assert len(list((directory / "history").rglob("*.toml"))) == 1620
    assert lost(directory, acknowledged) == []


def test_killed_sessions_lose_nothing_that_they_said_was_safe(directory: Path) -> None:
    prepare(directory, 5)
    dice = random.Random(1)
    acknowledged = []
    for turn in range(12):
        running = session(directory, f"k{turn}", 10000)
        assert running.stdout is not None
        with running.stdout:
            first = running.stdout.readline()
            time.sleep(dice.random() * 0.03)
            running.kill()
            acknowledged += read(first + running.stdout.read())
        running.wait()
    assert len(acknowledged) >= 12
    assert lost(directory, acknowledged) == []
