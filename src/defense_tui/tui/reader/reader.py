"""The reader: an article with its head, names, dates, notes and claims, a caret and a selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.message import Message
from textual.timer import Timer

from defense_tui.analysis.sentences import sentence_at
from defense_tui.library.answers import OpenArticle, PlacedClaim
from defense_tui.model.span import DateMention, Mention
from defense_tui.tui.reader.decorations import Layers, NoteMark
from defense_tui.tui.reader.document import Document
from defense_tui.tui.reader.find import Matches
from defense_tui.tui.reader.looks import COMPONENTS, CSS
from defense_tui.tui.reader.page import Page
from defense_tui.tui.reader.place import amount, line_said, place_called, place_sentence
from defense_tui.tui.reader.pointer import PointerCommands

PAUSE = 5.0
"""Seconds after which the page that an article opened with counts as seen."""


class Reader(PointerCommands, can_focus=True, inherit_bindings=False):
    """Shows one article at a time. Offsets are code points of its canonical text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)
    DEFAULT_CSS = CSS

    class Dwelt(Message, namespace="reader"):
        """What the article opened with has been in sight for a while."""

    class LayersChanged(Message):
        """Other layers are drawn than before."""

        def __init__(self, layers: Layers) -> None:
            super().__init__()
            self.layers = layers

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._names: Mapping[str, tuple[str, str]] = {}
        self._layers = Layers.ALL
        self._opened_at: int | None = None
        """The row at the top when the article was opened; None once that page counts as seen."""
        self._pause: Timer | None = None

    # The article

    @property
    def article(self) -> OpenArticle | None:
        """What is shown."""
        return self.document.article if self.document else None

    def show(self, article: OpenArticle, offset: int = 0) -> None:
        """Show *article* with the caret at *offset*; from its head when that is 0."""
        self._open(Document(article))
        self._caret = max(offset, 0)
        self._open_page()
        self._pause = self.set_timer(PAUSE, self.dwell)

    def _begin_page(self, page: Page) -> None:
        super()._begin_page(page)
        self._opened_at = self._top

    def refresh_article(self, article: OpenArticle) -> None:
        """Show new data of the article that is shown; caret and notes stay, selection and find marks too
        unless the text changed.
        """
        if self.document is None:
            self.show(article)
            return
        old, self.document = self.document, Document(article)
        self.document.names, self.document.layers = self._names, self._layers
        self.document.set_notes(old.notes)
        if article.text.text == old.text:
            self.document.set_matches(old.matches, old.match)
        else:
            self.clear_selection()
        self._lay_out_again()

    def clear(self) -> None:
        """Show nothing."""
        self._open(None)
        self._caret = 0
        self._repaint_all()

    def _open(self, document: Document | None) -> None:
        self.clear_selection()
        self._page = self._wished = None
        self._lit = ()
        self.document = document
        self.has_page.set()
        if self._pause:
            self._pause.stop()
        if document:
            document.names, document.layers = self._names, self._layers

    # What is drawn over it

    @property
    def shown_layers(self) -> Layers:
        """Which layers are drawn."""
        return self._layers

    @shown_layers.setter
    def shown_layers(self, layers: Layers) -> None:
        self._layers = layers
        if self.document:
            self.document.layers = layers
        self._light()
        self._repaint_all()
        self.post_message(self.LayersChanged(layers))

    def do_layers(self) -> None:
        """Draw all layers, then notes and claims only, then plain text."""
        self.shown_layers = self.shown_layers.next

    def set_names(self, names: Mapping[str, tuple[str, str]]) -> None:
        """Tell the name and the kind of entities by their ids, also of the article shown next."""
        self._names = names
        if self.document:
            self.document.names = names

    def set_notes(self, marks: Sequence[NoteMark]) -> None:
        """Draw these notes, and only these; only rows where a note came, went or changed are painted anew."""
        if self.document is None:
            return
        changed = set(self.document.notes) ^ set(marks)
        self.document.set_notes(marks)
        if not changed or self._page is None:
            return
        self._painter.forget_rows()
        for mark in changed:
            self._repaint(mark.start, max(mark.end - 1, mark.start))
        head = self.document.head(self._page.margins.text)
        if len(head) == len(self._page.head):
            self._page = self._page.with_head(head)
            self.refresh_lines(self._page.above, len(head))
        else:
            self._lay_out_again()

    def set_matches(self, matches: Matches, current: int | None) -> None:
        """Draw these find marks, and only these; *current* is the index of the one that the caret is at."""
        if self.document:
            self.document.set_matches(matches, current)
            self._repaint_all()

    # What lies where

    def dwell(self) -> None:
        """Count what is in sight as seen: it has been there for a while, or the reader is done with it."""
        self._opened_at = None
        self.post_message(self.Dwelt())

    @property
    def fraction(self) -> float:
        """How far the article has been read, from 0 to 1: to the caret or the last visible line.

        The page that the article opened with counts once the reader has dwelt on it or turned it.
        """
        if self._page is None:
            return 0.0
        layout = self._page.layout
        if self._top == self._opened_at:
            return layout.cluster(self.caret)[0] / max(len(layout.text), 1)
        return max(self._in_sight(), layout.cluster(self.caret)[1]) / len(layout.text) if layout.text else 1.0

    def progress_said(self) -> str:
        """Like ``41 %``: how much of the text lies above the end of the page; empty while there is none."""
        if self._page is None:
            return ""
        return f"{100 * self._in_sight() // max(len(self._page.layout.text), 1)} %"

    def _in_sight(self) -> int:
        """Where the last visible line of the text ends."""
        if self._page is None:
            return 0
        number = self._page.line_at_or_above(self._top + self._rows - 1)
        return self._page.layout.line(number).stop if number is not None else 0

    def place_called(self, words: str) -> int | None:
        """Where ``40%`` of the text, line ``120`` or ``2025-07`` is; None when there is no such place."""
        if self.document is None or self._page is None:
            return None
        return place_called(self._page.layout, self.document.article.dates, words)

    def line_said(self, offset: int) -> str:
        """Like ``Line 120 of 340, 35 %``: the display line of *offset*."""
        return line_said(self._page.layout, offset) if self._page else ""

    def sentence_here(self) -> tuple[int, int]:
        """The sentence ``[start, end)`` that the caret is in; empty in an empty text."""
        return sentence_at(self.document.text, self.caret) if self.document else (0, 0)

    def place_sentence(self) -> str:
        """Where the caret is, for a voice: names, dates, claims, notes, the sentence and the paragraph."""
        return place_sentence(self.document, self.caret) if self.document else "No article is open"

    def selected_amount(self) -> str:
        """How much is selected, e.g. ``12 words``; empty when nothing is."""
        return amount(self.document.text, *self.selection) if self.document and self.selection else ""

    def entity_at(self, offset: int) -> Mention | None:
        """The shortest mention at *offset*."""
        return self.document.entity_at(offset) if self.document else None

    def date_at(self, offset: int) -> DateMention | None:
        """The date at *offset*."""
        return self.document.date_at(offset) if self.document else None

    def note_at(self, offset: int) -> NoteMark | None:
        """The shortest note at *offset*."""
        return self.document.note_at(offset) if self.document else None

    def link_at(self, offset: int) -> str:
        """The address of the link at *offset*; empty when there is none."""
        return self.document.link_at(offset) if self.document else ""

    def claims_at(self, offset: int) -> tuple[PlacedClaim, ...]:
        """The claims made or discussed at *offset*, the narrowest first."""
        return self.document.claims_at(offset) if self.document else ()
