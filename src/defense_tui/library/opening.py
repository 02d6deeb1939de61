"""An article as the reader opens it, with all that is known of its ranges."""

from __future__ import annotations

from collections.abc import Iterator

from defense_tui.analysis.sentences import sentence_at
from defense_tui.library.answers import OpenArticle, PlacedClaim
from defense_tui.library.holdings import Holdings
from defense_tui.library.studying import Studied
from defense_tui.model.span import Mention


def opened(holdings: Holdings, number: int, studied: Studied) -> OpenArticle:
    """Article *number*, whose text may have been read just now and not yet be a part of *holdings*."""
    return OpenArticle(
        article=studied.article,
        text=studied.text,
        mentions=_mentions(holdings, number, studied),
        dates=studied.dates,
        claims=tuple(sorted(_claims(holdings, studied), key=lambda placed: (placed.start, placed.end))),
        sources=holdings.curation.sources_of((*studied.article.sources, *studied.own_text_of)),
    )


def _mentions(holdings: Holdings, number: int, studied: Studied) -> tuple[Mention, ...]:
    """Curated entities and unreviewed names; none of the latter stands within a curated one."""
    found = (*studied.mentions, *holdings.unreviewed.mentions.get(number, ()))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _claims(holdings: Holdings, studied: Studied) -> Iterator[PlacedClaim]:
    text = studied.text.text
    for quote in studied.quotes:
        start, _ = sentence_at(text, quote.start)
        _, end = sentence_at(text, quote.end - 1)
        yield PlacedClaim(holdings.curation.claims[quote.claim], start, max(end, quote.end), quote.own)
