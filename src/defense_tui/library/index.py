"""The inverted index: in which articles each word stands, and how often."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nlargest
from math import log
from typing import NamedTuple

from defense_tui.library.words import Pattern

_BITS = 8
_MOST = 255
"""Counts stop here, so that they fit these bits; BM25 cannot tell 200 from 300."""
_NONE = array("I")
_TITLE_WEIGHT = 3
"""A word in the title counts as this many in the text."""
_K1, _B = 1.2, 0.75
"""BM25's saturation and length normalisation, as Robertson and Zaragoza (2009) recommend."""
_MOST_COMPLETIONS = 8
"""So many of the words that begin as the last one was typed, the most frequent ones, count for relevance."""


class _Completions(NamedTuple):
    """What the words that begin with some letters come to."""

    articles: frozenset[int]
    frequent: tuple[str, ...]
    """The words in most articles."""


@dataclass(slots=True)
class _Postings:
    """What an index is made of: it only grows, so that those published before can share it."""

    by_word: dict[str, array[int]] = field(default_factory=dict)
    """For each word the articles with it in the order of reading: ``turn << 8 | how often``."""
    words: list[str] = field(default_factory=list)
    """The words in the order in which they came."""
    numbers: array[int] = field(default_factory=lambda: array("I"))
    """For each turn the number of the article that was read then."""
    sorted_run: tuple[str, ...] = ()
    """The first of ``words``, sorted."""

    def sorted_words(self, count: int) -> tuple[str, ...]:
        """The first *count* words, sorted."""
        run = self.sorted_run
        if len(run) > count:
            return tuple(sorted(self.words[:count]))
        if len(run) < count:
            # To sort a sorted run with a tail is a merge, a fifth of a sort from scratch.
            run = self.sorted_run = tuple(sorted((*run, *sorted(self.words[len(run) : count]))))
        return run


@dataclass(frozen=True)
class TermIndex:
    """The index as it stood when it was published."""

    _postings: _Postings
    _turns: int
    """How many articles had been read."""
    _words: int
    lengths: Mapping[int, int]
    """For each article that was read how many words its text has."""
    _by_letter: dict[str, _Completions] = field(default_factory=dict)
    """Thousands of words begin with one letter: what they come to is worth remembering."""

    @cached_property
    def vocabulary(self) -> Sequence[str]:
        """All words, sorted: made when a word is typed, for nothing else needs it."""
        return self._postings.sorted_words(self._words)

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
        return len(self._of(word))

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
        turns: set[int] = set()
        for word in words:
            turns.update([entry >> _BITS for entry in self._of(word)])
        numbers = self._postings.numbers
        return {numbers[turn] for turn in turns}

    def _counts(self, words: Iterable[str]) -> Mapping[int, int]:
        numbers = self._postings.numbers
        counts: dict[int, int] = {}
        for word in words:
            found = {numbers[entry >> _BITS]: entry & _MOST for entry in self._of(word)}
            for number in counts.keys() & found.keys():
                found[number] += counts[number]
            counts.update(found)
        return counts

    def _of(self, word: str) -> array[int]:
        entries = self._postings.by_word.get(word, _NONE)
        return entries[: bisect_left(entries, self._turns << _BITS)]


@dataclass(slots=True)
class TermIndexBuilder:
    """Takes articles in; what it has published does not change any more."""

    _postings: _Postings = field(default_factory=_Postings)
    _lengths: dict[int, int] = field(default_factory=dict)

    def add(self, number: int, title: str, summary: str, body: str) -> None:
        """Take in article *number*; *title*, *summary* and *body* are its words as ``words.joined`` gives them."""
        counts = Counter(body.split())
        self._lengths[number] = counts.total()
        counts.update(summary.split())
        for word in title.split():
            counts[word] += _TITLE_WEIGHT
        turn = len(self._postings.numbers) << _BITS
        by_word, words = self._postings.by_word, self._postings.words
        self._postings.numbers.append(number)
        for word, count in counts.items():
            entry = turn | min(count, _MOST)
            entries = by_word.get(word)
            if entries is None:
                by_word[word] = array("I", (entry,))
                words.append(word)
            else:
                entries.append(entry)

    def published(self) -> TermIndex:
        """The index of all articles taken in so far."""
        postings = self._postings
        return TermIndex(postings, len(postings.numbers), len(postings.words), self._lengths.copy())
