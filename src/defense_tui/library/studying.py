"""All that can be found out about one article by itself: its words, who is named, which dates, which claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from defense_tui.analysis.candidates import ArticleNames, names_in
from defense_tui.analysis.dates import find_dates
from defense_tui.analysis.mentions import Gazetteer
from defense_tui.corpus.folder import Document
from defense_tui.library.curation import Curation
from defense_tui.library.finds import NOTHING, Finds
from defense_tui.library.places import Places
from defense_tui.library.plan import EVERYTHING, Plan
from defense_tui.library.words import Pattern, Words, has_phrase, joined
from defense_tui.model.article import Article, CanonicalText
from defense_tui.model.curated import Claim
from defense_tui.model.span import DateMention

_QUOTES_AT_LEAST = 3
"""An article with so many of a source's quotes, and with half of them, is taken as the source's own text."""
_SCHEME = re.compile(r"^[a-z]+://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedQuote:
    """The code points ``[start, end)`` of an article where the words of a claim's quote stand."""

    claim: str
    start: int
    end: int
    own: bool
    """Whether the article is the source's own text; else it discusses the claim."""


@dataclass(frozen=True, slots=True)
class Studied:
    """An article with all that was found in its text, each in the order of the text."""

    article: Article
    text: CanonicalText
    head: str
    """The words of title and summary as ``words.joined`` gives them; no phrase runs from one into the other."""
    words: Words
    mentions: Places
    """Of curated entities."""
    names: ArticleNames
    """Names that nobody curated."""
    dates: tuple[DateMention, ...]
    quotes: tuple[PlacedQuote, ...]
    own_text_of: tuple[str, ...]
    """Ids of the sources whose own text this is."""


@dataclass(frozen=True)
class Study:
    """Finds in a text what one curation knows. Safe to use from several threads."""

    curation: Curation
    plan: Plan = EVERYTHING

    def finds(self, text: CanonicalText) -> Finds:
        """What the plan asks for in *text*."""
        mentions = self._gazetteer.find(text.text) if self.plan.names else ()
        return Finds(
            mentions=Places.of_mentions(mentions),
            names=names_in(text, mentions) if self.plan.names else NOTHING.names,
            dates=find_dates(text.text) if self.plan.dates else (),
        )

    def of(self, document: Document, finds: Finds | None = None) -> Studied:
        """Everything known of *document*; its *finds* are looked for unless they are given."""
        words = Words.of(document.text.text)
        finds = finds or self.finds(document.text)
        own = tuple(self._sources_of(document.article, words))
        quotes = [*self._said(own, words), *self._told(document.article.id, words)]
        return Studied(
            article=document.article,
            text=document.text,
            head=f"{joined(document.article.title)}|{joined(document.article.summary)}",
            words=words,
            mentions=finds.mentions,
            names=finds.names,
            dates=finds.dates,
            quotes=tuple(sorted(quotes, key=lambda quote: (quote.start, quote.end))),
            own_text_of=own,
        )

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer(self.curation.entities.values())

    @cached_property
    def _source_quotes(self) -> Mapping[str, Mapping[str, Pattern]]:
        """For each source the patterns of its claims' quotes by the claims' ids."""
        return {source: _patterns(claims) for source, claims in self.curation.claims_by_source.items()}

    @cached_property
    def _phrases(self) -> Mapping[str, tuple[str, ...]]:
        """The same quotes as phrases: whether one stands in a text at all is told in a tenth of a pattern's time."""
        return {
            source: tuple(joined(claim.quote) for claim in claims if claim.quote)
            for source, claims in self.curation.claims_by_source.items()
        }

    @cached_property
    def _sources_by_address(self) -> Mapping[str, str]:
        return {_address(source.url): source.id for source in self.curation.sources.values() if source.url}

    def _sources_of(self, article: Article, words: Words) -> Iterator[str]:
        """The sources whose own text the article is: by its address, or because it has most of their quotes."""
        by_address = self._sources_by_address.get(_address(article.source_url)) if article.source_url else None
        if by_address:
            yield by_address
        for source, patterns in self._source_quotes.items():
            if source != by_address and len(patterns) >= _QUOTES_AT_LEAST:
                wanted = max(_QUOTES_AT_LEAST, len(patterns) / 2)
                if _has_so_many(self._phrases[source], words.joined, wanted):
                    yield source

    def _said(self, sources: Iterable[str], words: Words) -> Iterator[PlacedQuote]:
        for source in sources:
            for claim, pattern in self._source_quotes.get(source, {}).items():
                yield from _first(claim, pattern, words, own=True)

    def _told(self, article_id: str, words: Words) -> Iterator[PlacedQuote]:
        for claim in self.curation.claims_by_article.get(article_id, ()):
            for told in claim.told:
                if told.article == article_id:
                    yield from _first(claim.id, Pattern.as_spelt(told.quote), words, own=False)


def _has_so_many(phrases: Sequence[str], text: str, wanted: float) -> bool:
    """Whether joined words *text* hold at least *wanted* of *phrases*; looks no further once too many are missing."""
    may_miss = len(phrases) - wanted
    missing = 0
    for phrase in phrases:
        missing += not has_phrase(text, phrase)
        if missing > may_miss:
            return False
    return True


def _patterns(claims: Iterable[Claim]) -> Mapping[str, Pattern]:
    return {claim.id: Pattern.as_spelt(claim.quote) for claim in claims if claim.quote}


def _first(claim: str, pattern: Pattern, words: Words, *, own: bool) -> Iterator[PlacedQuote]:
    for first, last in words.find(pattern):
        yield PlacedQuote(claim, *words.span(first, last), own)
        return


def _address(url: str) -> str:
    return _SCHEME.sub("", url).rstrip("/")
