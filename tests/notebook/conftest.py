"""What the notebook's tests share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    """The test's own runtime directory, where rescue files go."""
    return tmp_path / "run"
