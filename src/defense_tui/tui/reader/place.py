"""Where the caret is, and how much is selected, said in one sentence; where a place is that a person names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from defense_tui.analysis.sentences import paragraph_at, sentences
from defense_tui.lens.folding import PIECE
from defense_tui.model.article import Markup
from defense_tui.model.span import DateMention
from defense_tui.tui.reader.document import Document
from defense_tui.tui.reader.head import counted
from defense_tui.tui.reader.layout import Layout

_PARAGRAPH = re.compile(r"^.*\S", re.MULTILINE)
_YEAR = 4
"""Fewer figures are no date."""
_LONG_WORD = 30
"""Text whose words are longer on average is not written with blanks between words."""
_SAID = {
    Markup.HEADING: "heading",
    Markup.LIST_ITEM: "list item",
    Markup.QUOTE: "quotation",
    Markup.CODE_BLOCK: "code",
    Markup.TABLE_ROW: "table row",
}


def place_sentence(document: Document, offset: int) -> str:
    """Like ``Stryker, platform; claim, overstated; 1 note; sentence 4 of 12, paragraph 3``."""
    address = document.link_at(offset)
    link = (f"link to {address}",) if address else ()
    return "; ".join((*_things(document, offset), _where(document.text, offset), *link))


def amount(text: str, start: int, end: int) -> str:
    """How much ``[start, end)`` is: ``12 words``, ``10,000+ words`` of very much, ``35 characters`` without blanks."""
    seen = text[start : min(end, start + PIECE)]
    words = len(seen.split())
    if len(seen) > _LONG_WORD * words:
        return f"{end - start:,} character{'' if end - start == 1 else 's'}"
    return f"{words:,}{'+' if end - start > PIECE else ''} word{'' if words == 1 else 's'}"


def place_called(layout: Layout, dates: Sequence[DateMention], words: str) -> int | None:
    """Where ``40%`` of the text begins, its first date that begins with ``2025-07``, or its display line ``120``.

    None when there is no such place. Four figures are a line only where no date begins with them.
    """
    figures = words.removesuffix("%").removeprefix("line ").strip()
    number = int(figures) if figures.isascii() and figures.isdigit() else None
    if words.endswith("%"):
        return None if number is None or number > 100 else layout.rest(len(layout.text) * number // 100)
    possible = dates if len(words) >= _YEAR else ()
    dated = next((date.start for date in possible if date.date.text.startswith(words)), None)
    if dated is None and number is not None and 1 <= number <= len(layout):
        return layout.rest(layout.start(number - 1))
    return dated


def line_said(layout: Layout, offset: int) -> str:
    """Like ``Line 120 of 340, 35 %``: the display line of *offset*."""
    return f"Line {layout.line_of(offset) + 1:,} of {len(layout):,}, {100 * offset // max(len(layout.text), 1)} %"


def _things(document: Document, offset: int) -> Iterator[str]:
    if mention := document.entity_at(offset):
        yield ", ".join(document.names.get(mention.entity, (mention.text,)))
    if date := document.date_at(offset):
        yield f"date, {date.date.shown}"
    for placed in document.claims_at(offset):
        yield f"claim, {placed.claim.assessment}"
    if notes := document.notes_at(offset):
        yield counted(len(notes), "note")
    kinds = (span.kind for span in document.article.text.markup if span.start <= offset < span.end)
    yield from (_SAID[kind] for kind in dict.fromkeys(kinds) if kind in _SAID)


def _where(text: str, offset: int) -> str:
    start, end = paragraph_at(text, offset)
    if start == end:
        return "empty text"
    paragraph = sum(1 for _ in _PARAGRAPH.finditer(text, 0, start)) + 1
    starts = [first for first, _ in sentences(text, start, end)]
    sentence = sum(first <= offset for first in starts) or 1
    return f"sentence {sentence} of {len(starts)}, paragraph {paragraph}"
