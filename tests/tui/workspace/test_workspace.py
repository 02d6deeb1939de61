"""The workspace: moving changes nothing elsewhere, Enter opens, f narrows every pane, and one can always get out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from defense_tui.lens.lens import Clause, Field
from defense_tui.notebook.reading import ReadingState
from defense_tui.tui.desk import Desk
from defense_tui.tui.state import PlaceKind, Workspace, from_json
from defense_tui.tui.workspace.centre import Centre
from tests.tui.workspace.conftest import Opener, press, settled, shown, until, workspace


async def test_the_first_start_shows_the_newest_article_and_all_panes(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        screen = shown(pilot)
        assert "Harbour papers" in screen
        assert "1 Articles 3" in screen
        assert "2 Entities 3" in screen
        assert "3 Timeline 3" in screen
        assert "4 Notes 0" in screen
        assert workspace(pilot).centre.shown_article == "weather"


async def test_moving_the_cursor_changes_nothing_elsewhere(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        before = workspace(pilot).workspace
        screen = await press(pilot, "1", "j", "j", "2", "j", "3", "j", "k")
        assert screen.workspace == before


async def test_a_row_that_was_found_stays_found_when_an_answer_comes_late(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        screen = await press(pilot, "1", "slash", *"drones")
        screen.ask_panes()
        await settled(pilot)
        await press(pilot, "enter", "enter")
        assert screen.centre.shown_article == "drones"


async def test_the_list_stays_where_the_reader_found_something_though_the_first_article_opens_late(
    desk: Desk, opened: Opener
) -> None:
    async with opened(desk) as pilot:
        screen = await press(pilot, "1", "slash", *"drones")
        screen.post_message(Centre.Opened(screen.centre.shown_article))
        await settled(pilot)
        current = screen.articles.current
        assert current is not None
        assert current.article.id == "drones"


async def test_enter_on_an_article_opens_it_in_the_reader(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        screen = await press(pilot, "1", "j", "enter")
        assert screen.centre.shown_article == "visit"
        assert screen.reader.has_focus


async def test_enter_on_a_name_in_the_text_opens_its_profile_and_q_goes_back(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        screen = await press(pilot, "]", "enter")
        assert screen.workspace.place is not None
        assert screen.workspace.place.kind is PlaceKind.PROFILE
        profile = shown(pilot)
        assert "What Sea Eagle is." in profile
        assert profile.count("2024-10-15   Drones for the Navy") == 1
        assert "The Navy leases two Sea Eagles from Acme Works." in profile
        screen = await press(pilot, "q")
        assert screen.workspace.place is not None
        assert screen.workspace.place.id == "drones"


async def test_filtering_by_an_entity_narrows_every_pane_and_backspace_widens(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        screen = await press(pilot, "2")
        screen.entities.move_to_id("acme")
        screen = await press(pilot, "f")
        assert [row.article.id for row in screen.articles.items] == ["drones"]
        assert {row.event.id for row in screen.timeline.items} == {"contract"}
        assert "[Acme Works]" in shown(pilot)
        screen = await press(pilot, "backspace")
        assert len(screen.articles.items) == 3
        screen = await press(pilot, "F")
        assert screen.workspace.lens.clauses == (Clause(Field.ENTITY, "acme"),)


async def test_a_pane_can_answer_for_the_article_in_the_reader(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="weather") as pilot:
        screen = await press(pilot, "2", "w")
        assert screen.entities.items == ()
        assert "this article" in shown(pilot)
        screen = await press(pilot, "1", "end", "enter")
        assert {row.entity.id for row in screen.entities.items} == {"sea-eagle", "acme", "rao"}


async def test_a_place_that_is_not_there_is_told_and_another_shown(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="nosuch") as pilot:
        assert workspace(pilot).centre.shown_article == "weather"
        assert "there is no article 'nosuch'" in shown(pilot)


async def test_the_history_of_places_goes_back_and_forward(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "1", "home", "enter")
        screen = await press(pilot, "H")
        assert screen.centre.shown_article == "drones"
        screen = await press(pilot, "L")
        assert screen.centre.shown_article == "weather"


async def test_search_answers_while_typing_and_esc_leaves_everything_as_it_was(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="weather") as pilot:
        screen = await press(pilot, "s", *"eagl")
        assert {hit.article.id for hit in screen.centre.search.rows.items} == {"drones", "visit"}
        assert screen.centre.search.region.bottom <= screen.reader.region.y
        screen = await press(pilot, "escape")
        assert screen.centre.shown_article == "weather"
        assert screen.centre.view == "reader"


async def test_enter_in_search_opens_the_hit_at_its_place(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="weather") as pilot:
        screen = await press(pilot, "s", *"spare", "enter")
        assert screen.centre.shown_article == "visit"
        assert screen.reader.caret == screen.reader.article.text.text.index("spare")  # type: ignore[union-attr]


async def test_a_query_that_cannot_be_read_says_where_and_keeps_the_last_answer(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        screen = await press(pilot, "s", *"eagle", "space", "quotation_mark")
        assert screen.centre.search.rows.items
        assert "^" in shown(pilot)
        assert "results of eagle" in shown(pilot)
        screen = await press(pilot, "enter", "ctrl+f")
        assert screen.centre.view == "search"
        assert not screen.workspace.lens


async def test_the_query_of_a_search_can_become_the_filter(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        screen = await press(pilot, "s", *"spare", "ctrl+f")
        assert [row.article.id for row in screen.articles.items] == ["visit"]


async def test_text_pasted_onto_a_list_runs_no_command_but_opens_search(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "1")
        pilot.app.post_message(events.Paste("quit q\nD x"))
        await settled(pilot)
        assert pilot.app.is_running
        assert workspace(pilot).centre.search.field.value == "quit q D x"


async def test_an_event_shows_who_says_what(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        screen = await press(pilot, "3")
        screen.timeline.move_to_id("contract")
        await press(pilot, "enter")
        text = shown(pilot)
        assert "Contract for thirty Sea Eagles" in text
        assert "The price is 3 billion" in text
        assert "over" in text
        await press(pilot, "c")
        assert "claims about this event" in shown(pilot)
        screen = await press(pilot, "escape", "?", "1", "5")
        assert screen.centre.view == "event"


async def test_help_lists_the_keys_of_where_one_is_and_q_closes_it(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "?")
        assert "caret left" in shown(pilot)
        await press(pilot, "q")
        assert "caret left" not in shown(pilot)
        assert pilot.app.is_running


async def test_every_command_of_the_place_is_in_the_palette(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        await press(pilot, ":", *"restore")
        assert "bring the last filter back" in shown(pilot)
        await press(pilot, "escape")
        assert workspace(pilot).reader.has_focus


async def test_below_a_hundred_columns_one_view_is_shown_at_a_time(desk: Desk, opened: Opener) -> None:
    async with opened(desk, size=(80, 24)) as pilot:
        assert "1 Articles" not in shown(pilot)
        await press(pilot, "1")
        assert "1 Articles 3" in shown(pilot)
        screen = await press(pilot, "enter")
        assert screen.reader.has_focus
        assert "1 Articles" not in shown(pilot)
        await press(pilot, "3")
        assert "3 Timeline" in shown(pilot)
        assert "q close" in shown(pilot)
        await press(pilot, "escape")
        assert workspace(pilot).reader.has_focus
        assert "q quit" in shown(pilot)


async def test_a_terminal_too_small_gets_a_message_and_recovers(desk: Desk, opened: Opener) -> None:
    async with opened(desk, size=(40, 10)) as pilot:
        assert "60x20" in shown(pilot)
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert "1 Articles 3" in shown(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 40), (200, 60)])
async def test_every_view_fits_every_size(desk: Desk, opened: Opener, size: tuple[int, int]) -> None:
    async with opened(desk, size=size) as pilot:
        for keys in ("1", "2", "3", "4", "5", "s", "?"):
            await press(pilot, keys)
            assert len(shown(pilot).splitlines()) == size[1]
            if keys in "s?":
                await press(pilot, "escape")


async def test_markup_in_an_article_is_shown_as_text(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="weather") as pilot:
        assert "[red]all day[/red]" in shown(pilot)


async def test_the_next_start_is_back_at_the_last_place_though_this_one_was_killed(
    make_desk: Callable[..., Desk], opened: Opener
) -> None:
    first = make_desk()

    def kept() -> Workspace:
        return from_json(ReadingState(first.directories.state, first.corpus_key).workspace)

    async with opened(first, article="drones") as pilot:
        screen = await press(pilot, "}", "2", "f")
        await until(pilot, lambda: (kept().place, kept().lens) == (screen.workspace.place, screen.workspace.lens))
    second = make_desk()
    async with opened(second) as pilot:
        screen = workspace(pilot)
        assert screen.centre.shown_article == "drones"
        assert screen.reader.caret > 0
        assert screen.workspace.lens
        assert "Back at" in shown(pilot)


async def test_an_empty_folder_says_what_it_wants(
    make_desk: Callable[..., Desk], opened: Opener, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    async with opened(make_desk(empty)) as pilot:
        assert "There are no articles here." in shown(pilot)
        for keys in ("j", "enter", "f", "a", "v", "x", "y", "U", "J", "i", ".", "c", "n", "G"):
            await press(pilot, keys, "escape")
        assert pilot.app.is_running


async def test_one_broken_file_is_named_and_hides_no_other(
    make_desk: Callable[..., Desk], opened: Opener, corpus: Path
) -> None:
    (corpus / "timeline" / "broken.toml").write_text("[[event]\nid = 3\n")
    async with opened(make_desk()) as pilot:
        assert "1 fault" in shown(pilot)
        await press(pilot, "g", "f")
        assert "timeline/broken.toml" in shown(pilot)


async def test_a_star_is_set_and_taken_away(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="visit") as pilot:
        await press(pilot, "*")
        assert desk.reading.ids("starred") == {"visit"}
        await press(pilot, "*")
        assert desk.reading.ids("starred") == frozenset()
