"""Lists come in their order, page by page, every row once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.library.answers import Cursor, Page
from defense_tui.library.library import Library, Order
from tests.conformance import corpus
from tests.conformance.conftest import Open
from tests.conformance.lenses import lenses

Ask = Callable[[Cursor | None, int | None], Page[Any]]
EVERYTHING = Lens()


def rows(ask: Ask, limit: int) -> list[Any]:
    """All rows, fetched page by page."""
    found: list[Any] = []
    after: Cursor | None = None
    while True:
        page = ask(after, limit)
        assert len(page.rows) <= limit
        found += page.rows
        after = page.after
        if after is None:
            return found


def lists(library: Library, lens: Lens) -> dict[str, Ask]:
    """Every list in every order."""
    asks: dict[str, Ask] = {
        "claims": lambda after, limit: library.claims(lens, after, limit),
        "mentions": lambda after, limit: library.mentions("india", lens, after, limit),
    }
    for name, ask, orders in (
        ("articles", library.articles, (Order.NEWEST, Order.OLDEST, Order.TITLE, Order.SOURCE)),
        ("search", library.search, (Order.NEWEST, Order.RELEVANCE)),
        ("entities", library.entities, (Order.COUNT, Order.NAME)),
        ("events", library.events, (Order.OLDEST, Order.NEWEST)),
    ):
        for order in orders:
            asks[f"{name} {order}"] = lambda after, limit, ask=ask, order=order: ask(lens, order, after, limit)  # type: ignore[misc]
    return asks


@given(lens=lenses, limit=st.integers(1, 4))
def test_pages_together_are_the_whole_list(small: Library, lens: Lens, limit: int) -> None:
    for name, ask in lists(small, lens).items():
        whole = ask(None, None)
        assert rows(ask, limit) == list(whole.rows), name
        assert whole.total == len(whole.rows), name
        assert whole.after is None, name


QUAD, FRAMEWORK, EMPTY, TALKS = "2025/quad", "2025/framework", "notes/empty", "2025/talks"
PROGRAM, PROGRAMME, LEASE, UNDATED = "2024/program", "2024/programme", "2024/lease", "notes/undated"


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.NEWEST, [QUAD, FRAMEWORK, EMPTY, TALKS, PROGRAM, PROGRAMME, LEASE, UNDATED]),
        (Order.OLDEST, [PROGRAMME, LEASE, PROGRAM, QUAD, TALKS, FRAMEWORK, EMPTY, UNDATED]),
        (Order.TITLE, [PROGRAM, QUAD, UNDATED, EMPTY, TALKS, PROGRAMME, FRAMEWORK, LEASE]),
        (Order.SOURCE, [TALKS, PROGRAMME, LEASE, FRAMEWORK, PROGRAM, QUAD, EMPTY, UNDATED]),
    ],
)
def test_articles_come_in_the_order_asked_for(small: Library, order: Order, ids: list[str]) -> None:
    assert [row.article.id for row in small.articles(EVERYTHING, order).rows] == ids


def test_entities_come_by_count_or_by_name(small: Library) -> None:
    by_count = [(row.entity.id, row.mentions, row.articles) for row in small.entities(EVERYTHING).rows]
    assert by_count == [("india", 6, 5), ("japan", 4, 4), ("mq-9b", 2, 1), ("quad", 2, 1), ("p-8i", 0, 0)]
    by_name = [row.entity.id for row in small.entities(EVERYTHING, Order.NAME).rows]
    assert by_name == ["india", "japan", "mq-9b", "p-8i", "quad"]


def test_mentions_come_newest_article_first_and_then_by_place(small: Library) -> None:
    rows_ = small.mentions("india", EVERYTHING).rows
    assert [row.article.id for row in rows_] == [FRAMEWORK, FRAMEWORK, TALKS, PROGRAM, LEASE, UNDATED]
    assert rows_[0].mention.start < rows_[1].mention.start
    assert (rows_[0].before, rows_[0].after) == ("The ten-year framework of ", " was signed. India signed first.")


@pytest.mark.parametrize("order", [Order.RELEVANCE, Order.COUNT, Order.NAME])
def test_an_order_that_a_list_does_not_have_is_refused(small: Library, order: Order) -> None:
    with pytest.raises(ValueError, match="no order"):
        small.articles(EVERYTHING, order)
    with pytest.raises(ValueError, match="no order"):
        small.events(EVERYTHING, order)


def test_relevance_puts_the_article_about_it_first(small: Library) -> None:
    found = small.search(parse("framework"), Order.RELEVANCE)
    assert found.rows[0].article.id == FRAMEWORK
    assert found.rows[0].score > found.rows[-1].score > 0


def test_while_typing_the_last_word_is_the_beginning_of_one(small: Library) -> None:
    assert small.search(parse("the fram")).total == 0
    typed = small.search(parse("the fram"), typing=True)
    assert {hit.article.id for hit in typed.rows} == {FRAMEWORK, TALKS, UNDATED}
    assert small.search(parse('the "fram"'), typing=True).total == 0
    assert small.search(parse("fram entity:japan"), typing=True).total == 0
    assert small.search(parse("the -fram"), typing=True).total == small.search(parse("the -fram")).total


def test_a_spelling_from_the_other_side_of_the_ocean_is_found_but_not_in_quotes(small: Library) -> None:
    both = {PROGRAM, PROGRAMME}
    for query in ("defence program", "defense programme", "defence-programme"):
        assert {hit.article.id for hit in small.search(parse(query)).rows} == both
    assert {hit.article.id for hit in small.search(parse('"defence programme"')).rows} == {PROGRAMME}


def test_every_row_is_given_once_while_the_library_grows(open_library: Open, tmp_path: Path) -> None:
    library = open_library(corpus.write_many(tmp_path / "many", 120))
    for order in (Order.NEWEST, Order.OLDEST, Order.TITLE, Order.SOURCE):
        first = library.articles(EVERYTHING, order, limit=7)
        known = {row.article.id for row in library.articles(EVERYTHING, order, limit=None).rows}
        found = [*first.rows]
        after = first.after
        while after:
            page = library.articles(EVERYTHING, order, after, limit=7)
            assert page.snapshot.generation >= first.snapshot.generation
            found += page.rows
            after = page.after
        ids = [row.article.id for row in found]
        assert len(ids) == len(set(ids))
        assert not first.rows or known <= set(ids)
    assert library.wait(60)
    assert library.articles(EVERYTHING, limit=1).total == 120
