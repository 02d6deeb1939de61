"""What the panes share: they ask in a worker, show the answer, and say in their title what it answers."""

from __future__ import annotations

import asyncio
import contextlib
from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from textual.message import Message

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import Bucket, Cursor, Page
from defense_tui.library.library import Order
from defense_tui.tui.messages import Say
from defense_tui.tui.state import Place
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.widgets.rows import Rows
from defense_tui.tui.widgets.waiting import PATIENCE

T = TypeVar("T")

PAGE = 200
"""Rows that are asked for at a time."""


class Answer(NamedTuple, Generic[T]):
    """What a pane shows."""

    page: Page[T]
    buckets: tuple[Bucket, ...] = ()
    """For the timeline: its events by year."""


class Pane(Rows[T]):
    """A numbered list that answers for a lens."""

    HEAD = 1
    NUMBER: ClassVar[str]
    """The key that leads here."""
    NAME: ClassVar[str]
    ORDERS: ClassVar[tuple[Order, ...]]
    """Orders that the list knows; the first one is the default."""

    class Answered(Message):
        """A worker brought an answer."""

        def __init__(self, answer: Answer[Any], serial: int, *, extends: bool) -> None:
            super().__init__()
            self.answer = answer
            self.serial = serial
            self.extends = extends

    def __init__(self, resolve: Callable[[Lens], Lens]) -> None:
        """*resolve* fills in what a lens says about reading and notes; called from worker threads."""
        super().__init__(id=self.NAME.lower())
        self._resolve = resolve
        self.order = self.ORDERS[0]
        self.lens = Lens()
        self._answer: Answer[T] | None = None
        self._serial = 0
        self._extending = False
        self._to_last = False
        self._settled = asyncio.Event()
        self._settled.set()

    # Asking

    @property
    def page(self) -> Page[T] | None:
        """The newest page of the answer shown; None before the first one."""
        return self._answer.page if self._answer else None

    @abstractmethod
    def fetch(self, lens: Lens, order: Order, after: Cursor | None, limit: int | None) -> Answer[T]:
        """The answer, from a worker thread: no widget may be touched here."""

    def ask(self, lens: Lens) -> None:
        """Answer for *lens* from now on; the rows shown stay until the new ones are there."""
        again, self.lens = lens == self.lens, lens
        self._fetch_page(None, max(PAGE, len(self.items)) if again else PAGE)

    def _fetch_page(self, after: Cursor | None, limit: int | None) -> None:
        self._extending = after is not None
        self._serial += 1
        self._settled.clear()
        work = partial(self._work, self.lens, self.order, after, limit, self._serial)
        self.run_worker(work, thread=True, exclusive=True, group=f"ask-{self.id}")

    def _work(self, lens: Lens, order: Order, after: Cursor | None, limit: int | None, serial: int) -> None:
        answer = self.fetch(self._resolve(lens), order, after, limit)
        self.post_message(self.Answered(answer, serial, extends=after is not None))

    def on_pane_answered(self, message: Answered) -> None:
        """Show what a worker brought, unless something else was asked meanwhile."""
        if message.serial != self._serial:
            return
        self._settled.set()
        self._answer = message.answer
        self._extending = False
        rows = message.answer.page.rows
        if message.extends:
            self.set_items((*self.items, *rows))
        elif self.cursor == 0 and rows and self.screen.focused is not self:
            self.set_items(rows, keep=self.row_id(rows[self.beginning(rows)]))
        else:
            self.set_items(rows)
        if self._to_last:
            self._to_last = False
            super().do_last()

    def beginning(self, rows: Sequence[T]) -> int:
        """Which of *rows* the cursor stands on before it is moved."""
        return 0

    async def settle(self) -> None:
        """Wait until what was asked last is shown, if that takes no longer than people wait."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._settled.wait(), PATIENCE)

    def on_rows_near_end(self) -> None:
        """Fetch the next page when there is one."""
        if self.page and self.page.after and not self._extending:
            self._fetch_page(self.page.after, PAGE)

    def do_last(self) -> None:
        if self.page and self.page.after:
            self._to_last = True
            self._fetch_page(self.page.after, None)
        else:
            super().do_last()

    do_last_row = do_last

    def do_change_order(self) -> None:
        self.order = self.ORDERS[(self.ORDERS.index(self.order) + 1) % len(self.ORDERS)]
        self._fetch_page(None, PAGE)
        self.post_message(Say(f"{self.NAME}: {self.order}"))

    # What stands under the cursor

    def place_here(self) -> Place | None:
        """Where Enter leads."""
        return None

    def clause_here(self) -> Clause | None:
        """What ``f`` narrows by."""
        return None

    # The title

    @property
    def total(self) -> int:
        """How many rows the answer has in all."""
        return self.page.total if self.page else 0

    def title_line(self) -> Line:
        name, count, right = f"{self.NUMBER} {self.NAME} ", self.count(), self.title_right()
        room = self.size.width - 2 - len(name) - len(count) - sum(len(text) + 1 for text, _ in right)
        left: list[Piece] = [(name, ""), (count, "")]
        for remark in filter(None, self.remarks()):
            room -= len(remark) + 3
            if room < 0:
                break
            left.append((f" · {remark}", "muted"))
        return Line(tuple(left), right)

    def count(self) -> str:
        """How many rows there are; ``23+`` until all articles are read."""
        if self.page is None:
            return "…"
        return f"{self.page.total:,}{'' if self.page.snapshot.complete else '+'}"

    def remarks(self) -> tuple[str, ...]:
        """What else the title says, the most needed first: scope and order."""
        scope = "this article" if self.lens.of(Field.ARTICLE) else ""
        undated = f"+{self.page.undated} undated" if self.page and self.page.undated else ""
        return (scope, undated, self.order)

    def title_right(self) -> tuple[Piece, ...]:
        """What the title says at the right edge."""
        return ()
