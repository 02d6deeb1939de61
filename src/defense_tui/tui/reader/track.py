"""The track at the right edge while something is found: which parts of the article have it, which part is in sight.

The height of the screen stands for the whole article; one cell of it, a part, for as many rows as that makes. An
article that fits on the screen has its marks beside the rows that they are in.
"""

from __future__ import annotations

from collections.abc import Sequence

from defense_tui.tui.reader.find import Matches
from defense_tui.tui.reader.margin import Piece
from defense_tui.tui.reader.page import Page

_SEEN: Piece = ("│", ("track",))
_MATCH: Piece = ("■", ("track-match",))
_CURRENT: Piece = ("◆", ("track-match", "track-current"))


def track(page: Page, matches: Matches, current: int | None, top: int, height: int) -> Sequence[Piece | None]:
    """What stands in each of *height* parts when *top* is the first row in sight; None for nothing.

    Takes the logarithm of the number of matches for each part.
    """
    rows = max(len(page), height)
    firsts = [_first(page, part * rows // height) for part in range(height + 1)]
    parts: list[Piece | None] = []
    for part in range(height):
        found = matches.starts_in(firsts[part], firsts[part + 1])
        if found:
            parts.append(_CURRENT if current in found else _MATCH)
        else:
            in_sight = top * height // rows <= part <= (top + height - 1) * height // rows
            parts.append(_SEEN if in_sight and rows > height else None)
    return parts


def _first(page: Page, row: int) -> int:
    """The first code point of the text that stands at *row* or below it; beyond all matches when none does."""
    number = page.line_at_or_below(row)
    return len(page.layout.text) + 1 if number is None else page.layout.start(number)
