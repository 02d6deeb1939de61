"""What is known of articles without their texts: their front matter, by number, id and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from defense_tui.lens.folding import fold
from defense_tui.library.library import Order
from defense_tui.library.paging import Key, newest_key, oldest_key
from defense_tui.model.article import Article


@dataclass(frozen=True)
class Catalogue:
    """The articles whose front matter was read; a number names the same article in every snapshot."""

    articles: Mapping[int, Article] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """All articles."""
        return frozenset(self.articles)

    @cached_property
    def dated(self) -> frozenset[int]:
        """The articles that have a date."""
        return frozenset(number for number, article in self.articles.items() if article.date)

    @cached_property
    def by_id(self) -> Mapping[str, int]:
        """The articles' numbers by their ids."""
        return {article.id: number for number, article in self.articles.items()}

    @cached_property
    def by_tag(self) -> Mapping[str, frozenset[int]]:
        """The articles with each tag; tags folded."""
        return _grouped((fold(tag).text, number) for number, article in self.articles.items() for tag in article.tags)

    @cached_property
    def by_citation(self) -> Mapping[str, frozenset[int]]:
        """The articles that rest on each source, by its id."""
        return _grouped((source, number) for number, article in self.articles.items() for source in article.sources)

    @cached_property
    def by_event(self) -> Mapping[str, frozenset[int]]:
        """The articles that list each event in their front matter, by its id."""
        return _grouped((event, number) for number, article in self.articles.items() for event in article.events)

    @cached_property
    def by_publisher(self) -> Mapping[str, frozenset[int]]:
        """The articles of each publisher, as written."""
        return _grouped((article.publisher, number) for number, article in self.articles.items() if article.publisher)

    def newest_first(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """*numbers* in the order of their articles' dates."""
        return tuple(sorted(numbers, key=self._rank.__getitem__))

    def ids(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The ids of the articles *numbers*, newest first."""
        return tuple(self.articles[number].id for number in self.newest_first(numbers))

    def key(self, order: Order, number: int) -> Key:
        """What article *number* is sorted by."""
        article = self.articles[number]
        match order:
            case Order.NEWEST:
                return newest_key(article.date, article.id)
            case Order.OLDEST:
                return oldest_key(article.date, article.id)
            case Order.TITLE:
                return (fold(article.title).text, article.id)
            case Order.SOURCE:
                publisher = fold(article.publisher).text
                return (publisher == "", publisher, *newest_key(article.date, article.id))
            case _:
                raise ValueError(f"articles have no order {order!r}")

    @cached_property
    def _rank(self) -> Mapping[int, int]:
        return {number: rank for rank, number in enumerate(sorted(self.articles, key=partial(self.key, Order.NEWEST)))}


def _grouped(pairs: Iterable[tuple[str, int]]) -> Mapping[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for key, number in pairs:
        groups.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in groups.items()}
