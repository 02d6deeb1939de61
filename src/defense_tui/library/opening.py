"""An article as the reader opens it, with all that is known of its ranges."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from defense_tui.analysis.sentences import sentence_at
from defense_tui.library.answers import OpenArticle, PlacedClaim
from defense_tui.library.holdings import Holdings
from defense_tui.model.span import Mention

if TYPE_CHECKING:
    from defense_tui.library.studying import Studied


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
    """Curated entities, and unreviewed names where no curated entity stands: none overlaps another."""
    text = studied.text.text
    curated = tuple(studied.mentions.unpacked(text))
    places = holdings.unreviewed.places.get(number)
    names = [name for name in places.unpacked(text) if not _overlaps(name, curated)] if places else []
    return tuple(sorted((*curated, *names), key=lambda mention: mention.start))


def _overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether *mention* shares a place with any of *others*, which are sorted and do not overlap."""
    index = bisect_right(others, mention.start, key=lambda other: other.end)
    return index < len(others) and others[index].start < mention.end


def _claims(holdings: Holdings, studied: Studied) -> Iterator[PlacedClaim]:
    text = studied.text.text
    for quote in studied.quotes:
        start, _ = sentence_at(text, quote.start)
        _, end = sentence_at(text, quote.end - 1)
        claim = holdings.curation.claims[quote.claim]
        source = holdings.curation.sources.get(claim.source)
        says = source.publisher if source else claim.source
        yield PlacedClaim(claim, start, max(end, quote.end), quote.own, says)
