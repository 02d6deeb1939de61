"""The words of a text as a search sees them, and patterns that find some of them again."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from defense_tui.lens.folding import other_spellings, spellings, tokens
from defense_tui.lens.folding import words as split_words

_PART = 512
"""Code points of a text after which the next line begins a new part."""


def joined(text: str) -> str:
    """The words of *text* folded and with a blank around each: ``" the mq 9b "``; a blank when there are none."""
    return " ".join(("", *split_words(text), ""))


def has_phrase(text: str, phrase: str) -> bool:
    """Whether the :func:`joined` words *phrase* stand in a row in the joined words *text*; no words never do."""
    return phrase != " " and phrase in text


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, and where each stands in it.

    Kept are only the places of its parts, some lines each: the places of all words would take more memory than the
    text and most of the time in which it is read, and a search shows a sentence or two of it.
    """

    text: str
    joined: str
    _starts: array[int]
    """For each part of the text the code point at which it begins."""
    _firsts: array[int]
    """For each part the number of its first word, and at the end how many words there are."""

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of *text*: those of :func:`defense_tui.lens.folding.tokens`."""
        found: list[str] = []
        starts, firsts = array("I"), array("I")
        start = 0
        while start < len(text):
            end = text.find("\n", start + _PART) + 1 or len(text)
            starts.append(start)
            firsts.append(len(found))
            found += split_words(text[start:end])
            start = end
        firsts.append(len(found))
        return cls(text, " ".join(("", *found, "")), starts, firsts)

    def __len__(self) -> int:
        return self._firsts[-1]

    def find(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Ranges ``[first, last)`` of word numbers that *pattern* matches, in order."""
        return _find(pattern, self.joined, 0)

    def number(self, offset: int) -> int:
        """Which word, counted from 0, begins at the code point *offset* of ``joined``."""
        return self.joined.count(" ", 0, offset) - 1

    def find_within(self, patterns: Iterable[Pattern], numbers: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """What :meth:`find` gives for each of *patterns* within a range of word *numbers*."""
        first, last = numbers
        if first < last:
            start, end = self.span(first, last)
            part = joined(self.text[start:end])
            for pattern in patterns:
                yield from _find(pattern, part, first)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points from the beginning of word *first* to the end of word ``last - 1``."""
        return self._span(first)[0], self._span(last - 1)[1]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The range of word numbers that begin in the code points ``[start, end)``."""
        return self._number_from(start), self._number_from(end)

    def _span(self, number: int) -> tuple[int, int]:
        """Where word *number* stands."""
        part = bisect_right(self._firsts, number) - 1
        base, (starts, ends) = self._starts[part], self._places(part)
        within = number - self._firsts[part]
        return base + starts[within], base + ends[within]

    def _number_from(self, offset: int) -> int:
        """The number of the first word that begins at *offset* or later."""
        part = bisect_right(self._starts, offset) - 1
        if part < 0:
            return 0
        return self._firsts[part] + bisect_left(self._places(part)[0], offset - self._starts[part])

    def _places(self, part: int) -> tuple[array[int], array[int]]:
        end = self._starts[part + 1] if part + 1 < len(self._starts) else len(self.text)
        return _places_in(self.text[self._starts[part] : end])


@lru_cache(maxsize=1024)
def _places_in(part: str) -> tuple[array[int], array[int]]:
    """Where each word of a part begins and ends; the next letter that is typed mostly asks for the same parts."""
    starts, ends = array("I"), array("I")
    for token in tokens(part):
        starts.append(token.start)
        ends.append(token.end)
    return starts, ends


class Pattern(NamedTuple):
    """A word, or several in a row, to be found in :func:`joined` words."""

    words: tuple[frozenset[str], ...]
    """For each word the ways in which it may be spelt; no words at all match nothing."""
    beginning: str
    """What the last word may also begin with, while it is being typed; else empty."""
    regex: re.Pattern[str]

    @classmethod
    def of(cls, text: str) -> Pattern:
        """The words of *text* in any of their US and British spellings."""
        return cls._of(tuple(map(spellings, split_words(text))))

    @classmethod
    def as_spelt(cls, text: str) -> Pattern:
        """The words of *text* and no other spellings."""
        return cls._of(tuple(frozenset((word,)) for word in split_words(text)))

    @classmethod
    def being_typed(cls, text: str) -> Pattern:
        """The words of *text*, of which the last one may be unfinished."""
        *whole, last = split_words(text) or [""]
        if not last:
            return cls._of(())
        return cls._of((*map(spellings, whole), other_spellings(last)), last)

    @classmethod
    def _of(cls, words: tuple[frozenset[str], ...], beginning: str = "") -> Pattern:
        parts = [sorted(word) for word in words]
        if beginning:
            parts[-1] = [f"{beginning}[^ ]*", *parts[-1]]
        if parts:
            parts[0] = [_from_its_start(word) for word in parts[0]]
        return cls(words, beginning, re.compile(" ".join(map(_either, parts)) + "(?= )" if parts else "(?!)"))

    @property
    def length(self) -> int:
        """How many words a match has."""
        return len(self.words)


def _find(pattern: Pattern, words: str, number: int) -> Iterator[tuple[int, int]]:
    """The matches in joined *words*, the first of which has that *number*."""
    position = 1
    for match in pattern.regex.finditer(words):
        number += words.count(" ", position, match.start())
        position = match.start()
        yield number, number + pattern.length


def _from_its_start(word: str) -> str:
    """An expression for a word of joined words or a beginning of one, but not for the end of a longer word.

    It begins with the word itself, not with the blank before it: only then does ``re`` search for it as a string,
    four times as fast.
    """
    letters = word.removesuffix("[^ ]*")
    return f"{letters}(?<= {letters}){word.removeprefix(letters)}"


def _either(alternatives: Sequence[str]) -> str:
    return alternatives[0] if len(alternatives) == 1 else f"(?:{'|'.join(alternatives)})"
