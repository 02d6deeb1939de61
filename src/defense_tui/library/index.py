"""The inverted index: in which articles each word stands, and how often."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from math import log

from defense_tui.library.words import Pattern

_MOST = 255
"""Counts stop here, so that they fit a byte; BM25 cannot tell 200 from 300."""
_TITLE_WEIGHT = 3
"""A word in the title counts as this many in the text."""
_K1, _B = 1.2, 0.75
"""BM25's saturation and length normalisation, as Robertson and Zaragoza (2009) recommend."""
_MOST_COMPLETIONS = 8
"""So many of the words that begin as the last one was typed, the most frequent ones, count for relevance."""


@dataclass(frozen=True, slots=True)
class _Completions:
    """What the words that begin with some letters come to."""

    articles: frozenset[int]
    frequent: tuple[str, ...]
    """The words in most articles."""


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The index as it stood when it was published."""

    postings: Mapping[str, bytes]
    """For each word the articles with it, in the order of reading: native 32-bit numbers."""
    counts: Mapping[str, bytes]
    """For each word how often each of these articles has it, a byte each."""
    vocabulary: Sequence[str]
    """All words, sorted."""
    lengths: Mapping[int, int]
    """For each article that was read how many words its text has."""
    _by_letter: dict[str, _Completions] = field(default_factory=dict)
    """Thousands of words begin with one letter: what they come to is worth remembering."""

    def beginning(self, prefix: str) -> Sequence[str]:
        """All words that begin with *prefix*, sorted."""
        first = bisect_left(self.vocabulary, prefix)
        return self.vocabulary[first : bisect_left(self.vocabulary, prefix + "\U0010ffff", first)]

    def candidates(self, pattern: Pattern) -> set[int]:
        """The articles that have all words of *pattern*, in whatever order."""
        if not pattern.words:
            return set()
        *whole, last = pattern.words
        found = self._with_any(last)
        if pattern.beginning:
            found |= self._completions(pattern.beginning).articles
        for word in whole:
            found &= self._with_any(word)
        return found

    def frequency(self, word: str) -> int:
        """In how many articles *word* stands."""
        return len(self.counts.get(word, b""))

    def frequency_of(self, pattern: Pattern) -> int:
        """About in how many articles *pattern* stands: as in many as have the rarest of its words."""
        words = [sum(map(self.frequency, word)) for word in pattern.words]
        if pattern.beginning:
            words[-1] += len(self._completions(pattern.beginning).articles)
        return min(words, default=0)

    def scores(self, patterns: Iterable[Pattern], numbers: Collection[int]) -> dict[int, float]:
        """BM25 of each of the articles *numbers* for the words of *patterns*, spellings taken together."""
        scores = dict.fromkeys(numbers, 0.0)
        mean = sum(self.lengths.values()) / max(len(self.lengths), 1) or 1.0
        for pattern in patterns:
            for words in self._scored(pattern):
                counts = self._counts(words)
                rarity = log(1 + (len(self.lengths) - len(counts) + 0.5) / (len(counts) + 0.5))
                for number in counts.keys() & scores.keys():
                    count = counts[number]
                    norm = _K1 * (1 - _B + _B * self.lengths[number] / mean)
                    scores[number] += rarity * count * (_K1 + 1) / (count + norm)
        return scores

    def _scored(self, pattern: Pattern) -> Iterator[Collection[str]]:
        if not pattern.beginning:
            yield from pattern.words
            return
        yield from pattern.words[:-1]
        yield (*pattern.words[-1], *self._completions(pattern.beginning).frequent)

    def _completions(self, prefix: str) -> _Completions:
        known = self._by_letter.get(prefix)
        if not known:
            words = self.beginning(prefix)
            frequent = nlargest(_MOST_COMPLETIONS, words, key=self.frequency)
            known = _Completions(frozenset(self._with_any(words)), tuple(frequent))
            if len(prefix) == 1:
                self._by_letter[prefix] = known
        return known

    def _with_any(self, words: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for word in words:
            found.update(self._articles(word))
        return found

    def _counts(self, words: Iterable[str]) -> Mapping[int, int]:
        counts: dict[int, int] = {}
        for word in words:
            found = zip(self._articles(word), self.counts.get(word, b""), strict=True)
            if not counts:
                counts.update(found)
                continue
            for number, count in found:
                counts[number] = counts.get(number, 0) + count
        return counts

    def _articles(self, word: str) -> Iterable[int]:
        return memoryview(self.postings.get(word, b"")).cast("I")


@dataclass(slots=True)
class TermIndexBuilder:
    """Takes articles in; what it has published does not change any more."""

    _postings: dict[str, bytes] = field(default_factory=dict)
    _counts: dict[str, bytes] = field(default_factory=dict)
    _lengths: dict[int, int] = field(default_factory=dict)
    _vocabulary: Sequence[str] = ()
    _fresh: list[str] = field(default_factory=list)

    def add(self, number: int, title: str, summary: str, body: str) -> None:
        """Take in article *number*; *title*, *summary* and *body* are its words as ``words.joined`` gives them."""
        counts = Counter(body.split())
        self._lengths[number] = counts.total()
        counts.update(summary.split())
        for word in title.split():
            counts[word] += _TITLE_WEIGHT
        packed = array("I", (number,)).tobytes()
        for word, count in counts.items():
            known = self._postings.get(word)
            if known is None:
                self._fresh.append(word)
            self._postings[word] = (known or b"") + packed
            self._counts[word] = self._counts.get(word, b"") + min(count, _MOST).to_bytes()

    def published(self) -> TermIndex:
        """The index of all articles taken in so far."""
        # To sort a sorted run with a tail is a merge, a fifth of a sort from scratch.
        self._vocabulary = tuple(sorted((*self._vocabulary, *sorted(self._fresh))))
        self._fresh.clear()
        return TermIndex(self._postings.copy(), self._counts.copy(), self._vocabulary, self._lengths.copy())
