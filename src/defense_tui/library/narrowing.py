"""Which events and claims a lens shows: they are judged by what they say, not by the articles they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from defense_tui.lens.folding import fold
from defense_tui.lens.lens import READER_FIELDS, Clause, Field, Lens
from defense_tui.library.chronicle import Entry
from defense_tui.library.dates import DATE_FIELDS, date_test
from defense_tui.library.holdings import Holdings
from defense_tui.library.matching import check_resolved, fitting, match, pattern_of
from defense_tui.library.words import joined
from defense_tui.model.curated import Claim, Event
from defense_tui.model.edtf import EdtfDate

Item = TypeVar("Item")
_OF_ARTICLES = frozenset({Field.ARTICLE, *READER_FIELDS})


class Statement(NamedTuple):
    """What a lens can ask about an event or a claim."""

    words: str
    """As ``words.joined`` gives them."""
    entities: frozenset[str]
    tags: frozenset[str]
    """Folded."""
    sources: tuple[str, ...]
    event: str
    articles: frozenset[int]
    """The articles that tell of it."""

    @classmethod
    def of_event(cls, event: Event, articles: frozenset[int]) -> Statement:
        """What an event says."""
        words = joined(event.title) + "|" + joined(event.summary)
        tags = frozenset(fold(tag).text for tag in event.tags)
        return cls(words, frozenset(event.entities), tags, event.sources, event.id, articles)

    @classmethod
    def of_claim(cls, claim: Claim, holdings: Holdings) -> Statement:
        """What a claim says; its tags are those of its event."""
        words = "|".join(map(joined, (claim.text, claim.quote, claim.note, claim.outcome)))
        event = holdings.curation.event(claim.event)
        tags = frozenset(fold(tag).text for tag in event.tags) if event else frozenset()
        passages = (*holdings.said(claim.id), *holdings.told(claim.id))
        articles = frozenset(holdings.catalogue.by_id[passage.article] for passage in passages)
        return cls(words, frozenset(claim.entities), tags, (claim.source,), claim.event, articles)


def narrowed(
    holdings: Holdings,
    lens: Lens,
    items: Iterable[Item],
    statement: Callable[[Item], Statement],
    date: Callable[[Item], EdtfDate | None],
) -> tuple[list[Item], int]:
    """The *items* that fit *lens*, and how many more would but for having no date when it asks for dates.

    Each clause must hold for the item itself, but for clauses about articles and about the reader: some one article
    that tells of it must fit all of those. What no article tells of fits while they only exclude.
    """
    check_resolved(lens)
    if not lens:
        return list(items), 0
    questions = [_question(holdings, clause) for clause in lens.without(*DATE_FIELDS, *_OF_ARTICLES).clauses]
    of_articles = lens.of(*_OF_ARTICLES)
    allowed = holdings.catalogue.numbers.intersection(*(fitting(holdings, clause) for clause in of_articles))
    only_excludes = all(clause.excluded for clause in of_articles)

    def fits(item: Item) -> bool:
        said = statement(item)
        in_articles = bool(said.articles & allowed) if said.articles else only_excludes
        return (not of_articles or in_articles) and all(question(said) for question in questions)

    return _dated(lens.of(*DATE_FIELDS), filter(fits, items), date)


def narrowed_entries(holdings: Holdings, lens: Lens) -> list[Entry]:
    """The lines of the timeline that fit *lens*.

    One that nobody curated fits by its date and its id; all else must hold for one of its articles.
    """
    entries = holdings.chronicle.entries.values()
    if not holdings.curation.derives_timeline:
        return narrowed(holdings, lens, entries, _statement_of, lambda entry: entry.date)[0]
    articles = match(holdings, lens.without(*DATE_FIELDS, Field.EVENT)).numbers
    found: Iterable[Entry] = (entry for entry in entries if not articles.isdisjoint(entry.articles))
    for clause in lens.of(Field.EVENT):
        found = [entry for entry in found if (entry.id == clause.value) is not clause.excluded]
    return _dated(lens.of(*DATE_FIELDS), found, lambda entry: entry.date)[0]


def _statement_of(entry: Entry) -> Statement:
    assert entry.event, "a curated timeline has only curated events"
    return Statement.of_event(entry.event, entry.articles)


def _dated(
    clauses: tuple[Clause, ...], items: Iterable[Item], date: Callable[[Item], EdtfDate | None]
) -> tuple[list[Item], int]:
    """The *items* whose date fits *clauses*, and how many have none although dates are asked for."""
    if not clauses:
        return list(items), 0
    fits = date_test(clauses)
    found, undated = [], 0
    for item in items:
        when = date(item)
        if not when:
            undated += 1
        elif fits(when):
            found.append(item)
    return found, undated


def _question(holdings: Holdings, clause: Clause) -> Callable[[Statement], bool]:
    asked = _asked(holdings, clause)
    return lambda statement: asked(statement) is not clause.excluded


def _asked(holdings: Holdings, clause: Clause) -> Callable[[Statement], bool]:
    value = clause.value
    match clause.field:
        case Field.WORDS:
            regex = pattern_of(clause).regex
            return lambda statement: regex.search(statement.words) is not None
        case Field.ENTITY:
            entity = holdings.entity_id(value)
            return lambda statement: entity in statement.entities
        case Field.KIND:
            of_kind = holdings.of_kind(value)
            return lambda statement: not of_kind.isdisjoint(statement.entities)
        case Field.TAG:
            return lambda statement: fold(value).text in statement.tags
        case Field.EVENT:
            return lambda statement: statement.event == value
        case Field.SOURCE | Field.CITES:
            return lambda statement: any(holdings.curation.is_source(source, value) for source in statement.sources)
        case _:
            raise ValueError(f"{clause.field}: does not ask about what is said")
