"""What tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.noting import Notes
from tests.cli.running import CommandLine
from tests.cli.small_corpus import make_corpus


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Calls the command line in this process."""
    return CommandLine(capsys)


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A corpus small enough that every answer about it can be checked by hand."""
    return make_corpus(tmp_path / "harbour")


@pytest.fixture
def notes(run: CommandLine, harbour: Path) -> Notes:
    """The notes commands on the small corpus."""
    return Notes(run, harbour)
