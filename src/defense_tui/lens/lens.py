"""A lens: an immutable list of clauses, each of them a chip on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class Field(StrEnum):
    """What a clause asks about; the value is the word before the colon in a query."""

    WORDS = "words"
    """One word, or several as a phrase; has no prefix in a query."""
    ARTICLE = "article"
    ENTITY = "entity"
    KIND = "kind"
    EVENT = "event"
    SOURCE = "source"
    CITES = "cites"
    TAG = "tag"
    SINCE = "since"
    UNTIL = "until"
    AFTER = "after"
    BEFORE = "before"
    DATE = "date"
    IS = "is"
    HAS = "has"
    NOTE = "note"
    COLOR = "color"


READER_FIELDS = frozenset({Field.IS, Field.HAS, Field.NOTE, Field.COLOR})
"""Fields about what the reader did; a library cannot know them and is given sets of article ids instead."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition of a lens."""

    field: Field
    value: str
    """The word, phrase, id or EDTF date, as written."""
    excluded: bool = False
    quoted: bool = False
    """Written in quotes: for words a phrase as spelt, without spelling variants."""
    articles: frozenset[str] | None = None
    """For reader fields after :meth:`Lens.resolved`: the ids of the articles that satisfy the clause."""

    def __str__(self) -> str:
        """The clause as a person would write it in a query."""
        needs_quotes = self.quoted or not self.value or any(ch.isspace() or ch in '"()' for ch in self.value)
        value = '"' + self.value.replace('"', '""') + '"' if needs_quotes else self.value
        prefix = "" if self.field is Field.WORDS else f"{self.field}:"
        return f"{'-' if self.excluded else ''}{prefix}{value}"


class Lens(NamedTuple):
    """Clauses that must all hold, oldest first; the empty lens shows everything."""

    clauses: tuple[Clause, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses)

    def __str__(self) -> str:
        """The lens as a query; ``parse(str(lens)) == lens`` for an unresolved lens."""
        return " ".join(map(str, self.clauses))

    def narrowed(self, *clauses: Clause) -> Lens:
        """This lens with *clauses* added as the newest; one that stands already is not added twice."""
        kept = self.clauses
        for clause in clauses:
            opposite = replace(clause, excluded=not clause.excluded)
            kept = (*(old for old in kept if old not in (clause, opposite)), clause)
        return Lens(kept)

    def widened(self) -> Lens:
        """This lens without its newest clause."""
        return Lens(self.clauses[:-1])

    def begins_with(self, lens: Lens) -> bool:
        """Whether *lens* is what is left of this one when newest clauses, none or more, are removed."""
        return self.clauses[: len(lens.clauses)] == lens.clauses

    def of(self, *fields: Field) -> tuple[Clause, ...]:
        """The clauses about any of *fields*, oldest first."""
        return tuple(clause for clause in self.clauses if clause.field in fields)

    def without(self, *fields: Field) -> Lens:
        """This lens without the clauses about any of *fields*."""
        return Lens(tuple(clause for clause in self.clauses if clause.field not in fields))

    def resolved(self, articles: Mapping[str, frozenset[str]]) -> Lens:
        """This lens with the article ids of its reader fields filled in; keys are like ``is:unread``."""
        return Lens(
            tuple(
                replace(clause, articles=articles.get(f"{clause.field}:{clause.value}", frozenset()))
                if clause.field in READER_FIELDS
                else clause
                for clause in self.clauses
            )
        )
