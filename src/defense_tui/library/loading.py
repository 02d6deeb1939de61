"""Reads a folder in the background: what all articles are, what was curated, then the texts, newest first."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from defense_tui.corpus.folder import CorpusFolder, Document
from defense_tui.library.curation import Curation
from defense_tui.library.growing import Growth
from defense_tui.library.holdings import Holdings
from defense_tui.library.plan import EVERYTHING, Plan, chosen
from defense_tui.model.article import Article
from defense_tui.model.curated import Curated

if TYPE_CHECKING:
    from defense_tui.library.studying import Studied, Study

Item = TypeVar("Item")
_EVERY = 0.4
"""Seconds between two published states; panes ask at most twice a second."""
_HEADS_EVERY = 1.0
"""The same while only the articles' heads are read: a list that grows in jumps is better than none."""
_PER_SECOND = 5_000
"""Articles for which a second more goes between two states: what panes ask takes longer by the same measure."""
_MOST_TEXT = 250_000_000
"""Code points of all texts together that are held; each costs about six bytes with all that is found in it."""
_TOO_MUCH = (
    "the newest {read:,} of {articles:,} articles were read; for the others memory would not do:"
    " they are listed and open, but no search looks into them"
)
_REVIEWS = frozenset({16, 64, 256, 1024, 4096, 16384})
"""After so many articles unreviewed names are looked for, and again at the end."""
_HEADS_AT_ONCE = 200
"""So many articles a screen may list in its first frame; their heads take 0.05 s."""


class _Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Somebody closed the library before all was read."""


class Loader(threading.Thread):
    """Reads everything in a folder and publishes what is there from time to time.

    It runs in the process that draws the screen, so it gives way after each file.
    """

    def __init__(
        self,
        folder: CorpusFolder,
        bundled: CorpusFolder | None,
        publish: Callable[[Holdings], None],
        plan: Plan = EVERYTHING,
        generation: int = 0,
    ) -> None:
        """*bundled* brings the entities for a folder that has none; *publish* is called in this thread.

        The states that are published have a higher number than *generation*.
        """
        super().__init__(name="library", daemon=True)
        self.done = False
        """Whether everything was read."""
        self.stand: frozenset[tuple[str, int, int]] = frozenset()
        """The files as they were before they were read; see :attr:`CorpusFolder.stand`."""
        self.failure: BaseException | None = None
        """What ended the thread before its work was done."""
        self._folder = folder
        self._bundled = bundled
        self._publish = publish
        self._plan = plan
        self._generation = generation
        self._study: Study | None = None
        self._shown = time.monotonic()
        self._curated = threading.Event()
        self._going_on = threading.Event()
        self._stopped = threading.Event()

    def go_on(self) -> None:
        """Read on after the first heads; see :meth:`MemoryLibrary.begin`."""
        self._going_on.set()

    @property
    def knows_curated(self) -> bool:
        """Whether :meth:`read_now` need not wait."""
        return self._curated.is_set() and self._study is not None

    @property
    def has_claims(self) -> bool:
        """Whether claims were curated with the articles."""
        return (self._folder.root / "claims").is_dir()

    def head_now(self, number: int) -> Article:
        """The head of article *number* without waiting for its turn."""
        return self._folder.head(self._folder.files[number]).article

    def document_now(self, number: int) -> Document:
        """Article *number* as its file has it, without waiting for anything."""
        return self._folder.read(self._folder.files[number])

    def read_now(self, number: int) -> Studied:
        """Article *number* without waiting for its turn, once the curated files have been read."""
        return self._wait_for_study().of(self._folder.read(self._folder.files[number]))

    def stop(self) -> None:
        """Ask the thread to end after the file that it is reading."""
        self._stopped.set()
        self._going_on.set()

    def run(self) -> None:
        """Read everything; a mistake that ends it early is kept in :attr:`failure`."""
        growth = Growth(len(self._folder.files), _generation=self._generation)
        try:
            self._read_heads(growth)
            self._read_curated(growth)
            self._read_texts(growth)
            self.done = True
        except _Stopped:
            pass
        except BaseException as error:
            self.failure = error
            raise
        finally:
            gc.unfreeze()
            self._curated.set()
            self._publish(growth.published())

    def _read_heads(self, growth: Growth) -> None:
        for number, file in self._each(enumerate(self._folder.files)):
            head = self._folder.head(file)
            growth.announce(number, head.article, head.faults)
            if number + 1 == _HEADS_AT_ONCE:
                self._going_on.wait()
            if self._is_time(_HEADS_EVERY):
                self._show(growth)
        self._show(growth)

    def _read_curated(self, growth: Growth) -> None:
        self._going_on.wait()
        self.stand = self._folder.stand
        from defense_tui.library.studying import Study  # with all of the analysis, so not before the first frame

        bundled = self._bundled.curated if self._bundled else Curated()
        info = chosen(self._folder.info, self._plan.entities)
        growth.curation = Curation.of(self._folder.curated, bundled, info)
        growth.faults = self._folder.faults
        self._study = Study(growth.curation, self._plan)
        # An article may be opened from here on: what is known of its claims must be published by then.
        self._show(growth)
        self._curated.set()

    def _read_texts(self, growth: Growth) -> None:
        from defense_tui.library.taking import Taking

        with closing(Taking(self._wait_for_study(), self._folder.root)) as taking:
            code_points = 0
            for number in self._each(growth.newest_first()):
                if code_points > _MOST_TEXT:
                    growth.notices = (_TOO_MUCH.format(read=growth.read, articles=growth.articles),)
                    break
                # Published here, not after the last one: what is complete must hold all that comes of the whole.
                if self._is_time(max(_EVERY, growth.read / _PER_SECOND)):
                    self._show(growth)
                taken = taking.of(self._folder.files[number])
                growth.take_in(number, taken.studied, taken.faults)
                code_points += len(taken.studied.text.text)
                if growth.read in _REVIEWS:
                    self._review(growth)
            self._review(growth)
            taking.finish()

    def _is_time(self, seconds: float) -> bool:
        """Whether so many *seconds* have gone since a state was published."""
        return time.monotonic() - self._shown >= seconds

    def _show(self, growth: Growth) -> None:
        self._publish(growth.published())
        self._shown = time.monotonic()

    def _review(self, growth: Growth) -> None:
        if self._plan.names:
            growth.review()

    def _wait_for_study(self) -> Study:
        self._curated.wait()
        if not self._study:
            raise RuntimeError("the curated files were not read") from self.failure
        return self._study

    def _each(self, items: Iterable[Item]) -> Iterator[Item]:
        """*items* until the thread is stopped, giving way to other threads after each."""
        for item in items:
            if self._stopped.is_set():
                raise _Stopped
            yield item
            # The collector would walk over all that was read, up to 0.1 s at a time while the screen stands still.
            gc.freeze()
            time.sleep(0)
