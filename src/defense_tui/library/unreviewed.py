"""Names that the program found in several articles and that nobody has reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from defense_tui.model.curated import Entity
from defense_tui.model.span import Mention

UNREVIEWED_KIND = "name"
"""The kind of all unreviewed names."""


@dataclass(frozen=True, slots=True)
class UnreviewedNames:
    """The unreviewed names of a snapshot; their ids are ``name:<slug>``."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    counts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """For each name the articles that have it, and how often."""
    mentions: Mapping[int, tuple[Mention, ...]] = field(default_factory=dict)
    """For each article the places of the names in it, in order."""

    def named(self, name: str) -> str | None:
        """The id that *name* stands for: an id or a name, whatever its capitals."""
        return name if name in self.entities else None
