"""What people curated, as one corpus uses it: its own, or the bundled entities and claims on a foreign folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from defense_tui.lens.folding import fold
from defense_tui.library.words import has_phrase, joined
from defense_tui.model.corpus import CorpusInfo
from defense_tui.model.curated import Claim, Curated, Entity, Event, Origin, Relation, Source

Thing = TypeVar("Thing", Entity, Event, Claim, Source)


@dataclass(frozen=True)
class Curation:
    """Curated things by id, each mapping in the order of the files."""

    entities: Mapping[str, Entity]
    """The entities whose names are looked for in the texts."""
    relations: tuple[Relation, ...]
    timeline: Mapping[str, Event]
    """The corpus' own events."""
    other_events: Mapping[str, Event]
    """Bundled events on a foreign folder: not listed, but there for who asks by id."""
    derives_timeline: bool
    """Whether articles and the dates found in them make the timeline, for lack of own events."""
    claims: Mapping[str, Claim]
    own_claims: bool
    """Whether the claims are the corpus' own; else a claim counts only where its source's own text was found."""
    sources: Mapping[str, Source]

    @classmethod
    def unread(cls) -> Curation:
        """What is known before the curated files were read: nothing, not even whether there are events."""
        return replace(cls.of(Curated(), Curated(), CorpusInfo("", "", entities="none")), derives_timeline=False)

    @classmethod
    def of(cls, own: Curated, bundled: Curated, info: CorpusInfo) -> Curation:
        """What counts for the corpus *info*, which brings *own*."""
        foreign = info.entities == "bundled"
        entities = own.entities if info.entities != "none" else ()
        claims: tuple[Claim, ...] = own.claims
        if foreign:
            entities = tuple(entity._replace(origin=Origin.BUNDLED) for entity in bundled.entities)
            # The bundled articles that discuss a claim are not in this folder, whatever its articles are called.
            claims = claims or tuple(claim._replace(told=()) for claim in bundled.claims)
        return cls(
            entities=_by_id(entities),
            relations=bundled.relations if foreign else own.relations,
            timeline=_by_id(own.events),
            other_events=_by_id(event._replace(origin=Origin.BUNDLED) for event in (bundled.events if foreign else ())),
            derives_timeline=not own.events,
            claims=_by_id(claims),
            own_claims=bool(own.claims) or not foreign,
            sources=_by_id((*bundled.sources, *own.sources) if foreign else own.sources),
        )

    def event(self, event_id: str) -> Event | None:
        """The event of that id, listed or not."""
        return self.timeline.get(event_id) or self.other_events.get(event_id)

    def entity_named(self, name: str) -> str | None:
        """The id that *name* stands for: an id, or a name or alias of exactly one entity, whatever its capitals."""
        if name in self.entities:
            return name
        found = self._ids_by_name.get(fold(name).text, frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def is_source(self, source_id: str, value: str) -> bool:
        """Whether *value* is the id of a source or some of its publisher's words, whatever the capitals."""
        return joined(source_id) == joined(value) or has_phrase(self._publishers.get(source_id, " "), joined(value))

    def sources_of(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources among *ids* that are known, in their order, each once."""
        return tuple(self.sources[id_] for id_ in dict.fromkeys(ids) if id_ in self.sources)

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """The ids of entities by their kind, folded."""
        kinds: dict[str, set[str]] = {}
        for entity in self.entities.values():
            kinds.setdefault(fold(entity.kind).text, set()).add(entity.id)
        return {kind: frozenset(ids) for kind, ids in kinds.items()}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """All names of each entity and its id, as ``words.joined`` gives them, by id."""
        return {
            entity.id: "|".join(joined(name) for name in (entity.id, entity.name, *_names(entity)))
            for entity in self.entities.values()
        }

    @cached_property
    def claims_by_event(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims about each event."""
        return _grouped((claim.event, claim) for claim in self.claims.values() if claim.event)

    @cached_property
    def claims_by_source(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each source."""
        return _grouped((claim.source, claim) for claim in self.claims.values())

    @cached_property
    def claims_by_article(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that each article discusses, by the article's id."""
        return _grouped(
            (article, claim)
            for claim in self.claims.values()
            for article in dict.fromkeys(told.article for told in claim.told)
        )

    @cached_property
    def _publishers(self) -> Mapping[str, str]:
        return {source.id: joined(source.publisher) for source in self.sources.values()}

    @cached_property
    def _ids_by_name(self) -> Mapping[str, frozenset[str]]:
        ids: dict[str, set[str]] = {}
        for entity in self.entities.values():
            for name in (entity.id, entity.name, *_names(entity)):
                ids.setdefault(fold(name).text, set()).add(entity.id)
        return {name: frozenset(found) for name, found in ids.items()}


def _names(entity: Entity) -> Iterable[str]:
    return (alias.value for alias in entity.aliases)


def _by_id(things: Iterable[Thing]) -> Mapping[str, Thing]:
    return MappingProxyType({thing.id: thing for thing in things})


def _grouped(pairs: Iterable[tuple[str, Claim]]) -> Mapping[str, tuple[Claim, ...]]:
    groups: dict[str, list[Claim]] = {}
    for key, claim in pairs:
        groups.setdefault(key, []).append(claim)
    return {key: tuple(claims) for key, claims in groups.items()}
