"""Where texts name curated entities, and which of several they mean."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.analysis import trie
from defense_tui.analysis.mentions import Gazetteer
from defense_tui.model.curated import Entity, Name

Case = Literal["exact", "fold"]
Needs = Literal["self", "context"] | None


def entity(slug: str, *names: str | tuple[str, Case, Needs]) -> Entity:
    """An entity of the table; a bare name is matched without regard to capitals."""
    aliases = tuple(Name(name, "fold") if isinstance(name, str) else Name(*name) for name in names)
    return Entity(slug, "kind", aliases[0].value, aliases)


TABLE = (
    entity("india", ("India", "exact", None), ("Indian", "exact", "context")),
    entity(
        "usa",
        "United States",
        ("US", "exact", None),
        ("U.S.", "exact", None),
        ("America", "exact", "context"),
    ),
    entity("modi", "Narendra Modi", ("Modi", "exact", None)),
    entity("jaishankar", "S. Jaishankar", "Dr. S. Jaishankar", ("Jaishankar", "exact", None)),
    entity("rajnath-singh", "Rajnath Singh", ("Singh", "exact", "self"), ("Minister Singh", "exact", "self")),
    entity("manmohan-singh", "Manmohan Singh", ("Singh", "exact", "self")),
    entity("alliance", "Autonomous Systems Industry Alliance", ("ASIA", "exact", "self")),
    entity("asia", "Asia"),
    entity("dod", "Department of Defense", "U.S. Department of Defense", ("DoD", "exact", None)),
    entity("interior", ("DoI", "exact", "context"), "Department of the Interior"),
    entity("quad", ("Quad", "exact", None), ("the Quad", "exact", None)),
    entity("quad-fmm", "Quad Foreign Ministers' Meeting", "Court of Foreign Ministers"),
    entity("mq-9b", "MQ-9B"),
    entity("c-17", ("C-17", "exact", None), "C-17 Globemaster"),
    entity("apache", ("Apache", "exact", "context"), "Apache attack helicopter"),
    entity("washington", ("Washington", "exact", "context"), "Washington, D.C."),
    entity("us-army", ("US Army", "exact", "self"), "United States Army"),
    entity("icet", "Initiative on Critical Technology", ("TRUST", "exact", "context")),
    entity("trust", ("TRUST", "exact", "context"), "Transforming the Relationship"),
    entity("thx", "THX News"),
    entity("framework", "10-year defence framework"),
)
GAZETTEER = Gazetteer(TABLE)


def named(text: str) -> list[tuple[str, str]]:
    mentions = GAZETTEER.find(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    return [(mention.entity, mention.text) for mention in mentions]


def texts(text: str) -> list[str]:
    return [found for _, found in named(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("India's army and India’s navy", ["India", "India"]),
        ("two C-17s, three MQ-9Bs and the C-17s’ crews", ["C-17", "MQ-9B", "C-17"]),
        ("U.S.-India, India-US and India–US ties", ["U.S.", "India", "India", "US", "India", "US"]),
        ("made in the U.S. The Senate", ["U.S."]),
        ("the U.S., the US and the United States", ["U.S.", "US", "United States"]),
        ("it gave us US$ 3 and US $ 4", ["US"]),
        ("USA, USs$, 50 U.S.C. 1622, BUS, us", []),
        ("Indianapolis, Indiana, Asian, Modification, mq-9bx", []),
        ("mq-9b, Mq-9b, MQ‑9B, MQ–9B", ["mq-9b", "Mq-9b", "MQ‑9B", "MQ–9B"]),
        ("MQ9B, MQ 9B, MQ\u00a09B, MQ\n9B and two MQ9Bs", ["MQ9B", "MQ 9B", "MQ\u00a09B", "MQ\n9B", "MQ9B"]),
        ("a C17, a C17 Globemaster, Section C 17, AMQ9B, MQ9BX", ["C17", "C17 Globemaster"]),
        ("the Department of Defense", ["Department of Defense"]),
        ("the U.S. Department of Defense", ["U.S. Department of Defense"]),
        ("Dr. S. Jaishankar, S. Jaishankar, Jaishankar", ["Dr. S. Jaishankar", "S. Jaishankar", "Jaishankar"]),
        ("the Quad Foreign Ministers’ Meeting", ["Quad Foreign Ministers’ Meeting"]),
        ("the Quad Foreign Ministers' Meeting", ["Quad Foreign Ministers' Meeting"]),
        ("so-called Court of Foreign Ministers", ["Court of Foreign Ministers"]),
        ("the Quad", ["the Quad"]),
        ("the quad of the college", []),
        ("C-17 Globemaster III", ["C-17 Globemaster"]),
        ("THX News™ and THX News²", ["THX News", "THX News"]),
        ("India² (India) [India] “India” *India*", ["India"] * 5),
        ("Dúmódi éIndia Indiaé _India India_", []),
        (
            "narendra\u00a0modi, NARENDRA  MODI, Narendra\nModi",
            ["narendra\u00a0modi", "NARENDRA  MODI", "Narendra\nModi"],
        ),
        ("Narendra\n\nModi", ["Modi"]),
        ("Nařendra Mödi", ["Nařendra Mödi"]),
        ("the 10-year defence framework", ["10-year defence framework"]),
        ("India", ["India"]),
        ("", []),
    ],
)
def test_a_name_is_found_as_a_whole_word_and_nothing_more(text: str, found: list[str]) -> None:
    assert texts(text) == found


def test_a_stripped_mark_belongs_to_the_name() -> None:
    decomposed = "Narendra Mo\u0301di."
    assert texts(decomposed) == ["Narendra Mo\u0301di"]


def test_a_name_in_need_of_its_entity_counts_only_beside_another_name_of_it() -> None:
    assert named("Mr. Singh spoke.") == []
    assert named("Mr. Singh spoke. Minister Singh left.") == []
    assert named("Singh, that is Rajnath Singh, spoke.") == [
        ("rajnath-singh", "Singh"),
        ("rajnath-singh", "Rajnath Singh"),
    ]


def test_a_name_in_need_of_context_counts_only_beside_three_other_entities() -> None:
    assert named("The Apache met Modi of India and Jaishankar.")[0] == ("apache", "Apache")
    assert "apache" not in dict(named("The Apache met Modi of India."))
    assert "apache" not in dict(named("The Apache met Modi of India and one Indian."))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The Stryker costs money. India wants Stryker vehicles.", 2),
        ("“Stryker” infantry combat vehicles", 1),
        ("an armoured vehicle called Stryker", 1),
        ("eight-wheeled Stryker-type vehicles", 1),
        ("Stryker makes implants. The vehicles were late.", 0),
        ("Stryker Corp. sells beds and surgical vehicles", 0),
        ("the vehicles, and Stryker", 0),
        ("Stryker missiles", 0),
        ("Stryker", 0),
    ],
)
def test_a_word_for_what_a_platform_is_beside_its_name_is_context_in_the_whole_article(text: str, count: int) -> None:
    stryker = Entity("stryker", "platform", "Stryker", (Name("Stryker", "exact", "context"),))
    assert len(Gazetteer((stryker,)).find(text)) == count


def test_within_a_name_whose_needs_are_not_met_shorter_ones_count() -> None:
    assert named("the US Army") == [("usa", "US")]
    assert named("the US Army, that is the United States Army") == [
        ("us-army", "US Army"),
        ("us-army", "United States Army"),
    ]


def test_a_name_of_two_entities_means_the_one_that_the_article_names_in_full() -> None:
    assert named("Manmohan Singh spoke. Singh left.")[1] == ("manmohan-singh", "Singh")
    assert named("Rajnath Singh spoke. Singh left.")[1] == ("rajnath-singh", "Singh")


def test_a_name_of_two_entities_that_are_both_named_in_full_means_the_one_curated_first() -> None:
    assert named("Manmohan Singh met Rajnath Singh. Singh left.")[2] == ("rajnath-singh", "Singh")


def test_an_acronym_in_capitals_is_the_alliance_only_where_the_alliance_is_named() -> None:
    assert named("SECURITY IN ASIA") == [("asia", "ASIA")]
    assert named("The Autonomous Systems Industry Alliance (ASIA) is new in Asia. ASIA grows.") == [
        ("alliance", "Autonomous Systems Industry Alliance"),
        ("alliance", "ASIA"),
        ("asia", "Asia"),
        ("alliance", "ASIA"),
    ]


def test_a_definition_in_brackets_outweighs_needs_and_curated_order() -> None:
    assert named("The Department of the Interior (DoI) met. The DoI left.")[1:] == [("interior", "DoI")] * 2
    assert named("Transforming the Relationship (TRUST) grows. TRUST!")[1:] == [("trust", "TRUST")] * 2
    assert named("“TRUST” (Transforming the Relationship) grows.")[0] == ("trust", "TRUST")
    assert named("TRUST and Transforming the Relationship grow.") == [("trust", "Transforming the Relationship")]


def test_a_name_without_letters_and_an_entity_without_names_do_no_harm() -> None:
    gazetteer = Gazetteer([entity("blank", " "), Entity("none", "kind", "None"), entity("plus", "2+2")])
    assert [mention.text for mention in gazetteer.find("A 2+2 dialogue, 12+2, 2+22")] == ["2+2"]
    assert Gazetteer([]).find("India") == ()


def test_a_form_that_is_curated_itself_means_only_what_is_said_of_it() -> None:
    gun = entity("gun", ("M-777", "exact", None), ("M777", "exact", "self"))
    assert Gazetteer([gun]).find("M777") == ()
    assert [mention.text for mention in Gazetteer([gun]).find("M777 and M 777")] == ["M777", "M 777"]
    film = entity("film", "m777")
    assert [mention.entity for mention in Gazetteer([entity("gun", "M-777"), film]).find("M777, M-777")] == [
        "film",
        "gun",
    ]


def test_an_acronym_and_a_name_that_differ_in_capitals_only_are_never_taken_for_each_other() -> None:
    continent = entity("asia", ("Asia", "exact", None))
    both = Gazetteer([entity("alliance", ("ASIA", "exact", None)), continent])
    assert [(mention.entity, mention.text) for mention in both.find("ASIA in Asia")] == [
        ("alliance", "ASIA"),
        ("asia", "Asia"),
    ]
    assert Gazetteer([continent]).find("ASIA") == ()
    trust = Gazetteer([entity("fund", ("Trust", "exact", None)), entity("trust", ("TRUST", "exact", "self"))])
    assert [mention.text for mention in trust.find("TRUST and Trust")] == ["Trust"]


def test_a_name_of_five_letters_is_found_in_capitals_too() -> None:
    weapons = Gazetteer(
        [entity("javelin", ("Javelin", "exact", None)), entity("stryker", ("Stryker", "exact", "self"))]
    )
    text = "JAVELIN MISSILES. JAVELIN missiles, the JAVELIN's, a Javelin, a javelin, JAVELINA, STRYKER"
    assert [mention.text for mention in weapons.find(text)] == ["JAVELIN", "JAVELIN", "JAVELIN", "Javelin"]


def test_another_form_has_the_needs_of_its_name() -> None:
    jet = Gazetteer([entity("jet", ("F-16", "exact", "self"), "F-16 Fighting Falcon")])
    assert jet.find("an F16") == ()
    assert len(jet.find("an F16, that is the F16 Fighting Falcon")) == 2


def test_a_name_given_twice_is_one_name() -> None:
    twice = Gazetteer([entity("x", "Exercise", ("Exercise", "exact", "self"), ("Exercise", "exact", None))])
    assert [mention.entity for mention in twice.find("Exercise, exercise")] == ["x", "x"]


WORDS = ["India", "US", "U.S.", "Singh", "Rajnath Singh", "ASIA", "MQ-9B", "Apache", "Modi", "Jaishankar", "Asia", "x"]
ARTICLES = st.lists(st.sampled_from([*WORDS, " ", " ", "\n", "-", "’s", "s", "(", ")", "\u00a0", "é"])).map("".join)


@given(ARTICLES)
def test_mentions_stand_in_order_and_apart_and_say_what_the_text_says(text: str) -> None:
    mentions = GAZETTEER.find(text)
    assert all(text[mention.start : mention.end] == mention.text != "" for mention in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))


@given(ARTICLES)
def test_where_a_text_is_cut_for_the_pattern_changes_nothing(text: str) -> None:
    whole = GAZETTEER.find(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trie, "PIECE", 1)
        assert GAZETTEER.find(text) == whole


@given(ARTICLES)
def test_typographic_signs_make_no_difference(text: str) -> None:
    typographic = text.replace("-", "‑").replace(" ", "\u00a0").replace("’", "'")
    assert [(mention.entity, mention.start, mention.end) for mention in GAZETTEER.find(typographic)] == [
        (mention.entity, mention.start, mention.end) for mention in GAZETTEER.find(text)
    ]


def test_the_first_seed_is_read_as_a_person_would(seeds: Path) -> None:
    text = (seeds / "000_3b7e75de1651d210.txt").read_text(encoding="utf-8")
    found = named(text)
    assert ("quad-fmm", "Court of Foreign Ministers") in found
    assert ("jaishankar", "Dr. S. Jaishankar") in found
    assert ("mq-9b", "MQ-9B") in found
    assert ("c-17", "C-17 Globemaster") in found
    assert ("apache", "Apache attack helicopter") in found
    assert "asia" not in dict(found)


def test_the_second_seed_names_the_alliance_and_the_continent_apart(seeds: Path) -> None:
    text = (seeds / "002_a8f198dacfc74240.txt").read_text(encoding="utf-8")
    found = named(text)
    assert found.count(("alliance", "ASIA")) == 1
    assert ("asia", "Asia") in found
    assert ("usa", "U.S.") in found
    assert ("washington", "Washington, D.C.") in found
    assert ("thx", "THX News") in found
