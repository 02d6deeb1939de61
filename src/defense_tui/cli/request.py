"""What a command is asked, and what it may need for the answer, each part opened when it is first asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from defense_tui.cli.failure import NothingFoundError, UnreadableError, UsageError
from defense_tui.cli.output import Output
from defense_tui.settings import Directories, Settings, directories

if TYPE_CHECKING:
    from defense_tui.corpus.folder import ArticleFile, CorpusFolder
    from defense_tui.lens.lens import Lens
    from defense_tui.library.answers import Page
    from defense_tui.library.library import Library
    from defense_tui.library.memory import MemoryLibrary
    from defense_tui.library.plan import Plan
    from defense_tui.notebook.drafts import Draft
    from defense_tui.notebook.reading import ReadingState
    from defense_tui.notebook.store import Notebook


_PATIENCE = 1.0
"""Seconds without a word after which a person wonders whether anything happens."""


class Request:
    """One call of a command."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.out = Output()

    @cached_property
    def directories(self) -> Directories:
        """The directories in use."""
        options = self.options
        return directories(
            {"data": options.data_dir, "cache": options.cache_dir, "state": options.state_dir, "config": options.config}
        )

    @cached_property
    def settings(self) -> Settings:
        """What the reader set; what is wrong in the file is told on stderr once."""
        from defense_tui.cli.configuration import configuration

        settings, faults = configuration(self.directories.config)
        for fault in faults:
            print(f"defense-tui: {fault}", file=sys.stderr)
        return settings

    @cached_property
    def folder(self) -> CorpusFolder:
        """The folder of ``--corpus``, else the bundled one; raises :class:`UnreadableError`."""
        from defense_tui.corpus.bundled import bundled_root
        from defense_tui.corpus.folder import CorpusError, CorpusFolder

        try:
            return CorpusFolder.open(Path(self.options.corpus) if self.options.corpus else bundled_root())
        except CorpusError as error:
            raise UnreadableError(str(error)) from error

    @cached_property
    def articles(self) -> Mapping[str, ArticleFile]:
        """The articles of that folder by id, none of them read yet."""
        return {file.id: file for file in self.folder.files}

    @cached_property
    def plan(self) -> Plan:
        """How the folder is to be read; a command that needs less sets less before it asks the library."""
        from defense_tui.library.plan import Plan, copies_in

        return Plan(self.settings.entities, copies=copies_in(self.directories.cache))

    @cached_property
    def growing_library(self) -> MemoryLibrary:
        """The library of that folder, which may not have read every article yet."""
        from defense_tui.corpus.bundled import bundled_root
        from defense_tui.library.memory import MemoryLibrary

        return MemoryLibrary.open(self.folder.root, bundled_root(), self.plan)

    @cached_property
    def library(self) -> Library:
        """The library once every article has been read, so that counts are final."""
        library = self.growing_library
        told = False
        while not library.wait(_PATIENCE):
            if told := sys.stderr.isatty():
                snapshot = library.state().snapshot
                print(f"\rreading {snapshot.read} of {snapshot.articles} articles", end="", file=sys.stderr, flush=True)
        if told:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        state = library.state()
        if not state.snapshot.complete:
            print(f"defense-tui: {state.notices[-1]}", file=sys.stderr)
        return library

    def close(self) -> None:
        """Let go of what was opened."""
        if "growing_library" in vars(self):
            self.growing_library.close()

    @cached_property
    def notebook(self) -> Notebook:
        """The reader's notes."""
        from defense_tui.notebook.author import this_author
        from defense_tui.notebook.store import Notebook

        return Notebook(self.directories.data, this_author(), cache=self.directories.cache)

    @cached_property
    def reading(self) -> ReadingState:
        """What was read of the corpus."""
        from defense_tui.notebook.reading import ReadingState

        return ReadingState(self.directories.state, self.folder.info.key)

    def lens(self, words: Sequence[str]) -> Lens:
        """The query that *words* make, with what it says of reading and notes looked up."""
        from defense_tui.lens.lens import READER_FIELDS
        from defense_tui.lens.query import remark

        lens = parsed(" ".join(words))
        if said := remark(lens):
            print(f"defense-tui: {said}", file=sys.stderr)
        if not lens.of(*READER_FIELDS):
            return lens
        from defense_tui.notebook.resolving import Sources, resolved

        corpus = self.folder.info.key
        return resolved(lens, Sources(corpus, self.notebook.all, self.open_drafts, self.reading, lambda: self.articles))

    def open_drafts(self) -> tuple[Draft, ...]:
        """What is typed and not yet a note, in every corpus."""
        from defense_tui.notebook.drafts import Drafts
        from defense_tui.notebook.layout import Layout
        from defense_tui.notebook.unfinished import open_drafts

        return open_drafts(Drafts(Layout(self.directories.data).drafts), self.notebook)

    @contextmanager
    def unknown_ids_told(self) -> Iterator[None]:
        """Turn the library's word that it does not know an id into :class:`NothingFoundError`."""
        from defense_tui.library.library import UnknownIdError

        try:
            yield
        except UnknownIdError as error:
            raise NothingFoundError(str(error)) from error

    def tell_rest(self, page: Page[Any], what: str, lens: Lens) -> None:
        """Tell on stderr that and why a page is empty, and a person at a terminal what it leaves out."""
        if not page.rows:
            undated = f" ({page.undated} would fit but have no date)" if page.undated else ""
            why = "".join(f"; {stranger}" for stranger in self.library.strangers(lens))
            print(f"defense-tui: no {what} found{undated}{why}", file=sys.stderr)
            return
        if not self.out.terminal:
            return
        if page.undated:
            print(f"+{page.undated} undated {what}", file=sys.stderr)
        if page.total > len(page.rows):
            print(f"{len(page.rows)} of {page.total} {what}", file=sys.stderr)


def parsed(query: str) -> Lens:
    """*query* as a lens; raise :class:`UsageError` that says where it cannot be read."""
    from defense_tui.lens.query import QueryError, parse

    try:
        return parse(query)
    except QueryError as error:
        raise UsageError(f"the query, at character {error.position + 1}: {error.message}") from error
