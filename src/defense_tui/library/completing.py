"""Ways to go on from the last word of a query that is being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice

from defense_tui.lens.lens import Clause, Field
from defense_tui.lens.query import CHOICES, split_last
from defense_tui.library.answers import Completion
from defense_tui.library.holdings import Holdings
from defense_tui.library.words import joined

_MEANINGS = {
    Field.ARTICLE: "one article",
    Field.ENTITY: "who or what is named",
    Field.KIND: "kind of entity named",
    Field.EVENT: "event told of",
    Field.SOURCE: "who published it",
    Field.CITES: "source that it rests on",
    Field.TAG: "tag of the article",
    Field.SINCE: "from this date on",
    Field.UNTIL: "up to this date",
    Field.AFTER: "only after this date",
    Field.BEFORE: "only before this date",
    Field.DATE: "perhaps on this date",
    Field.IS: "unread, begun, read or starred",
    Field.HAS: "note or draft",
    Field.NOTE: "kind of note",
    Field.COLOR: "colour of note",
}
_MIXED = (Field.ENTITY, Field.TAG, Field.EVENT, Field.SOURCE, Field.KIND)
"""Fields whose values are offered for a word without a field."""
_FIELDS_OFFERED, _VALUES_OFFERED = 2, 4
"""So many fields and values at most are offered for a word without a field; the rest are words of the articles."""


@dataclass(frozen=True, slots=True)
class _Value:
    """Something that can stand behind a field's colon."""

    value: str
    names: str
    """What it is called, as ``words.joined`` gives it."""
    shown: str
    articles: int


def complete(holdings: Holdings, query: str, limit: int) -> tuple[Completion, ...]:
    """*query* with its last word completed, in at most *limit* ways."""
    finished, typed = split_last(query)
    sign = "-" if typed.startswith("-") else ""
    name, colon, begun = typed.removeprefix("-").partition(":")
    field = next((field for field in _MEANINGS if colon and field == name.lower()), None)
    found = _of_field(holdings, field, begun) if field else _of_all(holdings, typed.removeprefix("-"))
    return tuple(
        Completion(f"{finished}{sign}{completion.text}", completion.shown, completion.articles)
        for completion in islice(found, limit)
    )


def _of_all(holdings: Holdings, begun: str) -> Iterator[Completion]:
    fields = [field for field in _MEANINGS if field.startswith(begun.lower())]
    shown = len(fields) if not begun else _FIELDS_OFFERED
    yield from (Completion(f"{field}:", _MEANINGS[field], 0) for field in fields[:shown])
    if not begun.strip('"'):
        return
    values = [completion for field in _MIXED for completion in _of_field(holdings, field, begun)]
    yield from nlargest(_VALUES_OFFERED, values, key=lambda completion: completion.articles)
    yield from _words(holdings, begun)


def _of_field(holdings: Holdings, field: Field, begun: str) -> Iterator[Completion]:
    """The values of *field* in whose names some words in a row begin as typed, most articles first."""
    typed = joined(begun).rstrip()
    values = [value for value in _VALUES.get(field, _choices(field))(holdings) if typed in value.names]
    for value in sorted(values, key=lambda value: (-value.articles, value.names)):
        yield Completion(str(Clause(field, value.value)), value.shown, value.articles)


def _words(holdings: Holdings, begun: str) -> Iterator[Completion]:
    """Words of the articles, most articles first."""
    typed = joined(begun).split()
    if len(typed) == 1 and not begun.startswith('"'):
        index = holdings.index
        words = sorted(index.beginning(typed[0]), key=lambda word: (-index.frequency(word), word))
        yield from (Completion(word, word, index.frequency(word)) for word in words)


def _entities(holdings: Holdings) -> Iterator[_Value]:
    for entity in (*holdings.curation.entities.values(), *holdings.unreviewed.entities.values()):
        names = "|".join(joined(name) for name in (entity.id, entity.name, *(alias.value for alias in entity.aliases)))
        yield _Value(entity.id, names, f"{entity.name}, {entity.kind}", len(holdings.counts(entity.id)))


def _kinds(holdings: Holdings) -> Iterator[_Value]:
    for kind, ids in holdings.curation.kinds.items():
        articles = frozenset().union(*map(holdings.counts, ids))
        yield _Value(kind, joined(kind), f"{len(ids)} of this kind", len(articles))


def _events(holdings: Holdings) -> Iterator[_Value]:
    for event in holdings.curation.timeline.values():
        shown = f"{event.title}, {event.date.shown}"
        articles = len(holdings.chronicle.articles_of(event.id))
        yield _Value(event.id, joined(event.id) + "|" + joined(event.title), shown, articles)


def _publishers(holdings: Holdings) -> Iterator[_Value]:
    for publisher, numbers in holdings.catalogue.by_publisher.items():
        yield _Value(publisher, joined(publisher), publisher, len(numbers))


def _citations(holdings: Holdings) -> Iterator[_Value]:
    for source_id, numbers in holdings.catalogue.by_citation.items():
        source = holdings.curation.sources.get(source_id)
        shown = ", ".join(part for part in (source.publisher, source.title) if part) if source else source_id
        yield _Value(source_id, joined(source_id) + "|" + joined(shown), shown, len(numbers))


def _tags(holdings: Holdings) -> Iterator[_Value]:
    for tag, numbers in holdings.catalogue.by_tag.items():
        yield _Value(tag, joined(tag), tag, len(numbers))


def _articles(holdings: Holdings) -> Iterator[_Value]:
    for article in holdings.catalogue.articles.values():
        yield _Value(article.id, joined(article.id) + "|" + joined(article.title), article.title, 1)


def _choices(field: Field) -> Callable[[Holdings], Iterator[_Value]]:
    """The closed list of words that *field* takes, if it has one; a library cannot count their articles."""
    return lambda holdings: (_Value(word, joined(word), _MEANINGS[field], 0) for word in CHOICES.get(field, ()))


_VALUES: Mapping[Field, Callable[[Holdings], Iterator[_Value]]] = {
    Field.ARTICLE: _articles,
    Field.ENTITY: _entities,
    Field.KIND: _kinds,
    Field.EVENT: _events,
    Field.SOURCE: _publishers,
    Field.CITES: _citations,
    Field.TAG: _tags,
}
