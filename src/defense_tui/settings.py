"""Where the program keeps its files, and what the reader set in config.toml."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "defense-tui"


@dataclass(frozen=True, slots=True)
class Directories:
    """The directories in use; none of them is made before something is written."""

    data: Path
    """Notes: the one thing that exists nowhere else."""
    cache: Path
    """What can be made again."""
    state: Path
    """Reading state: last place, read and starred articles."""
    config: Path
    """The file ``config.toml``."""


def directories(given: Mapping[str, str | None] | None = None, environ: Mapping[str, str] = os.environ) -> Directories:
    """The directories in use: what the command line gives, else ``DEFENSE_TUI_*``, else the platform's own.

    *given* may have the keys ``data``, ``cache``, ``state`` and ``config``.
    """

    def pick(key: str, variable: str, default: Path) -> Path:
        chosen = (given or {}).get(key) or environ.get(variable)
        return Path(chosen).expanduser().absolute() if chosen else default

    own = platformdirs.PlatformDirs(_NAME, appauthor=False)
    return Directories(
        data=pick("data", "DEFENSE_TUI_DATA_DIR", own.user_data_path),
        cache=pick("cache", "DEFENSE_TUI_CACHE_DIR", own.user_cache_path),
        state=pick("state", "DEFENSE_TUI_STATE_DIR", own.user_state_path),
        config=pick("config", "DEFENSE_TUI_CONFIG", own.user_config_path / "config.toml"),
    )
