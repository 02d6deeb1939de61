"""The reader in the workspace: finding, how much of an article has been read, two readers side by side."""

from __future__ import annotations

import pytest

from defense_tui.tui.desk import Desk
from defense_tui.tui.workspace import reading
from tests.tui.workspace.conftest import Opener, press, settled, shown, workspace


async def test_find_in_the_article_goes_to_the_first_place_and_n_to_the_next(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        screen = await press(pilot, "/", *"the", "enter")
        assert screen.reader.caret == 0
        assert "1 of 2; n next, N previous" in shown(pilot)
        assert shown(pilot).count("◆") == 1
        kept = len(workspace(pilot).bottom.said)
        screen = await press(pilot, "n")
        assert len(screen.bottom.said) == kept
        assert screen.reader.caret > 0
        assert screen.focused is screen.reader
        assert "2 of 2" in shown(pilot)
        await press(pilot, "escape")
        assert "◆" not in shown(pilot)
        assert shown(pilot).splitlines()[-1].endswith(" 100 % ")
        await press(pilot, "v", "w", "w")
        assert shown(pilot).splitlines()[-1].startswith(" selecting 2 words  a note   x highlight   y copy")


async def test_what_is_not_in_the_article_is_searched_everywhere_with_s_and_keys_typed_ahead_wait_for_it(
    desk: Desk, opened: Opener
) -> None:
    async with opened(desk, article="drones") as pilot:
        for key in ("/", *"harbour", "enter", "s"):
            await pilot.press(key)
        await settled(pilot)
        screen = workspace(pilot)
        assert screen.centre.search.field.value == "harbour"
        assert screen.centre.view == "search"
        await press(pilot, "escape", "2", "/", *"harbour", "enter")
        assert "“harbour” is not in this list; s searches everything for it" in shown(pilot)


async def test_an_expression_that_takes_too_long_is_stopped_and_says_so(
    desk: Desk, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PATIENCE", -1.0)
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "/", *"the", "ctrl+t")
        assert "nothing, stopped: too slow (expression)" in shown(pilot)
        await press(pilot, "enter")
        assert "nothing, stopped" in shown(pilot)


async def test_find_takes_a_regular_expression_when_asked_and_says_what_is_wrong_with_it(
    desk: Desk, opened: Opener
) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "/", *"thirty|two", "ctrl+t")
        assert "1 of 2" in shown(pilot)
        await press(pilot, "(")
        assert "no regular expression" in shown(pilot)
        screen = await press(pilot, "escape")
        assert screen.reader.caret == 0
        assert screen.reader.has_focus


async def test_reading_to_the_end_marks_an_article_read_and_u_finds_the_next(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        screen = await press(pilot, "G", "U")
        assert desk.reading.status("drones").progress == "read"
        assert screen.centre.shown_article != "drones"


async def test_a_short_article_is_read_after_a_pause_or_when_the_reader_goes_on_to_the_next(
    desk: Desk, opened: Opener
) -> None:
    async with opened(desk, article="drones") as pilot:
        screen = await press(pilot, "j")
        assert desk.reading.status("drones").progress == "begun"
        screen.reader.dwell()
        await pilot.pause()
        assert desk.reading.status("drones").progress == "read"
        await press(pilot, "K")
        assert desk.reading.status("visit").progress == "begun"
        await press(pilot, "K")
        assert desk.reading.status("visit").progress == "read"


async def test_two_readers_stand_side_by_side_and_articles_open_in_the_one_with_the_keyboard(
    desk: Desk, opened: Opener
) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "|")
        screen = await press(pilot, "1", "home", "enter")
        readers = screen.centre.readers
        assert {found.article.id for _, found in readers.shown()} == {"drones", "weather"}
        assert readers.active.id == "reader-2"
        assert "━" in shown(pilot).split("─" * 9)[-1]
        screen = await press(pilot, "shift+tab")
        assert screen.workspace.place is not None
        assert screen.workspace.place.id == "drones"
        await press(pilot, "|")
        assert not readers.side_by_side
        assert screen.centre.shown_article == "drones"


async def test_the_other_reader_goes_to_where_both_speak_of_the_same(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "|")
        screen = await press(pilot, "1", "home", "j", "enter")
        before = screen.centre.readers.active
        await press(pilot, "=")
        reader = screen.reader
        assert reader is not before
        mention = reader.entity_at(reader.caret)
        assert mention is not None
        assert mention.entity == "rao"
