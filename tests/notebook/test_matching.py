"""Notes through a lens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.lens.query import parse
from defense_tui.notebook.annotation import Annotation, Motivation, Quote, Target
from defense_tui.notebook.matching import matching, through
from tests.notebook.samples import ARTICLE, annotation

NOTE = annotation(
    note="Compare the defence notice of 1 February.",
    quote=Quote("a ceiling of 3.99 billion for the MQ-9B"),
    tags=("price", "Mid Term"),
    modified=datetime(2025, 7, 2, 22, 30, tzinfo=UTC),
)


def fits(query: str, **changes: object) -> bool:
    return bool(
        matching([annotation(**({"note": "x", "tags": ()} | changes))] if changes else [NOTE], parse(query), zone=UTC)
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", True),
        ("notice", True),
        ("NOTICE ceiling", True),
        ("mq-9b", True),
        ("defense", True),
        ('"defense notice"', False),
        ('"defence notice"', True),
        ('"notice defence"', False),
        ("mid", True),
        ("-notice", False),
        ("-drone notice", True),
        ("drone", False),
        ("not", False),
        ("note:note", True),
        ("note:commenting", True),
        ("note:question", False),
        ("-note:question", True),
        ("color:yellow", True),
        ("color:Yellow", True),
        ("color:red", False),
        ("tag:price", True),
        ('tag:"mid term"', True),
        ("tag:mid", False),
        ("since:2025-07", True),
        ("since:2025-07-03", False),
        ("until:2025-07-02", True),
        ("until:2025-06", False),
        ("after:2025-07-01", True),
        ("after:2025-07", False),
        ("before:2025-08", True),
        ("before:2025-07", False),
        ("date:2025", True),
        ("date:2024", False),
        ("article:2025/the-framework", True),
        ("article:another", False),
        ("entity:mq-9b", False),
        ("kind:platform", False),
    ],
)
def test_a_clause_holds_or_does_not(query: str, expected: bool) -> None:
    assert fits(query) is expected


def test_the_day_of_the_last_change_is_the_readers_own() -> None:
    delhi = timezone(timedelta(hours=5, minutes=30))
    assert matching([NOTE], parse("since:2025-07-03"), zone=delhi) == (NOTE,)
    assert matching([NOTE], parse("since:2025-07-03"), zone=UTC) == ()


def test_notes_on_entities_and_events_are_found_by_what_they_are_on() -> None:
    entity = annotation(target=Target("entity", "india-us", "mq-9b"))
    event = annotation(target=Target("event", "india-us", "quad-2025"))
    assert matching([NOTE, entity, event], parse("entity:mq-9b")) == (entity,)
    assert matching([NOTE, entity, event], parse("-event:quad-2025")) == (NOTE, entity)


def test_what_only_a_library_knows_is_taken_from_it() -> None:
    entity = annotation(target=Target("entity", "india-us", ARTICLE.id))
    known = {"entity:mq-9b": frozenset({ARTICLE.id}), "kind:base": frozenset[str]()}
    assert matching([NOTE, entity], parse("entity:mq-9b"), known) == (NOTE,)
    assert matching([NOTE], parse("-entity:mq-9b"), known) == ()
    assert matching([NOTE], parse("kind:base"), known) == ()


def test_a_resolved_lens_brings_its_articles() -> None:
    unread = Lens((Clause(Field.IS, "unread", articles=frozenset({ARTICLE.id})),))
    assert matching([NOTE], unread) == (NOTE,)
    assert matching([NOTE], Lens((Clause(Field.IS, "unread", articles=frozenset()),))) == ()


def seen(query: str, notes: Sequence[Annotation], **articles: frozenset[str]) -> tuple[Annotation, ...]:
    """The *notes* that the query shows as a filter; *articles*: what a clause shows, by its field."""
    return through(notes, parse(query), lambda lens: frozenset.intersection(*(articles[c.field] for c in lens.clauses)))


def test_a_filter_asks_notes_when_they_were_changed_and_articles_all_that_notes_do_not_know() -> None:
    here, nowhere = frozenset({ARTICLE.id}), frozenset[str]()
    assert seen("", [NOTE]) == (NOTE,)
    assert seen("since:2025-07 source:brief", [NOTE], source=here) == (NOTE,)
    assert seen("until:2025-06 source:brief", [NOTE], source=here) == ()
    assert seen("since:2025 source:brief", [NOTE], source=nowhere) == ()


def test_a_filter_finds_words_in_the_note_or_in_its_article() -> None:
    here, nowhere = frozenset({ARTICLE.id}), frozenset[str]()
    assert seen("ceiling", [NOTE], words=nowhere) == (NOTE,)
    assert seen("submarine", [NOTE], words=here) == (NOTE,)
    assert seen("-submarine", [NOTE], words=here) == ()
    assert seen("submarine", [NOTE], words=nowhere) == ()


def test_a_filter_shows_a_note_on_an_entity_only_where_it_names_that() -> None:
    entity = annotation(target=Target("entity", "india-us", "mq-9b", "MQ-9B"))
    nowhere = frozenset[str]()
    assert seen("entity:mq-9b", [entity], entity=nowhere) == (entity,)
    assert seen("entity:india", [entity], entity=nowhere) == ()
    assert seen("source:brief", [entity], source=nowhere) == ()


def test_motivations_that_we_have_no_short_word_for_can_be_asked_for() -> None:
    assert fits("note:linking", motivation=Motivation.LINKING)
    assert not fits("note:linking", motivation=Motivation.REPLYING)
