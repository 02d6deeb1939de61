"""From a lens to the articles that it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from defense_tui.lens.folding import fold
from defense_tui.lens.lens import READER_FIELDS, Clause, Field, Lens
from defense_tui.library.dates import DATE_FIELDS, date_test
from defense_tui.library.holdings import Holdings
from defense_tui.library.words import Pattern, has_phrase, joined

Numbers = frozenset[int]

_OF_TEXT = frozenset({Field.WORDS, Field.ENTITY, Field.KIND})
"""What is known only of an article whose text was read: until then neither the clause nor its opposite holds."""

_REMEMBERED = 200
"""Clauses whose articles a snapshot remembers; at a thousand articles each takes up to 32 kB."""


class Match(NamedTuple):
    """The articles that fit a lens."""

    numbers: Numbers
    undated: Numbers = frozenset()
    """Those that would fit but for having no date, when the lens asks for dates."""

    def __and__(self, others: Numbers) -> Match:
        """What of this lies within *others*."""
        return Match(self.numbers & others, self.undated & others)


def match(holdings: Holdings, lens: Lens) -> Match:
    """The articles that fit all clauses of *lens*; raises ValueError for an unresolved reader field."""
    check_resolved(lens)
    found = holdings.catalogue.numbers
    for clause in lens.without(*DATE_FIELDS).clauses:
        found &= fitting(holdings, clause)
    dates = lens.of(*DATE_FIELDS)
    if not dates:
        return Match(found)
    fits = date_test(dates)
    articles = holdings.catalogue.articles
    dated = found & holdings.catalogue.dated
    on_time = (number for number in dated if (date := articles[number].date) and fits(date))
    return Match(frozenset(on_time), found - dated)


def check_resolved(lens: Lens) -> None:
    """Raise ValueError when *lens* holds a clause about the reader that nobody has looked up."""
    for clause in lens.clauses:
        if clause.field in READER_FIELDS and clause.articles is None:
            raise ValueError(f"{clause} is about the reader and must be resolved before the library is asked")


def pattern_of(clause: Clause) -> Pattern:
    """What a clause of words looks for."""
    return Pattern.as_spelt(clause.value) if clause.quoted else Pattern.of(clause.value)


def with_pattern(holdings: Holdings, pattern: Pattern) -> Numbers:
    """The articles whose title, summary or text has *pattern*."""
    candidates = holdings.index.candidates(pattern) & holdings.read
    if pattern.length == 1:
        return frozenset(candidates)
    found = pattern.regex.search
    studied = holdings.studied
    return frozenset(
        number for number in candidates if found(studied[number].words.joined) or found(studied[number].head)
    )


def fitting(holdings: Holdings, clause: Clause) -> Numbers:
    """The articles that fit *clause*, which is not about dates."""
    found = holdings.remembered.get(clause)
    if found is None:
        found = _FINDERS[clause.field](holdings, clause)
        if clause.excluded:
            everything = holdings.read if clause.field in _OF_TEXT else holdings.catalogue.numbers
            found = everything - found
        if len(holdings.remembered) >= _REMEMBERED:
            holdings.remembered.clear()
        holdings.remembered[clause] = found
    return found


def _by_words(holdings: Holdings, clause: Clause) -> Numbers:
    return with_pattern(holdings, pattern_of(clause))


def _by_article(holdings: Holdings, clause: Clause) -> Numbers:
    number = holdings.catalogue.by_id.get(clause.value)
    return frozenset() if number is None else frozenset((number,))


def _by_entity(holdings: Holdings, clause: Clause) -> Numbers:
    entity_id = holdings.entity_id(clause.value)
    return frozenset(holdings.counts(entity_id)) & holdings.read if entity_id else frozenset()


def _by_kind(holdings: Holdings, clause: Clause) -> Numbers:
    return frozenset().union(*map(holdings.counts, holdings.of_kind(clause.value))) & holdings.read


def _by_event(holdings: Holdings, clause: Clause) -> Numbers:
    entry = holdings.chronicle.entries.get(clause.value)
    return entry.articles if entry else holdings.chronicle.articles_of(clause.value)


def _by_source(holdings: Holdings, clause: Clause) -> Numbers:
    value, catalogue = joined(clause.value), holdings.catalogue
    found: set[int] = set()
    for publisher, numbers in catalogue.by_publisher.items():
        if has_phrase(joined(publisher), value):
            found |= numbers
    for source_id, numbers in holdings.own_texts.items():
        if holdings.curation.is_source(source_id, clause.value):
            found |= numbers
    return frozenset(found)


def _by_citation(holdings: Holdings, clause: Clause) -> Numbers:
    cited = holdings.catalogue.by_citation.items()
    found = [numbers for source_id, numbers in cited if holdings.curation.is_source(source_id, clause.value)]
    return frozenset().union(*found)


def _by_tag(holdings: Holdings, clause: Clause) -> Numbers:
    return holdings.catalogue.by_tag.get(fold(clause.value).text, frozenset())


def _by_reader(holdings: Holdings, clause: Clause) -> Numbers:
    by_id = holdings.catalogue.by_id
    return frozenset(by_id[id_] for id_ in clause.articles or () if id_ in by_id)


_FINDERS: Mapping[Field, Callable[[Holdings, Clause], Numbers]] = {
    Field.WORDS: _by_words,
    Field.ARTICLE: _by_article,
    Field.ENTITY: _by_entity,
    Field.KIND: _by_kind,
    Field.EVENT: _by_event,
    Field.SOURCE: _by_source,
    Field.CITES: _by_citation,
    Field.TAG: _by_tag,
} | dict.fromkeys(READER_FIELDS, _by_reader)
