"""What is typed while the program starts is done once it has started."""

from __future__ import annotations

import pytest
from textual import events

from defense_tui.tui.app import DefenseApp, opening_workspace
from defense_tui.tui.desk import Desk
from tests.tui.workspace.conftest import Opener, press, settled, workspace


@pytest.mark.parametrize(("typed", "query"), [("srao", "rao"), ("s12", "12")])
async def test_a_query_typed_before_the_first_frame_is_searched_for(
    typed: str, query: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = DefenseApp.on_load

    def load_and_type(app: DefenseApp) -> None:
        load(app)
        for character in typed:
            app.post_message(events.Key(character, character))

    monkeypatch.setattr(DefenseApp, "on_load", load_and_type)
    app = DefenseApp(desk, opening_workspace(desk, None, None))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert workspace(pilot).centre.search.field.value == query


async def test_the_first_article_of_a_large_folder_comes_late_and_takes_nobody_the_keyboard(
    desk: Desk, opened: Opener
) -> None:
    async with opened(desk) as pilot:
        screen = await press(pilot, "s", *"ra")
        screen.workspace = screen.workspace._replace(place=None)
        screen.on_pane_answered()
        await press(pilot, "o")
        assert screen.centre.search.field.value == "rao"
        assert screen.centre.overlay == "search"
        await press(pilot, "escape")
        assert screen.centre.shown_article
        screen.workspace = screen.workspace._replace(place=None)
        await press(pilot, "1")
        screen.on_pane_answered()
        await press(pilot, "j")
        assert screen.focused is screen.articles
        assert screen.workspace.place is not None
