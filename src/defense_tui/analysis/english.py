"""Closed lists of English words that the rules of this package speak of, from ``english.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def word_list(name: str) -> frozenset[str]:
    """The words under *name* in ``english.toml``; raise KeyError when there is no such list."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath("english.toml").read_text("utf-8"))
