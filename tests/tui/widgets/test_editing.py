"""What is typed faster than it is read is edited in the order typed."""

from __future__ import annotations

import asyncio
import random

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input, TextArea

from defense_tui.tui.screens.note_editor import NoteArea
from defense_tui.tui.theme import DEFAULT_THEME, fallback_variables, textual_theme
from defense_tui.tui.widgets.field import Field
from defense_tui.tui.widgets.waiting import caught_up

EDITING = ("backspace", "delete", "left", "right", "home", "end", "ctrl+u", "ctrl+w", "ctrl+k")
KEYS = (*"ab cd ef ", *EDITING, "backspace", "enter")
SEQUENCES = 40


class Fields(App[None]):
    """A field and the editor of notes, nothing else."""

    def compose(self) -> ComposeResult:
        yield Field()
        yield NoteArea("")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallback_variables(textual_theme(DEFAULT_THEME))


@pytest.mark.parametrize("kind", [Field, NoteArea])
async def test_keys_that_come_at_once_edit_as_keys_that_come_one_by_one(kind: type[Field | NoteArea]) -> None:
    chance = random.Random(7)
    async with Fields().run_test() as pilot:
        widget = pilot.app.query_one(kind)
        widget.focus()
        await pilot.pause()
        for _ in range(SEQUENCES):
            typed = chance.choices(KEYS, k=12)
            texts = []
            for one_by_one in (True, False):
                _clear(widget)
                for key in typed:
                    pilot.app.post_message(_event(key))
                    if one_by_one:
                        await _read(pilot.app, widget)
                await _read(pilot.app, widget)
                texts.append(widget.value if isinstance(widget, Input) else widget.text)
            assert texts[0] == texts[1], typed


def _event(key: str) -> events.Key:
    return events.Key("space" if key == " " else key, key if len(key) == 1 else None)


def _clear(widget: Field | NoteArea) -> None:
    if isinstance(widget, TextArea):
        widget.load_text("")
    else:
        widget.value = ""


async def _read(app: App[None], widget: Field | NoteArea) -> None:
    """Wait until keys have gone from the app to the widget, and, unless it carried them out, back to the app."""
    for _ in range(2):
        done = asyncio.Event()
        app.call_later(done.set)
        await done.wait()
        await caught_up(widget)
        await caught_up(app.screen)
