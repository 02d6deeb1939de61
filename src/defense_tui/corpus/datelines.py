"""Dates that stand near an article's top or in its file's name, and say when it was published."""

from __future__ import annotations

import functools
import re

from defense_tui.model.edtf import EdtfDate, EdtfError

_LINES = 12
"""How many filled lines from the top a date line can stand on."""
_LINE = 200
"""Code points of a line in which a date is looked for; a dateline's sentence may run on."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DATE = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:"
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d\S*)?"
    rf"|(?P<day1>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month1>{_MONTH})\.?,? (?P<year1>\d{{4}})"
    rf"|(?P<month2>{_MONTH})\.? (?P<day2>\d\d?)(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})"
    rf"|(?P<month3>{_MONTH})\.?,? (?P<year3>\d{{4}})"
    r")(?![\w/-])"
)
_AFTER = r"(?:,? (?:at )?\d?\d[:.]\d\d.{0,30}|(?: [|·•–—-]| by\b).{0,60})?"
_LABEL = "(?:first )?(?:posted|published|issued|released|filed|written|dated?)(?: on| at)?:? (?:on )?"
_PLACE = r"(?-i:[A-Z][A-Z .,'/-]{2,40}?),? ?"
_IN_NAME = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![0-9A-Za-z])", re.ASCII)


def date_of_name(stem: str) -> EdtfDate | None:
    """The day in a file's name (``2025-07-01-talks``, ``20250701``), if it begins with one or holds just one."""
    days = list(_IN_NAME.finditer(stem))
    if not days or (len(days) > 1 and days[0].start() > 0):
        return None
    return _parsed("-".join(days[0].group(1, 3, 4)))


def date_of_lines(body: str) -> EdtfDate | None:
    """The date of a line among the first ones of *body* that gives nothing else; None when there is no such line."""
    filled = (stripped for line in body.split("\n") if (stripped := line.strip(" *_#>|")))
    for _, line in zip(range(_LINES), filled, strict=False):
        if date := date_of_line(line):
            return date
    return None


def date_of_line(line: str) -> EdtfDate | None:
    """The date of a line that is a date (``2 July 2025, 10:30``), says when the text was published (``Posted on July
    2, 2025 by ...``), or is a byline or dateline with a date (``WASHINGTON, July 2, 2025 - ...``).

    A date inside a sentence (``On July 1, 2025, X met Y``) tells of the subject, not of the article: None.
    """
    for pattern in _patterns():
        if match := pattern.fullmatch(line[:_LINE]):
            found = {name.rstrip("123"): value for name, value in match.groupdict().items() if value}
            return _parsed(_iso(**found))
    return None


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Compiled at first use: 8 ms that a corpus whose articles are dated need not wait for."""
    forms = (
        _DATE + _AFTER,
        _LABEL + _DATE + _AFTER,
        rf"by .{{2,60}}?(?:,| [|·•–—-]| on) {_DATE}{_AFTER}(?<!\.)",
        rf"{_PLACE}\(?{_DATE}\)?(?: \([^)]{{2,30}}\))? ?(?:[–—:]|--?) .*",
    )
    return tuple(re.compile(form, re.IGNORECASE | re.ASCII) for form in forms)


def _iso(year: str, month: str, day: str = "") -> str:
    number = month if month.isdigit() else f"{_MONTHS.index(month[:3].lower()) + 1:02}"
    return f"{year}-{number}-{int(day):02}" if day else f"{year}-{number}"


def _parsed(text: str) -> EdtfDate | None:
    """The date, or None when the calendar has no such day: then the digits meant something else."""
    try:
        return EdtfDate.parse(text)
    except EdtfError:
        return None
