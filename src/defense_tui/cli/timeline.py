"""``defense-tui timeline`` and ``claims``: what happened, and who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.output import Style

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request


def _timeline_arguments(parser: Parser) -> None:
    parser.add_argument("words", nargs="*", metavar="QUERY", help="which events; without it all")
    parser.add_argument("--newest", action="store_true", help="newest first instead of oldest first")


def _timeline(request: Request) -> int:
    from defense_tui.cli.records import event_record
    from defense_tui.library.library import Order
    from defense_tui.model.curated import Origin

    lens = request.lens(request.options.words)
    request.plan = request.plan.for_events(lens)
    order = Order.NEWEST if request.options.newest else Order.OLDEST
    page = request.library.events(lens, order, limit=request.options.limit)
    if request.options.json:
        request.out.json({"total": page.total, "events": [event_record(row) for row in page.rows]})
    else:
        request.out.rows(
            (
                (row.event.date.shown, Style.STRONG),
                (row.event.id, Style.ID),
                row.event.status.value,
                "found" if row.event.origin is Origin.UNREVIEWED else row.event.confidence.value,
                row.event.title,
            )
            for row in page.rows
        )
        request.tell_rest(page, "events", lens)
    return 0 if page.rows else 1


def _claims_arguments(parser: Parser) -> None:
    parser.add_argument("words", nargs="*", metavar="QUERY", help="which claims; without it all")


def _claims(request: Request) -> int:
    from defense_tui.cli.records import claim_record

    lens = request.lens(request.options.words)
    request.plan = request.plan.for_articles(lens)
    page = request.library.claims(lens, limit=request.options.limit)
    if request.options.json:
        request.out.json({"total": page.total, "claims": [claim_record(row) for row in page.rows]})
    else:
        request.out.rows(
            (
                (row.claim.id, Style.ID),
                (row.claim.assessment.word, Style.STRONG),
                (row.claim.source, Style.MUTED),
                row.claim.text,
                row.claim.note,
            )
            for row in page.rows
        )
        request.tell_rest(page, "claims", lens)
    return 0 if page.rows else 1


TIMELINE = Command(_timeline_arguments, _timeline)
CLAIMS = Command(_claims_arguments, _claims)
