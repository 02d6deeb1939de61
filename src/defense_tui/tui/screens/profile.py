"""The profile of an entity: what it is, who says what about it, and every mention in context."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len

from defense_tui.keys.command import Context
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import ClaimRow, Cooccurrence, EventRow, MentionRow, Page, Profile
from defense_tui.library.library import Library, Order
from defense_tui.model.curated import Entity, Origin, Relation
from defense_tui.notebook.annotation import TargetKind
from defense_tui.tui.messages import Say, Visit
from defense_tui.tui.noteboard import Entry
from defense_tui.tui.reader.margin import gravity
from defense_tui.tui.screens.card import Card, CardRow, column, hanging, heading, prose
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.cells import clip, clip_start, counted
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.workspace.notes import NotesPane, note_words
from defense_tui.tui.workspace.timeline import event_sign


@dataclass(frozen=True, slots=True)
class ProfileContent:
    """All that a profile shows."""

    profile: Profile
    claims: Page[ClaimRow]
    events: Page[EventRow]
    together: tuple[Cooccurrence, ...]
    mentions: Page[MentionRow]
    notes: tuple[Entry, ...]
    names: dict[str, str]
    """Names of the entities that its relations lead to, by id."""


class ProfileCard(Card[ProfileContent]):
    """In place of the reader; Enter follows a line, ``q`` or ``H`` goes back."""

    CONTEXTS = (Context.PROFILE, Context.LIST)

    def __init__(self, library: Library, notes: Callable[[Entity], tuple[Entry, ...]]) -> None:
        """*notes* gives the notes on an entity; called from worker threads."""
        super().__init__(id="profile")
        self._library = library
        self._notes = notes

    def fetch(self, thing_id: str) -> ProfileContent:
        lens = Lens((Clause(Field.ENTITY, thing_id),))
        profile = self._library.profile(thing_id)
        others = {end for relation in profile.relations for end in (relation.subject, relation.object)}
        return ProfileContent(
            profile,
            claims=self._library.claims(lens),
            events=self._library.events(lens, Order.OLDEST, limit=None),
            together=self._library.cooccurring(thing_id, Lens()),
            mentions=self._library.mentions(thing_id, Lens()),
            notes=self._notes(profile.entity),
            names={id_: self._library.profile(id_).entity.name for id_ in others},
        )

    def do_open(self) -> None:
        """Go where the line leads, or open the note that it is."""
        if self.current and self.current.entry:
            self.post_message(NotesPane.Chosen(self.current.entry))
        elif place := self.place_here():
            self.post_message(Visit(place))
        else:
            self.post_message(Say("This leads nowhere", "warning"))

    def heading_line(self, content: ProfileContent) -> Line:
        profile, entity = content.profile, content.profile.entity
        counts = [
            counted(profile.articles, "article"),
            counted(profile.mentions, "mention"),
            counted(content.events.total, "event"),
        ]
        if content.notes:
            counts.append(counted(len(content.notes), "note"))
        return Line(((entity.name, ""), (f"  {entity.kind}", "muted")), ((" · ".join(counts), "muted"),))

    def lay_out(self, content: ProfileContent, width: int) -> list[CardRow]:
        sections = (
            _about(content.profile, width),
            _notes(content.notes, width),
            _who_says_what(content.claims, width),
            _relations(content, width),
            _together(content.together, width),
            _events(content.events, width),
            _mentions(content.mentions, width),
        )
        return [row for section in sections for row in section]


def _about(profile: Profile, width: int) -> Iterator[CardRow]:
    entity = profile.entity
    others = [name.value for name in entity.aliases if name.value != entity.name]
    trust = "found by the program, not reviewed" if entity.origin is Origin.UNREVIEWED else str(entity.confidence)
    origin = " · bundled" if entity.origin is Origin.BUNDLED else ""
    yield CardRow(((f"  {' · '.join(others)}", "muted"),), ((f"{trust}{origin}", "muted"),))
    yield from prose(entity.description, width)
    for name, value in entity.attributes.items():
        yield from hanging(((f"  {column(name.replace('_', ' '), 16)}", "muted"),), value, width)
    for alias in entity.aliases:
        if alias.note:
            yield CardRow(((f"  “{alias.value}”: ", "warning"), (alias.note, "")))


def _notes(entries: tuple[Entry, ...], width: int) -> Iterator[CardRow]:
    if entries:
        yield heading("your notes", width)
    for entry in entries:
        note, target = entry.note, entry.note.target
        leads = target.kind == TargetKind.ARTICLE and not entry.state
        yield CardRow(
            (("  ▎", f"mark-{note.color}" if note.color else "muted"), (note_words(note), "")),
            ((clip(target.title, 30) if target.kind == TargetKind.ARTICLE else "", "muted"),),
            place=Place(PlaceKind.ARTICLE, target.id, entry.start) if leads else None,
            entry=None if leads else entry,
        )


def claim_place(row: ClaimRow) -> Place | None:
    """Where an article tells of a claim, else where the source's own text says it."""
    passage = row.told[0] if row.told else row.said
    return Place(PlaceKind.ARTICLE, passage.article, passage.start) if passage else None


