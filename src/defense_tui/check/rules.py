"""What holds in every corpus, and what in one with entities of its own: rules that need a look at the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from defense_tui.analysis.mentions import Gazetteer
from defense_tui.check.checked import Checked, Rule, article_fault
from defense_tui.corpus.folder import Document
from defense_tui.corpus.references import HINTS, Kind
from defense_tui.corpus.tables import Table
from defense_tui.model.article import Article
from defense_tui.model.corpus import Fault
from defense_tui.model.curated import Status

QUOTE_WORDS = 7
"""A claim quotes at most this many words of its source."""


def articles_name_what_is_there(checked: Checked) -> Iterator[Fault]:
    """Entities, events and sources in an article's front matter exist."""
    for document in checked.documents.values():
        article = document.article
        named: tuple[tuple[str, Kind, Iterable[str]], ...] = (
            ("entities", "entity", article.entities),
            ("events", "event", article.events),
            ("sources", "source", article.sources),
        )
        for key, kind, ids in named:
            for id_ in checked.folder.known.unknown(kind, ids):
                message = f"{key} names {kind} {id_!r}, which is not there"
                yield article_fault(document, key, f"unknown-{kind}", message, HINTS[kind])


def articles_have_titles(checked: Checked) -> Iterator[Fault]:
    """Every article that has text has a title other than the name of its file."""
    for document in checked.documents.values():
        article = document.article
        if document.text.text and "title" not in document.lines and article.title == Path(article.file).stem:
            yield article_fault(document, "", "no-title", "has no title", 'give it front matter with title = "..."')


def titles_differ(checked: Checked) -> Iterator[Fault]:
    """No two articles have the same title on the same date, so that a list can tell them apart."""
    first: dict[tuple[str, str], Article] = {}
    for document in checked.documents.values():
        article = document.article
        other = first.setdefault((article.title.casefold(), article.date.text if article.date else ""), article)
        if other is not article:
            message = f"title and date are those of {other.file}"
            yield article_fault(document, "title", "duplicate-title", message, "give one of the two another title")


def addresses_are_links(checked: Checked) -> Iterator[Fault]:
    """The addresses of sources and articles can be opened in a browser."""
    hint = "write the whole address, with https://"
    for source in checked.folder.placed.sources:
        if source.item.url and not _is_link(source.item.url):
            yield source.table.fault("bad-url", f"url {source.item.url!r} is no web address", hint, "url")
    for document in checked.documents.values():
        url = document.article.source_url
        if url and not _is_link(url):
            yield article_fault(document, "source_url", "bad-url", f"source_url {url!r} is no web address", hint)


def told_quotes_are_found_once(checked: Checked) -> Iterator[Fault]:
    """Where an article is said to discuss a claim, its text holds the quoted words exactly once."""
    for claim in checked.folder.placed.claims:
        for table in claim.table.tables("told"):
            article, quote = table.text("article"), table.text("quote")
            if article and quote:
                yield from _told_once(table, checked.documents.get(article), article, quote)


def _told_once(table: Table, document: Document | None, article: str, quote: str) -> Iterator[Fault]:
    if document is None:
        hint = "mend the id: the path below articles/, without suffix"
        yield table.fault("unknown-article", f"told names article {article!r}, which is not there", hint, "article")
        return
    times = document.text.text.count(quote)
    if times == 0:
        message = f"{document.article.file} does not say {quote!r}"
        yield table.fault("quote-not-found", message, "copy the words from the article as it is shown", "quote")
    elif times > 1:
        message = f"{document.article.file} says {quote!r} {times} times"
        yield table.fault("quote-not-unique", message, "quote more words, until they stand there once", "quote")


def claims_quote_few_words(checked: Checked) -> Iterator[Fault]:
    """A quote is there to find the place in the source, not to copy it."""
    for claim in checked.folder.placed.claims:
        words = len(claim.item.quote.split())
        if words > QUOTE_WORDS:
            message = f"quotes {words} words of its source, at most {QUOTE_WORDS} are wanted"
            yield claim.table.fault("long-quote", message, "shorten the quote", "quote")


def future_events_say_so(checked: Checked) -> Iterator[Fault]:
    """An event that lies after the corpus' own date has a status other than occurred."""
    as_of = checked.folder.info.as_of
    now = (as_of and as_of.latest) or date.today()
    for event in checked.folder.placed.events:
        earliest = event.item.date.earliest
        if earliest and earliest > now and event.item.status is Status.OCCURRED:
            message = f"{event.item.date.text} lies after {now}, yet the event counts as occurred"
            yield event.table.fault("future-event", message, 'add status = "planned"', "date")


def relations_end_after_they_begin(checked: Checked) -> Iterator[Fault]:
    """No relation ends before it starts."""
    for relation in checked.folder.placed.relations:
        since, until = relation.item.since, relation.item.until
        if since and until and until.precedes(since):
            message = f"ends ({until.text}) before it begins ({since.text})"
            yield relation.table.fault("bad-interval", message, "mend since or until", "until")


def entities_are_described(checked: Checked) -> Iterator[Fault]:
    """A curated entity says what it is."""
    for entity in checked.folder.placed.entities:
        if not entity.item.description:
            message = f"entity {entity.item.id!r} has no description"
            yield entity.table.fault("no-description", message, 'add description = "..."')


def entities_are_used(checked: Checked) -> Iterator[Fault]:
    """A curated entity is referred to by something, or named in an article."""
    placed = checked.folder.placed
    used = {id_ for relation in placed.relations for id_ in (relation.item.subject, relation.item.object)}
    used.update(id_ for event in placed.events for id_ in event.item.entities)
    used.update(id_ for claim in placed.claims for id_ in claim.item.entities)
    used.update(id_ for article in checked.articles for id_ in article.entities)
    unused = [entity for entity in placed.entities if entity.item.id not in used]
    named = _named_in_texts(checked) if unused else frozenset()
    for entity in unused:
        if entity.item.id not in named:
            message = f"nothing refers to entity {entity.item.id!r} and no article names it"
            yield entity.table.fault("orphan-entity", message, "refer to it, mend its aliases, or remove it")


def _named_in_texts(checked: Checked) -> frozenset[str]:
    gazetteer = Gazetteer(checked.folder.curated.entities)
    texts = (document.text.text for document in checked.documents.values())
    return frozenset(mention.entity for text in texts for mention in gazetteer.find(text))


def sources_are_used(checked: Checked) -> Iterator[Fault]:
    """A source backs something."""
    placed = checked.folder.placed
    used = {claim.item.source for claim in placed.claims}
    used.update(id_ for entity in placed.entities for id_ in entity.item.sources)
    used.update(id_ for relation in placed.relations for id_ in relation.item.sources)
    used.update(id_ for event in placed.events for id_ in event.item.sources)
    used.update(id_ for article in checked.articles for id_ in article.sources)
    for source in placed.sources:
        if source.item.id not in used:
            message = f"nothing rests on source {source.item.id!r}"
            yield source.table.fault("orphan-source", message, "cite it, or remove it")


RULES: tuple[Rule, ...] = (
    articles_name_what_is_there,
    articles_have_titles,
    titles_differ,
    addresses_are_links,
    told_quotes_are_found_once,
    claims_quote_few_words,
    future_events_say_so,
    relations_end_after_they_begin,
)
"""Rules for every corpus."""

CURATED_RULES: tuple[Rule, ...] = (entities_are_described, entities_are_used, sources_are_used)
"""Rules for a corpus with entities of its own."""


def _is_link(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in url
