"""An open article with all that is drawn over it: what lies where, for the painter and for whoever asks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from defense_tui.library.answers import OpenArticle, PlacedClaim
from defense_tui.model.article import Markup, MarkupSpan
from defense_tui.model.span import DateMention, Mention
from defense_tui.settings import COLORS
from defense_tui.tui.reader import head, margin
from defense_tui.tui.reader.decorations import Layers, NoteMark, Span, Spans
from defense_tui.tui.reader.find import Matches
from defense_tui.tui.reader.layout import Layout, Line
from defense_tui.tui.reader.margin import Marks, Piece
from defense_tui.tui.reader.page import Margins, Page

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
        self.matches = Matches()
        self.match: int | None = None
        """Which of the matches is the current one."""
        self.names: Mapping[str, tuple[str, str]] = {}
        """Name and kind of entities, by their ids."""
        self.layers = Layers.ALL
        self._minutes = head.minutes(self.text)
        spans = article.text.markup
        self._markup = Spans(chain(_inline(spans), _table_heads(spans)))
        self._mentions = Spans((mention.start, mention.end, mention) for mention in article.mentions)
        self._dates = Spans((date.start, date.end, date) for date in article.dates)
        self._claims = Spans((claim.start, claim.end, claim) for claim in article.claims)
        self._notes: Spans[NoteMark] = Spans()

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.article.text.text

    def set_notes(self, notes: Sequence[NoteMark]) -> None:
        """Draw these notes from now on."""
        self.notes = tuple(notes)
        self._notes = Spans((note.start, note.end, note) for note in notes if note.state != "orphan")

    def set_matches(self, matches: Matches, current: int | None) -> None:
        """Draw these find marks from now on."""
        self.matches = matches
        self.match = current if current is not None and 0 <= current < len(matches) else None

    # What is drawn

    def page(self, width: int, measure: int, marks: Marks) -> Page:
        """The article laid out in *width* cells, its text at most *measure* wide."""
        if marks == "words":
            margins = Margins.flush(width, measure, margin.WORD_CELLS, 0)
        else:
            claims = margin.CLAIM_CELLS if self.article.claims or self.article.claims_to_come else 0
            margins = Margins.centred(width, measure, margin.SIGN_CELLS, claims)
        layout = Layout(self.article.text, margins.text)
        above = 0
        if head.repeats_title(self.article):
            above = layout.line_of(len(self.text.partition("\n")[0])) + 1
        return Page(layout, margins, self.head(margins.text), above, head.foot_rows(layout.footnotes, margins.text))

    def head(self, width: int) -> tuple[head.HeadRow, ...]:
        """The rows that are no part of the text, at most *width* cells wide."""
        lost = sum(note.state == "orphan" for note in self.notes)
        facts = head.facts(self.article, self._minutes, len(self.notes) - lost, lost)
        return head.head_rows(self.article, facts, width)

    def spans(self, start: int, end: int) -> list[Span]:
        """The layers that cross ``[start, end)``."""
        found = self._markup.crossing(start, end)
        found += ((first, last, "match") for first, last in self.matches.crossing(start, end))
        if self.layers is Layers.ALL:
            found += ((first, last, "entity") for first, last, _ in self._mentions.crossing(start, end))
            found += ((first, last, "date") for first, last, _ in self._dates.crossing(start, end))
        if self.layers is not Layers.PLAIN:
            crossing = self._notes.crossing(start, end)
            found += ((first, last, f"note-{note.color}") for first, last, note in crossing if note.color in COLORS)
        if self.match is not None:
            found.append((*self.matches[self.match], "match-current"))
        return found

    def lit(self, offset: int) -> tuple[Span, ...]:
        """The layers that a caret at *offset* lights up: the narrowest claim and the name there."""
        lit = []
        if self.layers is not Layers.PLAIN:
            lit += [(claim.start, claim.end, "claim") for claim in self._claims.at(offset)[:1]]
        if self.layers is Layers.ALL:
            lit += [(mention.start, mention.end, "entity-focus") for mention in self._mentions.at(offset)[:1]]
        return tuple(lit)

    def signs(self, line: Line) -> tuple[Piece, Piece | None]:
        """What stands left and right of *line* when marks are signs."""
        if self.layers is Layers.PLAIN:
            return margin.note_sign(()), None
        notes = [note for _, _, note in self._notes.crossing(line.start, max(line.end, line.start + 1))]
        return margin.note_sign(notes), margin.claim_word(self._claims.starting(line.start, line.stop))

    def words(self, line: Line) -> Piece:
        """What stands left of *line* when marks are words."""
        if self.layers is Layers.PLAIN:
            return margin.words((), ())
        notes = self._notes.starting(line.start, line.stop)
        return margin.words(notes, self._claims.starting(line.start, line.stop))

    # What lies where

    def entity_at(self, offset: int) -> Mention | None:
        """The shortest mention at *offset*."""
        return next(iter(self._mentions.at(offset)), None)

    def date_at(self, offset: int) -> DateMention | None:
        """The date at *offset*."""
        return next(iter(self._dates.at(offset)), None)

    def note_at(self, offset: int) -> NoteMark | None:
        """The shortest note at *offset*."""
        return next(iter(self._notes.at(offset)), None)

    def notes_at(self, offset: int) -> list[NoteMark]:
        """All notes at *offset*, the shortest first."""
        return self._notes.at(offset)

    def link_at(self, offset: int) -> str:
        """The address of the innermost link at *offset*; empty when there is none."""
        spans = (span for span in self.article.text.markup if span.start <= offset < span.end)
        return next((span.label for span in reversed([*spans]) if span.kind is Markup.LINK), "")

    def claims_at(self, offset: int) -> tuple[PlacedClaim, ...]:
        """The claims made or discussed at *offset*, the narrowest first."""
        return tuple(self._claims.at(offset))

    def name_beside(self, offset: int, step: int) -> int | None:
        """Where the next mention after *offset* begins (*step* 1), or the last one before it (-1)."""
        starts = self._mentions.starts
        index = bisect_right(starts, offset) if step > 0 else bisect_left(starts, offset) - 1
        return starts[index] if 0 <= index < len(starts) else None


def _inline(spans: Iterable[MarkupSpan]) -> Iterable[Span]:
    return ((span.start, span.end, _INLINE[span.kind]) for span in spans if span.kind in _INLINE)


def _table_heads(spans: Iterable[MarkupSpan]) -> Iterable[Span]:
    """The first row of each table, which Markdown says is its head."""
    end = -2
    for span in spans:
        if span.kind is Markup.TABLE_ROW:
            if span.start != end + 1:
                yield span.start, span.end, "strong"
            end = span.end
