"""Text as passages are looked for: folded as queries are, every run of blanks one blank, with the way back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from defense_tui.lens import folding

_PART = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with single blanks."""

    text: str
    _indices: Sequence[int]
    """For each code point of ``text`` its index in what it was before blanks were joined."""
    _spread: folding.Folded

    def index(self, offset: int) -> int:
        """Where in ``text`` what stood at *offset* of the original is, or what follows it."""
        return bisect_left(self._indices, offset, key=self._spread.offsets.__getitem__)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that ``[start, end)``, which is not empty, came from."""
        return self._spread.span(self._indices[start], self._indices[end - 1] + 1)


def fold(text: str) -> Folded:
    """Fold *text*."""
    spread = folding.fold(text)
    parts: list[str] = []
    indices: list[int] = []
    for match in _PART.finditer(spread.text):
        blank = match[0].isspace()
        parts.append(" " if blank else match[0])
        indices += (match.start(),) if blank else range(*match.span())
    return Folded("".join(parts), indices, spread)
