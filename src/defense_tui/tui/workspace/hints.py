"""The bar at the bottom: the few keys that matter here."""

from __future__ import annotations

from collections.abc import Sequence

from defense_tui.keys.command import Command, Context
from defense_tui.keys.keymap import Keymap
from defense_tui.keys.labels import key_label
from defense_tui.tui.widgets.line import Line, Piece

_LIST_MOVES = ("line-down", "open")
HINTS: dict[Context, tuple[str, ...]] = {
    Context.READER: ("open", "select", "note", "next-entity", "search", "show-articles", "quit", "help"),
    Context.SELECTING: ("note", "highlight", "copy", "swap-ends", "escape", "help"),
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
    Context.EDITOR: ("editor-save", "editor-next", "editor-undo", "editor-outside", "editor-discard"),
    Context.VALUES: ("line-down", "editor-take", "editor-save"),
    Context.ALONE: ("line-down", "quit"),
    Context.HELP: ("line-down", "find", "quit"),
    Context.LIST: ("line-down", "find", "quit"),
}
"""Command ids by the innermost context, the most useful first."""
_CLOSING = frozenset({Context.COVERING, Context.PROFILE, Context.EVENT, Context.SEARCH, Context.HELP, Context.DECIDING})
"""Where ``q`` closes what is open instead of ending the program."""
_ALWAYS = 2
"""So many of the last hints are never left out: how to get out, and help."""


def hints(keymap: Keymap, contexts: Sequence[Context], width: int) -> Line:
    """Keys and words for *contexts*, innermost first, as many as *width* cells hold; the last two are always there."""
    commands = {command.id: command for command in keymap.commands}
    ids = next((HINTS[context] for context in contexts if context in HINTS), ("search", "quit", "help"))
    closes = _CLOSING.intersection(contexts)
    shown = [_hint(commands[id_], closes=bool(closes)) for id_ in ids if commands[id_].keys and commands[id_].bar]
    while len(shown) > _ALWAYS and sum(len(key) + len(word) for key, word in shown) > width:
        del shown[-_ALWAYS - 1]
    pieces: list[Piece] = [piece for key, word in shown for piece in ((key, "key"), (word, ""))]
    return Line(tuple(pieces))


def _hint(command: Command, *, closes: bool) -> tuple[str, str]:
    if command.id == "line-down":
        return " ↑↓", " move  "
    if command.id == "quit" and closes:
        return f" {key_label(command.keys[0])}", " close  "
    return f" {key_label(command.keys[0])}", f" {command.bar}  "
