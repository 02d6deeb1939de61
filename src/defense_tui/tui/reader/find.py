"""Find in an article: where a needle stands in its text, and how much of the text there was time to look at.

Expressions are those of the library ``regex``: it takes what the standard ``re`` takes, but can be stopped and lets
other threads run meanwhile. One such as ``(a+)+$`` would hold ``re``, and with it all of the program, for years.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from time import monotonic
from typing import Any

from defense_tui.lens.folding import Folded, fold, pieces

Range = tuple[int, int]
Search = Callable[[int, int], Iterator[Any]]
"""Matches that begin and end between two offsets; those of ``re`` or of ``regex``, which have no common type."""

PATIENCE = 1.0
"""Seconds after which looking for a needle ends."""
_LONGEST = 4096
"""A match is found whole when it is at most so many code points long."""
_ESCAPE = re.compile(r"\\.", re.DOTALL)


class FindError(ValueError):
    """The needle is no regular expression; the message says why."""


class Matches:
    """Places ``[start, end)`` in a text, in order and without overlap."""

    def __init__(self, ranges: Iterable[Range] = ()) -> None:
        """*ranges* are as the class says; a TimeoutError among them ends them and is remembered."""
        self._starts, self._ends = array("I"), array("I")
        self.stopped = False
        """Whether time was up before the whole text had been looked at."""
        try:
            for start, end in ranges:
                self._starts.append(start)
                self._ends.append(end)
        except TimeoutError:
            self.stopped = True

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Range]:
        return zip(self._starts, self._ends, strict=True)

    def __getitem__(self, index: int) -> Range:
        return self._starts[index], self._ends[index]

    def numbered(self, index: int) -> str:
        """Which of how many one is, for a person: ``3 of 17``; ``3 of 17+`` when there was no time to find all."""
        return f"{index + 1:,} of {len(self):,}{'+' if self.stopped else ''}"

    def crossing(self, start: int, end: int) -> list[Range]:
        """What shares a code point with ``[start, end)``."""
        return [self[index] for index in range(bisect_right(self._ends, start), bisect_left(self._starts, end))]

    def starts_in(self, start: int, end: int) -> range:
        """The indexes of what begins in ``[start, end)``."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def first_from(self, offset: int) -> int:
        """The index of the first that begins at *offset* or later; of the very first when none does."""
        index = bisect_left(self._starts, offset)
        return index if index < len(self) else 0

    def beside(self, offset: int, step: int) -> tuple[int, bool]:
        """Which one comes after *offset* (*step* 1) or before it (-1), and whether the text's end lies between."""
        index = bisect_right(self._starts, offset) if step > 0 else bisect_left(self._starts, offset) - 1
        return index % len(self), not 0 <= index < len(self)


def find(text: str, needle: str, *, regex: bool, patience: float = PATIENCE) -> Matches:
    """The places of *text* that *needle* matches, as far as they are found in *patience* seconds.

    Smart case: capitals in the needle must agree, a needle without any finds both. Plain needles ignore marks, forms
    of quotes and dashes, and how much white space there is. Raises FindError.
    """
    if not needle.strip():
        return Matches()
    until = monotonic() + patience
    return Matches(_find_expression(text, needle, until) if regex else _find_words(text, needle, until))


def _find_words(text: str, needle: str, until: float) -> Iterator[Range]:
    words = fold(needle).text.split()
    if not words:
        return
    folded = _folded(text)
    capitals = _capitals(needle)
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    for start, end in _scan(lambda start, end: pattern.finditer(folded.text, start, end), folded.text, until):
        found = folded.span(start, end)
        if not any(capitals) or _capitals(text[slice(*found)]) == capitals:
            yield found


@lru_cache(maxsize=1)
def _folded(text: str) -> Folded:
    """*text* folded, kept for the next letter of the needle; a list of offsets is packed: 4 bytes each, not 36."""
    folded = fold(text)
    return Folded(folded.text, array("I", folded.offsets)) if isinstance(folded.offsets, list) else folded


def _find_expression(text: str, needle: str, until: float) -> Iterator[Range]:
    import regex  # 35 ms, and few people use expressions

    sensitive = any(character.isupper() for character in _ESCAPE.sub("", needle))
    try:
        pattern = regex.compile(needle, regex.MULTILINE | (0 if sensitive else regex.IGNORECASE))
    except regex.error as error:
        raise FindError(f"This is no regular expression: {error}") from None

    def search(start: int, end: int) -> Iterator[Any]:
        return pattern.finditer(text, start, end, timeout=max(until - monotonic(), 0.001), concurrent=True)

    yield from _scan(search, text, until)


def _scan(search: Search, text: str, until: float) -> Iterator[Range]:
    """What *search* finds that is not empty, looked for in parts: one call holds the interpreter only briefly.

    Raises TimeoutError after *until*.
    """
    done = 0
    for start, end in pieces(text):
        if monotonic() > until:
            raise TimeoutError
        for match in search(max(start, done), min(end + _LONGEST, len(text))):
            if match.start() >= end:
                break
            if match[0]:
                done = match.end()
                yield match.span()


def _capitals(text: str) -> list[bool]:
    """For each letter whether it is a capital, marks aside."""
    return [character.isupper() for character in unicodedata.normalize("NFKD", text) if character.isalpha()]
