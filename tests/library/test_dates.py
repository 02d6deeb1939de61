"""What the date fields of a lens mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.lens.lens import Clause, Field
from defense_tui.library.dates import DATE_FIELDS, date_test
from defense_tui.model.edtf import EdtfDate

edtf = st.sampled_from(["2024", "2025-07", "2025-07-01", "201X", "../2025", "2025-04-01/..", "1984-12~", "2025-22"])


def fits(date: str, field: Field, asked: str) -> bool:
    return date_test([Clause(field, asked)])(EdtfDate.parse(date))


@pytest.mark.parametrize(
    ("date", "field", "asked", "expected"),
    [
        ("2025-07-01", Field.SINCE, "2025-07-01", True),
        ("2025-07-01", Field.SINCE, "2025-07", True),
        ("2025", Field.SINCE, "2025-07", False),
        ("2025-07-31", Field.UNTIL, "2025-07", True),
        ("2025", Field.UNTIL, "2025-07", False),
        ("2025-07-01", Field.AFTER, "2025-07", False),
        ("2025-08-01", Field.AFTER, "2025-07", True),
        ("2025-06-30", Field.BEFORE, "2025-07", True),
        ("2025-06", Field.BEFORE, "2025-06-30", False),
        ("2025", Field.DATE, "2025-07", True),
        ("2024", Field.DATE, "2025-07", False),
        ("../2025", Field.SINCE, "2000", False),
        ("../2025", Field.UNTIL, "2025", True),
        ("2025-04-01/..", Field.UNTIL, "2030", False),
        ("2025-04-01/..", Field.AFTER, "2025-03", True),
        ("2025", Field.AFTER, "2020/..", False),
    ],
)
def test_date_fields(date: str, field: Field, asked: str, expected: bool) -> None:
    assert fits(date, field, asked) is expected


@given(edtf, edtf, st.sampled_from(sorted(DATE_FIELDS)))
def test_an_excluded_date_is_the_opposite(date: str, asked: str, field: Field) -> None:
    when = EdtfDate.parse(date)
    included, excluded = Clause(field, asked), Clause(field, asked, excluded=True)
    assert date_test([included])(when) is not date_test([excluded])(when)
    assert not date_test([included, excluded])(when)


@given(edtf, edtf)
def test_nothing_is_both_before_and_after(date: str, asked: str) -> None:
    sides = [fits(date, field, asked) for field in (Field.BEFORE, Field.AFTER, Field.DATE)]
    assert sum(sides) <= 1


def test_other_fields_are_refused() -> None:
    with pytest.raises(ValueError, match="no date field"):
        fits("2025", Field.TAG, "2025")
