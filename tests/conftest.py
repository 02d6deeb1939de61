"""What every test shares: a home of its own, and real text when it is at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that is busy with other things is no fault of the code: no test has a time limit.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

REPOSITORY = Path(__file__).resolve().parent.parent
_REAL_HOME = Path.home()
_WATCHED = (".local/share/defense-tui", ".local/state/defense-tui", ".cache/defense-tui", ".config/defense-tui")


def _state_of_real_home() -> dict[str, float]:
    return {name: (_REAL_HOME / name).stat().st_mtime for name in _WATCHED if (_REAL_HOME / name).exists()}


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of the test's own; the test fails when the real one has changed."""
    home = tmp_path / "home"
    home.mkdir()
    before = _state_of_real_home()
    monkeypatch.setenv("HOME", str(home))
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for name in ("DATA", "STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / "xdg" / name.lower()))
    for name in [key for key in os.environ if key.startswith("DEFENSE_TUI_") and key != "DEFENSE_TUI_SHARED"]:
        monkeypatch.delenv(name)
    yield home
    assert _state_of_real_home() == before, "a test wrote to the real home"


def shared(name: str) -> Path:
    """A folder or file of real text; skips the test when it is not at hand."""
    root = Path(os.environ.get("DEFENSE_TUI_SHARED") or REPOSITORY.parent / "shared")
    path = root / name
    if not path.exists():
        pytest.skip(f"no real text at {path}; set DEFENSE_TUI_SHARED")
    return path


@pytest.fixture
def seeds() -> Path:
    """The two articles as plain text without front matter."""
    return shared("seeds")


@pytest.fixture
def white_house() -> Path:
    """685 documents as Markdown with YAML front matter."""
    return shared("corpora/white-house")
