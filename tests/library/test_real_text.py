"""What a reader's own folders look like: the claims of the two first articles, and 685 documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from defense_tui.corpus.bundled import bundled_root
from defense_tui.lens.folding import words
from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.library.library import Order
from defense_tui.library.memory import MemoryLibrary
from defense_tui.model.curated import Origin
from tests.conftest import shared

EVERYTHING = Lens()


@pytest.fixture(scope="module")
def documents() -> Iterator[MemoryLibrary]:
    """The 685 documents, wholly read."""
    with closing(MemoryLibrary.open(shared("corpora/white-house"), bundled_root())) as library:
        assert library.wait(600)
        yield library


def test_both_seeds_are_recognised_as_their_sources_own_text(seeds: Path) -> None:
    with closing(MemoryLibrary.open(seeds, bundled_root())) as library:
        assert library.wait(60)
        claims = library.claims(EVERYTHING, limit=None).rows
        assert {row.claim.source for row in claims} == {"sensexnifty-2025", "thxnews-2025"}
        for row in claims:
            assert row.said, row.claim.id
            text = library.article(row.said.article).text.text
            assert words(text[row.said.start : row.said.end]) == words(row.claim.quote)
        opened = [library.article(row.article.id) for row in library.articles(EVERYTHING).rows]
        assert sum(len(article.claims) for article in opened) == len(claims)
        assert all(article.mentions for article in opened)


def test_every_quote_of_the_bundled_claims_is_found_in_its_article() -> None:
    with closing(MemoryLibrary.open(bundled_root(), bundled_root())) as library:
        assert library.wait(60)
        for row in library.claims(EVERYTHING, limit=None).rows:
            assert len(row.told) == len(row.claim.told), row.claim.id


def test_a_search_finds_exactly_the_documents_that_have_the_word(documents: MemoryLibrary) -> None:
    found = documents.search(parse("India"), limit=None)
    texts = {
        row.article.id: documents.article(row.article.id) for row in documents.articles(EVERYTHING, limit=None).rows
    }
    expected = {
        id_
        for id_, opened in texts.items()
        if re.search(r"(?<!\w)india(?!\w)", f"{opened.article.title}\n{opened.text.text}", re.IGNORECASE)
    }
    assert {hit.article.id for hit in found.rows} == expected
    assert found.total == len(expected) == 347


def test_each_hit_shows_the_word(documents: MemoryLibrary) -> None:
    for order in (Order.NEWEST, Order.RELEVANCE):
        for hit in documents.search(parse("India"), order, limit=None).rows:
            marked = {hit.snippet[start:end].lower() for start, end in hit.marks}
            assert marked == {"india"} or hit.first is None
            assert len(hit.snippet) < 400


def test_names_in_a_strange_folder_are_bundled_or_unreviewed(documents: MemoryLibrary) -> None:
    rows = documents.entities(EVERYTHING, limit=None).rows
    origins = [row.entity.origin for row in rows]
    assert set(origins) == {Origin.BUNDLED, Origin.UNREVIEWED}
    assert origins == sorted(origins)
    assert all(row.mentions >= row.articles > 0 for row in rows)


def test_the_timeline_of_a_strange_folder_is_its_articles_and_the_dates_in_them(documents: MemoryLibrary) -> None:
    rows = documents.events(EVERYTHING, limit=None).rows
    articles = [row for row in rows if row.event.id.startswith("article:")]
    assert len(articles) == 685
    assert all(row.event.id.startswith("date:") and row.event.title for row in rows if row not in articles)
    assert sum(bucket.events for bucket in documents.buckets(EVERYTHING)) == len(rows)
