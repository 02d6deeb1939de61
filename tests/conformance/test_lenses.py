"""Whatever the lens, a library shows what a person asking each article each clause would show."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.lens.query import parse
from defense_tui.library.answers import Page
from defense_tui.library.library import Library, Order
from tests.conformance.corpus import SHEETS, Sheet
from tests.conformance.lenses import clauses, lenses
from tests.conformance.oracle import KINDS, fitting

BY_ID = {sheet.id: sheet for sheet in SHEETS}


@given(lens=lenses)
def test_articles_are_those_that_fit(small: Library, lens: Lens) -> None:
    fit, undated = fitting(lens)
    page = small.articles(lens, limit=None)
    assert {row.article.id for row in page.rows} == fit
    assert (page.total, page.undated, page.after) == (len(fit), len(undated), None)


@given(lens=lenses, order=st.sampled_from([Order.NEWEST, Order.RELEVANCE]))
def test_a_search_finds_the_articles_that_fit(small: Library, lens: Lens, order: Order) -> None:
    fit, undated = fitting(lens)
    page = small.search(lens, order, limit=None)
    assert {hit.article.id for hit in page.rows} == fit
    assert (page.total, page.undated) == (len(fit), len(undated))
    assert order is Order.NEWEST or [hit.score for hit in page.rows] == sorted(
        (hit.score for hit in page.rows), reverse=True
    )


@given(lens=lenses)
def test_snippets_are_parts_of_the_article_with_the_matches_marked(small: Library, lens: Lens) -> None:
    for hit in small.search(lens, limit=None).rows:
        text = small.article(hit.article.id).text.text
        assert "\n" not in hit.snippet
        assert hit.snippet in text.replace("\n", " ") or hit.snippet in hit.article.summary
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)
        assert list(hit.marks) == sorted(hit.marks)
        if hit.first is not None:
            start, end = hit.marks[0]
            assert text[hit.first :].startswith(hit.snippet[start:end])


@given(lens=lenses)
def test_entities_are_counted_in_the_articles_that_fit(small: Library, lens: Lens) -> None:
    fit, _ = fitting(lens)
    mentions: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for id_ in fit:
        mentions.update(BY_ID[id_].named)
        articles.update(BY_ID[id_].named.keys())
    for clause in lens.of(Field.KIND):
        for entity in list(mentions):
            if (entity in KINDS.get(clause.value.lower(), ())) is clause.excluded:
                del mentions[entity]
    page = small.entities(lens, limit=None)
    rows = {row.entity.id: (row.mentions, row.articles) for row in page.rows if row.mentions}
    assert rows == {entity: (count, articles[entity]) for entity, count in mentions.items()}
    assert page.total == len(page.rows)
    assert [row.entity.id for row in page.rows if not row.mentions] == ([] if lens else ["p-8i"])


@given(lens=lenses, entity=st.sampled_from(["india", "japan", "quad", "mq-9b", "p-8i"]))
def test_mentions_and_company_come_from_the_articles_that_fit(small: Library, lens: Lens, entity: str) -> None:
    fit, _ = fitting(lens)
    naming: list[Sheet] = [BY_ID[id_] for id_ in fit if entity in BY_ID[id_].named]
    page = small.mentions(entity, lens, limit=None)
    assert Counter(row.article.id for row in page.rows) == {sheet.id: sheet.named[entity] for sheet in naming}
    company = Counter(other for sheet in naming for other in sheet.named if other != entity)
    found = small.cooccurring(entity, lens)
    assert {each.entity.id: each.articles for each in found} == company
    assert [each.articles for each in found] == sorted((each.articles for each in found), reverse=True)


@given(lens=lenses)
@settings(max_examples=50)
def test_years_are_the_events_counted(small: Library, lens: Lens) -> None:
    events: Page[object] = small.events(lens, limit=None)  # type: ignore[assignment]
    buckets = small.buckets(lens)
    assert sum(bucket.events for bucket in buckets) == events.total
    assert [bucket.year for bucket in buckets] == sorted({bucket.year for bucket in buckets})


@given(first=clauses, second=clauses)
def test_another_clause_never_shows_more(small: Library, first: Clause, second: Clause) -> None:
    wide, narrow = Lens((first,)), Lens((first, second))
    for ask in (small.articles, small.search, small.entities, small.events, small.claims):
        assert ask(narrow).total <= ask(wide).total


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("", ["lease-2024", "quad-2025", "framework-2025", "delivery-2099"]),
        ("entity:mq-9b", ["lease-2024", "delivery-2099"]),
        ("kind:country -entity:japan", ["lease-2024", "framework-2025"]),
        ("event:quad-2025", ["quad-2025"]),
        ("tag:lease", ["lease-2024"]),
        ('source:"thx news"', ["framework-2025"]),
        ("cites:harbour-2024", ["lease-2024"]),
        ("harbour", ["lease-2024"]),
        ('"ten year" framework', ["framework-2025"]),
        ("since:2025 until:2025", ["quad-2025", "framework-2025"]),
        ("after:2025", ["delivery-2099"]),
        ("article:2025/talks", ["framework-2025"]),
        ("-article:2025/talks", ["lease-2024", "quad-2025", "framework-2025", "delivery-2099"]),
        ("-article:2024/lease", ["quad-2025", "framework-2025", "delivery-2099"]),
        ("nowhere", []),
    ],
)
def test_events_fit_by_what_they_say_themselves(small: Library, query: str, events: list[str]) -> None:
    page = small.events(parse(query))
    assert [row.event.id for row in page.rows] == events
    assert page.total == len(events)


@pytest.mark.parametrize(
    ("query", "claims", "undated"),
    [
        ("", ["harbour-01", "harbour-02", "thx-01", "thx-02"], 0),
        ("entity:mq-9b", ["harbour-01", "thx-01"], 0),
        ("kind:country", ["harbour-02", "thx-01", "thx-02"], 0),
        ("event:lease-2024 source:harbour", ["harbour-01", "harbour-02"], 0),
        ("event:lease-2024 since:2024", ["harbour-01", "thx-01"], 1),
        ("tag:lease", ["harbour-01", "harbour-02", "thx-01"], 0),
        ("drones", ["harbour-01", "thx-01"], 0),
        ("article:2025/talks", ["thx-02"], 0),
        ("article:2025/framework", ["thx-02"], 0),
        ("-article:2024/lease", ["harbour-02", "thx-01", "thx-02"], 0),
    ],
)
def test_claims_fit_by_what_they_say_themselves(small: Library, query: str, claims: list[str], undated: int) -> None:
    page = small.claims(parse(query))
    assert [row.claim.id for row in page.rows] == claims
    assert (page.total, page.undated) == (len(claims), undated)


@pytest.mark.parametrize("query", ["is:unread", "-has:note", "note:question", "color:yellow"])
def test_a_question_about_the_reader_must_be_resolved_first(small: Library, query: str) -> None:
    lens = parse(query)
    for ask in (small.articles, small.search, small.entities, small.events, small.claims, small.buckets):
        with pytest.raises(ValueError, match="about the reader"):
            ask(lens)
