"""What holds beyond that in a corpus that says ``strict = true``: everything has a source and nothing lies idle."""

from __future__ import annotations

import json
from collections.abc import Iterator

from defense_tui.analysis.mentions import Gazetteer
from defense_tui.check.checked import Checked, Rule, article_fault
from defense_tui.lens.folding import fold, plain
from defense_tui.model.corpus import Fault
from defense_tui.model.curated import Assessment, Claim, Confidence, Entity, Name

GUIDE = "guide"
"""The tag of articles that explain the corpus; all others are briefs."""
ENTITIES = 5
"""A brief names at least so many entities in its front matter."""
EVENTS = 3
"""A brief names at least so many events in its front matter."""


def statements_have_sources(checked: Checked) -> Iterator[Fault]:
    """Every event and relation has a source, or says that it is general knowledge."""
    placed = checked.folder.placed
    hint = 'add sources = ["..."], or confidence = "general"'
    for event in placed.events:
        if not event.item.sources and event.item.confidence is not Confidence.GENERAL:
            yield event.table.fault("no-source", f"event {event.item.id!r} has no source", hint, "sources")
    for relation in placed.relations:
        if not relation.item.sources and relation.item.confidence is not Confidence.GENERAL:
            message = f"that {relation.item.subject} {relation.item.predicate} {relation.item.object} has no source"
            yield relation.table.fault("no-source", message, hint, "source")


def briefs_name_enough(checked: Checked) -> Iterator[Fault]:
    """Every brief names entities and events enough to be found by."""
    for document in checked.documents.values():
        article = document.article
        if GUIDE in article.tags:
            continue
        for key, named, least in (("entities", article.entities, ENTITIES), ("events", article.events, EVENTS)):
            if len(set(named)) < least:
                message = f"{key} names {len(set(named))}, at least {least} are wanted"
                hint = f'name more in {key}, or tag an article that is no brief "{GUIDE}"'
                yield article_fault(document, key, f"few-{key}", message, hint)


def aliases_are_found(checked: Checked) -> Iterator[Fault]:
    """Every alias stands somewhere in the corpus' own texts, save those marked ``elsewhere``, which stand nowhere."""
    entities = checked.folder.placed.entities
    found = _spellings_in_use(checked)
    for entity in entities:
        for name in entity.item.aliases:
            if name.value == entity.item.name or (_spelling(name) in found) is not name.elsewhere:
                continue
            if name.elsewhere:
                message = f"alias {name.value!r} is marked elsewhere, yet stands in this corpus"
                code, hint = "needless-elsewhere", "remove elsewhere = true"
            else:
                message = f"alias {name.value!r} stands nowhere in this corpus"
                code, hint = "unfound-alias", "mend it, remove it, or add elsewhere = true if other texts use it"
            yield entity.table.fault(code, message, hint, "aliases", json.dumps(name.value, ensure_ascii=False))


def claims_about_what_is_to_come_say_what_came(checked: Checked) -> Iterator[Fault]:
    """Every plan and forecast has an outcome, be it that the matter is open."""
    for claim in checked.folder.placed.claims:
        if _looks_ahead(claim.item) and not claim.item.outcome:
            message = f"{claim.item.kind} {claim.item.id!r} does not say what came of it"
            yield claim.table.fault("no-outcome", message, 'add outcome = "...", or outcome = "Open."', "kind")


STRICT_RULES: tuple[Rule, ...] = (
    statements_have_sources,
    briefs_name_enough,
    aliases_are_found,
    claims_about_what_is_to_come_say_what_came,
)
"""Rules for a corpus that asks for them with ``strict = true`` in ``corpus.toml``."""


def _looks_ahead(claim: Claim) -> bool:
    return claim.kind in ("plan", "forecast") or claim.assessment is Assessment.FORECAST


def _spellings_in_use(checked: Checked) -> frozenset[str]:
    """Which names of entities stand in the corpus' texts outside of longer names, whatever they need to count there."""
    names = [name for entity in checked.folder.curated.entities for name in entity.aliases]
    single = (Entity(_spelling(name), "", name.value, (Name(name.value, name.case),)) for name in names)
    found = Gazetteer(single).find("\n\n".join(_texts(checked)))
    return frozenset(mention.entity for mention in found)


def _spelling(name: Name) -> str:
    """The same for names that are found in the same places."""
    return plain(name.value) if name.case == "exact" else fold(name.value).text


def _texts(checked: Checked) -> Iterator[str]:
    curated = checked.folder.curated
    for document in checked.documents.values():
        yield from (document.article.title, document.article.summary, document.text.text)
    for event in curated.events:
        yield from (event.title, event.summary)
    for claim in curated.claims:
        yield from (claim.text, claim.note, claim.outcome, claim.quote)
    for entity in curated.entities:
        yield from (entity.description, *entity.attributes.values())
