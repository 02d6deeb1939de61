"""References among curated items: an id that nothing has is a fault where it stands."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from defense_tui.corpus.bundled import bundled_root
from defense_tui.corpus.curated import PlacedCurated, read_curated
from defense_tui.corpus.tables import Table
from defense_tui.model.corpus import Fault

Kind = Literal["entity", "event", "source", "claim"]

HINTS: dict[Kind, str] = {
    "entity": "mend the id, or add the entity to entities/",
    "event": "mend the id, or add the event to timeline/",
    "source": "mend the id, or add the source to sources.toml",
    "claim": "mend the id, or add the claim to claims/",
}


@dataclass(frozen=True)
class KnownIds:
    """The ids that items and articles of a corpus may name."""

    curated: PlacedCurated
    with_bundled: bool
    """Whether the bundled entities count too."""

    @cached_property
    def _own(self) -> dict[Kind, frozenset[str]]:
        return {
            "entity": frozenset(placed.item.id for placed in self.curated.entities),
            "event": frozenset(placed.item.id for placed in self.curated.events),
            "source": frozenset(placed.item.id for placed in self.curated.sources),
            "claim": frozenset(placed.item.id for placed in self.curated.claims),
        }

    def unknown(self, kind: Kind, ids: Iterable[str]) -> list[str]:
        """Those of *ids* that are not there; empty ones count as absent.

        None while a file that may hold them could not be read: that file is the fault.
        """
        if kind in self.curated.lost:
            return []
        missing = [id_ for id_ in ids if id_ and id_ not in self._own[kind]]
        if missing and kind == "entity" and self.with_bundled:
            return [id_ for id_ in missing if id_ not in _bundled_entities()]
        return missing


def unknown_references(known: KnownIds) -> Iterator[Fault]:
    """Faults for the ids that curated items name and that are not there."""

    def faults(table: Table, key: str, kind: Kind, ids: Iterable[str]) -> Iterator[Fault]:
        for id_ in known.unknown(kind, ids):
            yield table.fault(f"unknown-{kind}", f"{key} names {kind} {id_!r}, which is not there", HINTS[kind], key)

    for entity in known.curated.entities:
        yield from faults(entity.table, "sources", "source", entity.item.sources)
    for relation in known.curated.relations:
        yield from faults(relation.table, "subject", "entity", (relation.item.subject,))
        yield from faults(relation.table, "object", "entity", (relation.item.object,))
        yield from faults(relation.table, "source", "source", relation.item.sources)
    for event in known.curated.events:
        yield from faults(event.table, "entities", "entity", event.item.entities)
        yield from faults(event.table, "sources", "source", event.item.sources)
    for claim in known.curated.claims:
        yield from faults(claim.table, "source", "source", (claim.item.source,))
        yield from faults(claim.table, "event", "event", (claim.item.event,))
        yield from faults(claim.table, "entities", "entity", claim.item.entities)
        yield from faults(claim.table, "same_as", "claim", (claim.item.same_as,))


@functools.cache
def _bundled_entities() -> frozenset[str]:
    return frozenset(placed.item.id for placed in read_curated(bundled_root(), []).entities)
