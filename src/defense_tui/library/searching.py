"""Search: the articles of a lens with the sentences that show why they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import Cursor, Hit, Page
from defense_tui.library.holdings import Holdings
from defense_tui.library.library import Order
from defense_tui.library.matching import Match, match, pattern_of, with_pattern
from defense_tui.library.paging import Key, newest_key, page
from defense_tui.library.snippets import Snippet, snippet
from defense_tui.library.words import Pattern


@dataclass(frozen=True, slots=True)
class Query:
    """A lens as a search asks it."""

    lens: Lens
    """The clauses that are finished."""
    typed: Pattern | None
    """The last words of the query while they are being typed."""

    @classmethod
    def of(cls, lens: Lens, *, typing: bool) -> Query:
        """*lens*, its last word the beginning of one when *typing*; a quoted or excluded one is taken as finished."""
        if typing and lens and is_unfinished(lens.clauses[-1]):
            typed = Pattern.being_typed(lens.clauses[-1].value)
            return cls(lens.widened(), typed)
        return cls(lens, None)

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """What to show in the texts."""
        words = [pattern_of(clause) for clause in self.lens.of(Field.WORDS) if not clause.excluded]
        return (*words, self.typed) if self.typed else tuple(words)

    def match(self, holdings: Holdings) -> Match:
        """The articles that fit."""
        found = match(holdings, self.lens)
        return found & with_pattern(holdings, self.typed) if self.typed else found


def search(
    holdings: Holdings, lens: Lens, order: Order, after: Cursor | None, limit: int | None, *, typing: bool
) -> Page[Hit]:
    """A page of the articles that fit *lens*; raises ValueError for an order that hits do not have."""
    if order not in (Order.NEWEST, Order.RELEVANCE):
        raise ValueError(f"search results have no order {order!r}")
    query = Query.of(lens, typing=typing)
    found = query.match(holdings)
    patterns = sorted(query.patterns, key=holdings.index.frequency_of)
    scores = holdings.index.scores(patterns, found.numbers)
    articles = holdings.catalogue.articles

    def key(number: int) -> Key:
        newest = newest_key(articles[number].date, articles[number].id)
        return newest if order is Order.NEWEST else (-scores[number], *newest)

    def hit(number: int) -> Hit:
        shown = _snippet(holdings, number, patterns)
        return Hit(articles[number], scores[number], shown.text, shown.marks, shown.first)

    numbers = holdings.catalogue.newest_first(found.numbers)
    if order is Order.RELEVANCE:
        numbers = tuple(sorted(numbers, key=key))
    return page(numbers, key, hit, holdings.snapshot, after, limit, len(found.undated))


def _snippet(holdings: Holdings, number: int, patterns: Sequence[Pattern]) -> Snippet:
    studied = holdings.studied.get(number)
    if studied:
        return snippet(studied, patterns)
    return Snippet(holdings.catalogue.articles[number].summary, (), None)


def is_unfinished(clause: Clause) -> bool:
    """Whether *clause*, while it stands last and nothing after it, may be the beginning of a word."""
    return clause.field is Field.WORDS and not clause.excluded and not clause.quoted
