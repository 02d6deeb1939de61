"""Pane 3: what happened and what is planned, by date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date as day

from defense_tui.keys.command import Context
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import Bucket, Cursor, EventRow
from defense_tui.library.library import Library, Order
from defense_tui.model.curated import Confidence, Event, Origin, Status
from defense_tui.model.edtf import EdtfDate
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.cells import fit
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.workspace.pane import Answer, Pane

_BARS = "▁▂▃▄▅▆▇█"
_CONFIDENCE_SIGNS = {Confidence.VERIFIED: "●", Confidence.REPORTED: "◐"}
_STATUS_SIGNS = {Status.PLANNED: "▸", Status.CANCELLED: "✕"}


def event_sign(event: Event) -> str:
    """One sign for how sure an event is, or that it is planned, cancelled or unreviewed."""
    if event.origin is Origin.UNREVIEWED:
        return "◌"
    return _STATUS_SIGNS.get(event.status) or _CONFIDENCE_SIGNS.get(event.confidence, "○")


def standing(event: Event) -> str:
    """How an event is known, in words."""
    if event.origin is Origin.UNREVIEWED:
        return "a date found in the texts, not curated"
    if event.id.startswith("article:"):
        return "an article on its own date"
    return f"{event.status} · {event.confidence}"


def sparkline(buckets: tuple[Bucket, ...], width: int) -> str:
    """Events by year in at most *width* cells, e.g. ``2019 ▂▁▅█ 2022``; empty when that is not enough."""
    if not buckets:
        return ""
    first, last = buckets[0].year, buckets[-1].year
    counts = {bucket.year: bucket.events for bucket in buckets}
    first = max(first, last - max(width - 12, 0))
    highest = max(count for year, count in counts.items() if year >= first)
    bars = "".join(
        _BARS[(counts[year] * (len(_BARS) - 1)) // highest] if counts.get(year) else " "
        for year in range(first, last + 1)
    )
    text = f"{first} {bars} {last}"
    return text if len(text) <= width else ""


class TimelinePane(Pane[EventRow]):
    """Sign, date as known, title, and whether sources disagree."""

    CONTEXTS = (Context.TIMELINE, Context.LIST)
    NUMBER = "3"
    NAME = "Timeline"
    ORDERS = (Order.OLDEST, Order.NEWEST)

    def __init__(
        self, library: Library, resolve: Callable[[Lens], Lens], date_read: Callable[[], EdtfDate | None]
    ) -> None:
        """*date_read* gives the date of the article that is read."""
        super().__init__(resolve)
        self._library = library
        self._date_read = date_read

    @property
    def _buckets(self) -> tuple[Bucket, ...]:
        return self._answer.buckets if self._answer else ()

    def fetch(self, lens: Lens, order: Order, after: Cursor | None, limit: int | None) -> Answer[EventRow]:
        return Answer(self._library.events(lens, order, after, limit), self._library.buckets(lens))

    def row_id(self, item: EventRow) -> str:
        return item.event.id

    def row_lines(self, item: EventRow, width: int) -> tuple[Line, ...]:
        event = item.event
        if item.disagreements:
            said = f"{item.disagreements} disagreement{'s' * (item.disagreements > 1)}"
        else:
            said = f"{item.accounts} accounts" if item.accounts > 1 else ""
        date_width = 24 if width >= 70 else 12
        return (
            Line(
                (
                    (f"{event_sign(event)} ", "accent"),
                    (fit(event.date.shown, date_width) + " ", "date"),
                    (event.title, ""),
                ),
                ((said, "warning" if item.disagreements else "muted"),) if width >= 60 else (),
            ),
        )

    def empty_lines(self) -> tuple[str, ...]:
        if self.page is None or not self.page.snapshot.complete:
            return ("Looking for dates …",)
        if self.lens.of(Field.ARTICLE):
            return ("No event is told of in this article. w shows those of the whole filter.",)
        if self.lens:
            return ("No event fits the filter. Backspace removes its newest part.",)
        return ("No dates were found in these articles.",)

    def remarks(self) -> tuple[str, ...]:
        span = f"{self._buckets[0].year}-{self._buckets[-1].year}" if self._buckets else ""
        return (span, *super().remarks())

    def title_right(self) -> tuple[Piece, ...]:
        return ((sparkline(self._buckets, self.size.width - 52), "muted"),)

    def move_to_date(self, date: EdtfDate) -> bool:
        """Put the cursor on the event whose first day is nearest to that of *date*; whether there is one."""
        if self.items:
            self.move_to(_nearest(self.items, date))
        return bool(self.items)

    def beginning(self, rows: Sequence[EventRow]) -> int:
        """The event nearest to the article that is read, not one of forty years before it."""
        date = self._date_read()
        return _nearest(rows, date) if date else 0

    def begin(self) -> None:
        """Stand where the timeline begins."""
        if self.items:
            self.move_to(self.beginning(self.items))

    def place_here(self) -> Place | None:
        if not self.current:
            return None
        event = self.current.event
        kind, _, rest = event.id.partition(":")
        if kind == "article" and rest:
            return Place(PlaceKind.ARTICLE, rest)
        return Place(PlaceKind.EVENT, event.id)

    def clause_here(self) -> Clause | None:
        return Clause(Field.EVENT, self.current.event.id) if self.current else None


def _nearest(rows: Sequence[EventRow], date: EdtfDate) -> int:
    """Index of the row whose first day is nearest to that of *date*; the first of several."""
    wanted = _first_day(date)
    return min(range(len(rows)), key=lambda index: abs(_first_day(rows[index].event.date) - wanted))


def _first_day(date: EdtfDate) -> int:
    return (date.earliest or date.latest or day.max).toordinal()
