"""The family tree of a note's revisions: which of them are current, and what they amount to together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.merging import merge
from defense_tui.notebook.names import counter_of

_DEPTH = 50
"""How many merges of merges are followed to find what two heads grew from."""


class Revisions:
    """All revisions of one note that are at hand, by name; parents that are not at hand count as unknown.

    Two that differ in nothing but the name, as synchronisers leave them, are one.
    """

    def __init__(self, revisions: Iterable[Annotation]) -> None:
        """Of twins the one that comes first gives its name to both."""
        twins: dict[Annotation, str] = {}
        self._alias = {
            revision.rev: twins.setdefault(replace(revision, rev=""), revision.rev) for revision in revisions
        }
        self._known: Mapping[str, Annotation] = {name: replace(twin, rev=name) for twin, name in twins.items()}
        self._ancestors: dict[str, frozenset[str]] = {}
        self._states: dict[frozenset[str], Annotation] = {}

    def heads(self, candidates: Iterable[str] | None = None) -> tuple[str, ...]:
        """The *candidates* (else all) that no other one of them follows, in the order of their names."""
        names = self._at_hand(self._known if candidates is None else candidates)
        return tuple(sorted(self._maximal(names) or sorted(names, key=_age)[-1:]))

    def all(self) -> tuple[Annotation, ...]:
        """Every revision at hand, oldest first."""
        return tuple(self._known[name] for name in sorted(self._known, key=_age))

    def follows(self, name: str, ancestor: str) -> bool:
        """Whether the revision called *name* is *ancestor* or comes from it."""
        return self._alias.get(ancestor, ancestor) in self._lineage(self._alias.get(name, name))

    def before(self, revision: Annotation) -> Annotation | None:
        """What the note was when *revision* was made; None for its first one, or when that is not at hand."""
        return self.state(revision.parents)

    def state(self, names: Iterable[str]) -> Annotation | None:
        """What the revisions called *names* amount to together; None when none of them is at hand."""
        return self._state(self._at_hand(names), _DEPTH)

    def _at_hand(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(self._alias[name] for name in names if name in self._alias)

    def _lineage(self, name: str) -> frozenset[str]:
        """The revision called *name* and all that it comes from, also those that are only named."""
        if name not in self._ancestors:
            found: set[str] = set()
            waiting = [name]
            while waiting:
                current = waiting.pop()
                if current in found:
                    continue
                found.add(current)
                if current in self._known:
                    waiting += (self._alias.get(parent, parent) for parent in self._known[current].parents)
            self._ancestors[name] = frozenset(found)
        return self._ancestors[name]

    def _state(self, names: frozenset[str], depth: int) -> Annotation | None:
        if not names:
            return None
        if names not in self._states:
            self._states[names] = self._merged(sorted(names), depth)
        return self._states[names]

    def _merged(self, names: list[str], depth: int) -> Annotation:
        merged = self._known[names[0]]
        seen = self._lineage(names[0])
        for name in names[1:]:
            base = self._base(seen & self._lineage(name), depth)
            merged = merge(base, merged, self._known[name])
            seen |= self._lineage(name)
        return replace(merged, rev="+".join(names), parents=tuple(names)) if len(names) > 1 else merged

    def _base(self, common: frozenset[str], depth: int) -> Annotation | None:
        """What two states grew from: their nearest common ancestors, merged in turn when they are several."""
        nearest = self._maximal(self._at_hand(common))
        if depth == 0:
            nearest = frozenset(sorted(nearest, key=_age)[-1:])
        return self._state(nearest, depth - 1)

    def _maximal(self, names: frozenset[str]) -> frozenset[str]:
        passed = {ancestor for name in names for ancestor in self._lineage(name) - {name}}
        return names - passed


def _age(name: str) -> tuple[int, str]:
    return (counter_of(name), name)
