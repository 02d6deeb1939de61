"""A library that holds a corpus of up to some thousand articles in memory and reads it in the background."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from defense_tui.corpus.folder import CorpusFolder, Document
from defense_tui.lens.lens import Lens
from defense_tui.library import articles, claims, entities, events
from defense_tui.library.answers import (
    ArticleRow,
    Bucket,
    ClaimRow,
    Completion,
    Cooccurrence,
    CorpusState,
    Cursor,
    EntityRow,
    EventAccount,
    EventRow,
    Hit,
    MentionRow,
    OpenArticle,
    Page,
    Profile,
)
from defense_tui.library.curation import Curation
from defense_tui.library.growing import Growth
from defense_tui.library.holdings import Holdings
from defense_tui.library.library import Order
from defense_tui.library.loading import Loader
from defense_tui.library.near import unknown
from defense_tui.library.plan import EVERYTHING, Plan, chosen
from defense_tui.model.article import Article
from defense_tui.model.corpus import CorpusInfo
from defense_tui.model.curated import Curated


class MemoryLibrary:
    """The :class:`~defense_tui.library.library.Library` of a folder, or of documents that are in memory already.

    What is not needed to list articles is imported when it is asked for.
    """

    def __init__(
        self, info: CorpusInfo, notices: tuple[str, ...], numbers: Mapping[str, int], holdings: Holdings
    ) -> None:
        """A library that holds *holdings*, with the articles' *numbers* by id; use :meth:`open` or :meth:`of`."""
        self._info = info
        self._notices = notices
        self._numbers = numbers
        self._holdings = holdings
        self._loader: Loader | None = None

    @classmethod
    def open(cls, root: Path, bundled: Path | None, plan: Plan = EVERYTHING) -> MemoryLibrary:
        """The library of the folder *root*, which a thread begins to read as *plan* says; raises CorpusError.

        The curated entities of the folder *bundled* serve a corpus that has none of its own.
        """
        library = cls.begin(root, bundled, plan)
        library.go_on()
        return library

    @classmethod
    def begin(cls, root: Path, bundled: Path | None, plan: Plan = EVERYTHING) -> MemoryLibrary:
        """As :meth:`open`, but only the first heads are read until :meth:`go_on` is called.

        What draws a screen in the same process draws it first.
        """
        folder = CorpusFolder.open(root)
        info = chosen(folder.info, plan.entities)
        lender = CorpusFolder.open(bundled) if bundled and info.entities == "bundled" else None
        numbers = {file.id: number for number, file in enumerate(folder.files)}
        library = cls(info, folder.notices, numbers, Growth(len(numbers)).published())
        library._loader = Loader(folder, lender, library._publish, plan)
        library._loader.start()
        return library

    def go_on(self) -> None:
        """Let everything be read."""
        if self._loader:
            self._loader.go_on()

    @classmethod
    def of(
        cls, curated: Curated, documents: Iterable[Document], info: CorpusInfo, bundled: Curated | None = None
    ) -> MemoryLibrary:
        """The library of *documents*, read at once."""
        from defense_tui.library.studying import Study

        curation = Curation.of(curated, bundled or Curated(), info)
        study = Study(curation)
        numbered = dict(enumerate(documents))
        growth = Growth(len(numbered), curation)
        for number, document in numbered.items():
            growth.take_in(number, study.of(document), document.faults)
        growth.review()
        numbers = {document.article.id: number for number, document in numbered.items()}
        return cls(info, (), numbers, growth.published())

    def close(self) -> None:
        """Stop reading; what was read still answers."""
        if self._loader:
            self._loader.stop()
            self._loader.join()

    def state(self) -> CorpusState:
        holdings = self._holdings
        return CorpusState(self._info, holdings.snapshot, holdings.faults, (*self._notices, *holdings.notices))

    def wait(self, timeout: float | None = None) -> bool:
        """As the protocol says; raises RuntimeError when reading broke off because of a mistake in the program."""
        loader = self._loader
        if not loader:
            return True
        loader.go_on()
        loader.join(timeout)
        if loader.failure:
            raise RuntimeError("reading the corpus broke off") from loader.failure
        return loader.done

    def articles(
        self, lens: Lens, order: Order = Order.NEWEST, after: Cursor | None = None, limit: int | None = 200
    ) -> Page[ArticleRow]:
        return articles.articles(self._holdings, lens, order, after, limit)

    def search(
        self,
        lens: Lens,
        order: Order = Order.NEWEST,
        after: Cursor | None = None,
        limit: int | None = 50,
        *,
        typing: bool = False,
    ) -> Page[Hit]:
        from defense_tui.library import searching

        return searching.search(self._holdings, lens, order, after, limit, typing=typing)

    def entities(
        self, lens: Lens, order: Order = Order.COUNT, after: Cursor | None = None, limit: int | None = 200
    ) -> Page[EntityRow]:
        return entities.entities(self._holdings, lens, order, after, limit)

    def events(
        self, lens: Lens, order: Order = Order.OLDEST, after: Cursor | None = None, limit: int | None = 200
    ) -> Page[EventRow]:
        return events.events(self._holdings, lens, order, after, limit)

    def claims(self, lens: Lens, after: Cursor | None = None, limit: int | None = 200) -> Page[ClaimRow]:
        return claims.claims(self._holdings, lens, after, limit)

    def mentions(
        self, entity: str, lens: Lens, after: Cursor | None = None, limit: int | None = 200
    ) -> Page[MentionRow]:
        return entities.mentions(self._holdings, entity, lens, after, limit)

    def cooccurring(self, entity: str, lens: Lens, limit: int = 20) -> tuple[Cooccurrence, ...]:
        return entities.cooccurring(self._holdings, entity, lens, limit)

    def buckets(self, lens: Lens) -> tuple[Bucket, ...]:
        return events.buckets(self._holdings, lens)

    def head(self, article_id: str) -> Article:
        number = self._number(article_id)
        known = self._holdings.catalogue.articles.get(number)
        return known or self._reading.head_now(number)

    def glimpse(self, article_id: str) -> OpenArticle:
        number = self._number(article_id)
        if number in self._holdings.studied or self._reading.knows_curated:
            return self.article(article_id)
        document = self._reading.document_now(number)
        return OpenArticle(
            document.article, document.text, (), (), (), (), studied=False, claims_to_come=self._reading.has_claims
        )

    def article(self, article_id: str) -> OpenArticle:
        from defense_tui.library.opening import opened

        number = self._number(article_id)
        holdings = self._holdings
        studied = holdings.studied.get(number)
        if not studied:
            self._reading.go_on()
            studied = self._reading.read_now(number)
            holdings = self._holdings
        return opened(holdings, number, studied)

    def profile(self, entity_id: str) -> Profile:
        return entities.profile(self._holdings, entity_id)

    def event(self, event_id: str) -> EventAccount:
        return events.event(self._holdings, event_id)

    def strangers(self, lens: Lens) -> tuple[str, ...]:
        from defense_tui.library import strangers

        return strangers.strangers(self._holdings, lens)

    def complete(self, prefix: str, limit: int = 8) -> tuple[Completion, ...]:
        from defense_tui.library import completing

        return completing.complete(self._holdings, prefix, limit)

    def _number(self, article_id: str) -> int:
        number = self._numbers.get(article_id)
        if number is None:
            raise unknown("article", article_id, self._numbers)
        return number

    @property
    def _reading(self) -> Loader:
        assert self._loader, "without a loader everything has been read"
        return self._loader

    def _publish(self, holdings: Holdings) -> None:
        self._holdings = holdings
