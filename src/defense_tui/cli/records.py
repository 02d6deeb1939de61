"""The JSON shapes of what commands print; ``tests/cli/schemas`` describes them."""

from __future__ import annotations

from datetime import date

from defense_tui.library.answers import ClaimRow, Cooccurrence, EntityRow, EventRow, Hit, MentionRow, Profile
from defense_tui.model.article import CANONICAL_VERSION, Article, CanonicalText
from defense_tui.model.corpus import Fault
from defense_tui.model.curated import Entity, Relation
from defense_tui.model.edtf import EdtfDate
from defense_tui.model.span import DateMention, Mention, Passage

Record = dict[str, object]


def article_record(article: Article, text: CanonicalText) -> Record:
    """An article with its canonical text."""
    return {
        "id": article.id,
        "title": article.title,
        "date": _edtf(article.date),
        "authors": list(article.authors),
        "publisher": article.publisher,
        "source_url": article.source_url,
        "tags": list(article.tags),
        "language": article.language,
        "summary": article.summary,
        "file": article.file,
        "text": text.text,
        "sha256": text.sha256,
        "canonical_version": CANONICAL_VERSION,
    }


def hit_record(hit: Hit) -> Record:
    """An article that a search found."""
    article = hit.article
    return {
        "id": article.id,
        "title": article.title,
        "date": _edtf(article.date),
        "source": article.publisher,
        "score": hit.score,
        "snippet": hit.snippet,
    }


def mention_record(mention: Mention, kind: str) -> Record:
    """A mention in one article."""
    return {
        "entity": mention.entity,
        "kind": kind,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
    }


def date_record(mention: DateMention) -> Record:
    """A date found in one article."""
    found = mention.date
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "edtf": found.text,
        "earliest": _day(found.earliest),
        "latest": _day(found.latest),
        "precision": found.precision.value,
    }


def entity_record(row: EntityRow) -> Record:
    """An entity in a list."""
    return {**_named(row.entity), "mentions": row.mentions, "articles": row.articles}


def profile_record(
    profile: Profile,
    events: tuple[EventRow, ...],
    claims: tuple[ClaimRow, ...],
    cooccurring: tuple[Cooccurrence, ...],
    mentions: tuple[MentionRow, ...],
) -> Record:
    """All that is known of an entity."""
    entity = profile.entity
    return {
        **_named(entity),
        "articles": profile.articles,
        "description": entity.description,
        "attributes": dict(entity.attributes),
        "relations": [_relation(relation) for relation in profile.relations],
        "events": [event_record(row) for row in events],
        "claims": [claim_record(row) for row in claims],
        "cooccurring": [
            {"id": other.entity.id, "articles": other.articles, "mentions": other.mentions} for other in cooccurring
        ],
        "mentions": [
            {
                "article": row.article.id,
                "start": row.mention.start,
                "end": row.mention.end,
                "text": row.mention.text,
                "context": f"{row.before}{row.mention.text}{row.after}",
            }
            for row in mentions
        ],
    }


def event_record(row: EventRow) -> Record:
    """An event in a list."""
    event = row.event
    when = event.date
    return {
        "id": event.id,
        "date": when.text,
        "earliest": _day(when.earliest),
        "latest": _day(when.latest),
        "precision": when.precision.value,
        "approximate": when.approximate,
        "uncertain": when.uncertain,
        "title": event.title,
        "status": event.status.value,
        "confidence": event.confidence.value,
        "origin": event.origin.value,
        "entities": list(event.entities),
        "articles": list(row.articles),
    }


def claim_record(row: ClaimRow) -> Record:
    """A claim in a list."""
    claim = row.claim
    return {
        "id": claim.id,
        "source": claim.source,
        "quote": claim.quote,
        "text": claim.text,
        "kind": claim.kind,
        "date": _edtf(claim.date),
        "event": claim.event or None,
        "entities": list(claim.entities),
        "assessment": claim.assessment.value,
        "note": claim.note,
        "outcome": claim.outcome,
        "told": [_passage(passage) for passage in row.told],
    }


def fault_record(fault: Fault) -> Record:
    """A fault of a corpus."""
    return {
        "file": fault.file,
        "line": fault.line,
        "code": fault.code,
        "message": fault.message,
        "hint": fault.hint,
    }


def _named(entity: Entity) -> Record:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": [alias.value for alias in entity.aliases],
        "origin": entity.origin.value,
    }


def _relation(relation: Relation) -> Record:
    return {
        "subject": relation.subject,
        "predicate": relation.predicate,
        "object": relation.object,
        "role": relation.role,
        "since": _edtf(relation.since),
        "until": _edtf(relation.until),
        "sources": list(relation.sources),
        "confidence": relation.confidence.value,
    }


def _passage(passage: Passage) -> Record:
    return {"article": passage.article, "start": passage.start, "end": passage.end}


def _edtf(when: EdtfDate | None) -> str | None:
    return when.text if when else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
