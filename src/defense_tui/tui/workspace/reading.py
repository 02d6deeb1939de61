"""The reader as a part of the workspace: what stands at its caret can be opened, filtered by and noted."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from textual.message import Message

from defense_tui.lens.lens import Clause, Field
from defense_tui.library.answers import OpenArticle
from defense_tui.tui.reader.decorations import NoteMark
from defense_tui.tui.reader.find import PATIENCE, FindError, Matches, find
from defense_tui.tui.reader.reader import Reader
from defense_tui.tui.state import Place, PlaceKind


class Found(NamedTuple):
    """What became of looking for something in the text."""

    needle: str
    matches: Matches
    which: int | None
    """Which of them the caret went to."""
    fault: str
    """What is wrong with the needle."""


NOTHING = Found("", Matches(), None, "")
"""What is found before anything was looked for."""


class ArticleReader(Reader):
    """The reader, and where Enter and ``f`` lead from its caret."""

    class Looked(Message):
        """A worker looked for something."""

        def __init__(self, found: Found, text: str, search: int) -> None:
            super().__init__()
            self.found = found
            self.text = text
            self.search = search

    previewing = False
    """Whether it shows a search result that the reader has not gone to."""
    found: Found | None = NOTHING
    """What the last search in the text found; None while it goes on."""
    _search = 0
    """Counts the searches, so that what an earlier one finds late is of no effect."""

    names: Mapping[str, tuple[str, str]] = MappingProxyType({})
    """Names and kinds of the entities that the article mentions, by id."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._tell_found: Callable[[Found], None] = lambda found: None
        self._known = asyncio.Event()
        """Set while nothing is looked for."""
        self._known.set()

    def show_with(self, article: OpenArticle, names: Mapping[str, tuple[str, str]], marks: Sequence[NoteMark]) -> None:
        """Draw *article* anew with what is known of it, the caret and the page where they are."""
        self.names = names
        self.set_names(names)
        self.refresh_article(article)
        self.set_notes(marks)

    def show_like(self, other: ArticleReader) -> None:
        """Show what *other* shows, at the same place."""
        if other.article is not None:
            self.names = other.names
            self.set_names(other.names)
            self.show(other.article, other.caret)

    # Finding

    def find(self, needle: str, start: int, *, regex: bool) -> None:
        """Look for *needle* in a worker, then mark it everywhere and put the caret on the first place from *start* on.

        What is looked for already is given up.
        """
        self._search += 1
        self.found = None
        self._known.clear()
        text = self.article.text.text if self.article else ""
        self.run_worker(partial(self._look, text, needle, start, regex, self._search), thread=True, group="find")

    def _look(self, text: str, needle: str, start: int, regex: bool, search: int) -> None:
        try:
            matches, fault = find(text, needle, regex=regex, patience=PATIENCE), ""
        except FindError as error:
            matches, fault = Matches(), str(error)
        index = matches.first_from(start) if matches else None
        self.post_message(self.Looked(Found(needle, matches, index, fault), text, search))

    def on_article_reader_looked(self, message: Looked) -> None:
        """Mark what was found, unless something else is looked for, or in another text, by now."""
        message.stop()
        if message.search != self._search:
            return
        is_shown = self.article is not None and self.article.text.text == message.text
        self.found = found = message.found if is_shown else NOTHING
        self.set_matches(found.matches, found.which)
        if found.which is not None:
            self.go_to(found.matches[found.which][0])
        self._tell_found(found)
        self._known.set()

    def when_found(self, tell: Callable[[Found], None]) -> None:
        """Call *tell*, and nobody else, with what is looked for: now when it is known, else as soon as it is."""
        self._tell_found = tell
        if self.found:
            tell(self.found)

    def clear_matches(self) -> bool:
        """Take the marks of the last find away; whether there were any."""
        had = bool(self.document and self.document.matches)
        self._search += 1
        self.found = NOTHING
        self._known.set()
        self.set_matches(Matches(), None)
        return had

    async def settle(self) -> None:
        """Wait until the text is laid out and what is looked for has been found, or for as long as people wait."""
        for ready in (self.has_page, self._known):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ready.wait(), 2 * PATIENCE)

    # What stands at the caret

    def place_here(self) -> Place | None:
        """The entity at the caret."""
        mention = self.entity_at(self.caret)
        return Place(PlaceKind.PROFILE, mention.entity) if mention else None

    def clause_here(self) -> Clause | None:
        """The entity at the caret, else the date there."""
        if mention := self.entity_at(self.caret):
            return Clause(Field.ENTITY, mention.entity)
        if date := self.date_at(self.caret):
            return Clause(Field.DATE, date.date.text)
        return None
