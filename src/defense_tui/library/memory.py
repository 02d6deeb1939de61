"""A library that holds a corpus of up to some thousand articles in memory and reads it in the background."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from defense_tui.corpus.folder import CorpusError, CorpusFolder, Document
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
from defense_tui.library.plan import EVERYTHING, Plan
from defense_tui.library.shelf import Shelf, Source
from defense_tui.model.article import Article
from defense_tui.model.corpus import CorpusInfo
from defense_tui.model.curated import Curated
from defense_tui.model.curated import Source as Publication
from defense_tui.model.span import Passage


class MemoryLibrary:
    """The :class:`~defense_tui.library.library.Library` of a folder, or of documents that are in memory already.

    What is not needed to list articles is imported when it is asked for.
    """

    def __init__(self, shelf: Shelf, source: Source | None = None) -> None:
        """A library that holds *shelf*, read from *source*; use :meth:`open` or :meth:`of`."""
        self._shelf = shelf
        self._source = source
        self._loader: Loader | None = None
        self._loader_of_change: Loader | None = None
        self._looking = threading.Lock()

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
        source = Source(root, bundled, plan)
        folder = source.open()
        library = cls(source.shelf(folder, Growth(len(folder.files)).published()), source)
        library._loader = source.loader(folder, library._publish)
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
        return cls(Shelf(info, (), numbers, growth.published()))

    def close(self) -> None:
        """Stop reading; what was read still answers."""
        self._source = None
        if self._loader_of_change:
            self._loader_of_change.stop()
        if self._loader:
            self._loader.stop()
            self._loader.join()

    def look_again(self) -> bool:
        """Read the folder anew when a file was added, changed or removed since it was read; whether that was so.

        Until all is read again the answers are the old ones. To look at 10,000 files takes 0.1 s. A folder that is
        not there at the moment has not changed.
        """
        source, loader = self._source, self._loader
        if not source or not loader or not loader.done or not self._looking.acquire(blocking=False):
            return False
        try:
            folder = source.open()
            return folder.stand != loader.stand and self._read_anew(folder, source)
        except CorpusError:
            return False
        finally:
            self._looking.release()

    def _read_anew(self, folder: CorpusFolder, source: Source) -> bool:
        states: list[Holdings] = []
        loader = source.loader(folder, states.append, self._holdings.snapshot.generation)
        self._loader_of_change = loader
        loader.start()
        loader.go_on()
        loader.join()
        if loader.done:
            self._loader = loader
            self._shelf = source.shelf(folder, states[-1])
        return loader.done

    def state(self) -> CorpusState:
        info, notices, _, holdings = self._shelf
        return CorpusState(info, holdings.snapshot, holdings.faults, (*notices, *holdings.notices))

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
        shelf, loader = self._shelf, self._loader
        number = shelf.number(article_id)
        return shelf.holdings.catalogue.articles.get(number) or _reading(loader).head_now(number)

    def glimpse(self, article_id: str) -> OpenArticle:
        shelf, loader = self._shelf, self._loader
        number = shelf.number(article_id)
        if number in shelf.holdings.studied or _reading(loader).knows_curated:
            return self.article(article_id)
        document = _reading(loader).document_now(number)
        claims_to_come = _reading(loader).has_claims
        return OpenArticle(
            document.article, document.text, (), (), (), (), studied=False, claims_to_come=claims_to_come
        )

    def article(self, article_id: str) -> OpenArticle:
        from defense_tui.library.opening import opened

        shelf, loader = self._shelf, self._loader
        number = shelf.number(article_id)
        studied = shelf.holdings.studied.get(number)
        if not studied:
            _reading(loader).go_on()
            studied = _reading(loader).read_now(number)
            now = self._shelf
            shelf = now if now.numbers is shelf.numbers else shelf
        return opened(shelf.holdings, number, studied)

    def sources(self, passage: Passage) -> tuple[Publication, ...]:
        from defense_tui.library import statements

        return statements.sources(self._holdings, self.article(passage.article), passage)

    def profile(self, name: str) -> Profile:
        return entities.profile(self._holdings, name)

    def event(self, event_id: str) -> EventAccount:
        return events.event(self._holdings, event_id)

    def strangers(self, lens: Lens) -> tuple[str, ...]:
        from defense_tui.library import strangers

        return strangers.strangers(self._holdings, lens)

    def complete(self, prefix: str, limit: int = 8) -> tuple[Completion, ...]:
        from defense_tui.library import completing

        return completing.complete(self._holdings, prefix, limit)

    @property
    def _holdings(self) -> Holdings:
        return self._shelf.holdings

    def _publish(self, holdings: Holdings) -> None:
        self._shelf = self._shelf._replace(holdings=holdings)


def _reading(loader: Loader | None) -> Loader:
    assert loader, "without a loader everything has been read"
    return loader
