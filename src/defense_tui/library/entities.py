"""Answers about entities: who is named how often, where, and together with whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from defense_tui.analysis.sentences import paragraph_at
from defense_tui.lens.lens import Field, Lens
from defense_tui.library.answers import Cooccurrence, Cursor, EntityRow, MentionRow, Page, Profile
from defense_tui.library.holdings import Counts, Holdings
from defense_tui.library.library import Order
from defense_tui.library.matching import match
from defense_tui.library.near import unknown
from defense_tui.library.paging import Key, newest_key, page
from defense_tui.library.snippets import on_one_line
from defense_tui.model.curated import Entity, Origin
from defense_tui.model.span import Mention

_CONTEXT = 80
"""Code points shown on each side of a mention."""


class _Tally(NamedTuple):
    """How often some articles name an entity."""

    entity: Entity
    mentions: int
    articles: int

    @property
    def unreviewed(self) -> bool:
        return self.entity.origin is Origin.UNREVIEWED


def entities(holdings: Holdings, lens: Lens, order: Order, after: Cursor | None, limit: int | None) -> Page[EntityRow]:
    """A page of the entities that articles of *lens* name; raises ValueError for an order that entities do not have."""
    key = _key(holdings, order)
    tallies = [tally for tally in _tallies(holdings, match(holdings, lens).numbers) if tally.mentions]
    if not lens:
        tallies += [
            _Tally(entity, 0, 0)
            for entity in holdings.curation.entities.values()
            if entity.origin is Origin.OWN and entity.id not in holdings.named
        ]
    for clause in lens.of(Field.KIND):
        of_kind = holdings.of_kind(clause.value)
        tallies = [tally for tally in tallies if (tally.entity.id in of_kind) is not clause.excluded]
    return page(sorted(tallies, key=key), key, _row, holdings.snapshot, after, limit)


def mentions(
    holdings: Holdings, entity_id: str, lens: Lens, after: Cursor | None, limit: int | None
) -> Page[MentionRow]:
    """A page of the mentions of an entity or unreviewed name; raises UnknownIdError."""
    _known(holdings, entity_id)
    naming = match(holdings, lens).numbers.intersection(holdings.counts(entity_id))
    articles = holdings.catalogue.articles

    def places() -> Iterator[tuple[int, Mention]]:
        for number in holdings.catalogue.newest_first(naming):
            for mention in holdings.mentions_of(entity_id, number):
                yield number, mention

    def key(place: tuple[int, Mention]) -> Key:
        number, mention = place
        return (*newest_key(articles[number].date, articles[number].id), mention.start)

    def row(place: tuple[int, Mention]) -> MentionRow:
        number, mention = place
        before, behind = _context(holdings.studied[number].text.text, mention)
        return MentionRow(articles[number], mention, before, behind)

    return page(list(places()), key, row, holdings.snapshot, after, limit)


def cooccurring(holdings: Holdings, entity_id: str, lens: Lens, limit: int) -> tuple[Cooccurrence, ...]:
    """Who is named in the articles of *lens* that name *entity_id*, unreviewed names last; raises UnknownIdError."""
    _known(holdings, entity_id)
    naming = match(holdings, lens).numbers.intersection(holdings.counts(entity_id))
    others = [tally for tally in _tallies(holdings, naming) if tally.mentions and tally.entity.id != entity_id]
    others.sort(key=lambda tally: (tally.unreviewed, -tally.articles, -tally.mentions, tally.entity.id))
    return tuple(Cooccurrence(tally.entity, tally.articles, tally.mentions) for tally in others[:limit])


def profile(holdings: Holdings, name: str) -> Profile:
    """An entity or unreviewed name, by id or a name that is its alone, with relations; raises UnknownIdError."""
    entity = _known(holdings, holdings.entity_id(name) or name)
    entity_id = entity.id
    counts = holdings.counts(entity_id)
    relations = tuple(
        relation for relation in holdings.curation.relations if entity_id in (relation.subject, relation.object)
    )
    cited = (*entity.sources, *(source for relation in relations for source in relation.sources))
    return Profile(
        entity=entity,
        mentions=sum(counts.values()),
        articles=len(counts),
        relations=relations,
        sources=holdings.curation.sources_of(cited),
    )


def _known(holdings: Holdings, entity_id: str) -> Entity:
    entity = holdings.entity(entity_id)
    if not entity:
        raise unknown("entity", entity_id, (*holdings.curation.entities, *holdings.unreviewed.entities))
    return entity


def _tallies(holdings: Holdings, numbers: frozenset[int]) -> Iterator[_Tally]:
    """How often the articles *numbers* name each entity that any article names."""
    tally = _whole if numbers >= holdings.read else _within(numbers)
    for entity_id, counts in holdings.named.items():
        yield _Tally(holdings.curation.entities[entity_id], *tally(counts))
    for entity_id, counts in holdings.unreviewed.counts.items():
        yield _Tally(holdings.unreviewed.entities[entity_id], *tally(counts))


def _whole(counts: Counts) -> tuple[int, int]:
    return sum(counts.values()), len(counts)


def _within(numbers: frozenset[int]) -> Callable[[Counts], tuple[int, int]]:
    def tally(counts: Counts) -> tuple[int, int]:
        found = [counts[number] for number in numbers.intersection(counts)]
        return sum(found), len(found)

    return tally


def _key(holdings: Holdings, order: Order) -> Callable[[_Tally], Key]:
    """Unreviewed names come after all others in either order."""
    names = holdings.sort_names

    def by_name(tally: _Tally) -> Key:
        return (tally.unreviewed, names[tally.entity.id], tally.entity.id)

    def by_count(tally: _Tally) -> Key:
        return (tally.unreviewed, -tally.mentions, -tally.articles, *by_name(tally))

    if order not in (Order.COUNT, Order.NAME):
        raise ValueError(f"entities have no order {order!r}")
    return by_count if order is Order.COUNT else by_name


def _row(tally: _Tally) -> EntityRow:
    return EntityRow(tally.entity, tally.mentions, tally.articles)


def _context(text: str, mention: Mention) -> tuple[str, str]:
    """What stands before and after *mention* in its block, on one line."""
    start, end = paragraph_at(text, mention.start)
    before = text[max(start, mention.start - _CONTEXT) : mention.start]
    after = text[mention.end : max(mention.end, min(end, mention.end + _CONTEXT))]
    return on_one_line(before), on_one_line(after)
