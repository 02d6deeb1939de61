"""Dates as sources give them: EDTF levels 0 and 1, with what is known of the day and how well."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
_MONTHS = tuple(calendar.month_abbr)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as a source gives it, never more precise than that (EDTF, ISO 8601-2:2019 levels 0 and 1).

    Seasons (21 to 24) are those of the northern hemisphere by whole months; winter runs into the next year.
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
        start, slash, end = text.partition("/")
        if not slash:
            return _parse_point(text)
        if start in ("", "..") and end in ("", ".."):
            raise EdtfError(f"{text!r} is an interval with neither a start nor an end")
        first = None if start in ("", "..") else _parse_point(start)
        last = None if end in ("", "..") else _parse_point(end)
        earliest = first.earliest if first else None
        latest = last.latest if last else None
        if earliest and latest and earliest > latest:
            raise EdtfError(f"{text!r} ends before it begins")
        known = [point for point in (first, last) if point]
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
        """Sort key: latest day first (an open end counts as now and beyond), then the more precise date."""
        return (-(self.latest or date.max).toordinal(), _RANK[self.precision])

    @property
    def shown(self) -> str:
        """The date for a person, as known: ``2025-07-01``, ``c. 1984-12``, ``2025?``, ``1-13 Apr 2025``, ``2010s``."""
        start, slash, end = self.text.partition("/")
        if not slash:
            return _show_point(start)
        first = None if start in ("", "..") else _parse_point(start)
        last = None if end in ("", "..") else _parse_point(end)
        if first is None or last is None:
            return f"{_show_point(start)} on" if first else f"until {_show_point(end)}"
        return _show_interval(first, last)


def _parse_point(text: str) -> EdtfDate:
    match = _POINT.fullmatch(text)
    if not match:
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
    body = text.rstrip("?~%").removesuffix("-XX").removesuffix("-XX")
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
    a, b = first.earliest, last.latest
    days = first.precision is last.precision is Precision.DAY and not (first.text + last.text).rstrip("0123456789-")
    if days and a and b and a.year == b.year:
        if a.month == b.month:
            return f"{a.day}-{b.day} {_MONTHS[a.month]} {a.year}"
        return f"{a.day} {_MONTHS[a.month]} - {b.day} {_MONTHS[b.month]} {a.year}"
    return f"{_show_point(first.text)} - {_show_point(last.text)}"
