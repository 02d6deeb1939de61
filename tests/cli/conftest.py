"""What tests of the command line share."""

from __future__ import annotations

import pytest

from tests.cli.running import CommandLine


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Calls the command line in this process."""
    return CommandLine(capsys)
