"""Where texts name dates outright: those that say their year, as EDTF and never more precise than said.

Left alone are dates that need the article's own date to be understood ("today", "last week", "13 July"), spans of time
("ten-year") and ``01/07/2025``, which is in July or in January as the writer's country has it. The grammar
stands in ``date_rules.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from defense_tui.analysis.date_rules import RULES
from defense_tui.lens.folding import PIECE, pieces, plain
from defense_tui.model.edtf import EdtfDate, EdtfError
from defense_tui.model.span import DateMention

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d|FY|[Ff]iscal")
"""Every date of the grammar holds one of these; looking around them only is ten times as fast."""
_BEFORE, _AFTER = 72, 40
"""Code points around a year in which its date lies: ``Wednesday, September 24 through Thursday, October 2, 2025``."""
_RULES = {rule.name: rule for rule in RULES}


def find_dates(text: str) -> tuple[DateMention, ...]:
    """The dates that *text* names outright, sorted by start, none overlapping another."""
    plain_text = plain(text)
    found: list[DateMention] = []
    done = 0
    for start, limit, end in _regions(plain_text):
        for first, last, date in _expressions(plain_text, max(start, done), limit, end):
            done = last
            if date:
                found.append(DateMention(first, last, text[first:last], date))
    return tuple(found)


@cache
def _any_rule() -> re.Pattern[str]:
    """All rules as one pattern whose groups are the rules' names; made on first use, for it takes its time."""
    nameless = [(rule.name, re.sub(r"\(\?P<\w+>", "(?:", rule.pattern)) for rule in RULES]
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in nameless)})")


def _regions(text: str) -> Iterator[tuple[int, int, int]]:
    """Where dates can be: they start in ``[start, limit)``, and what can belong to them ends before ``end``."""
    start = end = 0
    for first, last in pieces(text):
        for year in _YEAR.finditer(text, first, last):
            near = max(0, year.start() - _BEFORE)
            far = min(year.end() + _AFTER, len(text))
            if near > end:
                yield start, end, end
                start = near
            elif far - start > PIECE:
                yield start, near, far
                start = near
            end = far
    yield start, end, end


def _expressions(text: str, start: int, limit: int, end: int) -> Iterator[tuple[int, int, EdtfDate | None]]:
    """What is written as a date, with its reading; nothing within ``30 February 2025``, which has none, is a date."""
    while (match := _any_rule().search(text, start, end)) and match.start() < limit:
        rule = _RULES[match.lastgroup or ""]
        parts = re.compile(rule.pattern).match(text, match.start(), end)
        edtf = rule.read(parts) if parts else None
        if edtf is None:
            start = match.start() + 1
        else:
            yield match.start(), match.end(), _parsed(edtf)
            start = match.end()


@lru_cache(maxsize=4096)
def _parsed(edtf: str) -> EdtfDate | None:
    """None for a day that is on no calendar."""
    try:
        return EdtfDate.parse(edtf)
    except EdtfError:
        return None
