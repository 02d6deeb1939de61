"""What was found in a text: code-point ranges with their meaning."""

from __future__ import annotations

from dataclasses import dataclass

from defense_tui.model.edtf import EdtfDate


@dataclass(frozen=True, slots=True)
class Mention:
    """One place ``[start, end)`` in an article where an entity is named."""

    entity: str
    """The entity's id."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """One place ``[start, end)`` in an article that names a date outright."""

    start: int
    end: int
    text: str
    date: EdtfDate


@dataclass(frozen=True, slots=True)
class Passage:
    """A range ``[start, end)`` of an article's canonical text."""

    article: str
    start: int
    end: int
