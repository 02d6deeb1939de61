"""An event: what its sources agree on, what only one says, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from defense_tui.keys.command import Context
from defense_tui.lens.lens import Clause, Field
from defense_tui.library.answers import ClaimRow, EventAccount
from defense_tui.library.library import Library
from defense_tui.tui.screens.card import Card, CardRow, column, hanging, heading, prose
from defense_tui.tui.screens.profile import claim_place, claim_source, claim_word, reason
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.line import Line
from defense_tui.tui.workspace.timeline import event_sign


@dataclass(frozen=True, slots=True)
class EventContent:
    """All that an event's card shows."""

    account: EventAccount
    names: dict[str, str]
    """Names of the event's entities, by id."""


class EventCard(Card[EventContent]):
    """In place of the reader; Enter follows a line, ``q`` or ``H`` goes back."""

    CONTEXTS = (Context.EVENT, Context.LIST)

    def __init__(self, library: Library) -> None:
        super().__init__(id="event")
        self._library = library

    def fetch(self, thing_id: str) -> EventContent:
        account = self._library.event(thing_id)
        names = {id_: self._library.profile(id_).entity.name for id_ in account.event.entities}
        return EventContent(account, names)

    def heading_line(self, content: EventContent) -> Line:
        event, sources = content.account.event, len(content.account.sources)
        accounts = len(_publishers(content.account))
        counts = [f"{accounts} accounts"] if accounts > 1 else []
        if sources:
            counts.append(f"{sources} source{'s' * (sources > 1)}")
        return Line(
            ((f"{event_sign(event)} ", "accent"), (f"{event.date.shown}  ", "date"), (event.title, "")),
            ((" · ".join(counts), "muted"),),
        )

    def lay_out(self, content: EventContent, width: int) -> list[CardRow]:
        sections = (
            _summary(content, width),
            _accounts(content.account, width),
            _articles(content.account, width),
            _entities(content, width),
            _sources(content.account, width),
        )
        return [row for section in sections for row in section]


def _publishers(account: EventAccount) -> set[str]:
    return {row.claim.source for rows in (account.agreed, account.single, account.differing) for row in rows}


def _summary(content: EventContent, width: int) -> Iterator[CardRow]:
    event = content.account.event
    yield CardRow(((f"  {event.status} · {event.confidence}", "muted"),), ((event.date.text, "muted"),))
    yield from prose(event.summary, width)


def _accounts(account: EventAccount, width: int) -> Iterator[CardRow]:
    if account.agreed or account.single or account.differing:
        yield heading("who says what", width)
    everybody = "both say" if len(_publishers(account)) == 2 else "several say"
    for row in account.agreed:
        yield from _claim(row, everybody, width)
    for row in account.single:
        yield from _claim(row, f"only {claim_source(row)}", width)
    for row in account.differing:
        yield from _claim(row, f"differs {claim_source(row)}", width)


def _claim(row: ClaimRow, who: str, width: int) -> Iterator[CardRow]:
    start = ((f"  {column(who, 22)}", "muted"),)
    yield from hanging(start, row.claim.text, width, claim_word(row), place=claim_place(row))
    yield from reason(row, width, 26)


def _articles(account: EventAccount, width: int) -> Iterator[CardRow]:
    if account.articles:
        yield heading("told in", width)
    for article in account.articles:
        date = article.date.shown if article.date else "undated"
        yield CardRow(
            ((f"  {column(date, 18)}", "date"), (article.title, "")),
            ((article.publisher, "muted"),),
            place=Place(PlaceKind.ARTICLE, article.id),
            clause=Clause(Field.ARTICLE, article.id),
        )


def _entities(content: EventContent, width: int) -> Iterator[CardRow]:
    if content.names:
        yield heading("who and what", width)
    for id_, name in content.names.items():
        yield CardRow(((f"  {name}", "entity"),), place=Place(PlaceKind.PROFILE, id_), clause=Clause(Field.ENTITY, id_))


def _sources(account: EventAccount, width: int) -> Iterator[CardRow]:
    if account.sources:
        yield heading("sources", width)
    for source in account.sources:
        date = source.date.shown if source.date else "undated"
        yield CardRow(((f"  {column(date, 18)}", "date"), (f"{source.publisher}: ", "muted"), (source.title, "")))
        if source.url:
            yield CardRow(((" " * 22 + source.url, "muted"),))
