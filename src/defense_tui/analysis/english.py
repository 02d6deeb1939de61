"""Closed lists of English words that the rules of this package speak of, from ``english.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def word_list(name: str) -> frozenset[str]:
    """The words or phrases under *name* in ``english.toml``; raise KeyError when there is no such list."""
    entries = _lists()[name]
    return frozenset(entries.split() if isinstance(entries, str) else entries)


@cache
def _lists() -> dict[str, str | list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath("english.toml").read_text("utf-8"))
