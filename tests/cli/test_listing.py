"""Printing lists: search, entities, timeline, claims, and one entity's profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from defense_tui.notebook.reading import Progress, ReadingState
from defense_tui.settings import directories
from tests.cli.running import CommandLine


def test_search_finds_words_newest_first(run: CommandLine, harbour: Path) -> None:
    found = run("search", "drones", "--json", "--corpus", harbour).document("search")
    assert [hit["id"] for hit in found["hits"]] == ["2025/purchase", "2024/lease"]
    assert (found["total"], found["exact"]) == (2, True)
    assert "drones" in found["hits"][0]["snippet"]
    assert [row[0] for row in run("search", "drones", "--corpus", harbour).rows] == ["2025/purchase", "2024/lease"]


def test_a_word_with_a_dash_excludes(run: CommandLine, harbour: Path) -> None:
    assert [row[0] for row in run("search", "drones", "-navy", "--corpus", harbour).rows] == ["2025/purchase"]


def test_a_limit_leaves_the_total_as_it_is(run: CommandLine, harbour: Path) -> None:
    found = run("search", "drones", "--json", "--limit", "1", "--corpus", harbour).document("search")
    assert (len(found["hits"]), found["total"]) == (1, 2)


def test_nothing_found_is_status_1_with_an_empty_document(run: CommandLine, harbour: Path) -> None:
    outcome = run("search", "submarine", "--json", "--corpus", harbour)
    assert (outcome.status, outcome.err) == (1, "")
    assert outcome.document("search") == {"total": 0, "exact": True, "hits": []}


def test_a_query_that_cannot_be_read_is_told_with_its_place(run: CommandLine, harbour: Path) -> None:
    outcome = run("search", "drones", "since:someday", "--corpus", harbour)
    assert outcome.status == 2
    assert outcome.err.startswith("defense-tui: the query, at character ")
    assert "someday" in outcome.err


def test_a_query_of_nothing_is_wrong_usage(run: CommandLine, harbour: Path) -> None:
    assert run("search", "", "--corpus", harbour).status == 2


def test_entities_are_counted(run: CommandLine, harbour: Path) -> None:
    found = run("entities", "kind:platform", "--json", "--corpus", harbour).document("entities")
    assert [(each["id"], each["mentions"], each["articles"]) for each in found["entities"]][:1] == [("heron", 2, 1)]
    assert ["heron", "platform", "2", "1", "own", "Heron"] in run("entities", "--corpus", harbour).rows


def test_an_entity_is_printed_with_all_that_is_known(run: CommandLine, harbour: Path) -> None:
    entity = run("entity", "heron", "--json", "--corpus", harbour).document("entity")
    assert entity["attributes"] == {"maker": "Heron Works"}
    assert [relation["object"] for relation in entity["relations"]] == ["port-blue"]
    assert [event["id"] for event in entity["events"]] == ["lease-begins", "first-delivery"]
    assert [claim["id"] for claim in entity["claims"]] == ["none-before"]
    assert entity["cooccurring"] == [{"id": "port-blue", "articles": 1, "mentions": 1}]
    assert [mention["text"] for mention in entity["mentions"]] == ["Heron", "Heron"]
    text = run("entity", "heron", "--corpus", harbour).out
    for part in ("A drone.", "Heron Works", "based at", "lease-begins", "named together with", "mentions: 2 in 1"):
        assert part in text


def test_an_entity_is_known_by_a_name_that_is_its_alone(run: CommandLine, harbour: Path) -> None:
    assert run("entity", "HERON", "--corpus", harbour).out == run("entity", "heron", "--corpus", harbour).out != ""


def test_an_unknown_entity_is_one_line_that_names_near_ones(run: CommandLine, harbour: Path) -> None:
    outcome = run("entity", "herron", "--corpus", harbour)
    assert outcome.status == 1
    assert outcome.err.count("\n") == 1
    assert "heron" in outcome.err


def test_the_timeline_is_printed_oldest_first(run: CommandLine, harbour: Path) -> None:
    found = run("timeline", "--json", "--corpus", harbour).document("timeline")
    assert [(each["id"], each["status"], each["uncertain"]) for each in found["events"]] == [
        ("lease-begins", "occurred", False),
        ("first-delivery", "planned", True),
    ]
    assert [row[0] for row in run("timeline", "--newest", "--corpus", harbour).rows] == ["2028?", "2024-03-01"]


def test_claims_are_printed_with_their_assessment(run: CommandLine, harbour: Path) -> None:
    found = run("claims", "--json", "--corpus", harbour).document("claims")
    assert [(each["id"], each["assessment"], each["event"]) for each in found["claims"]] == [
        ("none-before", "supported", "lease-begins")
    ]
    assert run("claims", "--corpus", harbour).rows[0][:3] == ["none-before", "held", "post-2024"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is:read", ["2024/lease"]),
        ("is:unread", ["2025/purchase"]),
        ("is:starred", ["2025/purchase"]),
        ("-is:read", ["2025/purchase"]),
        ("is:begun", []),
    ],
)
def test_what_was_read_can_be_asked_for(run: CommandLine, harbour: Path, query: str, expected: list[str]) -> None:
    reading = ReadingState(directories().state, "harbour")
    reading.mark("2024/lease", Progress.READ)
    reading.toggle_star("2025/purchase")
    assert reading.save() == ""
    assert [row[0] for row in run("search", "drones", query, "--corpus", harbour).rows] == expected


def test_what_names_nothing_is_told_with_near_names(run: CommandLine, harbour: Path) -> None:
    outcome = run("search", "entity:herron", "--corpus", harbour)
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == "defense-tui: no articles found; there is no entity 'herron'; did you mean entity:heron?\n"
    assert "no kind 'platfor'; did you mean kind:platform?" in run("entities", "kind:platfor", "--corpus", harbour).err
    assert "“or” is a word here" in run("search", "drones or heron", "--corpus", harbour).err
    assert run("timeline", "submarine", "--corpus", harbour).err == "defense-tui: no events found\n"
    assert "no source 'nobody'" in run("claims", "source:nobody", "--corpus", harbour).err


def test_whose_entities_are_looked_for_can_be_set(run: CommandLine, harbour: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"

    def found(choice: str) -> list[str]:
        settings.write_text(f'entities = "{choice}"\n', encoding="utf-8")
        outcome = run("entities", "--json", "--corpus", harbour, "--config", settings)
        return sorted({each["origin"] for each in outcome.document("entities")["entities"]} - {"unreviewed"})

    assert (found("auto"), found("own"), found("none")) == (["own"], ["own"], [])
    assert set(found("bundled")) <= {"bundled"}
