"""Unreviewed names: listed behind what was curated, and open to all the same questions."""

from __future__ import annotations

import pytest

from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.library.library import Order
from defense_tui.library.memory import MemoryLibrary
from defense_tui.model.curated import Curated, Origin
from tests.library.texts import document, entity, library

EVERYTHING = Lens()


@pytest.fixture
def names() -> MemoryLibrary:
    """Two articles that share a name which nobody curated."""
    return library(
        [
            document("a", "In the port the Kestrel Harbour Authority met India. The Kestrel Harbour Authority slept."),
            document("b", "They said that the Kestrel Harbour Authority and India would meet again.", "2025-07-01"),
            document("c", "Only here they speak of the Lonely Rock Company and of nothing else."),
        ],
        Curated(entities=(entity("india", "India"), entity("japan", "Japan"))),
    )


def test_a_name_in_two_articles_is_listed_behind_all_entities(names: MemoryLibrary) -> None:
    for order in (Order.COUNT, Order.NAME):
        rows = names.entities(EVERYTHING, order).rows
        assert [row.entity.id for row in rows] == ["india", "japan", "name:kestrel-harbour-authority"]
    last = rows[-1]
    assert (last.entity.kind, last.entity.origin, last.mentions, last.articles) == ("name", Origin.UNREVIEWED, 3, 2)


def test_a_name_can_be_opened_like_an_entity(names: MemoryLibrary) -> None:
    (id_,) = [row.entity.id for row in names.entities(parse("kind:name")).rows]
    profile = names.profile(id_)
    assert (profile.entity.name, profile.mentions, profile.articles) == ("Kestrel Harbour Authority", 3, 2)
    rows = names.mentions(id_, EVERYTHING).rows
    assert [(row.article.id, row.mention.text) for row in rows] == [
        ("b", "Kestrel Harbour Authority"),
        ("a", "Kestrel Harbour Authority"),
        ("a", "Kestrel Harbour Authority"),
    ]
    assert [each.entity.id for each in names.cooccurring(id_, EVERYTHING)] == ["india"]
    assert [each.entity.id for each in names.cooccurring("india", EVERYTHING)] == [id_]


def test_a_name_narrows_by_its_id_or_as_written(names: MemoryLibrary) -> None:
    for query in ("entity:name:kestrel-harbour-authority", 'entity:"kestrel harbour authority"'):
        assert {row.article.id for row in names.articles(parse(query)).rows} == {"a", "b"}
    assert [row.entity.id for row in names.entities(parse("-kind:country")).rows] == []


def test_names_and_entities_stand_in_the_text_together(names: MemoryLibrary) -> None:
    opened = names.article("a")
    text = opened.text.text
    assert [(mention.entity, text[mention.start : mention.end]) for mention in opened.mentions] == [
        ("name:kestrel-harbour-authority", "Kestrel Harbour Authority"),
        ("india", "India"),
        ("name:kestrel-harbour-authority", "Kestrel Harbour Authority"),
    ]


def test_a_name_around_a_curated_one_gives_way_to_it_in_the_text() -> None:
    articles = [document(id_, "The ship is of the India Steamship Company and sails.") for id_ in ("a", "b")]
    made = library(articles, Curated(entities=(entity("india", "India"),)))
    opened = made.article("a")
    assert [mention.entity for mention in opened.mentions] == ["india"]
    ends = [0, *(mention.end for mention in opened.mentions)]
    assert all(end <= mention.start for end, mention in zip(ends, opened.mentions, strict=False))


def test_a_query_can_be_completed_with_a_name(names: MemoryLibrary) -> None:
    (completion,) = names.complete("entity:harb")
    assert (completion.text, completion.articles) == ("entity:name:kestrel-harbour-authority", 2)
