"""What happened in the notebook on one day, from its revisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.revisions import Revisions
from defense_tui.notebook.undo import what_was_done


class Entry(NamedTuple):
    """One change of one note."""

    moment: datetime
    what: str
    """``added``, ``edited``, ``deleted`` or ``restored``."""
    undo: bool
    """Whether it took back another change, or took back that."""
    note: Annotation
    """The note as the change left it."""


def bounds(day: date, zone: tzinfo | None = None) -> tuple[datetime, datetime]:
    """The first moment of *day* and of the next, in *zone*, without it where the machine stands."""
    first = datetime.combine(day, time.min, zone)
    last = datetime.combine(day + timedelta(days=1), time.min, zone)
    return first.astimezone(zone), last.astimezone(zone)


def entries(families: Iterable[Revisions], first: datetime, last: datetime) -> tuple[Entry, ...]:
    """The changes from *first* to just before *last*, in their order."""
    found = (entry for family in families for entry in _entries(family, first, last))
    return tuple(sorted(found, key=lambda entry: (entry.moment, entry.note.id, entry.note.rev)))


def _entries(family: Revisions, first: datetime, last: datetime) -> Iterator[Entry]:
    for revision in family.all():
        if first <= revision.modified < last:
            what = what_was_done(family, revision)
            yield Entry(revision.modified, what, bool(revision.undoes), revision)
