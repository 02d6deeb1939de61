"""How a library grows: articles are taken in one by one, and from time to time what is held is published."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defense_tui.library.answers import Snapshot
from defense_tui.library.catalogue import Catalogue
from defense_tui.library.curation import Curation
from defense_tui.library.holdings import Holdings
from defense_tui.library.index import TermIndexBuilder
from defense_tui.library.unreviewed import UnreviewedNames
from defense_tui.library.words import joined
from defense_tui.model.article import Article
from defense_tui.model.corpus import Fault

if TYPE_CHECKING:
    from defense_tui.analysis.candidates import ArticleNames
    from defense_tui.library.studying import Studied


@dataclass(slots=True)
class Growth:
    """Takes articles in; what it has published does not change any more. For one thread at a time.

    What looks at texts is imported with the first text: a list of articles is there without it.
    """

    articles: int
    """How many articles there are in all."""
    curation: Curation = field(default_factory=Curation.unread)
    faults: tuple[Fault, ...] = ()
    """Faults that belong to no article."""
    notices: tuple[str, ...] = ()
    """What a reader should know of the reading."""
    _generation: int = 0
    _catalogue: dict[int, Article] = field(default_factory=dict)
    _studied: dict[int, Studied] = field(default_factory=dict)
    _faults: dict[int, tuple[Fault, ...]] = field(default_factory=dict)
    _index: TermIndexBuilder = field(default_factory=TermIndexBuilder)
    _named: dict[str, dict[int, int]] = field(default_factory=dict)
    _names: dict[int, ArticleNames] = field(default_factory=dict)
    _unreviewed: UnreviewedNames = field(default_factory=UnreviewedNames)

    def announce(self, number: int, article: Article, faults: tuple[Fault, ...]) -> None:
        """Make article *number* known before its text is read."""
        self._catalogue[number] = article
        self._faults[number] = faults

    def take_in(self, number: int, studied: Studied, faults: tuple[Fault, ...]) -> None:
        """Take in the text of article *number*; *faults* are all that it has."""
        article = studied.article
        self._catalogue[number] = article
        self._faults[number] = faults
        self._studied[number] = studied
        self._names[number] = studied.names
        self._index.add(number, joined(article.title), joined(article.summary), studied.words.joined)
        for entity, count in studied.mentions.counts().items():
            self._named.setdefault(entity, {})[number] = count

    def review(self) -> None:
        """Look for names that several of the articles taken in so far share, in 0.4 ms an article."""
        from defense_tui.analysis.unreviewed import unreviewed

        found = unreviewed(self._names.values(), self.curation.entities.values())
        self._unreviewed = UnreviewedNames.of(found, self._names)

    @property
    def read(self) -> int:
        """How many articles' texts were taken in."""
        return len(self._studied)

    def newest_first(self) -> tuple[int, ...]:
        """The articles known so far."""
        return Catalogue(self._catalogue).newest_first(self._catalogue)

    def published(self) -> Holdings:
        """All that was taken in so far, as one immutable state."""
        self._generation += 1
        return Holdings(
            snapshot=Snapshot(self._generation, len(self._studied), self.articles),
            curation=self.curation,
            catalogue=Catalogue(self._catalogue.copy()),
            index=self._index.published(),
            studied=self._studied.copy(),
            named={entity: counts.copy() for entity, counts in self._named.items()},
            unreviewed=self._unreviewed,
            notices=self.notices,
            faults=(*self.faults, *(fault for number in sorted(self._faults) for fault in self._faults[number])),
        )
