"""A command: one thing that a person can do, as data."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Context(StrEnum):
    """Where a key counts. The focused widget names its contexts; EVERYWHERE counts in all but :data:`FIELDS`."""

    EVERYWHERE = "everywhere"
    LIST = "in lists"
    ARTICLES = "articles"
    ENTITIES = "entities"
    TIMELINE = "timeline"
    NOTES = "notes"
    READER = "reader"
    SELECTING = "while selecting"
    COVERING = "what covers the reader"
    PROFILE = "profile"
    EVENT = "event"
    SEARCH = "search results"
    HELP = "help"
    DECIDING = "questions"
    FIELD = "fields"
    CHOOSING = "fields with rows under them"
    QUERY = "the search field"
    MODES = "the find field"
    EDITOR = "note editor"
    VALUES = "kind and colour"
    ALONE = "help while something is being typed"


FIELDS = frozenset({Context.FIELD, Context.CHOOSING, Context.QUERY, Context.MODES, Context.EDITOR, Context.ALONE})
"""Where something is being typed; EVERYWHERE does not count here."""


class Command(NamedTuple):
    """One thing that a person can do; its keys, its palette row, its help line and its rebinding all come from here.

    A stroke is a printable character as typed (``g``, ``G``, ``?``) or a name (``enter``, ``space``, ``ctrl+d``,
    ``shift+left``). Two strokes stand with a blank between them: ``g g``.
    """

    id: str
    """Kebab-case; the widget that carries it out has a method ``do_<id with underscores>``."""
    contexts: tuple[Context, ...]
    keys: tuple[str, ...]
    """The first one is shown; may be empty, then the palette alone reaches it."""
    help: str
    """What it does, as a line of help: lower case, no full stop."""
    bar: str = ""
    """A word or two for the bar at the bottom; empty: never shown there."""
