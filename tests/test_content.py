"""The bundled corpus is worth its readers' trust: complete, linked, in its own words, and with doubts told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from defense_tui.check import check
from defense_tui.check.strict import GUIDE
from defense_tui.corpus.bundled import bundled_root
from defense_tui.corpus.folder import CorpusFolder
from defense_tui.lens.lens import Lens
from defense_tui.library.answers import EventRow, OpenArticle, PlacedClaim
from defense_tui.library.memory import MemoryLibrary
from defense_tui.model.article import Markup
from defense_tui.model.edtf import EdtfDate, Precision
from defense_tui.model.span import DateMention, Mention
from tests.data.make_seed_runs import FILE, hashed, hashes_of, runs

EVERYTHING = Lens()
FOLDER = CorpusFolder.open(bundled_root())
ARTICLES = [file.id for file in FOLDER.files]
BRIEFS = [file.id for file in FOLDER.files if GUIDE not in FOLDER.head(file).article.tags]
NARROW = (Precision.DAY, Precision.MONTH)


@pytest.fixture(scope="module")
def library() -> Iterator[MemoryLibrary]:
    """The bundled corpus, wholly read."""
    with closing(MemoryLibrary.open(bundled_root(), None)) as library:
        assert library.wait(600)
        yield library


@pytest.fixture(scope="module")
def events(library: MemoryLibrary) -> dict[str, EventRow]:
    """The timeline by event id."""
    return {row.event.id: row for row in library.events(EVERYTHING, limit=None).rows}


def test_it_asks_for_a_strict_check_and_passes_it() -> None:
    assert FOLDER.info.strict
    assert check(bundled_root()) == ()


def test_it_is_as_large_as_is_said_of_it(library: MemoryLibrary) -> None:
    assert library.articles(EVERYTHING).total >= 17
    assert library.entities(EVERYTHING).total >= 180
    assert library.events(EVERYTHING).total >= 165
    assert library.claims(EVERYTHING).total >= 80


@pytest.mark.parametrize("id_", BRIEFS)
def test_a_brief_is_read_in_a_few_minutes(library: MemoryLibrary, id_: str) -> None:
    assert 600 <= len(library.article(id_).text.text.split()) <= 1000


@pytest.mark.parametrize("id_", BRIEFS)
def test_a_brief_ends_with_what_is_not_known(library: MemoryLibrary, id_: str) -> None:
    text = library.article(id_).text
    headings = [span for span in text.markup if span.kind is Markup.HEADING]
    assert text.text[headings[-1].start : headings[-1].end] == "What is not known"
    assert any(span.kind is Markup.LIST_ITEM and span.start > headings[-1].end for span in text.markup)


@pytest.mark.parametrize("id_", ARTICLES)
def test_the_front_matter_of_an_article_is_complete(library: MemoryLibrary, id_: str) -> None:
    article = library.article(id_).article
    assert article.date and article.as_of == FOLDER.info.as_of
    assert article.publisher and article.summary and article.tags and article.language == FOLDER.info.language
    assert article.sources and article.entities and article.events
    assert not article.extra


@pytest.mark.parametrize("id_", ARTICLES)
def test_an_article_names_the_entities_that_it_lists(library: MemoryLibrary, id_: str) -> None:
    opened = library.article(id_)
    assert set(opened.article.entities) <= {mention.entity for mention in opened.mentions}


@pytest.mark.parametrize("id_", ARTICLES)
def test_every_event_that_an_article_lists_is_opened_from_its_text(
    library: MemoryLibrary, events: dict[str, EventRow], id_: str
) -> None:
    opened = library.article(id_)
    dates = {mention.date for mention in opened.dates}
    reached = {event for date in dates for event in reached_by_date(date, id_, events)} | reached_by_claims(opened)
    assert set(opened.article.events) - reached == set()


@pytest.mark.parametrize("id_", ARTICLES)
def test_a_day_that_an_article_names_opens_what_it_tells_of_that_day(
    library: MemoryLibrary, events: dict[str, EventRow], id_: str
) -> None:
    days = {mention.date for mention in library.article(id_).dates if mention.date.precision is Precision.DAY}
    reached = {event for day in days for event in reached_by_date(day, id_, events)}
    assert {event for event in reached if id_ not in events[event].articles} == set()


def reached_by_date(date: EdtfDate, article: str, events: dict[str, EventRow]) -> set[str]:
    """The events to which Enter leads on a *date* in *article*: the only one there is, or those of a day or month.

    Where there is no choice to be made from a long list, a year opens what an article tells of that year.
    """
    possible = [row for row in events.values() if row.event.date.overlaps(date)]
    told = [row for row in possible if article in row.articles] or possible
    found = [row for row in told if row.event.date.text == date.text] or told
    return {
        row.event.id
        for row in found
        if len(found) == 1 or date.precision in NARROW or row.event.date.precision not in NARROW
    }


def reached_by_claims(opened: OpenArticle) -> set[str]:
    """The events to which Enter leads on words that tell of a claim and are neither a name nor a date."""
    taken = _offsets(opened.mentions) | _offsets(opened.dates)
    free = _offsets(opened.claims) - taken
    return {
        next(placed.claim.event for placed in opened.claims if placed.start <= offset < placed.end) for offset in free
    }


def _offsets(spans: Iterable[Mention | DateMention | PlacedClaim]) -> set[int]:
    return {offset for span in spans for offset in range(span.start, span.end)}


def test_who_says_what_about_stryker_has_an_answer(library: MemoryLibrary) -> None:
    claims = [row.claim for row in library.claims(EVERYTHING, limit=None).rows if "stryker" in row.claim.entities]
    assert len({claim.source for claim in claims}) >= 5
    assert len({claim.assessment for claim in claims}) >= 3


def test_no_run_of_eight_words_is_that_of_the_first_two_articles() -> None:
    known = set(FILE.read_text("ascii").split())
    assert len(known) > 1000
    assert [" ".join(run) for text in texts() for run in runs(text) if hashed(run) in known] == []


def texts() -> Iterator[str]:
    """All that the corpus says in words of its own."""
    for document in map(FOLDER.read, FOLDER.files):
        yield from (document.article.title, document.article.summary, document.text.text)
    for entity in FOLDER.curated.entities:
        yield from (entity.description, *entity.attributes.values())
    for event in FOLDER.curated.events:
        yield from (event.title, event.summary)
    for claim in FOLDER.curated.claims:
        yield from (claim.text, claim.note, claim.outcome)


def test_the_hashes_of_runs_are_those_of_the_first_two_articles(seeds: Path) -> None:
    assert set(FILE.read_text("ascii").split()) == hashes_of(seeds)


def test_a_run_is_known_again_in_other_capitals_and_by_another_apostrophe() -> None:
    first, second = (
        runs("one two, three-four five six seven It's, nine"),
        runs("One TWO three four five Six seven it’s"),
    )
    assert hashed(next(first)) == hashed(next(second))
    assert len(list(runs("one two three four five six seven"))) == 0
