"""Places in a text where a quote may be today, each with how much speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from defense_tui.notebook.folding import Folded
from defense_tui.notebook.similarity import containment, occurrences, similarity

POSSIBLE = 0.60
"""Score from which a place is worth a person's look."""
_GOOD_ENOUGH = 0.85
"""With a candidate this good there is no need of the slow search for near occurrences."""
_NEAREST = 40
"""Verbatim occurrences that are weighed, nearest to the old place first."""
_FUZZY_LENGTH = 6
"""Shorter quotes nearly occur everywhere."""
_PROSE = 0.35
"""How alike any two stretches of prose are; counts as not alike at all, else false anchors double."""
_WORD = re.compile(r"\w+")
_COMMON = 40
"""Words that occur more often say nothing about a place."""
_WINDOWS = 4


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, folded."""

    quote: str
    before: str
    after: str
    hint: int
    """Where it was, as an index into the folded text."""

    @property
    def weight(self) -> float:
        """How much the quote itself tells of the place, 0 to 1; the rest is left to its surroundings."""
        return min(1.0, len(self.quote) / 60)


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A place ``[start, end)`` in the folded text."""

    score: float
    start: int
    end: int
    verbatim: bool = False


class Places:
    """The places of one folded text."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """Where each word of the folded text stands."""
        words: dict[str, list[int]] = {}
        for match in _WORD.finditer(self.folded.text):
            words.setdefault(match[0], []).append(match.start())
        return words

    def candidates(self, sought: Sought) -> list[Candidate]:
        """Places to choose from, best first."""
        found = [*self._verbatim(sought), *self._between(sought)]
        if max((candidate.score for candidate in found), default=0.0) < _GOOD_ENOUGH:
            found += self._near(sought)
        return sorted(found, reverse=True)

    def _verbatim(self, sought: Sought) -> Iterator[Candidate]:
        """The quote as it was, near its old place, and wherever what stood before or after it still does."""
        length = len(sought.quote)
        starts = set(sorted(_finds(self.folded.text, sought.quote), key=lambda at: abs(at - sought.hint))[:_NEAREST])
        for blank in ("", " "):
            led = f"{sought.before[-16:]}{blank}{sought.quote}"
            starts.update(at + len(led) - length for at in _finds(self.folded.text, led, _NEAREST))
            starts.update(_finds(self.folded.text, f"{sought.quote}{blank}{sought.after[:16]}", _NEAREST))
        for start in starts:
            yield Candidate(self._score(sought, start, start + length, 1.0), start, start + length, verbatim=True)

    def _between(self, sought: Sought) -> Iterator[Candidate]:
        """What stands today between the words before the quote and those after it."""
        text = self.folded.text
        if len(sought.before) < 10 or len(sought.after) < 10:
            return
        for at in _finds(text, sought.before, _NEAREST // 2):
            start = at + len(sought.before)
            end = text.find(sought.after, start, start + 2 * len(sought.quote) + 60 + len(sought.after))
            middle = text[start:end].strip() if end >= 0 else ""
            if middle:
                likeness = similarity(sought.quote, middle)
                start += len(text[start:end]) - len(text[start:end].lstrip())
                score = self._score(sought, start, start + len(middle), likeness)
                yield Candidate(max(score, 0.45 + 0.5 * likeness, POSSIBLE), start, start + len(middle))

    def _near(self, sought: Sought) -> Iterator[Candidate]:
        """Places where the quote nearly occurs, in the stretches that share rare words with it."""
        text, length = self.folded.text, len(sought.quote)
        if length < _FUZZY_LENGTH:
            return
        limit = int(length * (0.34 if length < 24 else 0.45))
        seen: set[tuple[int, int]] = set()
        for low, high in self._stretches(sought):
            for occurrence in occurrences(text[low:high], sought.quote, limit):
                start, end = _whole_words(text, *_stripped(text, low + occurrence.start, low + occurrence.end))
                if start < end and (start, end) not in seen:
                    seen.add((start, end))
                    likeness = similarity(sought.quote, text[start:end])
                    yield Candidate(self._score(sought, start, end, likeness), start, end)

    def _stretches(self, sought: Sought) -> list[tuple[int, int]]:
        """Up to four ranges of the folded text where words of the quote, the rarer the better, stand as in it."""
        length = len(sought.quote)
        pattern, lead = sought.quote, 0
        if length < 40:
            pattern, lead = f"{sought.before} {sought.quote} {sought.after}", len(sought.before) + 1
        votes = sorted(
            (place - match.start() + lead, 1 / len(places))
            for match in _WORD.finditer(pattern)
            if len(places := self._words.get(match[0], ())) <= _COMMON
            for place in places
        )
        if not votes:
            return [(max(0, sought.hint - 3000), sought.hint + 3000 + length)]
        width = max(60, length // 2)
        margin = width + length // 4 + 40
        chosen = _peaks(votes, width)
        return [(max(0, start - margin), max(0, start + length + margin)) for start in chosen]

    def _score(self, sought: Sought, start: int, end: int, likeness: float) -> float:
        weight = sought.weight
        surroundings = self._surroundings(sought, start, end)
        shift = abs(start - sought.hint) / max(1, len(self.folded.text))
        return (0.45 + 0.3 * weight) * likeness + (0.55 - 0.3 * weight) * surroundings - 0.03 * shift

    def _surroundings(self, sought: Sought, start: int, end: int) -> float:
        """How much of what stood around the quote is there; the better side counts more, as edits often hit one."""
        text = self.folded.text
        sides = []
        if sought.before:
            sides.append(
                _beyond_prose(containment(text[max(0, start - len(sought.before) - 6) : start], sought.before))
            )
        if sought.after:
            sides.append(_beyond_prose(containment(text[end : end + len(sought.after) + 6], sought.after)))
        return 0.6 * max(sides) + 0.4 * min(sides) if sides else 0.5


def _peaks(votes: list[tuple[int, float]], width: int) -> list[int]:
    """Where the votes within *width* weigh most, apart from each other by at least that."""
    weights: list[tuple[float, int]] = []
    first, weight = 0, 0.0
    for place, vote in votes:
        weight += vote
        while votes[first][0] < place - width:
            weight -= votes[first][1]
            first += 1
        weights.append((weight, place))
    chosen: list[int] = []
    for _, place in sorted(weights, reverse=True):
        if all(abs(place - other) >= width for other in chosen):
            chosen.append(place)
            if len(chosen) == _WINDOWS:
                break
    return chosen


def _finds(text: str, pattern: str, limit: int | None = None) -> list[int]:
    found: list[int] = []
    at = text.find(pattern)
    while at >= 0 and (limit is None or len(found) < limit):
        found.append(at)
        at = text.find(pattern, at + 1)
    return found


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _beyond_prose(likeness: float) -> float:
    return max(0.0, (likeness - _PROSE) / (1 - _PROSE))
