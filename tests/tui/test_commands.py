"""Every command in the registry is carried out by somebody: if it is in the menu, it works."""

from __future__ import annotations

import pytest

from defense_tui.keys.command import Command, Context
from defense_tui.keys.commands import COMMANDS
from defense_tui.tui.screens.event import EventCard
from defense_tui.tui.screens.help import HelpView
from defense_tui.tui.screens.note_editor import NoteEditor, ValueRows
from defense_tui.tui.screens.profile import ProfileCard
from defense_tui.tui.screens.search import SearchView
from defense_tui.tui.widgets.picker import Picker
from defense_tui.tui.widgets.prompt import Prompt
from defense_tui.tui.widgets.rows import Rows
from defense_tui.tui.workspace.articles import ArticlesPane
from defense_tui.tui.workspace.changing import Changing
from defense_tui.tui.workspace.copying import Copying
from defense_tui.tui.workspace.entities import EntitiesPane
from defense_tui.tui.workspace.exporting import Exporting
from defense_tui.tui.workspace.filtering import Filtering
from defense_tui.tui.workspace.finding import Finding
from defense_tui.tui.workspace.hints import HINTS
from defense_tui.tui.workspace.marking import Marking
from defense_tui.tui.workspace.navigation import Navigation
from defense_tui.tui.workspace.notes import NotesPane
from defense_tui.tui.workspace.noting import Noting
from defense_tui.tui.workspace.reading import ArticleReader
from defense_tui.tui.workspace.screen import WorkspaceScreen
from defense_tui.tui.workspace.settling import Settling
from defense_tui.tui.workspace.telling import Telling
from defense_tui.tui.workspace.timeline import TimelinePane

HANDLERS: tuple[type, ...] = (
    WorkspaceScreen,
    Navigation,
    Filtering,
    Finding,
    Noting,
    Changing,
    Telling,
    Marking,
    Copying,
    Exporting,
    Settling,
)
WIDGETS: dict[Context, tuple[type, ...]] = {
    Context.LIST: (Rows,),
    Context.ARTICLES: (ArticlesPane,),
    Context.ENTITIES: (EntitiesPane,),
    Context.TIMELINE: (TimelinePane,),
    Context.NOTES: (NotesPane,),
    Context.READER: (ArticleReader,),
    Context.PROFILE: (ProfileCard,),
    Context.EVENT: (EventCard,),
    Context.SEARCH: (SearchView,),
    Context.FIELD: (Prompt, Picker, SearchView),
    Context.CHOOSING: (Picker, SearchView),
    Context.QUERY: (SearchView,),
    Context.MODES: (Prompt,),
    Context.EDITOR: (NoteEditor,),
    Context.VALUES: (ValueRows,),
    Context.ALONE: (HelpView,),
}
PAIRS = [(command, context) for command in COMMANDS for context in command.contexts]


@pytest.mark.parametrize(("command", "context"), PAIRS, ids=lambda value: getattr(value, "id", str(value)))
def test_every_command_is_carried_out_in_each_of_its_contexts(command: Command, context: Context) -> None:
    method = f"do_{command.id.replace('-', '_')}"
    by_handler = any(hasattr(handler, method) for handler in HANDLERS)
    widgets = WIDGETS.get(context, ())
    assert by_handler or (widgets and all(hasattr(widget, method) for widget in widgets))


def test_every_hint_is_a_command_with_a_word_for_the_bar() -> None:
    commands = {command.id: command for command in COMMANDS}
    for ids in HINTS.values():
        for id_ in ids:
            assert commands[id_].bar, id_
