"""One article, one entity, one event, and what a query can go on with."""

from __future__ import annotations

from pathlib import Path

import pytest

from defense_tui.lens.lens import Lens
from defense_tui.library.library import Library, UnknownIdError
from defense_tui.model.curated import Origin, Status
from defense_tui.model.span import Passage
from tests.conformance import corpus
from tests.conformance.conftest import Open

_EVERYTHING = Lens()


def test_an_article_opens_with_its_ranges_in_order(small: Library) -> None:
    opened = small.article("2024/lease")
    text = opened.text.text
    assert opened.article.title == "Two drones on lease"
    assert [(mention.entity, text[mention.start : mention.end]) for mention in opened.mentions] == [
        ("india", "India"),
        ("mq-9b", "MQ-9B"),
        ("mq-9b", "MQ-9B"),
    ]
    (placed,) = opened.claims
    assert (placed.claim.id, placed.own) == ("harbour-01", False)
    assert text[placed.start : placed.end] == "The MQ-9B came on lease."
    assert [source.id for source in opened.sources] == ["harbour-2024"]


def test_a_claim_is_found_in_its_sources_own_text(small: Library) -> None:
    opened = small.article("2025/framework")
    (placed,) = opened.claims
    assert (placed.claim.id, placed.own) == ("thx-02", True)
    assert opened.text.text[placed.start : placed.end] == "India signed first."
    (row,) = [row for row in small.claims(_EVERYTHING).rows if row.claim.id == "thx-02"]
    assert row.source and row.source.publisher == "THX News"
    assert row.said and row.said.article == "2025/framework"
    assert opened.text.text[row.said.start : row.said.end] == "India signed first"
    assert [told.article for told in row.told] == ["2025/talks"]


def test_a_passage_rests_on_the_sources_of_the_claims_that_it_tells_of(small: Library) -> None:
    text = small.article("2024/lease").text.text
    start = text.index("came on lease")
    assert [source.id for source in small.sources(Passage("2024/lease", start, start + 1))] == ["harbour-2024"]
    assert small.sources(Passage("2024/lease", 0, 5)) == ()
    assert small.sources(Passage("2025/framework", 0, 1000)) == (), "it is the source itself"


def test_a_profile_has_counts_relations_and_sources(small: Library) -> None:
    profile = small.profile("mq-9b")
    assert (profile.entity.name, profile.entity.origin) == ("MQ-9B", Origin.OWN)
    assert (profile.mentions, profile.articles) == (2, 1)
    assert [(relation.subject, relation.role) for relation in profile.relations] == [("india", "lease")]
    assert [source.id for source in profile.sources] == ["harbour-2024"]
    assert small.profile("p-8i").mentions == 0


def test_an_event_parts_what_sources_agree_on_from_what_one_says_and_from_what_does_not_hold(small: Library) -> None:
    account = small.event("lease-2024")
    assert [article.id for article in account.articles] == ["2024/lease"]
    assert [row.claim.id for row in account.agreed] == ["harbour-01"]
    assert account.single == ()
    assert [row.claim.id for row in account.differing] == ["harbour-02"]
    assert {source.id for source in account.sources} == {"harbour-2024", "thx-2024"}
    assert [row.claim.id for row in small.event("framework-2025").single] == ["thx-02"]


def test_a_line_of_the_timeline_counts_claims_sources_and_disagreements(small: Library) -> None:
    rows = {row.event.id: row for row in small.events(_EVERYTHING).rows}
    lease = rows["lease-2024"]
    assert (lease.articles, lease.claims, lease.accounts, lease.disagreements) == (("2024/lease",), 3, 2, 1)
    assert rows["framework-2025"].articles == ("2025/framework", "2025/talks")
    assert rows["delivery-2099"].event.status is Status.PLANNED


def test_years_ahead_are_counted_as_planned(small: Library) -> None:
    buckets = [(bucket.year, bucket.events, bucket.planned) for bucket in small.buckets(_EVERYTHING)]
    assert buckets == [(2024, 1, 0), (2025, 2, 0), (2099, 1, 1)]


def test_an_unknown_id_is_named_together_with_a_near_one(small: Library) -> None:
    for ask, wrong, near in (
        (small.article, "2024/leas", "2024/lease"),
        (small.profile, "mq9b", "mq-9b"),
        (small.event, "lease-2025", "lease-2024"),
    ):
        with pytest.raises(UnknownIdError, match=f"{wrong}.*{near}"):
            ask(wrong)
    with pytest.raises(UnknownIdError):
        small.mentions("nobody", _EVERYTHING)
    with pytest.raises(UnknownIdError):
        small.cooccurring("nobody", _EVERYTHING)


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("entity:mq", "entity:mq-9b"),
        ("lease -entity:sea", "lease -entity:mq-9b"),
        ("sea", "entity:mq-9b"),
        ("kind:c", "kind:country"),
        ("event:lea", "event:lease-2024"),
        ("event:drones", "event:lease-2024"),
        ("tag:fr", "tag:framework"),
        ("source:har", 'source:"Harbour Post"'),
        ("cites:th", "cites:thx-2024"),
        ("article:two", "article:2024/lease"),
        ("ent", "entity:"),
        ("is:un", "is:unread"),
        ("minist", "ministers"),
        ("India ministers fram", "India ministers tag:framework"),
    ],
)
def test_a_query_can_be_completed(small: Library, typed: str, completed: str) -> None:
    assert completed in [completion.text for completion in small.complete(typed)]


def test_completions_come_with_counts_and_not_too_many(small: Library) -> None:
    (first, *_) = small.complete("entity:ind")
    assert (first.text, first.shown, first.articles) == ("entity:india", "India, country", 5)
    (word,) = [completion for completion in small.complete("framew") if completion.text == "framework"]
    assert word.articles == 4
    assert len(small.complete("f", limit=3)) == 3
    assert len(small.complete("", limit=5)) == 5
    assert small.complete("zzz") == ()


def test_state_says_what_was_read(small: Library) -> None:
    state = small.state()
    assert (state.info.key, state.info.title) == ("small", "A small corpus")
    assert state.snapshot.complete
    assert state.snapshot.articles == len(corpus.SHEETS)
    assert [fault.code for fault in state.faults] == ["empty-article"]


def test_an_article_opens_at_once_although_its_turn_has_not_come(open_library: Open, tmp_path: Path) -> None:
    library = open_library(corpus.write_many(tmp_path / "many", 60))
    assert library.article("0000").text.text == "Text 0 of many."
    assert library.wait(60)
    assert library.article("0000").article.title == "Article 0"


def test_an_empty_folder_is_a_library_too(open_library: Open, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    library = open_library(tmp_path / "empty")
    assert library.wait(60)
    assert library.articles(_EVERYTHING).rows == ()
    assert library.search(_EVERYTHING).rows == ()
    assert library.events(_EVERYTHING).rows == ()
    assert library.buckets(_EVERYTHING) == ()
    assert library.state().snapshot.complete
