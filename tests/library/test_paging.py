"""Lists in order and their pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.library.answers import Cursor, Page, Snapshot
from defense_tui.library.paging import newest_key, oldest_key, page
from defense_tui.model.edtf import EdtfDate

SNAPSHOT = Snapshot(1, 1, 1)
DATES = [EdtfDate.parse(text) for text in ("2025-07-01", "2025-07", "2025", "2024-02-29~", "../2025", "2025/..")]


def pages(items: list[int], limit: int) -> list[Page[int]]:
    found: list[Page[int]] = []
    after: Cursor | None = None
    while not found or after:
        found.append(page(items, lambda item: (item,), int, SNAPSHOT, after, limit))
        after = found[-1].after
    return found


@given(st.sets(st.integers()).map(sorted), st.integers(1, 5))
def test_pages_together_are_the_list(items: list[int], limit: int) -> None:
    found = pages(items, limit)
    assert [row for part in found for row in part.rows] == items
    assert {part.total for part in found} == {len(items)}
    assert all(len(part.rows) == limit for part in found[:-1])


@given(st.sets(st.integers(), min_size=2).map(sorted), st.data())
def test_a_page_goes_on_behind_its_cursor_whatever_was_added(items: list[int], data: st.DataObject) -> None:
    first = page(items, lambda item: (item,), int, SNAPSHOT, None, 1)
    grown = sorted({*items, *data.draw(st.sets(st.integers()))})
    rest = page(grown, lambda item: (item,), int, SNAPSHOT, first.after, None)
    assert rest.rows == tuple(item for item in grown if item > items[0])
    assert rest.after is None


def test_no_limit_gives_all_rows_and_zero_none() -> None:
    assert page([1, 2], lambda item: (item,), int, SNAPSHOT, None, None).rows == (1, 2)
    assert page([1, 2], lambda item: (item,), int, SNAPSHOT, None, 0) == Page((), 2, 0, None, SNAPSHOT)


def test_newest_first_is_by_latest_day_then_precision_then_id() -> None:
    keys = sorted((newest_key(date, "b"), date.text) for date in DATES)
    assert [text for _, text in keys] == ["2025/..", "2025", "../2025", "2025-07", "2025-07-01", "2024-02-29~"]
    assert newest_key(DATES[0], "a") < newest_key(DATES[0], "b") < newest_key(None, "a")


def test_oldest_first_is_by_earliest_day_and_ends_with_what_has_no_date() -> None:
    keys = sorted((oldest_key(date, "b"), date.text) for date in DATES)
    assert [text for _, text in keys] == ["../2025", "2024-02-29~", "2025", "2025/..", "2025-07-01", "2025-07"]
    assert oldest_key(DATES[0], "b") < oldest_key(None, "a")
