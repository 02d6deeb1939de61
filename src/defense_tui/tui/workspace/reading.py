"""The reader as a part of the workspace: what stands at its caret can be opened, filtered by and noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from defense_tui.lens.lens import Clause, Field
from defense_tui.library.answers import OpenArticle
from defense_tui.tui.reader.decorations import NoteMark
from defense_tui.tui.reader.find import find
from defense_tui.tui.reader.reader import Reader
from defense_tui.tui.state import Place, PlaceKind


class ArticleReader(Reader):
    """The reader, and where Enter and ``f`` lead from its caret."""

    previewing = False
    """Whether it shows a search result that the reader has not gone to."""
    has_matches = False
    """Whether something was found in the text."""

    names: Mapping[str, tuple[str, str]] = MappingProxyType({})
    """Names and kinds of the entities that the article mentions, by id."""

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

    def find(self, needle: str, start: int, *, regex: bool) -> tuple[int, int] | None:
        """Mark *needle* everywhere and put the caret on the first place from *start* on.

        Returns which of how many places that is, counted from 1; None when there is none. Raises FindError.
        """
        ranges = find(self.article.text.text, needle, regex=regex) if self.article and needle else ()
        self.has_matches = bool(ranges)
        if not ranges:
            self.set_matches((), None)
            return None
        index = next((index for index, (at, _) in enumerate(ranges) if at >= start), 0)
        self.set_matches(ranges, index)
        self.go_to(ranges[index][0])
        return index + 1, len(ranges)

    def clear_matches(self) -> bool:
        """Take the marks of the last find away; whether there were any."""
        had, self.has_matches = self.has_matches, False
        if had:
            self.set_matches((), None)
        return had

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