def claim_source(row: ClaimRow) -> str:
    """Who makes a claim, as a person would say it."""
    return row.source.publisher if row.source else row.claim.source


def _who_says_what(claims: Page[ClaimRow], width: int) -> Iterator[CardRow]:
    if claims.rows:
        yield heading("who says what", width)
    for row in claims.rows:
        claim = row.claim
        date = claim.date.shown if claim.date else ""
        start = ((f"  {column(claim_source(row), 16)}", "muted"), (column(date, 11), "date"))
        yield from hanging(start, claim.text, width, claim_word(row), place=claim_place(row))
        yield from reason(row, width, 33)


def reason(row: ClaimRow, width: int, indent: int) -> Iterator[CardRow]:
    """Why a claim is assessed as it is, and what came of it."""
    for text in (row.claim.note, row.claim.outcome):
        if text:
            yield from hanging(((" " * indent, ""),), text, width, look="muted")


def claim_word(row: ClaimRow) -> tuple[Piece, ...]:
    """The assessment of a claim in four letters."""
    return ((row.claim.assessment.word, f"claim-{gravity(row.claim.assessment)}"),)


def _relations(content: ProfileContent, width: int) -> Iterator[CardRow]:
    relations = content.profile.relations
    if relations:
        yield heading("relations", width)
    for relation in relations:
        outward = relation.subject == content.profile.entity.id
        other = relation.object if outward else relation.subject
        words = relation.predicate.replace("_", " ")
        yield CardRow(
            (
                (f"  {column(words if outward else f'← {words}', 18)}", "muted"),
                (content.names.get(other, other), "entity"),
                (f"  {relation.role}" if relation.role else "", "muted"),
            ),
            ((_span(relation), "date"),),
            place=Place(PlaceKind.PROFILE, other),
            clause=Clause(Field.ENTITY, other),
        )


def _span(relation: Relation) -> str:
    since = f"since {relation.since.shown}" if relation.since else ""
    until = f"until {relation.until.shown}" if relation.until else ""
    return " ".join(filter(None, (since, until)))


def _together(together: tuple[Cooccurrence, ...], width: int) -> Iterator[CardRow]:
    if together:
        yield heading("named together with", width)
    for other in together:
        yield CardRow(
            ((f"  {column(other.entity.kind, 14)}", "muted"), (other.entity.name, "entity")),
            ((f"{other.articles} article{'s' * (other.articles != 1)}", "muted"),),
            place=Place(PlaceKind.PROFILE, other.entity.id),
            clause=Clause(Field.ENTITY, other.entity.id),
        )


def _events(events: Page[EventRow], width: int) -> Iterator[CardRow]:
    if events.rows:
        yield heading("events", width)
    for row in events.rows:
        event = row.event
        yield CardRow(
            ((f"  {event_sign(event)} ", "accent"), (column(event.date.shown, 18), "date"), (event.title, "")),
            place=Place(PlaceKind.EVENT, event.id),
            clause=Clause(Field.EVENT, event.id),
        )


def _mentions(mentions: Page[MentionRow], width: int) -> Iterator[CardRow]:
    shown = len(mentions.rows)
    if shown:
        yield heading("in context" + (f", the first {shown} of {mentions.total:,}" if mentions.after else ""), width)
    for _, rows in groupby(mentions.rows, lambda row: row.article.id):
        yield from _mentions_in_article(list(rows), width)


def _mentions_in_article(rows: list[MentionRow], width: int) -> Iterator[CardRow]:
    """The article's date and title, and under them each mention in the middle of its line."""
    article = rows[0].article
    date = article.date.shown if article.date else "undated"
    yield CardRow(((f"  {column(date, 11)}", "date"), (article.title, "bold")))
    room = width - 6 - max(cell_len(row.mention.text) for row in rows)
    side = max(room // 2, 12)
    for row in rows:
        before = clip_start(row.before, side)
        yield CardRow(
            (
                (" " * (4 + side - cell_len(before)), ""),
                (before, ""),
                (row.mention.text, "entity"),
                (clip(row.after, max(width - 5 - side - cell_len(row.mention.text), 12)), ""),
            ),
            place=Place(PlaceKind.ARTICLE, article.id, row.mention.start),
            clause=Clause(Field.ARTICLE, article.id),
        )
