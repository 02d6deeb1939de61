"""The grammar of dates that name their year: one rule for each way to write them, each with its reading as EDTF.

Patterns are for plain text (see :func:`defense_tui.lens.folding.plain`): dashes are hyphens, blanks are blanks.
A rule's pattern begins where a word begins. All repeats are bounded, so no text makes them slow.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from typing import NamedTuple

from defense_tui.analysis.english import word_list


class Rule(NamedTuple):
    """One way to write a date."""

    name: str
    pattern: str
    """A regular expression with named groups for the parts."""
    read: Callable[[re.Match[str]], str | None]
    """The EDTF text of a match, which may still name no day of the calendar; None when it is no date after all."""


_MONTHS = {
    spelt: number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number], "Sept" if number == 9 else "")
    for spelt in (name, name.upper())
    if spelt
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4}

_YEAR = r"(?:1[4-9]|20)\d\d(?![\ds])"
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"\d\d?(?!\d)(?:st|nd|rd|th)?"
"""Also one that no month has, so that nobody reads a month out of ``32 July 2025``."""
_WEEKDAY = r"(?:(?:(?i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?i:day)|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?),? {1,4})?"
_COMMA = r"(?:, {0,4}| {1,4})"
_OF = r"(?: {1,4}of(?: {1,4}the)?)? {1,4}"
_TO = r"(?: ?- ?| {1,4}(?:to|through|until|till|and) {1,4}(?:the {1,4})?)"
_PART = r"(?P<part>(?i:early|mid|late)[ -]{1,4}(?:in {1,4})?)"
_ABOUT = r"(?P<about>(?:(?i:around|about|circa)|ca?\.) {1,4})"
_CURRENCIES = "$€£₹₨¥"
_NO_NUMBER = rf"(?<![{_CURRENCIES}#/.,+×=-])"
"""Before a rule that begins with digits: not in an amount, a fraction, a longer number or a telephone number."""
_NO_MORE = r"(?![\d%]|[-/.,:]\d)"
"""After such a rule."""


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".")]


def _number(day: str) -> int:
    return int(day.rstrip("stndrh"))


def _day(year: str, month: str, day: str) -> str:
    return f"{year}-{_month(month):02}-{_number(day):02}"


def _slashes(match: re.Match[str]) -> str | None:
    """Read only when certain: India writes the day first and the United States the month."""
    first, second = int(match["first"]), int(match["second"])
    if max(first, second) <= 12 and first != second:
        return None
    month, day = (second, first) if first > 12 else (first, second)
    return f"{match['year']}-{month:02}-{day:02}"


def _day_in_numbers(match: re.Match[str]) -> str:
    return f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"


def _days_of_month(match: re.Match[str]) -> str | None:
    """Two days joined by "and" are a range only next to each other, or after "between"."""
    first, last = _number(match["day"]), _number(match["last"])
    if "and" in match["to"] and last != first + 1 and not _follows_word(match, "between"):
        return None
    return _range(_day(match["year"], match["month"], match["day"]), _day(match["year"], match["month"], match["last"]))


def _days_of_months(match: re.Match[str]) -> str | None:
    if "and" in match["to"] and not _follows_word(match, "between"):
        return None
    year = int(match["year"])
    first = year - 1 if _month(match["month"]) > _month(match["end"]) else year
    return _range(_day(str(first), match["month"], match["day"]), _day(match["year"], match["end"], match["last"]))


def _day_of_month(match: re.Match[str]) -> str:
    return _day(match["year"], match["month"], match["day"])


def _months(match: re.Match[str]) -> str | None:
    first, last = _month(match["month"]), _month(match["end"])
    if "and" in match["to"] and last != first + 1 and not _follows_word(match, "between"):
        return None
    year = int(match["year"])
    return f"{year - (first > last)}-{first:02}/{year}-{last:02}"


def _month_of_year(match: re.Match[str]) -> str:
    return f"{match['year']}-{_month(match['month']):02}{_about(match)}"


def _season(match: re.Match[str]) -> str:
    return f"{match['year']}-{_SEASONS[match['season'].lower()]}{_about(match)}"


def _quarter(match: re.Match[str]) -> str:
    quarter = int(match["number"] or _ORDINALS[match["ordinal"].lower()])
    return f"{match['year']}-{quarter * 3 - 2:02}/{match['year']}-{quarter * 3:02}"


def _half(match: re.Match[str]) -> str:
    first = (match["number"] or match["ordinal"].lower()) in ("1", "first")
    return f"{match['year']}-01/{match['year']}-06" if first else f"{match['year']}-07/{match['year']}-12"


def _fiscal_year(match: re.Match[str]) -> str:
    """Governments begin theirs in different months: about the year that it is named after."""
    year = _full_year(match["fiscal"], 2000)
    if match["last"]:
        return f"{year}/{_full_year(match['last'], year)}"
    return f"{year}~"


def _years(match: re.Match[str]) -> str | None:
    """``2021-25`` is five years, but ``2025-07``, which cannot be, is a month."""
    first, last = match["year"], match["last"]
    if _is_count(match):
        return None
    if _full_year(last, int(first)) > int(first):
        return f"{first}/{_full_year(last, int(first))}"
    return f"{first}-{last}" if len(last) == 2 and "-" in match[0] else None


def _spelt_years(match: re.Match[str]) -> str | None:
    return _range(match["year"], match["last"])


def _decade(match: re.Match[str]) -> str:
    """The 1900s and those before are centuries; the 2000s are the years to 2009."""
    decade = match["decade"]
    century = decade.endswith("00") and decade < "2000"
    return f"{decade[:2]}XX{_about(match)}" if century else f"{decade[:3]}X{_about(match)}"


def _year(match: re.Match[str]) -> str | None:
    if _is_count(match):
        return None
    if match["year"] < "1800" and not match["about"] and not _follows_word(match, *word_list("before-years")):
        return None
    return match["year"] + ("~" if match["about"] else _about(match))


def _range(first: str, last: str) -> str | None:
    """The range between two EDTF texts of one precision; one that runs backwards (``won 4-2 March 2025``) is none."""
    return f"{first}/{last}" if first <= last else None


def _about(match: re.Match[str]) -> str:
    return "~" if match["part"] else ""


def _full_year(year: str, near: int) -> int:
    """A year of two digits in the century of the year *near*."""
    digits = year.lstrip("'")
    return int(digits) if len(digits) == 4 else near // 100 * 100 + int(digits)


_WORD_AFTER = re.compile(r"[ -]{1,4}(\w+)")
_BEFORE_REACH = 40


def _follows_word(match: re.Match[str], *words: str) -> bool:
    before = match.string[max(0, match.start() - _BEFORE_REACH) : match.start()].split()
    return bool(before) and re.sub(r"\W", "", before[-1]).lower() in words


def _is_count(match: re.Match[str]) -> bool:
    """Whether the number counts or labels something: ``1900 troops``, ``₹ 2025``, ``Section 2025``, ``at 2030``."""
    after = _WORD_AFTER.match(match.string, match.end())
    if after and after[1].lower() in word_list("counted"):
        return True
    before = match.string[max(0, match.start() - _BEFORE_REACH) : match.start()].rstrip(" ")
    return before.endswith(tuple(_CURRENCIES)) or _follows_word(match, *word_list("before-labels"))


RULES: tuple[Rule, ...] = (
    Rule("iso_day", rf"{_NO_NUMBER}(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _day_in_numbers),
    Rule("year_first", rf"{_NO_NUMBER}(?P<year>{_YEAR})/(?P<month>\d\d?)/(?P<day>\d\d?)(?![\d/])", _day_in_numbers),
    Rule("slashes", rf"{_NO_NUMBER}(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>{_YEAR})(?![\d/])", _slashes),
    Rule("dots", rf"{_NO_NUMBER}(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>{_YEAR})(?!\.?\d)", _day_in_numbers),
    Rule(
        "month_days",
        rf"(?P<month>{_MONTH}) {{1,4}}(?P<day>{_DAY})(?P<to>{_TO})(?P<last>{_DAY}){_COMMA}(?P<year>{_YEAR})",
        _days_of_month,
    ),
    Rule(
        "months_days",
        rf"(?P<month>{_MONTH}) {{1,4}}(?P<day>{_DAY})(?P<to>{_TO}){_WEEKDAY}"
        rf"(?P<end>{_MONTH}) {{1,4}}(?P<last>{_DAY}){_COMMA}(?P<year>{_YEAR})",
        _days_of_months,
    ),
    Rule(
        "days_month",
        rf"{_NO_NUMBER}(?P<day>{_DAY})(?P<to>{_TO})(?P<last>{_DAY}){_OF}(?P<month>{_MONTH}){_COMMA}(?P<year>{_YEAR})",
        _days_of_month,
    ),
    Rule(
        "days_months",
        rf"{_NO_NUMBER}(?P<day>{_DAY}){_OF}(?P<month>{_MONTH})(?P<to>{_TO}){_WEEKDAY}"
        rf"(?P<last>{_DAY}){_OF}(?P<end>{_MONTH}){_COMMA}(?P<year>{_YEAR})",
        _days_of_months,
    ),
    Rule("month_day", rf"{_WEEKDAY}(?P<month>{_MONTH}) {{1,4}}(?P<day>{_DAY}){_COMMA}(?P<year>{_YEAR})", _day_of_month),
    Rule(
        "day_month",
        rf"{_WEEKDAY}(?:the {{1,4}})?{_NO_NUMBER}(?P<day>{_DAY})(?:{_OF}|-)(?P<month>{_MONTH})"
        rf"(?:{_COMMA}|-)(?P<year>{_YEAR})",
        _day_of_month,
    ),
    Rule(
        "months", rf"(?P<month>{_MONTH})(?P<to>{_TO})(?P<end>{_MONTH})(?:,|{_OF}| ) {{0,4}}(?P<year>{_YEAR})", _months
    ),
    Rule("month", rf"{_PART}?(?P<month>{_MONTH})(?:, {{1,4}}|{_OF})(?P<year>{_YEAR})", _month_of_year),
    Rule(
        "season",
        rf"{_PART}?(?P<season>(?i:spring|summer|autumn|fall|winter)){_OF}(?P<year>{_YEAR})(?:-(?:\d\d){{1,2}})?",
        _season,
    ),
    Rule(
        "quarter",
        rf"(?:(?P<ordinal>(?i:{'|'.join(_ORDINALS)}))[ -]quarter|Q(?P<number>[1-4])){_OF}(?P<year>{_YEAR})",
        _quarter,
    ),
    Rule(
        "half",
        rf"(?:(?P<ordinal>(?i:first|second))[ -]half|H(?P<number>[12])){_OF}(?P<year>{_YEAR})",
        _half,
    ),
    Rule(
        "fiscal_year",
        rf"(?:FY|(?i:fiscal)(?: {{1,4}}(?i:years?))?)[ -]{{0,4}}(?P<fiscal>{_YEAR}|'?\d\d(?!\d))"
        rf"(?:-(?P<last>{_YEAR}|\d\d(?!\d)))?",
        _fiscal_year,
    ),
    Rule(
        "spelt_years",
        rf"(?i:between|from) {{1,4}}(?P<year>{_YEAR}) {{1,4}}(?:and|to|through|until|till) {{1,4}}(?P<last>{_YEAR})"
        rf"{_NO_MORE}",
        _spelt_years,
    ),
    Rule("years", rf"{_NO_NUMBER}(?P<year>{_YEAR})(?: ?- ?|/)(?P<last>{_YEAR}|\d\d(?!\d)){_NO_MORE}", _years),
    Rule("decade", rf"{_PART}?(?:the {{1,4}})?(?P<decade>(?:1[4-9]|20)\d0)'?s\b", _decade),
    Rule(
        "year",
        rf"(?:{_PART}|{_ABOUT}|(?i:pre|post|end)-|{_NO_NUMBER})(?P<year>{_YEAR})(?![\w%]|[/.,:-]\d|'s?\w)",
        _year,
    ),
)
"""At each place of a text the first rule that fits is the right one."""
