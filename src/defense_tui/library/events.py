"""Answers about events: the timeline, its years, and one event with what its sources say."""

from __future__ import annotations

from collections import Counter
from datetime import date

from defense_tui.lens.lens import Lens
from defense_tui.library.answers import Bucket, Cursor, EventAccount, EventRow, Page
from defense_tui.library.chronicle import Entry
from defense_tui.library.claims import DIFFERING, accounts, row
from defense_tui.library.holdings import Holdings
from defense_tui.library.library import Order
from defense_tui.library.narrowing import narrowed_entries
from defense_tui.library.near import unknown
from defense_tui.library.paging import Key, newest_key, oldest_key, page
from defense_tui.model.curated import Claim, Status


def events(holdings: Holdings, lens: Lens, order: Order, after: Cursor | None, limit: int | None) -> Page[EventRow]:
    """A page of the timeline; raises ValueError for an order that events do not have."""
    if order not in (Order.OLDEST, Order.NEWEST):
        raise ValueError(f"events have no order {order!r}")
    sorting = oldest_key if order is Order.OLDEST else newest_key

    def key(entry: Entry) -> Key:
        return sorting(entry.date, entry.id)

    entries = sorted(narrowed_entries(holdings, lens), key=key)
    return page(entries, key, lambda entry: _row(holdings, entry), holdings.snapshot, after, limit)


def buckets(holdings: Holdings, lens: Lens) -> tuple[Bucket, ...]:
    """The events of *lens* by the year of their earliest day; an open start counts where the date ends."""
    years: Counter[int] = Counter()
    planned: Counter[int] = Counter()
    for entry in narrowed_entries(holdings, lens):
        day = entry.date.earliest or entry.date.latest or date.max
        years[day.year] += 1
        planned[day.year] += entry.event is not None and entry.event.status is Status.PLANNED
    return tuple(Bucket(year, years[year], planned[year]) for year in sorted(years))


def event(holdings: Holdings, event_id: str) -> EventAccount:
    """An event with its claims; bundled events that are not listed can be asked for too. Raises UnknownIdError."""
    entry = holdings.chronicle.entries.get(event_id)
    known = holdings.chronicle.event_of(entry) if entry else holdings.curation.event(event_id)
    if not known:
        raise unknown("event", event_id, (*holdings.chronicle.entries, *holdings.curation.other_events))
    numbers = entry.articles if entry else holdings.chronicle.articles_of(event_id)
    about = _claims(holdings, event_id)
    groups = accounts(about)
    return EventAccount(
        event=known,
        articles=tuple(holdings.catalogue.articles[number] for number in holdings.catalogue.newest_first(numbers)),
        agreed=tuple(row(holdings, claim) for claim in groups.agreed),
        single=tuple(row(holdings, claim) for claim in groups.single),
        differing=tuple(row(holdings, claim) for claim in groups.differing),
        sources=holdings.curation.sources_of((*known.sources, *(claim.source for claim in about))),
    )


def _row(holdings: Holdings, entry: Entry) -> EventRow:
    about = _claims(holdings, entry.id)
    return EventRow(
        event=holdings.chronicle.event_of(entry),
        articles=holdings.catalogue.ids(entry.articles),
        claims=len(about),
        accounts=len({claim.source for claim in about}),
        disagreements=sum(claim.assessment in DIFFERING for claim in about),
    )


def _claims(holdings: Holdings, event_id: str) -> tuple[Claim, ...]:
    about = holdings.curation.claims_by_event.get(event_id, ())
    return tuple(claim for claim in about if claim.id in holdings.claims_shown)
