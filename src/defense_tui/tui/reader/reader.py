"""The reader: an article with its head, names, dates, notes and claims, a caret and a selection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from defense_tui.keys.command import Context
from defense_tui.library.answers import OpenArticle, PlacedClaim
from defense_tui.model.span import DateMention, Mention
from defense_tui.tui.reader.commands import CaretCommands
from defense_tui.tui.reader.decorations import NoteMark
from defense_tui.tui.reader.document import Document
from defense_tui.tui.reader.looks import COMPONENTS, CSS


class Reader(CaretCommands, can_focus=True, inherit_bindings=False):
    """Shows one article at a time. Offsets are code points of its canonical text."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.READER,)
    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)
    DEFAULT_CSS = CSS

    @property
    def article(self) -> OpenArticle | None:
        """What is shown."""
        return self.document.article if self.document else None

    def show(self, article: OpenArticle, offset: int = 0) -> None:
        """Show *article* with the caret at *offset*; from its head when that is 0."""
        self.clear_selection()
        self.document = Document(article)
        self._page = None
        self._caret = self._top = offset
        self._lay_out()

    def clear(self) -> None:
        """Show nothing."""
        self.clear_selection()
        self.document = self._page = None
        self._caret = self._top = 0
        self._repaint_all()

    def set_notes(self, marks: Sequence[NoteMark]) -> None:
        """Draw these notes, and only these."""
        if self.document:
            self.document.set_notes(marks)
            self._repaint_all()

    def set_matches(self, ranges: Sequence[tuple[int, int]], current: int | None) -> None:
        """Draw these find marks, and only these; *current* is the index of the one that the caret is at."""
        if self.document:
            self.document.set_matches(ranges, current)
            self._repaint_all()

    def entity_at(self, offset: int) -> Mention | None:
        """The innermost mention at *offset*."""
        return self.document.entity_at(offset) if self.document else None

    def date_at(self, offset: int) -> DateMention | None:
        """The date at *offset*."""
        return self.document.date_at(offset) if self.document else None

    def note_at(self, offset: int) -> NoteMark | None:
        """The shortest note at *offset*."""
        return self.document.note_at(offset) if self.document else None

    def claims_at(self, offset: int) -> tuple[PlacedClaim, ...]:
        """The claims made or discussed at *offset*."""
        return self.document.claims_at(offset) if self.document else ()
