"""What is typed while the program starts is done once it has started."""

from __future__ import annotations

import pytest
from textual import events

from defense_tui.tui.app import DefenseApp, opening_workspace
from defense_tui.tui.desk import Desk
from tests.tui.workspace.conftest import settled, workspace


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
