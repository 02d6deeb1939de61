"""Why nothing is found: a lens names what the corpus does not have."""

from __future__ import annotations

import pytest

from defense_tui.lens.lens import Clause, Lens
from defense_tui.lens.query import parse
from defense_tui.library.memory import MemoryLibrary
from defense_tui.library.plan import EVERYTHING
from defense_tui.model.curated import Confidence, Curated, Entity, Event, Name, Source
from defense_tui.model.edtf import EdtfDate
from tests.library.texts import claim, document, entity, library


@pytest.fixture
def small() -> MemoryLibrary:
    """A library with one or two of each."""
    curated = Curated(
        entities=(entity("india", "India"), entity("mq-9b", "MQ-9B", "platform")),
        events=(Event("lease-2024", EdtfDate.parse("2024"), "A lease", confidence=Confidence.NAMED, tags=("drones",)),),
        claims=(claim("c", "post-2024"),),
        sources=(Source("post-2024", publisher="Harbour Post"),),
    )
    return library([document("2024/lease", "India leased an MQ-9B.")], curated)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("entity:indai", "there is no entity 'indai'; did you mean entity:india?"),
        ("entity:zzz", "there is no entity 'zzz'; there are india, mq-9b"),
        ("kind:platfor", "there is no kind 'platfor'; did you mean kind:platform?"),
        ("kind:foo", "there is no kind 'foo'; there are country, platform"),
        ("source:harbor-post", "there is no source 'harbor-post'; did you mean source:\"Harbour Post\"?"),
        ("cites:post-2025", "there is no source 'post-2025'; did you mean cites:post-2024?"),
        ("tag:drone", "there is no tag 'drone'; did you mean tag:drones?"),
        ("event:lease-2023", "there is no event 'lease-2023'; did you mean event:lease-2024?"),
        ("article:2024/leese", "there is no article '2024/leese'; did you mean article:2024/lease?"),
    ],
)
def test_what_is_not_there_is_told_with_what_is_near(small: MemoryLibrary, query: str, told: str) -> None:
    assert small.strangers(parse(query)) == (told,)
    assert small.strangers(parse(f"-{query} words")) == (told,)


_THERE = (
    'zzz entity:INDIA entity:MQ-9B kind:Platform source:"harbour post" source:post-2024 cites:post-2024 tag:Drones'
    " event:lease-2024 article:2024/lease since:2024 -before:2024"
)


def test_a_name_that_proves_nothing_is_told_when_its_entity_is_not_found() -> None:
    stryker = Entity("stryker", "platform", "Stryker", (Name("Stryker", "exact", "context"),))
    small = library(
        [document("a", "Strykers and a Stryker."), document("b", "Stryker sells beds.")],
        Curated(entities=(stryker, entity("mq-9b", "MQ-9B", "platform"))),
    )
    why = "2 articles have the word 'Stryker', but nothing shows that the platform is meant"
    assert small.strangers(parse("entity:stryker")) == (why,)
    assert small.strangers(parse("entity:mq-9b")) == ("no article names MQ-9B",)
    assert small.strangers(parse("-entity:stryker")) == ()


@pytest.mark.parametrize("clause", parse(_THERE).clauses, ids=str)
def test_of_what_is_there_nothing_is_told(small: MemoryLibrary, clause: Clause) -> None:
    assert small.strangers(Lens((clause,))) == ()


def test_every_clause_is_judged(small: MemoryLibrary) -> None:
    assert len(small.strangers(parse("entity:x kind:y source:z entity:india"))) == 3


def test_the_plan_of_a_question_looks_only_for_what_it_needs() -> None:
    assert not EVERYTHING.for_articles(parse("drones since:2024")).complete
    asked = [EVERYTHING.for_articles(parse(query)) for query in ("drones", "entity:india", "kind:x", "event:y")]
    assert [(plan.names, plan.dates) for plan in asked] == [(False, False), (True, False), (True, False), (False, True)]
    assert EVERYTHING.for_events(parse("drones")).dates
    assert EVERYTHING.complete
