"""Answers about articles: the list of them."""

from __future__ import annotations

from defense_tui.lens.lens import Lens
from defense_tui.library.answers import ArticleRow, Cursor, Page
from defense_tui.library.holdings import Holdings
from defense_tui.library.library import Order
from defense_tui.library.matching import match
from defense_tui.library.paging import Key, page


def articles(holdings: Holdings, lens: Lens, order: Order, after: Cursor | None, limit: int | None) -> Page[ArticleRow]:
    """A page of the articles that fit *lens*; raises ValueError for an order that articles do not have."""
    catalogue = holdings.catalogue
    found = match(holdings, lens)

    def key(number: int) -> Key:
        return catalogue.key(order, number)

    def row(number: int) -> ArticleRow:
        return ArticleRow(catalogue.articles[number], holdings.index.lengths.get(number))

    numbers = sorted(found.numbers, key=key)
    return page(numbers, key, row, holdings.snapshot, after, limit, len(found.undated))
