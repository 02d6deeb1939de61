"""One immutable state of the library: everything that an answer is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from defense_tui.lens.folding import fold
from defense_tui.lens.lens import Clause
from defense_tui.library.answers import Snapshot
from defense_tui.library.catalogue import Catalogue
from defense_tui.library.chronicle import Chronicle
from defense_tui.library.curation import Curation
from defense_tui.library.index import TermIndex
from defense_tui.library.unreviewed import UNREVIEWED_KIND, UnreviewedNames
from defense_tui.model.corpus import Fault
from defense_tui.model.curated import Entity
from defense_tui.model.span import Mention, Passage

if TYPE_CHECKING:
    from defense_tui.library.studying import Studied

Counts = Mapping[int, int]
"""For article numbers how often something stands there."""


@dataclass(frozen=True)
class Holdings:
    """What one snapshot holds. Articles go by number; sets of numbers are what a lens turns into."""

    snapshot: Snapshot
    curation: Curation
    catalogue: Catalogue
    index: TermIndex
    studied: Mapping[int, Studied]
    """The articles whose texts were read."""
    named: Mapping[str, Counts]
    """For each curated entity that is named anywhere the articles that name it, and how often."""
    unreviewed: UnreviewedNames
    faults: tuple[Fault, ...] = ()
    notices: tuple[str, ...] = ()
    remembered: dict[Clause, frozenset[int]] = field(default_factory=dict)
    """Sets of articles that parts of a lens came to; a keystroke adds to a query that was just asked."""

    @cached_property
    def read(self) -> frozenset[int]:
        """The articles whose texts were read."""
        return frozenset(self.studied)

    def counts(self, entity_id: str) -> Counts:
        """In which articles an entity or unreviewed name stands, and how often."""
        return self.named.get(entity_id) or self.unreviewed.counts.get(entity_id, {})

    def entity(self, entity_id: str) -> Entity | None:
        """The entity or unreviewed name of that id."""
        return self.curation.entities.get(entity_id) or self.unreviewed.entities.get(entity_id)

    def mentions_of(self, entity_id: str, number: int) -> Iterator[Mention]:
        """Where article *number* has an entity or unreviewed name, in order."""
        studied = self.studied[number]
        places = studied.mentions if entity_id in self.curation.entities else self.unreviewed.places.get(number)
        return places.of_id(entity_id, studied.text.text) if places else iter(())

    @cached_property
    def sort_names(self) -> Mapping[str, str]:
        """The folded names of all entities and unreviewed names, by id."""
        both = (*self.curation.entities.values(), *self.unreviewed.entities.values())
        return {entity.id: fold(entity.name).text for entity in both}

    def entity_id(self, name: str) -> str | None:
        """The id that *name* stands for: that of an entity, else of an unreviewed name."""
        return self.curation.entity_named(name) or self.unreviewed.named(name)

    def of_kind(self, kind: str) -> frozenset[str]:
        """The ids of the entities of a kind, whatever the capitals; unreviewed names are of the kind ``name``."""
        folded = fold(kind).text
        unreviewed = frozenset(self.unreviewed.entities) if folded == UNREVIEWED_KIND else frozenset()
        return self.curation.kinds.get(folded, frozenset()) | unreviewed

    @cached_property
    def chronicle(self) -> Chronicle:
        """The timeline."""
        return Chronicle(self.curation, self.catalogue, self.studied)

    @cached_property
    def own_texts(self) -> Mapping[str, frozenset[int]]:
        """For each source the articles that are its own text."""
        found: dict[str, set[int]] = {}
        for number, studied in self.studied.items():
            for source in studied.own_text_of:
                found.setdefault(source, set()).add(number)
        return {source: frozenset(numbers) for source, numbers in found.items()}

    def said(self, claim_id: str) -> tuple[Passage, ...]:
        """Where the claim's source says it in its own text, newest article first."""
        return self._passages.get((claim_id, True), ())

    def told(self, claim_id: str) -> tuple[Passage, ...]:
        """Where articles discuss the claim, newest article first."""
        return self._passages.get((claim_id, False), ())

    @cached_property
    def claims_shown(self) -> frozenset[str]:
        """The claims that count: all of the corpus' own, else those whose source's own text was found."""
        if self.curation.own_claims:
            return frozenset(self.curation.claims)
        return frozenset(
            claim.id for source in self.own_texts for claim in self.curation.claims_by_source.get(source, ())
        )

    @cached_property
    def _passages(self) -> Mapping[tuple[str, bool], tuple[Passage, ...]]:
        """By claim, and whether the article is the source's own text."""
        found: dict[tuple[str, bool], list[Passage]] = {}
        for number in self.catalogue.newest_first(self.studied):
            studied = self.studied[number]
            for quote in studied.quotes:
                passage = Passage(studied.article.id, quote.start, quote.end)
                found.setdefault((quote.claim, quote.own), []).append(passage)
        return {key: tuple(passages) for key, passages in found.items()}
