"""Templates for what is exported: text with ``{placeholders}``, a line at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter

_DEEPEST = 3
"""Four blanks would make code of a line (CommonMark 0.31, section 4.4)."""


def filled(template: str, parts: Mapping[str, str]) -> str:
    """*template* with *parts* in the place of their ``{names}``; raises KeyError for a name that is none of them.

    A line of which every placeholder is empty is left out, and blank lines that meet then are one. Where a part has
    several lines, each of them gets the ``>`` and blanks that stand before the first.
    """
    lines = [line for given in template.split("\n") for line in _line(given, parts)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _line(template: str, parts: Mapping[str, str]) -> list[str]:
    pieces = [(literal, name) for literal, name, _, _ in Formatter().parse(template)]
    names = [name for _, name in pieces if name]
    if names and not any(parts[name] for name in names):
        return []
    lines = [""]
    for literal, name in pieces:
        lines[-1] += literal
        first, *others = parts[name].split("\n") if name else ("",)
        indent = lines[-1] if not lines[-1].strip(" >") else " " * min(len(lines[-1]), _DEEPEST)
        lines[-1] += first
        lines += [f"{indent}{other}".rstrip() for other in others]
    return lines
