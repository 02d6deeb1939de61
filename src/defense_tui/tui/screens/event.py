"""An event: what its sources agree on, what only one says, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from defense_tui.keys.command import Context
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import ClaimRow, EventAccount
from defense_tui.library.library import Library
from defense_tui.tui.screens.card import Card, CardRow, column, hanging, heading, prose
from defense_tui.tui.screens.profile import claim_place, claim_source, claim_word, reason
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.cells import counted
from defense_tui.tui.widgets.line import Line
from defense_tui.tui.workspace.timeline import event_sign, standing


@dataclass(frozen=True, slots=True)
class EventContent:
    """All that an event's card shows."""

    account: EventAccount
    names: dict[str, str]
    """Names of the event's entities, by id."""
    voices: dict[str, tuple[str, ...]]
    """For each claim that several sources make, who they are, by its id."""


class EventCard(Card[EventContent]):
    """In place of the reader; Enter follows a line, ``q`` or ``H`` goes back."""

    CONTEXTS = (Context.EVENT, Context.LIST)

    def __init__(self, library: Library) -> None:
        super().__init__(id="event")
        self._library = library

    def fetch(self, thing_id: str) -> EventContent:
        account = self._library.event(thing_id)
        names = {id_: self._library.profile(id_).entity.name for id_ in account.event.entities}
        claims = self._library.claims(Lens((Clause(Field.EVENT, thing_id),)), limit=None).rows
        return EventContent(account, names, {row.claim.id: _voices(row, claims) for row in account.agreed})

    def heading_line(self, content: EventContent) -> Line:
        event, sources = content.account.event, len(content.account.sources)
        counts = [counted(len(_claimants(content.account)), "account")] if _claimants(content.account) else []
        if sources:
            counts.append(counted(sources, "source"))
        return Line(
            ((f"{event_sign(event)} ", "accent"), (f"{event.date.shown}  ", "date"), (event.title, "")),
            ((" · ".join(counts), "muted"),),
        )

    def lay_out(self, content: EventContent, width: int) -> list[CardRow]:
        sections = (
            _summary(content, width),
            _accounts(content, width),
            _articles(content.account, width),
            _entities(content, width),
            _sources(content.account, width),
        )
        return [row for section in sections for row in section]


def _claimants(account: EventAccount) -> set[str]:
    return {row.claim.source for rows in (account.agreed, account.single, account.differing) for row in rows}


def _summary(content: EventContent, width: int) -> Iterator[CardRow]:
    event = content.account.event
    yield CardRow(((f"  {standing(event)}", "muted"),), ((event.date.text, "muted"),))
    yield from prose(event.summary, width)


def _voices(agreed: ClaimRow, claims: tuple[ClaimRow, ...]) -> tuple[str, ...]:
    same = {agreed.claim.id, agreed.claim.same_as} - {""}
    rows = [row for row in claims if row.claim.id in same or row.claim.same_as in same]
    return tuple(dict.fromkeys(claim_source(row) for row in rows))


def _accounts(content: EventContent, width: int) -> Iterator[CardRow]:
    account = content.account
    if account.agreed:
        yield heading("several sources say", width)
    for row in account.agreed:
        yield from _claim(row, ", ".join(content.voices.get(row.claim.id, ())), width)
    if account.single:
        yield heading("only one source says", width)
    for row in account.single:
        yield from _claim(row, claim_source(row), width)
    if account.differing:
        yield heading("does not hold, or not in full", width)
    for row in account.differing:
        yield from _claim(row, claim_source(row), width)


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
