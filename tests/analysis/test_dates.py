"""Where texts name dates outright, and what is left alone."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.analysis import dates
from defense_tui.analysis.dates import find_dates
from defense_tui.model.edtf import EdtfDate


def found(text: str) -> list[tuple[str, str]]:
    mentions = find_dates(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    return [(mention.text, mention.date.text) for mention in mentions]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("July 1, 2025", "2025-07-01"),
        ("July 1 2025", "2025-07-01"),
        ("July 1st, 2025", "2025-07-01"),
        ("JULY 01, 2025", "2025-07-01"),
        ("Jul. 1, 2025", "2025-07-01"),
        ("Sept. 24, 2021", "2021-09-24"),
        ("July\u00a01,\u00a02025", "2025-07-01"),
        ("Tuesday, July 1, 2025", "2025-07-01"),
        ("Tues., July 1, 2025", "2025-07-01"),
        ("1 July 2025", "2025-07-01"),
        ("01 July, 2025", "2025-07-01"),
        ("1st of July 2025", "2025-07-01"),
        ("the 1st of July, 2025", "2025-07-01"),
        ("Tuesday 1 July 2025", "2025-07-01"),
        ("05-Aug-2016", "2016-08-05"),
        ("2025-07-01", "2025-07-01"),
        ("2025/07/01", "2025-07-01"),
        ("2025/7/1", "2025-07-01"),
        ("7/13/2025", "2025-07-13"),
        ("13/7/2025", "2025-07-13"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("07/07/2025", "2025-07-07"),
        ("01.07.2025", "2025-07-01"),
        ("July 1-13, 2025", "2025-07-01/2025-07-13"),
        ("July 1–13, 2025", "2025-07-01/2025-07-13"),
        ("April 1 to 13, 2025", "2025-04-01/2025-04-13"),
        ("October 28 and 29, 2021", "2021-10-28/2021-10-29"),
        ("1-13 April 2025", "2025-04-01/2025-04-13"),
        ("1st to the 13th of April 2025", "2025-04-01/2025-04-13"),
        ("28 March - 3 April 2025", "2025-03-28/2025-04-03"),
        ("March 28 to April 3, 2025", "2025-03-28/2025-04-03"),
        ("December 28 - January 3, 2025", "2024-12-28/2025-01-03"),
        ("February 2025", "2025-02"),
        ("February, 2025", "2025-02"),
        ("February of 2025", "2025-02"),
        ("Feb 2025", "2025-02"),
        ("late February 2025", "2025-02~"),
        ("mid-July 2025", "2025-07~"),
        ("January to March 2025", "2025-01/2025-03"),
        ("November-February 2025", "2024-11/2025-02"),
        ("summer of 2025", "2025-22"),
        ("Fall 2017", "2017-23"),
        ("early autumn 2025", "2025-23~"),
        ("winter 2024-25", "2024-24"),
        ("Q3 2025", "2025-07/2025-09"),
        ("Q3 of 2025", "2025-07/2025-09"),
        ("third quarter of 2025", "2025-07/2025-09"),
        ("first-quarter 2022", "2022-01/2022-03"),
        ("second half of 2026", "2026-07/2026-12"),
        ("H1 2026", "2026-01/2026-06"),
        ("FY2026", "2026~"),
        ("FY 26", "2026~"),
        ("fiscal year 2026", "2026~"),
        ("FY 2025-26", "2025/2026"),
        ("2021-25", "2021/2025"),
        ("2021–2025", "2021/2025"),
        ("2024/25", "2024/2025"),
        ("1998-2002", "1998/2002"),
        ("2004-05", "2004/2005"),
        ("2025-07", "2025-07"),
        ("between 2008 and 2012", "2008/2012"),
        ("from 2008 through 2012", "2008/2012"),
        ("the 1990s", "199X"),
        ("1990's", "199X"),
        ("mid-1990s", "199X~"),
        ("early 1900s", "19XX~"),
        ("the 2000s", "200X"),
        ("2025", "2025"),
        ("early 2024", "2024~"),
        ("mid-2024", "2024~"),
        ("around 2010", "2010~"),
        ("c. 1950", "1950~"),
        ("pre-2016", "2016"),
    ],
)
def test_a_date_that_names_its_year_is_read(written: str, edtf: str) -> None:
    assert found(f"They met in {written}, it said.")[-1] == (written, edtf)
    assert found(written) == [(written, edtf)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("by 2030, since 2015 and until 2047", ["2030", "2015", "2047"]),
        ("between April 1 and 13, 2025", ["2025-04-01/2025-04-13"]),
        ("between March 28 and April 3, 2025", ["2025-03-28/2025-04-03"]),
        ("between January and March 2025", ["2025-01/2025-03"]),
        ("on May 1 and 20, 2025", ["2025"]),
        ("from July 1, 2025 to July 5, 2025", ["2025-07-01", "2025-07-05"]),
        ("(2021-25) and (2026)", ["2021/2025", "2026"]),
        ("2023, 2024 and 2025", ["2023", "2024", "2025"]),
        ("the February 2025 Joint Statement", ["2025-02"]),
        ("Tiger Triumph 2025", ["2025"]),
        ("10:30 on July 1, 2025, 11:00", ["2025-07-01"]),
        ("published 2025-07-01T09:30:00Z", ["2025-07-01"]),
        ("In 1947. In 1492", ["1947", "1492"]),
        ("they won 4-2 March 2025", ["2025-03"]),
        ("between 2030 and 2015", ["2030", "2015"]),
        ("31/31/2025", []),
        ("2025/25/12 and 2025/07/01/3", []),
        ("first half of the 2030s", ["203X"]),
    ],
)
def test_dates_are_found_in_their_sentence(text: str, dates: list[str]) -> None:
    assert [edtf for _, edtf in found(text)] == dates


@pytest.mark.parametrize(
    "text",
    [
        "2,025 troops and 2025 troops",
        "$2025, €2025, £2025, Rs. 2025, INR 2000 and 2025 dollars",
        "₹2025, ₹ 2025, ₨2025, ¥2025, $ 2025, US$ 2025 and (₹\u00a02025)",
        "Rs 2025 crore, Rs.2025, ₹2025 crore, $2025 million, INR 2025, Rupees 2025, Rs 2025-26 crore",
        "2025 crore, 2025 crores, 2025 lakh, 2025 lakhs, 2025 cr., 2025 rupees, 2025 trillion, 2025 bn, 2025 euros",
        "2025% of 2025.5 and 12025 and 20251",
        "call (202) 456-2025 or 202-456-2025",
        "at 2030 hours, 1900 GMT, 20:25",
        "Resolution 1973, Section 2025, No. 2024, H.R. 1607, 50 U.S.C. 1981, 49 Stat. 1895",
        "H.R. 1607 and Presidential Determination No.\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0 2024-12",
        "1500 megawatts, 1600 Pennsylvania Avenue",
        "$1.2 billion, a 10-year framework, 35 miles",
        "today, last week, July 13, in March, on Tuesday, the '90s, the 21st century",
        "version 1.2025, 3/2025x, x2025, 2025x, 2025_2, 50×2030",
        "01/07/2025, 7/1/2025 and 12/11/2025",
        "2125 and 1399 and 2231",
        "https://example.org/2025/07/01/page?resize=2048,1365",
        "May I say 13 of 14",
        "",
    ],
)
def test_what_is_no_date_or_does_not_name_its_year_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(
    st.dates(date(1800, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%a, %b %d, %Y", "%Y-%m-%d"]),
)
def test_every_day_is_read_in_every_usual_form(day: date, form: str) -> None:
    written = day.strftime(form)
    assert found(f"On {written} they met.") == [(written, day.isoformat())]


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2025",
        "February 30, 2025",
        "February 29, 2025",
        "Sunday, the 30th of February, 2025",
        "31 June 2025",
        "June 31st, 2025",
        "32 July 2025",
        "July 0, 2025",
        "31-Apr-2025",
        "April 31-32, 2025",
        "30 February to 2 March 2025",
        "2025-02-30",
        "2025/02/30",
        "30/02/2025",
        "30.02.2025",
    ],
)
def test_in_a_day_that_is_on_no_calendar_there_is_no_date_at_all(text: str) -> None:
    assert found(f"They met on {text}, in 2026.") == [("2026", "2026")]
    assert found(text) == []


FRAGMENTS = [
    "July",
    "30 February 2025",
    "1",
    "13",
    "2025",
    "-",
    "–",
    " ",
    " ",
    ",",
    ".",
    "/",
    "to",
    "and",
    "of",
    "FY",
    "fiscal year",
    "mid",
]
TEXTS = st.lists(
    st.sampled_from([*FRAGMENTS, "1990s", "Q3", "summer", "Tuesday", "\n", "between", "st", "$", "é"])
).map("".join)


@given(TEXTS)
def test_dates_stand_in_order_and_apart_and_are_valid(text: str) -> None:
    mentions = find_dates(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(EdtfDate.parse(mention.date.text) == mention.date for mention in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))


@given(TEXTS, st.sampled_from([0, 40, 200]))
def test_where_a_text_is_cut_for_the_pattern_changes_nothing(text: str, size: int) -> None:
    text = f"{text} . {text} . {text}"
    whole = find_dates(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "PIECE", size)
        assert find_dates(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "1" * 300_000,
        " " * 300_000 + "2025",
        "July" + " " * 300_000 + "2025",
        "2025 " * 60_000,
        "2025-" * 60_000,
        "July 1 - " * 40_000 + "2025",
        "Tuesday, " * 40_000 + "2025",
        "early " * 50_000 + "2025",
        "1 to 2 to " * 30_000 + "July 2025",
        "20" * 150_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_no_text_makes_the_grammar_slow(text: str) -> None:
    assert len(find_dates(text)) <= len(text) // 4


def test_the_second_seed_names_three_dates(seeds: Path) -> None:
    text = (seeds / "002_a8f198dacfc74240.txt").read_text(encoding="utf-8")
    assert found(text) == [
        ("July 1, 2025", "2025-07-01"),
        ("February 2025", "2025-02"),
        ("2025", "2025"),
    ]
    assert found((seeds / "000_3b7e75de1651d210.txt").read_text(encoding="utf-8")) == []
