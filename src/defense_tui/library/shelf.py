"""A folder as a library has it at one moment, and where that comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from defense_tui.corpus.folder import CorpusFolder
from defense_tui.library.holdings import Holdings
from defense_tui.library.loading import Loader
from defense_tui.library.near import unknown
from defense_tui.library.plan import Plan, chosen
from defense_tui.model.corpus import CorpusInfo


class Shelf(NamedTuple):
    """What belongs together: numbers mean nothing without the articles that they were given to."""

    info: CorpusInfo
    notices: tuple[str, ...]
    numbers: Mapping[str, int]
    """The articles' numbers by their ids."""
    holdings: Holdings

    def number(self, article_id: str) -> int:
        """The number of an article; raises UnknownIdError."""
        number = self.numbers.get(article_id)
        if number is None:
            raise unknown("article", article_id, self.numbers)
        return number


class Source(NamedTuple):
    """Where a library is read from, and how."""

    root: Path
    bundled: Path | None
    """The folder whose entities serve a corpus that has none of its own."""
    plan: Plan

    def open(self) -> CorpusFolder:
        """The folder as it is now; raises CorpusError."""
        return CorpusFolder.open(self.root)

    def shelf(self, folder: CorpusFolder, holdings: Holdings) -> Shelf:
        """*folder* with what was read of it."""
        numbers = {file.id: number for number, file in enumerate(folder.files)}
        return Shelf(chosen(folder.info, self.plan.entities), folder.notices, numbers, holdings)

    def loader(self, folder: CorpusFolder, publish: Callable[[Holdings], None], generation: int = 0) -> Loader:
        """What reads *folder*; raises CorpusError when the bundled folder cannot be read."""
        foreign = chosen(folder.info, self.plan.entities).entities == "bundled"
        lender = CorpusFolder.open(self.bundled) if self.bundled and foreign else None
        return Loader(folder, lender, publish, self.plan, generation)
