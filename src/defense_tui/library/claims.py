"""Answers about claims: who says what, where it stands, and how sources compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from defense_tui.lens.lens import Lens
from defense_tui.library.answers import ClaimRow, Cursor, Page
from defense_tui.library.holdings import Holdings
from defense_tui.library.narrowing import Statement, narrowed
from defense_tui.library.paging import Key, page
from defense_tui.model.curated import Assessment, Claim

DIFFERING = frozenset(
    {
        Assessment.PARTLY,
        Assessment.OVERSTATED,
        Assessment.GARBLED,
        Assessment.UNSUPPORTED,
        Assessment.UNCLEAR,
    }
)
"""Assessments by which a claim does not stand as its source makes it."""


def claims(holdings: Holdings, lens: Lens, after: Cursor | None, limit: int | None) -> Page[ClaimRow]:
    """A page of the claims that fit *lens*, by source and then in the order of their files."""
    shown = [claim for claim in holdings.curation.claims.values() if claim.id in holdings.claims_shown]
    place = {claim.id: place for place, claim in enumerate(holdings.curation.claims.values())}

    def key(claim: Claim) -> Key:
        return (claim.source, place[claim.id], claim.id)

    def statement(claim: Claim) -> Statement:
        return Statement.of_claim(claim, holdings)

    found, undated = narrowed(holdings, lens, shown, statement, lambda claim: claim.date)
    return page(
        sorted(found, key=key), key, lambda claim: row(holdings, claim), holdings.snapshot, after, limit, undated
    )


def row(holdings: Holdings, claim: Claim) -> ClaimRow:
    """A claim with its places."""
    said = holdings.said(claim.id)
    return ClaimRow(
        claim=claim,
        source=holdings.curation.sources.get(claim.source),
        said=said[0] if said else None,
        told=holdings.told(claim.id),
    )


class Accounts(NamedTuple):
    """The claims about one event, parted by how their sources agree."""

    agreed: tuple[Claim, ...]
    single: tuple[Claim, ...]
    differing: tuple[Claim, ...]


def accounts(about: Iterable[Claim]) -> Accounts:
    """Part the claims *about* one event.

    Which claims say the same is curated (``same_as``), not guessed. Claims that were found wanting stand by
    themselves; of the others a statement that two sources or more make is agreed and stands once, with the claim
    that comes first; all the rest have a single source.
    """
    claims = tuple(about)
    same = _same(claims)
    differing = tuple(claim for claim in claims if claim.assessment in DIFFERING)
    statements: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.assessment not in DIFFERING:
            statements.setdefault(same[claim.id], []).append(claim)
    agreed: list[Claim] = []
    single: list[Claim] = []
    for repeated in statements.values():
        if len({claim.source for claim in repeated}) > 1:
            agreed.append(repeated[0])
        else:
            single += repeated
    return Accounts(tuple(agreed), tuple(single), differing)


def _same(claims: Iterable[Claim]) -> Mapping[str, str]:
    """For each claim the id that stands for all claims joined with it by ``same_as``, directly or over others."""
    stands_for = {claim.id: claim.id for claim in claims}

    def root(claim_id: str) -> str:
        while stands_for[claim_id] != claim_id:
            claim_id = stands_for[claim_id]
        return claim_id

    for claim in claims:
        if claim.same_as in stands_for:
            stands_for[root(claim.id)] = root(claim.same_as)
    return {claim_id: root(claim_id) for claim_id in stands_for}
