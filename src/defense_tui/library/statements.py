"""What a passage of an article rests on: the sources of the claims and events that it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from defense_tui.library.answers import OpenArticle
from defense_tui.library.holdings import Holdings
from defense_tui.model.curated import Source
from defense_tui.model.span import Passage


def sources(holdings: Holdings, opened: OpenArticle, passage: Passage) -> tuple[Source, ...]:
    """The sources of *passage* of *opened*, in the order of the text, each once.

    A passage tells of the claims placed in it that the article itself does not make, and of those events listed by its
    article whose date it names.
    """
    found = sorted((*_of_claims(opened, passage), *_of_events(holdings, opened, passage)))
    return holdings.curation.sources_of(source for _, source in found)


def _of_claims(opened: OpenArticle, passage: Passage) -> Iterator[tuple[int, str]]:
    for placed in opened.claims:
        if not placed.own and placed.start < passage.end and passage.start < placed.end:
            yield placed.start, placed.claim.source


def _of_events(holdings: Holdings, opened: OpenArticle, passage: Passage) -> Iterator[tuple[int, str]]:
    told = [event for id_ in opened.article.events if (event := holdings.curation.event(id_))]
    for mention in opened.dates:
        if mention.start < passage.end and passage.start < mention.end:
            for event in told:
                if event.date.text == mention.date.text:
                    yield from ((mention.start, source) for source in event.sources)
