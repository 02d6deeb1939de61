"""Notes that are there: tagged, recoloured, deleted one by one or all at once; listed in several orders and scopes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.notebook.annotation import Annotation, TargetKind
from defense_tui.tui.desk import Desk
from defense_tui.tui.workspace.notes import ALL_NOTES, next_scope
from tests.tui.workspace.conftest import ARTICLES, Opener, press, shown, workspace
from tests.tui.workspace.test_noting import the_note


def note_on(desk: Desk, article: str, words: str, motivation: str = "commenting", color: str = "yellow") -> Annotation:
    """A note on a whole article."""
    return desk.notebook.add(desk.target(TargetKind.ARTICLE, article), motivation, note=words, color=color)


async def test_marked_notes_are_tagged_at_once_and_untagged_by_one_undo(desk: Desk, opened: Opener) -> None:
    for words in ("one", "two", "three"):
        note_on(desk, "drones", words)
    async with opened(desk) as pilot:
        await press(pilot, "4", "home", "v", "v")
        assert "2 marked" in shown(pilot)
        await press(pilot, "t", *"price, navy", "enter")
        assert sorted(len(note.tags) for note in desk.notebook.all()) == [0, 2, 2]
        assert "Tagged 2 notes (u takes it back)" in shown(pilot)
        assert "marked" not in shown(pilot)
        await press(pilot, "u")
        assert all(not note.tags for note in desk.notebook.all())


async def test_a_minus_takes_a_tag_away_from_all_marked_notes(desk: Desk, opened: Opener) -> None:
    for words in ("one", "two"):
        desk.notebook.edit(note_on(desk, "drones", words).id, tags=["old", words])
    async with opened(desk) as pilot:
        await press(pilot, "4", "home", "v", "v", "t", *"-old", "enter")
        assert sorted(note.tags for note in desk.notebook.all()) == [("one",), ("two",)]


async def test_marked_notes_are_deleted_at_once_and_brought_back_by_one_undo(desk: Desk, opened: Opener) -> None:
    for words in ("one", "two", "three"):
        note_on(desk, "drones", words)
    async with opened(desk) as pilot:
        await press(pilot, "4", "home", "v", "v", "D")
        assert len(list(desk.notebook.all())) == 1
        await press(pilot, "u")
        assert len(list(desk.notebook.all())) == 3
        assert "Undone: deleting 2 notes" in shown(pilot)


async def test_marked_notes_get_the_colour_that_is_chosen_by_its_meaning(
    make_desk: Callable[..., Desk], opened: Opener
) -> None:
    desk = make_desk(colors={"red": "contradiction"})
    for words in ("one", "two"):
        note_on(desk, "drones", words)
    async with opened(desk) as pilot:
        await press(pilot, "4", "home", "v", "v", "x")
        assert "red: contradiction" in shown(pilot)
        await press(pilot, *"contra", "enter")
        assert [note.color for note in desk.notebook.all()] == ["red", "red"]


async def test_one_note_takes_its_next_colour_with_the_same_key_as_in_the_reader(desk: Desk, opened: Opener) -> None:
    note_on(desk, "drones", "one")
    async with opened(desk) as pilot:
        await press(pilot, "4", "home", "x")
        assert the_note(desk).color == "green"


async def test_escape_takes_the_marks_away(desk: Desk, opened: Opener) -> None:
    note_on(desk, "drones", "one")
    async with opened(desk) as pilot:
        await press(pilot, "4", "home", "v", "escape")
        assert "marked" not in shown(pilot)


async def test_t_edits_the_tags_of_the_note_at_the_caret(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "x", "t", *"price", "enter")
        assert the_note(desk).tags == ("price",)
        await press(pilot, "t", *", navy", "enter")
        assert the_note(desk).tags == ("price", "navy")


async def test_t_tags_the_passage_where_there_is_no_note(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "t", *"#price", "enter")
        assert (the_note(desk).motivation, the_note(desk).tags) == ("tagging", ("price",))
        assert the_note(desk).quote is not None


async def test_a_note_on_the_collection_is_written_from_the_palette_and_opened_with_enter(
    desk: Desk, opened: Opener
) -> None:
    async with opened(desk) as pilot:
        await press(pilot, ":", *"collection as a", "enter", *"start with the navy", "escape")
        assert the_note(desk).target.kind == "corpus"
        await press(pilot, "4", "home", "enter", *"!", "escape")
        assert the_note(desk).note == "start with the navy!"


async def test_by_source_notes_stand_under_their_article(desk: Desk, opened: Opener) -> None:
    note_on(desk, "visit", "b")
    note_on(desk, "drones", "a")
    async with opened(desk) as pilot:
        await press(pilot, "4", "z", "o", "o")
        text = shown(pilot)
        assert re.search(f"{ARTICLES['drones'][0]}.*note +a .*{ARTICLES['visit'][0]}", text, re.DOTALL)
        assert "by source" in text


async def test_orders_go_round(desk: Desk, opened: Opener) -> None:
    note_on(desk, "visit", "said", "commenting")
    note_on(desk, "drones", "asked", "questioning")
    async with opened(desk) as pilot:
        screen = await press(pilot, "4", "o", "o", "o")
        assert [note.note for note in screen.notes.notes] == ["asked", "said"]
        assert "by kind" in shown(pilot)
        await press(pilot, "o")
        assert "newest first" in shown(pilot)


async def test_w_goes_from_the_filter_to_all_to_this_article(desk: Desk, opened: Opener) -> None:
    for article in ARTICLES:
        note_on(desk, article, f"on {article}")
    async with opened(desk, article="drones", query="source:wire") as pilot:
        screen = await press(pilot, "4")
        assert {note.note for note in screen.notes.notes} == {"on visit", "on weather"}
        assert "whole filter" in shown(pilot)
        await press(pilot, "w")
        assert len(screen.notes.notes) == 3
        assert "4 Notes 3 · all" in shown(pilot)
        await press(pilot, "w")
        assert [note.note for note in screen.notes.notes] == ["on drones"]
        assert "this article" in shown(pilot)
        await press(pilot, "w")
        assert "whole filter" in shown(pilot)


def test_without_a_filter_all_and_the_filter_are_one_scope() -> None:
    article = next_scope(frozenset(), Lens(), has_article=True)
    assert article == {"notes"}
    assert next_scope(article, Lens(), has_article=True) == frozenset()


def test_without_an_open_article_its_scope_is_passed_over() -> None:
    assert next_scope(frozenset({ALL_NOTES}), parse("navy"), has_article=False) == frozenset()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("note:question", ["who?"]),
        ("color:red", ["red"]),
        ("-color:red", ["who?", "on the navy"]),
        ("tag:price", ["red"]),
        ("navy", ["on the navy", "red"]),
        ("spare", ["who?"]),
        ("article:weather", ["on the navy"]),
        ("article:weather color:red", []),
    ],
)
async def test_the_query_language_asks_notes_and_their_articles(
    desk: Desk, opened: Opener, query: str, found: list[str]
) -> None:
    note_on(desk, "visit", "who?", "questioning")
    desk.notebook.edit(note_on(desk, "drones", "red", color="red").id, tags=["price"])
    note_on(desk, "weather", "on the navy")
    async with opened(desk, query=query) as pilot:
        assert sorted(note.note for note in workspace(pilot).notes.notes) == sorted(found)
