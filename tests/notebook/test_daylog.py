"""What happened on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from defense_tui.notebook.annotation import Motivation
from defense_tui.notebook.daylog import bounds
from defense_tui.notebook.store import Notebook
from tests.notebook.samples import ARTICLE

MORNING = datetime(2025, 7, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """A notebook whose clock goes on by eight hours with each change."""

    def hours() -> Iterator[datetime]:
        for number in range(100):
            yield MORNING + timedelta(hours=8 * number)

    clock = hours()
    return Notebook(tmp_path / "data", "asha@host", clock=lambda: next(clock))


def test_a_day_has_its_changes_in_order_and_no_others(notebook: Notebook) -> None:
    first = notebook.add(ARTICLE, Motivation.COMMENTING, note="modified = 2025-07-09T00:00:00Z")
    notebook.edit(first.id, note="second")
    notebook.delete(first.id)
    notebook.undo()
    notebook.add(ARTICLE, Motivation.HIGHLIGHTING)
    days = [notebook.log(date(2025, 7, day), UTC) for day in (1, 2, 3, 9)]
    assert [[(entry.what, entry.undo) for entry in day] for day in days] == [
        [],
        [("added", False), ("edited", False)],
        [("deleted", False), ("restored", True), ("added", False)],
        [],
    ]
    assert days[1][1].note.note == "second"


def test_a_day_is_where_the_reader_is(notebook: Notebook) -> None:
    notebook.add(ARTICLE, Motivation.COMMENTING)
    far_east = timezone(timedelta(hours=14))
    assert len(notebook.log(date(2025, 7, 2), far_east)) == 1
    notebook.add(ARTICLE, Motivation.COMMENTING)
    assert len(notebook.log(date(2025, 7, 3), far_east)) == 1
    assert bounds(date(2025, 7, 2), far_east)[0] == datetime(2025, 7, 1, 10, tzinfo=UTC)
    assert bounds(date(2025, 7, 2))[0].tzinfo is not None


def test_a_notebook_that_is_not_there_has_no_days(tmp_path: Path) -> None:
    assert Notebook(tmp_path / "none", "asha@host").log(date(2025, 7, 2)) == ()
