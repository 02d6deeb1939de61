"""Where the caret goes: pure functions from a layout and an offset to an offset where the caret may rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile

from defense_tui.analysis.sentences import paragraph_at, sentence_at, sentences
from defense_tui.tui.reader.layout import Layout

_IN_WORD = r"[^\s!-/:-@\[-`{-~¡«»¿।॥\u2010-\u2027\u2030-\u205e\u3000-\u303f\uff01-\uff0f]"
_WORD = re.compile(rf"{_IN_WORD}+(?:[-'’.,]{_IN_WORD}+)*")
"""Letters, digits, marks and signs; ``MQ-9B``, ``3.99`` and ``India's`` are one word each."""
_NOT_BLANK = re.compile(r"\S")
_WINDOW = 512
"""How many code points before the caret are looked at first for the word before it."""

Range = tuple[int, int]


def right(layout: Layout, offset: int) -> int:
    """The next cluster; on the last one stays."""
    return _onwards(layout, offset, layout.cluster(offset)[1])


def left(layout: Layout, offset: int) -> int:
    """The cluster before; on the first one stays."""
    start = layout.cluster(offset)[0]
    return _backwards(layout, start, start - 1)


def vertical(layout: Layout, offset: int, lines: int, x: int) -> int:
    """*lines* display lines down (up when negative), as near to cell *x* as may be."""
    number = layout.line_of(offset) + lines
    return layout.nearest(min(max(number, 0), len(layout) - 1), x)


def line_start(layout: Layout, offset: int) -> int:
    """The first place of the display line."""
    return layout.rest(layout.line(layout.line_of(offset)).start)


def line_end(layout: Layout, offset: int) -> int:
    """The last cluster of the display line that is drawn, hanging blanks aside."""
    line = layout.line(layout.line_of(offset))
    return layout.rest(max(line.start, line.end - 1))


def first(layout: Layout) -> int:
    """The very first place."""
    return layout.rest(0)


def last(layout: Layout) -> int:
    """The very last cluster."""
    return layout.rest(len(layout.text))


def word_forward(layout: Layout, offset: int) -> int:
    """The start of the next word; on the last word its end."""
    for start, _ in _words(layout.text, offset):
        if layout.rest(start) > offset:
            return layout.rest(start)
    return word_end(layout, offset)


def word_end(layout: Layout, offset: int) -> int:
    """The end of this word, or of the next when the caret is there already."""
    for _, end in _words(layout.text, offset):
        if layout.rest(end - 1) > offset:
            return layout.rest(end - 1)
    return offset


def word_back(layout: Layout, offset: int) -> int:
    """The start of this word, or of the one before when the caret is there already."""
    window = _WINDOW
    while True:
        begin = max(0, offset - window)
        before = takewhile(lambda word: word[0] < offset, _words(layout.text, begin))
        earlier = [place for place in (layout.rest(start) for start, _ in before) if place < offset]
        if earlier or not begin:
            return earlier[-1] if earlier else first(layout)
        window *= 4


def word_at(text: str, offset: int) -> Range | None:
    """The word that *offset* is in; None between words."""
    return next(((start, end) for start, end in _words(text, offset) if start <= offset < end), None)


def sentence_forward(layout: Layout, offset: int) -> int:
    """The start of the next sentence; in the last one its end."""
    for start, _ in sentences(layout.text, sentence_at(layout.text, offset)[1]):
        if layout.rest(start) > offset:
            return layout.rest(start)
    return last(layout)


def sentence_back(layout: Layout, offset: int) -> int:
    """The start of this sentence, or of the one before when the caret is there already."""
    return _back(layout, offset, sentence_at)


def sentence_end(layout: Layout, offset: int) -> int:
    """The end of this sentence, or of the next when the caret is there already."""
    for _, end in sentences(layout.text, sentence_at(layout.text, offset)[0]):
        if layout.rest(end - 1) > offset:
            return layout.rest(end - 1)
    return offset


def paragraph_forward(layout: Layout, offset: int) -> int:
    """The start of the next paragraph; in the last one its end."""
    end = layout.text.find("\n", offset)
    following = _NOT_BLANK.search(layout.text, end) if end >= 0 else None
    return layout.rest(following.start()) if following else last(layout)


def paragraph_end(layout: Layout, offset: int) -> int:
    """The end of this paragraph, or of the next when the caret is there already."""
    end = paragraph_at(layout.text, offset)[1]
    if end and layout.rest(end - 1) > offset:
        return layout.rest(end - 1)
    following = _NOT_BLANK.search(layout.text, max(end, offset + 1))
    return paragraph_end(layout, layout.rest(following.start())) if following else offset


def paragraph_back(layout: Layout, offset: int) -> int:
    """The start of this paragraph, or of the one before when the caret is there already."""
    return _back(layout, offset, paragraph_at)


def _back(layout: Layout, offset: int, around: Callable[[str, int], Range]) -> int:
    """Where what *around* finds at *offset* begins, or what it finds before when that is no step back."""
    start = layout.rest(around(layout.text, offset)[0])
    if start < offset:
        return start
    end = len(layout.text[:offset].rstrip())
    return layout.rest(around(layout.text, end - 1)[0]) if end else first(layout)


def _onwards(layout: Layout, offset: int, target: int) -> int:
    """Where the caret rests at or after *target*, later than *offset*; *offset* at the end."""
    while target <= len(layout.text):
        place = layout.rest(target)
        if place > offset:
            return place
        target += 1
    return offset


def _backwards(layout: Layout, offset: int, target: int) -> int:
    return layout.rest(target) if target >= 0 else layout.rest(offset)


def _words(text: str, offset: int) -> Iterator[Range]:
    """Words from the one that *offset* is in or follows, as far as the window reaches back."""
    begin = offset
    floor = max(0, offset - _WINDOW)
    while begin > floor and not text[begin - 1].isspace():
        begin -= 1
    return (match.span() for match in _WORD.finditer(text, begin))
