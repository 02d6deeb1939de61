"""Notes as W3C Web Annotations: what the model demands of what we write, and what it allows to be read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings

from defense_tui.notebook.annotation import Annotation, Motivation, Position, Quote, Target
from defense_tui.notebook.exchange.incoming import RefusedError
from defense_tui.notebook.exchange.webannotation import export, iri, items, read
from tests.notebook.samples import ARTICLE, annotation, any_annotations

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
BARE: dict[str, Any] = {
    "id": "http://example.org/a1",
    "created": "2025-07-02T09:14:07Z",
    "target": "http://example.org/t",
}


def exported(note: Annotation) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(export([note]))
    (item,) = document["first"]["items"]
    return dict(item)


def test_a_note_is_written_as_the_model_has_it() -> None:
    note = annotation(id="01ARYZ6S41TSV4RRFFQ69G5FAV", tags=("price",))
    item = exported(note)
    assert item["id"] == "urn:uuid:01563df3-6481-d676-4c61-efb99302bd5b"
    assert (item["type"], item["motivation"], item["created"]) == ("Annotation", "commenting", "2025-07-02T09:14:07Z")
    assert item["body"] == [
        {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": note.note},
        {"type": "TextualBody", "purpose": "tagging", "value": "price"},
        {"type": "TextualBody", "purpose": "tagging", "value": "color:yellow"},
    ]
    assert item["target"] == {
        "source": "https://example.org/a?b=1",
        "state": {"type": "TimeState", "sourceDate": "2025-07-02T09:14:07Z"},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "a ceiling of 3.99 billion",
                "prefix": "Congress set ",
                "suffix": ", which is not a price",
            },
            {"type": "TextPositionSelector", "start": 322, "end": 347},
        ],
    }


def test_many_notes_are_a_collection_with_one_page() -> None:
    document = json.loads(export([annotation(), annotation()]))
    assert (document["@context"], document["type"], document["total"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationCollection",
        2,
    )
    assert document["first"]["type"] == "AnnotationPage"
    assert all("@context" not in item for item in document["first"]["items"])


@settings(max_examples=40)
@given(any_annotations)
def test_the_musts_of_the_model_hold_for_every_note(note: Annotation) -> None:
    """Section 3 and 4 of the model: IRIs without blanks, times with a zone, no empty body, positions not negative."""
    item = exported(note)
    for name in (item["id"], item["target"]["source"]):
        assert _IRI.fullmatch(name)
    for moment in (item["created"], item["modified"]):
        assert datetime.fromisoformat(moment).tzinfo is not None
        assert "T" in moment
    assert item.get("body") != []
    assert all(isinstance(body["value"], str) and body["value"] for body in item.get("body", []))
    assert item["motivation"] in set(Motivation)
    for selector in item["target"].get("selector", []):
        assert selector["type"] == "TextQuoteSelector" or 0 <= selector["start"] <= selector["end"]


@settings(max_examples=40)
@given(any_annotations)
def test_a_note_of_ours_comes_back_with_its_words_and_place(note: Annotation) -> None:
    note = replace(note, target=replace(note.target, kind=note.target.kind or "article"))
    again = read(exported(note), {})
    words = ("id", "rev", "motivation", "note", "color", "target", "quote", "position")
    assert [getattr(again, name) for name in words if name != "motivation"] == [
        getattr(note, name) for name in words if name != "motivation"
    ]
    assert again.motivation == (note.motivation or "commenting")
    assert again.created == note.created


def test_a_target_without_an_address_gets_a_name_of_ours() -> None:
    assert iri(ARTICLE) == "https://example.org/a?b=1"
    assert (
        iri(replace(ARTICLE, source_url="not an address")) == "urn:x-defense-tui:article:india-us:2025%2Fthe-framework"
    )


@pytest.mark.parametrize(
    ("changes", "note", "tags"),
    [
        ({"bodyValue": "words"}, "words", ()),
        ({"body": "http://example.org/body"}, "http://example.org/body", ()),
        ({"body": {"type": "TextualBody", "value": "words"}}, "words", ()),
        ({"body": [{"value": "one"}, {"value": "two"}, {"value": "t", "purpose": "tagging"}]}, "one\n\ntwo", ("t",)),
        ({"body": {"type": "Choice", "items": [{"value": "first"}, {"value": "second"}]}}, "first", ()),
        ({"body": {"type": "SpecificResource", "source": {"id": "http://example.org/v"}}}, "http://example.org/v", ()),
        ({"body": {"type": "Choice", "items": []}}, "", ()),
        ({"body": [3, None]}, "", ()),
        ({}, "", ()),
    ],
)
def test_bodies_of_all_kinds_are_read(changes: dict[str, Any], note: str, tags: tuple[str, ...]) -> None:
    read_note = read(BARE | changes, {})
    assert (read_note.note, read_note.tags) == (note, tags)


def test_targets_of_all_kinds_are_read() -> None:
    whole = read(BARE, {})
    assert whole.target == Target("article", "", "http://example.org/t", "", "http://example.org/t")
    assert (whole.quote, whole.position, whole.motivation) == (None, None, "highlighting")
    quote = {"type": "TextQuoteSelector", "exact": "words", "prefix": "some "}
    place = {"type": "TextPositionSelector", "start": 5, "end": 10}
    nested = {"type": "FragmentSelector", "value": "p3", "refinedBy": quote}
    resource = {"type": "SpecificResource", "source": {"id": "http://example.org/t/"}, "selector": [nested, place]}
    known = {"http://example.org/t": ARTICLE}
    note = read(BARE | {"target": [resource, "http://example.org/second"], "motivation": "oa:linking"}, known)
    assert (note.target, note.quote, note.motivation) == (ARTICLE, Quote("words", "some ", ""), "linking")
    assert note.position == Position(5, 10, canonical_version=0)
    rest = json.loads(str(note.foreign["rest"]))
    assert rest["selectors"] == [nested]
    assert rest["targets"] == ["http://example.org/second"]


def test_what_we_do_not_understand_is_kept() -> None:
    note = read(BARE | {"rights": "CC0", "creator": {"id": "http://example.org/me"}, "motivation": "dreaming"}, {})
    assert note.motivation == "dreaming"
    assert json.loads(str(note.foreign["rest"])) == {"rights": "CC0", "creator": {"id": "http://example.org/me"}}
    assert note.foreign["origin"] == "http://example.org/a1"


def test_a_note_has_the_same_id_at_every_reading() -> None:
    assert read(BARE, {}).id == read(dict(BARE, bodyValue="changed"), {}).id
    assert read(BARE, {}).id != read(BARE | {"id": "http://example.org/a2"}, {}).id
    assert read(BARE | {"canonical": "urn:x"}, {}).id == read(BARE | {"canonical": "urn:x", "id": "urn:y"}, {}).id
    nameless = {key: value for key, value in BARE.items() if key != "id"}
    assert read(nameless, {}).id == read(nameless, {}).id


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"target": None}, "no target"),
        ({"target": 3}, "not an object"),
        ({"target": {"type": "SpecificResource"}}, "no source"),
        ({"created": "yesterday"}, "'yesterday' is not a time"),
        ({"created": 3}, "missing or not a text"),
    ],
)
def test_a_note_that_cannot_be_taken_says_why(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        read(BARE | changes, {})


def test_lists_pages_collections_and_single_notes_are_told_apart() -> None:
    page = {"type": "AnnotationPage", "items": [BARE]}
    for document in ([BARE], BARE, page, {"type": "AnnotationCollection", "first": page}):
        assert items(document) == [BARE]
    assert items({"type": "AnnotationCollection", "first": "http://example.org/page1"}) is None
    assert items("text") is None
