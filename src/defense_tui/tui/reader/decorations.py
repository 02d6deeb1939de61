"""What is drawn over which code points: layers in a fixed order, found fast however many spans there are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Generic, Literal, NamedTuple, TypeVar

from defense_tui.settings import COLORS

T = TypeVar("T")
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
    "claim",
    *(f"note-{color}" for color in COLORS),
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
    """Which layers are drawn; headings and the like, find marks, selection and caret always are."""

    ALL = "names, dates and notes"
    MARKS = "notes and claims only"
    PLAIN = "plain text"

    @property
    def next(self) -> Layers:
        """The one after this, round and round."""
        members = list(Layers)
        return members[(members.index(self) + 1) % len(members)]


class NoteMark(NamedTuple):
    """A note at its place ``[start, end)`` in the text that the reader shows."""

    id: str
    start: int
    end: int
    color: str
    """One of :data:`defense_tui.settings.COLORS`; any other shows in the margin alone."""
    motivation: str
    label: str
    """A short text that says which note it is."""
    state: Literal["exact", "moved", "changed", "unsure", "orphan"] = "exact"


class Spans(Generic[T]):
    """Things at ranges ``[start, end)``, found in the logarithm of their number plus what is found."""

    def __init__(self, spans: Iterable[tuple[int, int, T]] = ()) -> None:
        self._spans = sorted((span for span in spans if span[0] < span[1]), key=lambda span: span[:2])
        self.starts = [start for start, _, _ in self._spans]
        """Where the things begin, in order."""
        self._leaves = 1
        while self._leaves < len(self._spans):
            self._leaves *= 2
        self._furthest = [0] * self._leaves + [end for _, end, _ in self._spans]
        """A binary tree over the spans, its root at 1: the furthest end below each node."""
        self._furthest += [0] * (2 * self._leaves - len(self._furthest))
        for node in range(self._leaves - 1, 0, -1):
            self._furthest[node] = max(self._furthest[2 * node], self._furthest[2 * node + 1])

    def crossing(self, start: int, end: int) -> list[tuple[int, int, T]]:
        """What shares a code point with ``[start, end)``, in the order of starts."""
        before = bisect_left(self.starts, end)
        found = []
        nodes = [1]
        while nodes:
            node = nodes.pop()
            if self._furthest[node] <= start or self._first_leaf(node) >= before:
                continue
            if node >= self._leaves:
                found.append(self._spans[node - self._leaves])
            else:
                nodes += (2 * node + 1, 2 * node)
        return found

    def at(self, offset: int) -> list[T]:
        """What lies on *offset*, the shortest first."""
        return [thing for start, end, thing in sorted(self.crossing(offset, offset + 1), key=lambda s: s[1] - s[0])]

    def starting(self, start: int, end: int) -> list[T]:
        """What begins in ``[start, end)``."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [thing for _, _, thing in self._spans[first:last]]

    def _first_leaf(self, node: int) -> int:
        """Index of the first span below *node*."""
        depth = self._leaves.bit_length() - node.bit_length()
        return (node << depth) - self._leaves


def runs(start: int, end: int, spans: Sequence[Span]) -> list[tuple[int, int, tuple[str, ...]]]:
    """``[start, end)`` cut where a layer begins or ends, each piece with its layers from the lowest to the highest.

    Where notes lie on each other the shortest is drawn; a match keeps its colours under the name that the caret is in.
    """
    crossing = [span for span in spans if span[0] < end and span[1] > start]
    if not crossing:
        return [(start, end, ())] if start < end else []
    crossing.sort(key=lambda span: span[0] - span[1])
    cuts = {start, end}
    for first, last, _ in crossing:
        cuts.update((max(first, start), min(last, end)))
    return [
        (first, last, _layers(name for low, high, name in crossing if low <= first and high >= last))
        for first, last in pairwise(sorted(cuts))
    ]


def _layers(longest_first: Iterable[str]) -> tuple[str, ...]:
    names = {"note" if name.startswith("note-") else name: name for name in longest_first}
    if "match" in names:
        names.pop("entity-focus", None)
    return tuple(sorted(names.values(), key=_RANK.__getitem__))
