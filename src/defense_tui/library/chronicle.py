"""The timeline of a corpus: its curated events, or else its articles by date and the dates found in their texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from defense_tui.library.catalogue import Catalogue
from defense_tui.library.curation import Curation
from defense_tui.model.curated import Confidence, Event, Origin
from defense_tui.model.edtf import EdtfDate, Precision

if TYPE_CHECKING:
    from defense_tui.library.studying import Studied

_TELLING = 40
"""Code points from which on a sentence is taken to tell something; shorter ones are datelines and headings."""
_LOOKED_AT = 20
"""So many articles of a date, the newest, are looked at for a sentence."""
_REPEATED = 3
"""A sentence that so many of them have tells nothing of its own."""
_LISTED = (Precision.DAY, Precision.MONTH)
"""A year alone says too little to be listed as something that happened."""


class Entry(NamedTuple):
    """A line of the timeline: an event, and the articles that tell of it."""

    id: str
    date: EdtfDate
    articles: frozenset[int]
    event: Event | None
    """The curated event; None for an article or a found date, whose event :meth:`Chronicle.event_of` makes."""


@dataclass(frozen=True)
class Chronicle:
    """What the timeline shows. Without curated events an article is the event ``article:<id>`` on its own date, and
    a day or month that texts name outright is the event ``date:<EDTF>``."""

    curation: Curation
    catalogue: Catalogue
    studied: Mapping[int, Studied]

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """All lines of the timeline by their events' ids, in no order."""
        found = self._derived() if self.curation.derives_timeline else self._curated()
        return {entry.id: entry for entry in found}

    def articles_of(self, event_id: str) -> frozenset[int]:
        """The articles that list an event or discuss a claim about it."""
        claims = self.curation.claims_by_event.get(event_id, ())
        telling = {self.catalogue.by_id.get(told.article) for claim in claims for told in claim.told}
        return self.catalogue.by_event.get(event_id, frozenset()) | {number for number in telling if number is not None}

    def event_of(self, entry: Entry) -> Event:
        """The event of *entry*, made from the texts where nobody curated it."""
        if entry.event:
            return entry.event
        if entry.id.startswith("article:"):
            (number,) = entry.articles
            article = self.catalogue.articles[number]
            return Event(
                entry.id, entry.date, article.title, article.summary, tags=article.tags, confidence=Confidence.NAMED
            )
        title, sentence = self._told(entry)
        return Event(entry.id, entry.date, title, sentence, confidence=Confidence.NAMED, origin=Origin.UNREVIEWED)

    def _curated(self) -> Iterator[Entry]:
        for event in self.curation.timeline.values():
            yield Entry(event.id, event.date, self.articles_of(event.id), event)

    def _derived(self) -> Iterator[Entry]:
        for number, article in self.catalogue.articles.items():
            if article.date:
                yield Entry(f"article:{article.id}", article.date, frozenset((number,)), None)
        for date, numbers in self._found_dates():
            yield Entry(f"date:{date.text}", date, frozenset(numbers), None)

    def _found_dates(self) -> Iterable[tuple[EdtfDate, set[int]]]:
        """Days and months that texts name, but for an article's own date, under which it is listed anyway."""
        found: dict[str, tuple[EdtfDate, set[int]]] = {}
        for number, studied in self.studied.items():
            own = studied.article.date.text if studied.article.date else ""
            for mention in studied.dates:
                date = mention.date
                if date.precision in _LISTED and date.text != own:
                    found.setdefault(date.text, (date, set()))[1].add(number)
        return found.values()

    def _told(self, entry: Entry) -> tuple[str, str]:
        """A title and the sentence that it is from: the first with the date that tells something of its own.

        The newest articles are looked at. A sentence that many of them have word for word (a footer, a list of
        legal bases) tells nothing, nor does a short one (a dateline, a heading); failing others the first serves.
        """
        from defense_tui.analysis.clauses import clause_around  # not needed for a list without texts
        from defense_tui.analysis.sentences import sentence_at

        newest = [self.studied[number] for number in self.catalogue.newest_first(entry.articles)[:_LOOKED_AT]]
        texts = [studied.text.text for studied in newest]
        first: tuple[str, str] | None = None
        for studied in newest:
            for mention in studied.dates:
                if mention.date.text == entry.date.text:
                    start, end = sentence_at(studied.text.text, mention.start)
                    raw = studied.text.text[start:end]
                    title = clause_around(raw, mention.start - start, min(mention.end, end) - start)
                    found = (title, " ".join(raw.split()))
                    first = first or found
                    if len(found[1]) >= _TELLING and sum(raw in text for text in texts) < _REPEATED:
                        return found
        return first or (entry.date.text, "")
