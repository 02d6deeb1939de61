"""What is drawn over which code points: layers in a fixed order, and marks in the margin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Literal

Span = tuple[int, int, str]
"""Code points ``[start, end)`` and the name of the layer that lies on them."""

ORDER = (
    "heading",
    "quote",
    "emphasis",
    "strong",
    "code",
    "link",
    "entity",
    "date",
    "note-purple",
    "note-red",
    "note-blue",
    "note-green",
    "note-yellow",
    "match",
    "match-current",
    "entity-focus",
    "selection",
    "caret-away",
    "caret",
)
"""Names of the layers from the lowest to the highest; each is the component class ``reader--<name>``."""
_RANK = {name: rank for rank, name in enumerate(ORDER)}


class Layers(StrEnum):
    """Which layers are drawn; find marks, selection and caret always are."""

    ALL = "names, dates and marks"
    MARKS = "marks only"
    PLAIN = "plain text"

    @property
    def next(self) -> Layers:
        """The one after this, round and round."""
        members = list(Layers)
        return members[(members.index(self) + 1) % len(members)]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note at its place ``[start, end)`` in the text that the reader shows."""

    id: str
    start: int
    end: int
    color: str
    motivation: str
    label: str
    """A short text that says which note it is."""
    state: Literal["exact", "moved", "changed", "unsure", "orphan"] = "exact"


class Spans:
    """Named ranges, found by what they cross in the logarithm of their number plus what is found."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(span for span in spans if span[0] < span[1])
        self._starts = [start for start, _, _ in self._spans]
        self._leaves = 1
        while self._leaves < len(self._spans):
            self._leaves *= 2
        tree = [0] * self._leaves + [end for _, end, _ in self._spans]
        tree += [0] * (2 * self._leaves - len(tree))
        for node in range(self._leaves - 1, 0, -1):
            tree[node] = max(tree[2 * node], tree[2 * node + 1])
        self._furthest = tree
        """A binary tree over the spans: the furthest end below each node."""

    def crossing(self, start: int, end: int) -> list[Span]:
        """The spans that share a code point with ``[start, end)``, by their starts."""
        before = bisect_left(self._starts, end)
        found = []
        nodes = [1]
        while nodes:
            node = nodes.pop()
            if self._furthest[node] <= start:
                continue
            if node >= self._leaves:
                if node - self._leaves < before:
                    found.append(self._spans[node - self._leaves])
            elif self._first_leaf(node) < before:
                nodes += (2 * node + 1, 2 * node)
        return found

    def _first_leaf(self, node: int) -> int:
        depth = self._leaves.bit_length() - node.bit_length()
        return (node << depth) - self._leaves


def runs(start: int, end: int, spans: Sequence[Span]) -> list[tuple[int, int, tuple[str, ...]]]:
    """``[start, end)`` cut where a layer begins or ends, each piece with its layers from the lowest to the highest."""
    crossing = [span for span in spans if span[0] < end and span[1] > start]
    if not crossing:
        return [(start, end, ())] if start < end else []
    cuts = {start, end}
    for first, last, _ in crossing:
        cuts.update((max(first, start), min(last, end)))
    places = sorted(cuts)
    pieces = []
    for first, last in pairwise(places):
        names = {name for low, high, name in crossing if low <= first and high >= last}
        pieces.append((first, last, tuple(sorted(names, key=_RANK.__getitem__))))
    return pieces
