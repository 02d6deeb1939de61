"""Lists in order, and pages of them that go on where the last one ended, whatever was added meanwhile."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from defense_tui.library.answers import Cursor, Page, Snapshot
from defense_tui.model.edtf import EdtfDate

Item = TypeVar("Item")
Row = TypeVar("Row")
Key = tuple[int | float | str, ...]
"""What a list is sorted by; ends with an id, so that no two rows share it."""

_DATED, _UNDATED = 0, 1


def newest_key(when: EdtfDate | None, id_: str) -> Key:
    """Latest day first, then the more precise date, then the id; undated last."""
    return (_DATED, *when.newest_first, id_) if when else (_UNDATED, 0, 0, id_)


def oldest_key(when: EdtfDate | None, id_: str) -> Key:
    """Earliest day first (an open start counts as before all), then the more precise date; undated last."""
    if not when:
        return (_UNDATED, 0, 0, id_)
    return (_DATED, (when.earliest or date.min).toordinal(), when.newest_first[1], id_)


def page(
    items: Sequence[Item],
    key: Callable[[Item], Key],
    row: Callable[[Item], Row],
    snapshot: Snapshot,
    after: Cursor | None,
    limit: int | None,
    undated: int = 0,
) -> Page[Row]:
    """The *limit* rows (None: all) behind *after* of *items*, which stand in the order of *key*."""
    start = bisect_right(items, after.key, key=key) if after else 0
    end = len(items) if limit is None else min(start + max(limit, 0), len(items))
    return Page(
        rows=tuple(map(row, items[start:end])),
        total=len(items),
        undated=undated,
        after=Cursor(key(items[end - 1])) if start < end < len(items) else None,
        snapshot=snapshot,
    )
