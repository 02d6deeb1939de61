"""How alike two strings are, and where one nearly occurs in another: Levenshtein distance, a column at a time.

The distances of a whole column are kept as two big integers, one bit a row (G. Myers, JACM 46(3), 1999; the form of
H. Hyyrö, 2003). Python's integers have no width, so patterns of any length take one pass over the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_MATCHES = 12
"""Near occurrences of a pattern that are looked at, best first."""


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """A place ``[start, end)`` where a pattern nearly occurs, ordered by how nearly."""

    distance: int
    """Insertions, deletions and substitutions that make it the pattern."""
    end: int
    start: int


def distance(one: str, other: str) -> int:
    """The Levenshtein distance of two strings, in code points."""
    if not one or not other:
        return len(one) + len(other)
    *_, last = _bottom_row(other, one, anchored=True)
    return last


def similarity(one: str, other: str) -> float:
    """1 for equal strings, 0 for strings with nothing in common."""
    longer = max(len(one), len(other))
    return 1 - distance(one, other) / longer if longer else 1.0


def containment(text: str, pattern: str) -> float:
    """1 when *pattern* occurs in *text*, less the more it takes to make its nearest occurrence, 0 at worst."""
    if not text or not pattern:
        return 0.0
    if pattern in text:
        return 1.0
    nearest = min(_bottom_row(text, pattern, anchored=False))
    return max(0.0, 1 - nearest / len(pattern))


def occurrences(text: str, pattern: str, limit: int) -> list[Occurrence]:
    """The places where *pattern* occurs with at most *limit* differences and no place beside is nearer; best first."""
    ends = sorted(_local_minima(text, pattern, limit))[:_MATCHES]
    return [Occurrence(errors, end, _start(text, pattern, end, errors)) for errors, end in ends]


def _local_minima(text: str, pattern: str, limit: int) -> Iterator[tuple[int, int]]:
    """The nearest end of each run of ends that are near enough, with its distance."""
    best: tuple[int, int] | None = None
    for end, errors in enumerate(_bottom_row(text, pattern, anchored=False), 1):
        if errors > limit:
            if best:
                yield best
            best = None
        elif best is None or errors < best[0]:
            best = (errors, end)
    if best:
        yield best


def _start(text: str, pattern: str, end: int, errors: int) -> int:
    """Where an occurrence that ends at *end* begins: the same search backwards; of equals the one of like length."""
    backwards = text[max(0, end - len(pattern) - errors) : end][::-1]
    lengths = enumerate(_bottom_row(backwards, pattern[::-1], anchored=True), 1)
    _, _, length = min((found, abs(length - len(pattern)), length) for length, found in lengths)
    return end - length


def _bottom_row(text: str, pattern: str, *, anchored: bool) -> Iterator[int]:
    """For each end in *text* the distance of *pattern* to what ends there.

    That is all of the text up to there when *anchored*, else the best of its ends.
    """
    rows: dict[str, int] = {}
    for row, character in enumerate(pattern):
        rows[character] = rows.get(character, 0) | 1 << row
    mask = (1 << len(pattern)) - 1
    bottom = 1 << len(pattern) - 1
    plus, minus, score, carry = mask, 0, len(pattern), int(anchored)
    for character in text:
        equal = rows.get(character, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | (~(horizontal | plus) & mask)
        down = plus & horizontal
        if up & bottom:
            score += 1
        elif down & bottom:
            score -= 1
        up = (up << 1 | carry) & mask
        down = (down << 1) & mask
        plus = down | (~(vertical | up) & mask)
        minus = up & vertical
        yield score
