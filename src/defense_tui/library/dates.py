"""What the five date fields of a lens mean for one date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from defense_tui.lens.lens import Clause, Field
from defense_tui.model.edtf import EdtfDate

DATE_FIELDS = frozenset({Field.SINCE, Field.UNTIL, Field.AFTER, Field.BEFORE, Field.DATE})


def date_fits(when: EdtfDate, clause: Clause) -> bool:
    """Whether *when* lies as a date *clause* asks; a day that nobody knows counts as beyond all others.

    ``since`` and ``until`` hold only for dates that lie wholly within the asked ones, bounds included, ``after`` and
    ``before`` for those wholly outside; ``date`` holds when some day can belong to both.
    """
    asked = EdtfDate.parse(clause.value)
    earliest, latest = when.earliest or date.min, when.latest or date.max
    match clause.field:
        case Field.SINCE:
            fits = earliest >= (asked.earliest or date.min)
        case Field.UNTIL:
            fits = latest <= (asked.latest or date.max)
        case Field.AFTER:
            fits = earliest > (asked.latest or date.max)
        case Field.BEFORE:
            fits = latest < (asked.earliest or date.min)
        case Field.DATE:
            fits = when.overlaps(asked)
        case _:
            raise ValueError(f"{clause.field}: is no date field")
    return fits is not clause.excluded


def dates_fit(when: EdtfDate, clauses: Iterable[Clause]) -> bool:
    """Whether *when* fits all of the date *clauses*."""
    return all(date_fits(when, clause) for clause in clauses)
