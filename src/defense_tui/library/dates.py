"""What the five date fields of a lens mean for one date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from defense_tui.lens.lens import Clause, Field
from defense_tui.model.edtf import EdtfDate

DATE_FIELDS = frozenset({Field.SINCE, Field.UNTIL, Field.AFTER, Field.BEFORE, Field.DATE})


def date_test(clauses: Iterable[Clause]) -> Callable[[EdtfDate], bool]:
    """A test whether a date lies as all of the date *clauses* ask; raises EdtfError when one asks for no date.

    ``since`` and ``until`` hold only for dates that lie wholly within the asked ones, bounds included, ``after`` and
    ``before`` for those wholly outside; ``date`` holds when some day can belong to both. An open end of a date lies
    beyond all days.
    """
    tests = [(_test(clause.field, EdtfDate.parse(clause.value)), clause.excluded) for clause in clauses]
    return lambda when: all(test(when) is not excluded for test, excluded in tests)


def _test(field: Field, asked: EdtfDate) -> Callable[[EdtfDate], bool]:
    first, last = _bounds(asked)
    match field:
        case Field.SINCE:
            return lambda when: _bounds(when)[0] >= first
        case Field.UNTIL:
            return lambda when: _bounds(when)[1] <= last
        case Field.AFTER:
            return lambda when: _bounds(when)[0] > last
        case Field.BEFORE:
            return lambda when: _bounds(when)[1] < first
        case Field.DATE:
            return asked.overlaps
        case _:
            raise ValueError(f"{field}: is no date field")


def _bounds(when: EdtfDate) -> tuple[date, date]:
    return when.earliest or date.min, when.latest or date.max
