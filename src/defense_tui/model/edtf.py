"""Dates as sources give them: EDTF levels 0 and 1, with what is known of the day and how well."""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class EdtfError(ValueError):
    """The text is not an EDTF date of level 0 or 1, or names a day outside the years 1 to 9999."""


class Precision(StrEnum):
    """How narrow a date is, from the narrowest to the widest."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


_RANK = {precision: rank for rank, precision in enumerate(Precision)}
_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<qualifier>[?~%]?)", re.ASCII
)
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:[01]\d|2[0-3])(?::[0-5]\d)?)?", re.ASCII)
_FAR_YEAR = re.compile(r"(?:-|Y-?)\d+", re.ASCII)
_NO_POINT = ("", "..")
"""Ends of an interval that name no day: unknown, and open."""
_MONTHS = tuple(calendar.month_abbr)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


class EdtfDate(NamedTuple):
    """A date as a source gives it, never more precise than that (EDTF, ISO 8601-2:2019 levels 0 and 1).

    The day is the finest grain: a time of day (``2025-07-01T09:30:00Z``) is read and kept in ``text``, no more.
    Seasons (21 to 24) are those of the northern hemisphere by whole months; winter runs into the next year.
    "About" and "perhaps" do not widen the bounds: nobody knows by how much. Of level 1, years before 1 and
    after 9999 (``-0044``, ``Y12000``) are refused, because the calendar at hand has no days for them.
    """

    text: str
    """The date as written, e.g. ``2025-07``, ``1984-12~`` or ``2025-04-01/2025-04-13``."""
    earliest: date | None
    """First day that it can be; None when open or unknown."""
    latest: date | None
    """Last day that it can be; None when open or unknown."""
    precision: Precision
    approximate: bool = False
    """Whether the source says "about" (``~`` or ``%``)."""
    uncertain: bool = False
    """Whether the date itself is in doubt (``?`` or ``%``)."""

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Read *text* as EDTF; raise :class:`EdtfError` that says what is wrong with it."""
        if "/" not in text:
            return _parse_moment(text)
        first, last = _ends(text)
        earliest = first.earliest if first else None
        latest = last.latest if last else None
        if earliest and latest and earliest > latest:
            raise EdtfError(f"{text!r} ends before it begins")
        known = [point for point in (first, last) if point]
        if not known:
            raise EdtfError(f"{text!r} is an interval with neither a start nor an end")
        return cls(
            text,
            earliest,
            latest,
            Precision.INTERVAL,
            approximate=any(point.approximate for point in known),
            uncertain=any(point.uncertain for point in known),
        )

    def precedes(self, other: EdtfDate) -> bool | None:
        """Whether this lies wholly before *other*; None when the two overlap and nobody can know."""
        if self.latest and other.earliest and self.latest < other.earliest:
            return True
        if self.earliest and other.latest and self.earliest >= other.latest:
            return False
        return None

    def follows(self, other: EdtfDate) -> bool | None:
        """Whether this lies wholly after *other*; None when the two overlap and nobody can know."""
        return other.precedes(self)

    def overlaps(self, other: EdtfDate) -> bool:
        """Whether some day can belong to both."""
        starts_in_time = not (self.earliest and other.latest) or self.earliest <= other.latest
        ends_in_time = not (self.latest and other.earliest) or self.latest >= other.earliest
        return starts_in_time and ends_in_time

    @property
    def newest_first(self) -> tuple[int, int]:
        """Sort key: latest day first, then the more precise date.

        An open end (``2025/..``) counts as now and beyond; of an unknown one (``2025/``) only the start is known.
        """
        latest = self.latest or (date.max if self.text.endswith("..") else self.earliest) or date.max
        return (-latest.toordinal(), _RANK[self.precision])

    @property
    def shown(self) -> str:
        """The date for a person, as known: ``2025-07-01``, ``c. 1984-12``, ``2025?``, ``1-13 Apr 2025``, ``2010s``.

        An interval with an open end reads ``2020 on`` or ``until 2030``; with an unknown one ``2020 - ?``.
        """
        if "/" not in self.text:
            return _show_point(self.text)
        start, _, end = self.text.partition("/")
        if start == "..":
            return f"until {_show_point(end)}"
        if end == "..":
            return f"{_show_point(start)} on"
        first, last = _ends(self.text)
        if first and last:
            return _show_interval(first, last)
        return f"{_show_point(start) or '?'} - {_show_point(end) or '?'}"


