"""The bar at the bottom: the few keys that matter here."""

from __future__ import annotations

from collections.abc import Sequence

from defense_tui.keys.command import Command, Context
from defense_tui.keys.keymap import Keymap
from defense_tui.tui.screens.help import key_label
from defense_tui.tui.widgets.line import Line, Piece

_LIST_MOVES = ("line-down", "open")
HINTS: dict[Context, tuple[str, ...]] = {
    Context.READER: ("open", "select", "note", "next-entity", "search", "show-articles", "quit", "help"),
    Context.ARTICLES: (*_LIST_MOVES, "narrow", "search", "next-unread", "next-pane", "quit", "help"),
    Context.ENTITIES: (*_LIST_MOVES, "narrow", "exclude", "switch-scope", "find", "quit", "help"),
    Context.TIMELINE: (*_LIST_MOVES, "narrow", "switch-scope", "find", "quit", "help"),
    Context.NOTES: (
        *(*_LIST_MOVES, "edit-note", "tag-note", "mark-row", "switch-scope", "delete-note", "export-notes", "help"),
    ),
    Context.PROFILE: (*_LIST_MOVES, "narrow", "note", "find", "quit", "help"),
    Context.EVENT: (*_LIST_MOVES, "narrow", "note", "find", "quit", "help"),
    Context.DECIDING: ("line-down", "open"),
    Context.SEARCH: (*_LIST_MOVES, "narrow", "next-pane", "quit", "help"),
    Context.QUERY: ("field-accept", "field-results", "field-order", "field-keep", "field-leave"),
    Context.CHOOSING: ("field-accept", "field-results", "field-leave"),
    Context.MODES: ("field-accept", "field-mode", "field-leave"),
    Context.FIELD: ("field-accept", "field-leave"),
    Context.EDITOR: ("editor-save", "editor-next", "editor-outside", "editor-discard"),
    Context.LIST: ("line-down", "find", "quit"),
}
"""Command ids by the innermost context, the most useful first."""


def hints(keymap: Keymap, contexts: Sequence[Context], width: int) -> Line:
    """Keys and words for *contexts*, innermost first, as many as *width* cells hold; the last one is always there."""
    commands = {command.id: command for command in keymap.commands}
    ids = next((HINTS[context] for context in contexts if context in HINTS), ("search", "quit", "help"))
    shown = [_hint(commands[id_]) for id_ in ids if commands[id_].keys and commands[id_].bar]
    while len(shown) > 1 and sum(len(key) + len(word) for key, word in shown) > width:
        del shown[-2]
    pieces: list[Piece] = [piece for key, word in shown for piece in ((key, "key"), (word, ""))]
    return Line(tuple(pieces))


def _hint(command: Command) -> tuple[str, str]:
    if command.id == "line-down":
        return " ↑↓", " move  "
    return f" {key_label(command.keys[0])}", f" {command.bar}  "
