"""``defense-tui entities`` and ``entity``: who and what the articles speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.output import Style

if TYPE_CHECKING:
    from defense_tui.cli.output import Output
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request
    from defense_tui.library.answers import ClaimRow, Cooccurrence, EventRow, MentionRow, Profile


def _entities_arguments(parser: Parser) -> None:
    parser.add_argument("words", nargs="*", metavar="QUERY", help="which articles count; without it all")
    parser.add_argument("--by-name", action="store_true", help="by name instead of most named first")


def _entities(request: Request) -> int:
    from defense_tui.cli.records import entity_record
    from defense_tui.library.library import Order

    order = Order.NAME if request.options.by_name else Order.COUNT
    lens = request.lens(request.options.words)
    page = request.library.entities(lens, order, limit=request.options.limit)
    if request.options.json:
        request.out.json({"total": page.total, "entities": [entity_record(row) for row in page.rows]})
    else:
        request.out.rows(
            (
                (row.entity.id, Style.ID),
                (row.entity.kind, Style.MUTED),
                str(row.mentions),
                str(row.articles),
                row.entity.origin.value,
                row.entity.name,
            )
            for row in page.rows
        )
        request.tell_rest(page, "entities", lens)
    return 0 if page.rows else 1


def _entity_arguments(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="an entity's id, as `defense-tui entities` prints them, or its name")


def _entity(request: Request) -> int:
    from defense_tui.cli.records import profile_record
    from defense_tui.lens.lens import Clause, Field, Lens

    library, limit = request.library, request.options.limit
    with request.unknown_ids_told():
        profile = library.profile(request.options.id)
    entity = profile.entity.id
    everywhere, about = Lens(), Lens((Clause(Field.ENTITY, entity),))
    events = library.events(about, limit=limit).rows
    claims = library.claims(about, limit=limit).rows
    together = library.cooccurring(entity, everywhere)
    mentions = library.mentions(entity, everywhere, limit=limit).rows
    if request.options.json:
        request.out.json(profile_record(profile, events, claims, together, mentions))
    else:
        _print(request.out, profile, events, claims, together, mentions)
    return 0


def _print(
    out: Output,
    profile: Profile,
    events: tuple[EventRow, ...],
    claims: tuple[ClaimRow, ...],
    together: tuple[Cooccurrence, ...],
    mentions: tuple[MentionRow, ...],
) -> None:
    entity = profile.entity
    out.line((entity.name, Style.STRONG), entity.kind, entity.confidence.value, entity.origin.value)
    out.text(" · ".join(alias.value for alias in entity.aliases))
    if entity.description:
        out.text(entity.description)
    sections = {
        "attributes": [[key, value] for key, value in entity.attributes.items()],
        "relations": [
            [relation.subject, relation.predicate, relation.object, relation.role]
            + [f"{when.shown}" if when else "" for when in (relation.since, relation.until)]
            for relation in profile.relations
        ],
        "events": [[row.event.date.shown, row.event.id, row.event.title] for row in events],
        "claims": [[row.claim.assessment.word, row.claim.source, row.claim.text, row.claim.note] for row in claims],
        "named together with": [[other.entity.id, str(other.articles), str(other.mentions)] for other in together],
        f"mentions: {profile.mentions} in {profile.articles} articles": [
            [row.article.id, str(row.mention.start), f"{row.before}{row.mention.text}{row.after}"] for row in mentions
        ],
    }
    for title, rows in sections.items():
        if rows:
            out.text("")
            out.line((title, Style.STRONG))
            out.rows(rows)


ENTITIES = Command(_entities_arguments, _entities)
ENTITY = Command(_entity_arguments, _entity)
