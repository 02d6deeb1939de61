"""Where a note's passage is in today's text: found again after edits, or honestly called unsure or lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from defense_tui.model.article import CANONICAL_VERSION, CanonicalText
from defense_tui.notebook.annotation import Annotation, Position, Quote
from defense_tui.notebook.folding import fold
from defense_tui.notebook.places import POSSIBLE, Candidate, Places, Sought

SURE = 0.70
"""Score from which a place is taken for the right one: 0.5 % of such were wrong, at 0.65 already 0.6 %."""
LEAD = 0.08
"""How far ahead of any other place a sure one must be."""
_LONG = 4000
"""Longer quotes are found by their ends: the search takes time in proportion to the square of their length."""
_END_LENGTH = 800
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s)|\n|$)")


class AnchorState(StrEnum):
    """How well a note's place in today's text is known."""

    EXACT = "exact"
    """Nothing changed there."""
    MOVED = "moved"
    """The same words, but for capitals, blanks and typographic signs, elsewhere or in new surroundings."""
    CHANGED = "changed"
    """Other words, surely the same passage."""
    UNSURE = "unsure"
    """The best guess, for a person to judge."""
    ORPHAN = "orphan"
    """The place is lost."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A note's place ``[start, end)`` in today's text, in code points."""

    state: AnchorState
    start: int | None = None
    """None for an orphan, and for a note on the whole of its target."""
    end: int | None = None
    score: float = 0.0
    """0 to 1: how much speaks for the place."""


_WHOLE = Anchor(AnchorState.EXACT, score=1.0)
_LOST = Anchor(AnchorState.ORPHAN)


def anchor(annotation: Annotation, text: CanonicalText) -> Anchor:
    """Where one note is in *text*; for several notes on one text use :func:`anchor_all`."""
    return Finder(text).find(annotation)


def anchor_all(annotations: Iterable[Annotation], text: CanonicalText) -> dict[str, Anchor]:
    """Where notes on one text are, by note id; what is expensive about the text is done once, and only if needed."""
    finder = Finder(text)
    return {annotation.id: finder.find(annotation) for annotation in annotations}


class Finder:
    """Finds notes in one text. What has not changed costs a comparison; the rest some milliseconds, so use a worker."""

    def __init__(self, text: CanonicalText) -> None:
        self._canonical = text
        self._text = text.text

    def find(self, annotation: Annotation) -> Anchor:
        """The note's place in the text."""
        quote, position = annotation.quote, annotation.position
        if quote is None or not quote.exact:
            return self._by_position(position) if position else _WHOLE
        if position and self._unchanged(quote, position):
            return Anchor(AnchorState.EXACT, position.start, position.end, 1.0)
        if len(quote.exact) > _LONG and quote.exact not in self._text:
            return self._by_ends(quote, position)
        return self._by_quote(quote, position.start if position else None)

    @cached_property
    def _places(self) -> Places:
        return Places(fold(self._text))

    def _by_position(self, position: Position) -> Anchor:
        """A note that an import brought without its words: only in the very same text is its place certain."""
        if not position.start <= position.end <= len(self._text):
            return _LOST
        state = AnchorState.EXACT if self._same_text(position) else AnchorState.UNSURE
        return Anchor(state, position.start, position.end, 1.0 if state is AnchorState.EXACT else POSSIBLE)

    def _same_text(self, position: Position) -> bool:
        same_rules = position.canonical_version == CANONICAL_VERSION
        return same_rules and bool(position.text_sha256) and position.text_sha256 == self._canonical.sha256

    def _unchanged(self, quote: Quote, position: Position) -> bool:
        start, end = position.start, position.end
        if self._text[start:end] != quote.exact:
            return False
        if self._same_text(position):
            return True
        before = self._text[max(0, start - len(quote.prefix)) : start]
        return before == quote.prefix and self._text.startswith(quote.suffix, end)

    def _by_quote(self, quote: Quote, start: int | None) -> Anchor:
        sought = Sought(
            quote=fold(quote.exact).text.strip(),
            before=fold(quote.prefix).text.strip(),
            after=fold(quote.suffix).text.strip(),
            hint=self._places.folded.index(start or 0),
        )
        if not sought.quote:
            return _LOST
        candidates = self._places.candidates(sought)
        if candidates and candidates[0].score >= POSSIBLE:
            return self._judged(candidates)
        return self._by_sentence(quote.exact, start or 0)

    def _judged(self, candidates: list[Candidate]) -> Anchor:
        best = candidates[0]
        rivals = (other for other in candidates if other.end <= best.start or other.start >= best.end)
        lead = best.score - max((rival.score for rival in rivals), default=0.0)
        if best.score < SURE or lead < LEAD:
            state = AnchorState.UNSURE
        else:
            state = AnchorState.MOVED if best.verbatim else AnchorState.CHANGED
        start, end = self._places.folded.original(best.start, best.end)
        return Anchor(state, start, end, min(1.0, best.score))

    def _by_sentence(self, exact: str, start: int) -> Anchor:
        """A guess for a long quote of which only a sentence is left: the longest that can be found."""
        sentences = [match for match in _SENTENCE.finditer(exact) if len(match[0]) >= 30]
        if len(exact) < 80 or len(sentences) < 2:
            return _LOST
        for sentence in sorted(sentences, key=lambda match: -len(match[0]))[:3]:
            sought = Sought(fold(sentence[0]).text.strip(), "", "", self._places.folded.index(start + sentence.start()))
            candidates = self._places.candidates(sought)
            if candidates and candidates[0].score >= POSSIBLE:
                place = self._places.folded.original(candidates[0].start, candidates[0].end)
                return Anchor(AnchorState.UNSURE, *place, candidates[0].score * 0.8)
        return _LOST

    def _by_ends(self, quote: Quote, position: Position | None) -> Anchor:
        """A very long passage: from where its beginning is found to where its end is."""
        exact = quote.exact
        head = Quote(exact[:_END_LENGTH], quote.prefix, exact[_END_LENGTH : _END_LENGTH + 64])
        tail = Quote(exact[-_END_LENGTH:], exact[-_END_LENGTH - 64 : -_END_LENGTH], quote.suffix)
        first = self._by_quote(head, position.start if position else None)
        last = self._by_quote(tail, position.end - _END_LENGTH if position else None)
        if first.start is None or first.end is None or last.start is None or last.end is None:
            found = first if first.start is not None else last
            return Anchor(AnchorState.UNSURE, found.start, found.end, found.score * 0.8) if found.score else _LOST
        whole = first.start < last.end and abs(last.end - first.start - len(exact)) <= len(exact) // 2
        if not whole:
            return Anchor(AnchorState.UNSURE, first.start, first.end, first.score * 0.8)
        sure = AnchorState.UNSURE not in (first.state, last.state)
        state = AnchorState.CHANGED if sure else AnchorState.UNSURE
        return Anchor(state, first.start, last.end, min(first.score, last.score))
