"""A field or a note that was closed may still be painted, and ends nothing."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.geometry import Region
from textual.widget import Widget

from defense_tui.tui.screens.note_editor import NoteArea
from defense_tui.tui.theme import DEFAULT_THEME, textual_theme
from defense_tui.tui.widgets.field import Field


class Ours(App[None]):
    """An app that knows our colours."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return textual_theme(DEFAULT_THEME).variables


@pytest.mark.parametrize("kind", [NoteArea, Field])
async def test_what_was_taken_away_is_painted_blank(kind: type[NoteArea] | type[Field]) -> None:
    async with Ours().run_test() as pilot:
        widget: Widget = kind("text")
        await pilot.app.mount(widget)
        await pilot.pause()
        assert any("text" in strip.text for strip in widget.render_lines(Region(0, 0, 20, 2)))
        await widget.remove()
        assert widget.render_lines(Region(0, 0, 20, 2))[1].text == " " * 20
