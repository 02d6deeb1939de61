"""What people curated, as a corpus uses it."""

from __future__ import annotations

from defense_tui.library.curation import Curation
from defense_tui.model.curated import Curated, Event, Name, Origin, Relation, Source
from defense_tui.model.edtf import EdtfDate
from tests.library.texts import FOREIGN, OWN, claim, entity

FOUR = entity("quad", "Quad")._replace(aliases=(Name("Quad", "exact"), Name("the Four", "fold")))
OTHER_FOUR = entity("gang", "Gang")._replace(aliases=(Name("Gang", "fold"), Name("The Four", "fold")))
MINE = Curated(
    entities=(FOUR, OTHER_FOUR),
    events=(Event("e", EdtfDate.parse("2025"), "Event"),),
    claims=(claim("c", "post"),),
    sources=(Source("post", "Harbour Post"),),
)
LENT = Curated(
    entities=(entity("india", "India"),),
    relations=(Relation("india", "is", "india"),),
    events=(Event("lent", EdtfDate.parse("2024"), "Lent"),),
    claims=(claim("l", "wire"),),
    sources=(Source("post", "Other Post"), Source("wire", "Wire")),
)


def test_a_corpus_with_entities_uses_its_own_and_nothing_bundled() -> None:
    curation = Curation.of(MINE, LENT, OWN)
    assert (list(curation.entities), list(curation.claims), list(curation.sources)) == (
        ["quad", "gang"],
        ["c"],
        ["post"],
    )
    assert (curation.relations, list(curation.other_events), curation.own_claims) == ((), [], True)
    assert not curation.derives_timeline


def test_a_folder_without_entities_borrows_the_bundled_ones() -> None:
    curation = Curation.of(Curated(), LENT, FOREIGN)
    assert [(each.id, each.origin) for each in curation.entities.values()] == [("india", Origin.BUNDLED)]
    assert curation.relations == LENT.relations
    assert (list(curation.timeline), list(curation.other_events)) == ([], ["lent"])
    assert not curation.own_claims
    assert curation.derives_timeline


def test_what_a_folder_brings_itself_goes_before_what_is_bundled() -> None:
    curation = Curation.of(MINE._replace(entities=()), LENT, FOREIGN)
    assert list(curation.claims) == ["c"]
    assert curation.sources["post"].publisher == "Harbour Post"
    assert list(curation.timeline) == ["e"]


def test_a_corpus_can_do_without_entities() -> None:
    curation = Curation.of(MINE, LENT, OWN._replace(entities="none"))
    assert curation.entities == {}
    assert list(curation.timeline) == ["e"]


def test_before_the_curated_files_are_read_nothing_is_said_about_them() -> None:
    curation = Curation.unread()
    assert not curation.derives_timeline
    assert curation.entities == {}


def test_a_name_stands_for_an_entity_only_when_it_is_one_entitys_alone() -> None:
    curation = Curation.of(MINE, LENT, OWN)
    assert curation.entity_named("quad") == "quad"
    assert curation.entity_named("QUAD") == "quad"
    assert curation.entity_named("the four") is None
    assert curation.entity_named("nobody") is None


def test_a_source_goes_by_its_id_or_by_words_of_its_publisher() -> None:
    curation = Curation.of(MINE, LENT, OWN)
    assert curation.is_source("post", "POST")
    assert curation.is_source("post", "harbour")
    assert not curation.is_source("post", "harbour post ltd")
    assert not curation.is_source("post", "&")
    assert not curation.is_source("gone", "harbour")
    assert curation.is_source("gone", "gone")
