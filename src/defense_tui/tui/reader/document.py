"""An open article with all that is drawn over it: what lies where, for the painter and for whoever asks."""

from __future__ import annotations

from collections.abc import Sequence

from defense_tui.library.answers import OpenArticle, PlacedClaim
from defense_tui.model.article import Markup, MarkupSpan
from defense_tui.model.span import DateMention, Mention
from defense_tui.tui.reader import head
from defense_tui.tui.reader.decorations import Layers, NoteMark, Span, Spans
from defense_tui.tui.reader.layout import Layout
from defense_tui.tui.reader.page import CLAIM_CELLS, MARK_CELLS, Margins, Page

_INLINE = {
    Markup.HEADING: "heading",
    Markup.QUOTE: "quote",
    Markup.CODE_BLOCK: "code",
    Markup.CODE: "code",
    Markup.EMPHASIS: "emphasis",
    Markup.STRONG: "strong",
    Markup.LINK: "link",
}


class Document:
    """An article as the reader shows it. Offsets are code points of its canonical text."""

    def __init__(self, article: OpenArticle) -> None:
        self.article = article
        self.notes: tuple[NoteMark, ...] = ()
        self.matches: tuple[tuple[int, int], ...] = ()
        self.match: int | None = None
        """Which of the matches is the current one."""
        self.layers = Layers.ALL
        self._minutes = head.minutes(article.text.text)
        self._markup = Spans((span.start, span.end, _INLINE[span.kind]) for span in _drawn(article))
        self._mentions = Spans((mention.start, mention.end, "entity") for mention in article.mentions)
        self._dates = Spans((date.start, date.end, "date") for date in article.dates)
        self._notes = Spans()
        self._matches = Spans()

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.article.text.text

    def set_notes(self, notes: Sequence[NoteMark]) -> None:
        """Draw these notes from now on."""
        self.notes = tuple(notes)
        self._notes = Spans((note.start, note.end, f"note-{note.color}") for note in notes if note.state != "orphan")

    def set_matches(self, matches: Sequence[tuple[int, int]], current: int | None) -> None:
        """Draw these find marks from now on."""
        if tuple(matches) != self.matches:
            self.matches = tuple(matches)
            self._matches = Spans((start, end, "match") for start, end in matches)
        self.match = current

    def page(self, width: int, measure: int) -> Page:
        """The article laid out in *width* cells, its text at most *measure* wide."""
        margins = Margins.of(width, measure, MARK_CELLS, CLAIM_CELLS if self.article.claims else 1)
        layout = Layout(self.article.text, margins.text)
        above = 0
        if head.repeats_title(self.article):
            above = layout.line_of(len(self.text.partition("\n")[0])) + 1
        lost = sum(note.state == "orphan" for note in self.notes)
        facts = head.facts(self.article, self._minutes, len(self.notes) - lost, lost)
        return Page(layout, margins, head.head_rows(self.article, facts, margins.text), above)

    def spans(self, start: int, end: int) -> list[Span]:
        """The layers that cross ``[start, end)``."""
        drawn = [self._markup, self._matches]
        if self.layers is not Layers.PLAIN:
            drawn.append(self._notes)
        if self.layers is Layers.ALL:
            drawn += (self._mentions, self._dates)
        found = [span for spans in drawn for span in spans.crossing(start, end)]
        if self.match is not None and self.match < len(self.matches):
            found.append((*self.matches[self.match], "match-current"))
        return found

    def entity_at(self, offset: int) -> Mention | None:
        """The innermost mention at *offset*."""
        found = [mention for mention in self.article.mentions if mention.start <= offset < mention.end]
        return min(found, key=lambda mention: mention.end - mention.start, default=None)

    def date_at(self, offset: int) -> DateMention | None:
        """The date at *offset*."""
        return next((date for date in self.article.dates if date.start <= offset < date.end), None)

    def note_at(self, offset: int) -> NoteMark | None:
        """The shortest note at *offset*."""
        found = [note for note in self.notes if note.start <= offset < note.end and note.state != "orphan"]
        return min(found, key=lambda note: note.end - note.start, default=None)

    def claims_at(self, offset: int) -> tuple[PlacedClaim, ...]:
        """The claims made or discussed at *offset*."""
        return tuple(claim for claim in self.article.claims if claim.start <= offset < claim.end)


def _drawn(article: OpenArticle) -> list[MarkupSpan]:
    return [span for span in article.text.markup if span.kind in _INLINE]
