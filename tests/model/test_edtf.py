"""EDTF dates: what is read, which days it can be, what comes before what, how it is shown and sorted."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.model.edtf import EdtfDate, EdtfError

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
QUALIFIERS = st.sampled_from(["", "?", "~", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    """Every form of a single date at levels 0 and 1."""
    day = draw(DAYS)
    year = f"{day.year:04}"
    forms = [
        day.isoformat(),
        f"{year}-{day.month:02}",
        year,
        f"{year}-{day.month:02}-XX",
        f"{year}-XX",
        f"{year}-XX-XX",
        f"{year[:3]}X",
        f"{year[:2]}XX",
        f"{year}-{21 + day.month % 3}",
    ]
    return draw(st.sampled_from(forms)) + draw(QUALIFIERS)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """Intervals whose ends stand in order, closed, open or unknown."""
    first, last = sorted(
        draw(st.tuples(points(), points())), key=lambda text: EdtfDate.parse(text).earliest or date.min
    )
    return draw(st.sampled_from([f"{first}/{last}", f"{first}/..", f"{first}/", f"../{last}", f"/{last}"]))


TEXTS = st.one_of(points(), intervals())
DATES = TEXTS.map(EdtfDate.parse)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2025-07-01", "2025-07-01", "2025-07-01", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2025-07-01T09:30:00", "2025-07-01", "2025-07-01", "day"),
        ("2025-07-01T09:30:00Z", "2025-07-01", "2025-07-01", "day"),
        ("2025-07-01T23:59:59-04", "2025-07-01", "2025-07-01", "day"),
        ("2025-07-01T00:00:00+05:30", "2025-07-01", "2025-07-01", "day"),
        ("1984-12~", "1984-12-01", "1984-12-31", "month"),
        ("2025?", "2025-01-01", "2025-12-31", "year"),
        ("2004-06-11%", "2004-06-11", "2004-06-11", "day"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("20XX", "2000-01-01", "2099-12-31", "century"),
        ("000X", "0001-01-01", "0009-12-31", "decade"),
        ("00XX", "0001-01-01", "0099-12-31", "century"),
        ("2004-XX", "2004-01-01", "2004-12-31", "year"),
        ("1985-04-XX", "1985-04-01", "1985-04-30", "month"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31", "year"),
        ("2025-21", "2025-03-01", "2025-05-31", "season"),
        ("2025-22", "2025-06-01", "2025-08-31", "season"),
        ("2025-23~", "2025-09-01", "2025-11-30", "season"),
        ("2023-24", "2023-12-01", "2024-02-29", "season"),
        ("2025-04-01/2025-04-13", "2025-04-01", "2025-04-13", "interval"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31", "interval"),
        ("2005/2005-06", "2005-01-01", "2005-06-30", "interval"),
        ("1984~/2004-06?", "1984-01-01", "2004-06-30", "interval"),
        ("2025-21/2025-23", "2025-03-01", "2025-11-30", "interval"),
        ("199X/200X", "1990-01-01", "2009-12-31", "interval"),
        ("../2025", None, "2025-12-31", "interval"),
        ("/2025", None, "2025-12-31", "interval"),
        ("2025-04-01/..", "2025-04-01", None, "interval"),
        ("2025-04-01/", "2025-04-01", None, "interval"),
        ("1985-04-12~/..", "1985-04-12", None, "interval"),
    ],
)
def test_a_date_has_the_bounds_and_precision_that_its_text_allows(
    text: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    found = EdtfDate.parse(text)
    assert found.text == text
    assert found.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert found.latest == (date.fromisoformat(latest) if latest else None)
    assert found.precision == precision


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2025", False, False),
        ("2025~", True, False),
        ("2025?", False, True),
        ("2025%", True, True),
        ("1984~/2004-06", True, False),
        ("1984/2004-06?", False, True),
        ("1984~/2004?", True, True),
        ("1984%/..", True, True),
    ],
)
def test_about_and_perhaps_are_kept_apart(text: str, approximate: bool, uncertain: bool) -> None:
    found = EdtfDate.parse(text)
    assert (found.approximate, found.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "2025 ",
        "2025\n",
        "July 2025",
        "20250701",
        "2025-7-1",
        "2025-00",
        "2025-13",
        "2025-02-29",
        "2025-04-31",
        "2025-20",
        "2025-25",
        "2025-33",
        "2025-21-01",
        "0000",
        "0000-01-01",
        "201X-07",
        "2025-XX-01",
        "2XXX",
        "XXXX",
        "X025",
        "201x",
        "2025??",
        "2025?~",
        "?2025",
        "2025?-07",
        "-0044",
        "Y12000",
        "Y-12000",
        "12025",
        "٢٠٢٥",
        "2025-07T09:00:00",
        "2025-07-01T",
        "2025-07-01T9:00:00",
        "2025-07-01T24:00:00",
        "2025-07-01T09:60:00",
        "2025-07-01T09:30",
        "2025-07-01~T09:30:00",
        "2025-07-01T09:30:00z",
        "/",
        "../..",
        "../",
        "/..",
        "2025/2026/2027",
        "2025/...",
        "2026/2025",
        "2025-07/2025-06-30",
        "2025-07-01T09:30:00Z/2026",
        "9999-24",
    ],
)
def test_what_is_no_date_is_refused_with_its_text_in_the_message(text: str) -> None:
    with pytest.raises(EdtfError) as refusal:
        EdtfDate.parse(text)
    assert any(repr(part) in str(refusal.value) for part in (text, *text.split("/", 1)))


@pytest.mark.parametrize("text", ["-0044", "Y12000", "Y-12000"])
def test_a_year_that_no_calendar_here_has_is_called_so(text: str) -> None:
    with pytest.raises(EdtfError, match="outside the years 1 to 9999"):
        EdtfDate.parse(text)


@given(TEXTS)
def test_every_valid_form_is_read_and_its_bounds_stand_in_order(text: str) -> None:
    found = EdtfDate.parse(text)
    assert found.text == text
    assert found.earliest or found.latest
    if found.earliest and found.latest:
        assert found.earliest <= found.latest


@given(DAYS)
def test_a_day_lies_within_its_month_season_year_decade_and_century(day: date) -> None:
    year = f"{day.year:04}"
    wider = [f"{year}-{day.month:02}", year, f"{year[:3]}X", f"{year[:2]}XX", f"{year}-XX", f"{year}-{day.month:02}-XX"]
    for text in (day.isoformat(), *wider):
        found = EdtfDate.parse(text)
        assert found.earliest and found.latest
        assert found.earliest <= day <= found.latest


@given(st.integers(1, 9998), st.sampled_from([21, 22, 23, 24]))
def test_a_season_is_three_whole_months(year: int, season: int) -> None:
    found = EdtfDate.parse(f"{year:04}-{season}")
    assert found.earliest and found.latest
    months = (found.latest.year - found.earliest.year) * 12 + found.latest.month - found.earliest.month
    assert months == 2
    assert found.earliest.day == 1
    assert found.latest.day == calendar.monthrange(found.latest.year, found.latest.month)[1]


@given(DATES, DATES)
def test_order_is_antisymmetric_and_follows_mirrors_precedes(a: EdtfDate, b: EdtfDate) -> None:
    assert not (a.precedes(b) and b.precedes(a))
    if a.precedes(b):
        assert b.precedes(a) is False
        assert not a.overlaps(b)
    assert a.follows(b) == b.precedes(a)


@given(DATES, DATES, DATES)
def test_order_is_transitive(a: EdtfDate, b: EdtfDate, c: EdtfDate) -> None:
    if a.precedes(b) and b.precedes(c):
        assert a.precedes(c)


@given(DATES, DATES)
def test_two_dates_overlap_unless_one_of_them_precedes(a: EdtfDate, b: EdtfDate) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(b) == (not (a.precedes(b) or b.precedes(a)))


@given(DATES)
def test_no_date_precedes_itself(a: EdtfDate) -> None:
    assert not a.precedes(a)
    assert a.overlaps(a)


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2025-06-30", "2025-07", True),
        ("2025-07", "2025-06-30", False),
        ("2025-07-01", "2025-07-01", False),
        ("2025-07-01", "2025-07", None),
        ("2025-07", "2025-07-01", False),
        ("2025-07", "2025-07", None),
        ("2024", "2025/..", True),
        ("../2024", "2025", True),
        ("2025/..", "2026", None),
        ("2025/..", "2024", False),
        ("../2024", "2023", None),
    ],
)
def test_precedes_says_yes_no_or_nobody_knows(a: str, b: str, answer: bool | None) -> None:
    assert EdtfDate.parse(a).precedes(EdtfDate.parse(b)) is answer


def test_newest_first_sorts_by_latest_day_then_by_precision() -> None:
    ordered = [
        "2024/..",
        "2025",
        "2020/2025",
        "2025-07-31",
        "2025-07",
        "2025-07-01/2025-07-31",
        "2025-07-01",
        "../2025-06",
        "2025/",
        "2024-24/2024",
        "201X",
    ]
    assert sorted(ordered, key=lambda text: EdtfDate.parse(text).newest_first) == ordered


@given(DATES, DATES)
def test_what_surely_comes_later_is_sorted_first(a: EdtfDate, b: EdtfDate) -> None:
    if a.precedes(b) and a.earliest and a.latest and b.latest:
        assert b.newest_first < a.newest_first


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-07-01", "2025-07-01"),
        ("2025-07-01T09:30:00Z", "2025-07-01"),
        ("2025-07", "2025-07"),
        ("2025", "2025"),
        ("1984-12~", "c. 1984-12"),
        ("2025?", "2025?"),
        ("2025%", "c. 2025?"),
        ("201X", "2010s"),
        ("201X~", "c. 2010s"),
        ("19XX", "1900s"),
        ("2025-21", "spring 2025"),
        ("2025-22?", "summer 2025?"),
        ("2025-23", "autumn 2025"),
        ("2025-24", "winter 2025"),
        ("2025-XX", "2025"),
        ("2025-XX-XX", "2025"),
        ("2025-07-XX", "2025-07"),
        ("2025-04-01/2025-04-13", "1-13 Apr 2025"),
        ("2025-03-28/2025-04-03", "28 Mar - 3 Apr 2025"),
        ("2024-12-28/2025-01-03", "2024-12-28 - 2025-01-03"),
        ("2025-07-01/2025-07-01", "2025-07-01"),
        ("2025-04-01~/2025-04-13", "c. 2025-04-01 - 2025-04-13"),
        ("2025-07/2025-09", "Jul-Sep 2025"),
        ("2024-11/2025-02", "2024-11 - 2025-02"),
        ("2008/2012", "2008-2012"),
        ("2008/2012?", "2008 - 2012?"),
        ("2004-XX/2005", "2004 - 2005"),
        ("2004-06/2005", "2004-06 - 2005"),
        ("199X/200X", "1990s - 2000s"),
        ("2025-21/2025-23", "spring 2025 - autumn 2025"),
        ("2025-05/..", "2025-05 on"),
        ("../2030", "until 2030"),
        ("2025-05/", "2025-05 - ?"),
        ("/2030~", "? - c. 2030"),
    ],
)
def test_a_date_is_shown_as_known(text: str, shown: str) -> None:
    assert EdtfDate.parse(text).shown == shown


@given(TEXTS)
def test_every_date_can_be_shown_on_one_line(text: str) -> None:
    shown = EdtfDate.parse(text).shown
    assert shown.strip() == shown != ""
    assert "X" not in shown
    assert "/" not in shown