def _ends(text: str) -> tuple[EdtfDate | None, EdtfDate | None]:
    start, _, end = text.partition("/")
    return (
        None if start in _NO_POINT else _parse_point(start),
        None if end in _NO_POINT else _parse_point(end),
    )


def _parse_moment(text: str) -> EdtfDate:
    day, letter, time = text.partition("T")
    if not letter:
        return _parse_point(text)
    point = _parse_point(day)
    if point.precision is not Precision.DAY or not day[-1].isdigit() or not _TIME.fullmatch(time):
        raise EdtfError(f"{text!r} is not a date with a time like 2025-07-01T09:30:00Z")
    return EdtfDate(text, point.earliest, point.latest, Precision.DAY)


def _parse_point(text: str) -> EdtfDate:
    match = _POINT.fullmatch(text)
    if not match:
        if _FAR_YEAR.match(text):
            raise EdtfError(f"{text!r} lies outside the years 1 to 9999")
        raise EdtfError(f"{text!r} is not a date like 2025-07-01, 2025-07, 2025, 201X, 2025-22, 1984-12~ or 2025?")
    year, month, day, qualifier = match["year"], match["month"], match["day"], match["qualifier"]
    try:
        earliest, latest, precision = _bounds(year, month, day)
    except ValueError as error:
        raise EdtfError(f"{text!r} names no day of the calendar ({error})") from None
    return EdtfDate(text, earliest, latest, precision, qualifier in ("~", "%"), qualifier in ("?", "%"))


def _bounds(year: str, month: str | None, day: str | None) -> tuple[date, date, Precision]:
    if "X" in year:
        if month:
            raise ValueError("a month of an unknown year")
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        return date(max(low, 1), 1, 1), date(high, 12, 31), precision
    if month is None or (month == "XX" and day in (None, "XX")):
        return date(int(year), 1, 1), date(int(year), 12, 31), Precision.YEAR
    if month == "XX":
        raise ValueError("a day of an unknown month")
    if int(month) in _SEASON_MONTHS:
        if day:
            raise ValueError("a day of a season")
        return (*_season(int(year), int(month)), Precision.SEASON)
    if day is None or day == "XX":
        return date(int(year), int(month), 1), _month_end(int(year), int(month)), Precision.MONTH
    exact = date(int(year), int(month), int(day))
    return exact, exact, Precision.DAY


def _season(year: int, season: int) -> tuple[date, date]:
    first, last = _SEASON_MONTHS[season]
    return date(year, first, 1), _month_end(year + (last < first), last)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _show_point(text: str) -> str:
    body = text.partition("T")[0].rstrip("?~%").removesuffix("-XX").removesuffix("-XX")
    year, _, rest = body.partition("-")
    if year.endswith("XX"):
        body = f"{year[:2]}00s"
    elif year.endswith("X"):
        body = f"{year[:3]}0s"
    elif rest.isdigit() and int(rest) in _SEASONS:
        body = f"{_SEASONS[int(rest)]} {year}"
    about = "c. " if text.endswith(("~", "%")) else ""
    return f"{about}{body}{'?' if text.endswith(('?', '%')) else ''}"


def _show_interval(first: EdtfDate, last: EdtfDate) -> str:
    """Both ends, with what they share said once where both are plain days, months or years."""
    a, b = first.earliest, last.latest
    if first.text == last.text:
        return _show_point(first.text)
    plain = not (first.text + last.text).strip("0123456789-")
    if plain and a and b and first.precision is last.precision:
        same_year = a.year == b.year
        if first.precision is Precision.DAY and same_year:
            if a.month == b.month:
                return f"{a.day}-{b.day} {_MONTHS[a.month]} {a.year}"
            return f"{a.day} {_MONTHS[a.month]} - {b.day} {_MONTHS[b.month]} {a.year}"
        if first.precision is Precision.MONTH and same_year:
            return f"{_MONTHS[a.month]}-{_MONTHS[b.month]} {a.year}"
        if first.precision is Precision.YEAR:
            return f"{a.year:04}-{b.year:04}"
    return f"{_show_point(first.text)} - {_show_point(last.text)}"
