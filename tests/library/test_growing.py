"""A library that grows never changes what it has published."""

from __future__ import annotations

from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.library.articles import articles
from defense_tui.library.curation import Curation
from defense_tui.library.entities import entities
from defense_tui.library.growing import Growth
from defense_tui.library.holdings import Holdings
from defense_tui.library.library import Order
from defense_tui.library.searching import search
from defense_tui.library.studying import Study
from defense_tui.model.corpus import Fault
from defense_tui.model.curated import Curated
from tests.library.texts import OWN, document, entity

EVERYTHING = Lens()
TEXTS = [
    document("a", "India spoke of the Kestrel Harbour Authority.", "2024"),
    document("b", "India heard of the Kestrel Harbour Authority.", "2025"),
    document("c", "Nobody heard.", "2026"),
]


def answers(holdings: Holdings) -> tuple[object, ...]:
    """Some of all that can be asked."""
    return (
        articles(holdings, EVERYTHING, Order.NEWEST, None, None),
        search(holdings, parse("heard"), Order.RELEVANCE, None, None, typing=True),
        search(holdings, parse("-heard"), Order.NEWEST, None, None, typing=False),
        entities(holdings, EVERYTHING, Order.COUNT, None, None),
        holdings.chronicle.entries,
        holdings.faults,
    )


def grown() -> tuple[Growth, Study]:
    """A growth before its first article, and what studies the articles."""
    curation = Curation.of(Curated(entities=(entity("india", "India"),)), Curated(), OWN)
    return Growth(len(TEXTS), curation), Study(curation)


def test_a_published_state_answers_the_same_whatever_is_taken_in_later() -> None:
    published: list[Holdings] = []
    at_once: list[tuple[object, ...]] = []
    growth, study = grown()
    for number, text in enumerate(TEXTS):
        growth.announce(number, text.article, ())
    for number, text in enumerate(TEXTS):
        published.append(growth.published())
        if number % 2:
            at_once.append(answers(published[-1]))
        growth.take_in(number, study.of(text), (Fault(text.article.file, 1, "odd", "odd", "mend it"),))
        growth.review()
    control_growth, control_study = grown()
    for number, text in enumerate(TEXTS):
        control_growth.announce(number, text.article, ())
    for number, text in enumerate(TEXTS):
        assert answers(published[number]) == answers(control_growth.published())
        control_growth.take_in(number, control_study.of(text), (Fault(text.article.file, 1, "odd", "odd", "mend it"),))
        control_growth.review()
    assert at_once == [answers(holdings) for holdings in published[1::2]]


def test_generations_rise_and_reading_is_counted() -> None:
    growth, study = grown()
    growth.announce(0, TEXTS[0].article, ())
    first = growth.published().snapshot
    growth.take_in(0, study.of(TEXTS[0]), ())
    second = growth.published().snapshot
    assert (first.generation, first.read, first.articles) == (1, 0, 3)
    assert (second.generation, second.read, second.complete) == (2, 1, False)


def test_the_faults_of_a_text_take_the_place_of_those_of_its_head() -> None:
    growth, study = grown()
    fault = Fault("a.md", 2, "bad-date", "bad", "mend it")
    growth.announce(0, TEXTS[0].article, (fault,))
    assert growth.published().faults == (fault,)
    growth.take_in(0, study.of(TEXTS[0]), (fault,))
    assert growth.published().faults == (fault,)
