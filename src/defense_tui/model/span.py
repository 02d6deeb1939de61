"""What was found in a text: code-point ranges with their meaning."""

from __future__ import annotations

from typing import NamedTuple

from defense_tui.model.edtf import EdtfDate


class Mention(NamedTuple):
    """One place ``[start, end)`` in an article where an entity is named."""

    entity: str
    """The entity's id."""
    start: int
    end: int
    text: str


class DateMention(NamedTuple):
    """One place ``[start, end)`` in an article that names a date outright."""

    start: int
    end: int
    text: str
    date: EdtfDate


class Passage(NamedTuple):
    """A range ``[start, end)`` of an article's canonical text."""

    article: str
    start: int
    end: int
