"""Ways to go on from the last word of a query that is being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
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
    values = list(_VALUES.get(field, partial(_choices, field))(holdings, joined(begun).rstrip()))
    for value in sorted(values, key=lambda value: (-value.articles, value.value)):
        yield Completion(str(Clause(field, value.value)), value.shown, value.articles)


def _words(holdings: Holdings, begun: str) -> Iterator[Completion]:
    """Words of the articles, most articles first."""
    typed = joined(begun).split()
    if len(typed) == 1 and not begun.startswith('"'):
        index = holdings.index
        words = sorted(index.beginning(typed[0]), key=lambda word: (-index.frequency(word), word))
        yield from (Completion(word, word, index.frequency(word)) for word in words)


def _entities(holdings: Holdings, typed: str) -> Iterator[_Value]:
    for words in (holdings.curation.words, holdings.unreviewed.words):
        for entity_id, names in words.items():
            entity = holdings.entity(entity_id) if typed in names else None
            if entity:
                yield _Value(entity_id, f"{entity.name}, {entity.kind}", len(holdings.counts(entity_id)))


def _kinds(holdings: Holdings, typed: str) -> Iterator[_Value]:
    for kind, ids in holdings.curation.kinds.items():
        if typed in joined(kind):
            articles = frozenset().union(*map(holdings.counts, ids))
            yield _Value(kind, f"{len(ids)} of this kind", len(articles))


def _events(holdings: Holdings, typed: str) -> Iterator[_Value]:
    for event in holdings.curation.timeline.values():
        if typed in joined(event.id) + "|" + joined(event.title):
            articles = len(holdings.chronicle.articles_of(event.id))
            yield _Value(event.id, f"{event.title}, {event.date.shown}", articles)


def _publishers(holdings: Holdings, typed: str) -> Iterator[_Value]:
    for publisher, numbers in holdings.catalogue.by_publisher.items():
        if typed in joined(publisher):
            yield _Value(publisher, publisher, len(numbers))


def _citations(holdings: Holdings, typed: str) -> Iterator[_Value]:
    for source_id, numbers in holdings.catalogue.by_citation.items():
        source = holdings.curation.sources.get(source_id)
        shown = ", ".join(part for part in (source.publisher, source.title) if part) if source else source_id
        if typed in joined(source_id) + "|" + joined(shown):
            yield _Value(source_id, shown, len(numbers))


def _tags(holdings: Holdings, typed: str) -> Iterator[_Value]:
    for tag, numbers in holdings.catalogue.by_tag.items():
        if typed in joined(tag):
            yield _Value(tag, tag, len(numbers))


def _articles(holdings: Holdings, typed: str) -> Iterator[_Value]:
    for article in holdings.catalogue.articles.values():
        if typed in joined(article.id) + "|" + joined(article.title):
            yield _Value(article.id, article.title, 1)


def _choices(field: Field, _: Holdings, typed: str) -> Iterator[_Value]:
    """The closed list of words that *field* takes, if it has one; a library cannot count their articles."""
    return (_Value(word, _MEANINGS[field], 0) for word in CHOICES.get(field, ()) if typed in joined(word))


_VALUES: Mapping[Field, Callable[[Holdings, str], Iterator[_Value]]] = {
    Field.ARTICLE: _articles,
    Field.ENTITY: _entities,
    Field.KIND: _kinds,
    Field.EVENT: _events,
    Field.SOURCE: _publishers,
    Field.CITES: _citations,
    Field.TAG: _tags,
}
"""What can stand behind a field's colon and has words that begin as typed, which are joined words without the end."""
