"""The bar at the bottom: the few keys that matter here."""

from __future__ import annotations

from collections.abc import Sequence

from defense_tui.keys.command import Context
from defense_tui.keys.keymap import Keymap
from defense_tui.tui.screens.help import key_label
from defense_tui.tui.widgets.line import Line, Piece

_LIST_MOVES = ("line-down", "open")
HINTS: dict[Context, tuple[str, ...]] = {
    Context.READER: ("select", "note", "highlight", "next-entity", "find", "search", "help"),
    Context.ARTICLES: (*_LIST_MOVES, "narrow", "search", "next-unread", "next-pane", "help", "quit"),
    Context.ENTITIES: (*_LIST_MOVES, "narrow", "exclude", "switch-scope", "find", "help", "quit"),
    Context.TIMELINE: (*_LIST_MOVES, "narrow", "switch-scope", "find", "help", "quit"),
    Context.NOTES: (*_LIST_MOVES, "edit-note", "delete-note", "export-notes", "switch-scope", "help"),
    Context.PROFILE: (*_LIST_MOVES, "narrow", "note", "find", "help", "quit"),
    Context.EVENT: (*_LIST_MOVES, "narrow", "note", "find", "help", "quit"),
    Context.SEARCH: (*_LIST_MOVES, "narrow", "next-pane", "help", "quit"),
    Context.QUERY: ("field-accept", "field-results", "field-order", "field-keep", "field-leave"),
    Context.CHOOSING: ("field-accept", "field-results", "field-leave"),
    Context.FIELD: ("field-accept", "field-leave"),
    Context.EDITOR: ("editor-save", "editor-next", "editor-outside", "editor-discard"),
    Context.LIST: ("line-down", "find", "quit"),
}
"""Command ids by the innermost context, the most useful first."""


def hints(keymap: Keymap, contexts: Sequence[Context]) -> Line:
    """Keys and words for *contexts*, innermost first."""
    commands = {command.id: command for command in keymap.commands}
    ids = next((HINTS[context] for context in contexts if context in HINTS), ("search", "help", "quit"))
    pieces: list[Piece] = []
    for command in (commands[id_] for id_ in ids):
        if command.keys and command.bar:
            label = "↑↓" if command.id == "line-down" else key_label(command.keys[0])
            word = "move" if command.id == "line-down" else command.bar
            pieces += [(f" {label}", "key"), (f" {word}  ", "")]
    return Line(tuple(pieces))
