"""A sentence or two that show why a search found an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from defense_tui.analysis.sentences import paragraph_at, sentence_at
from defense_tui.library.words import Pattern, Words

if TYPE_CHECKING:
    from defense_tui.library.studying import Studied

_LOOKED_AT = 4
"""Matches of a pattern among which the best place is sought."""
_NEAR = 200
"""Code points of joined words before and after a match that are taken to be one place with it."""
_SHORT, _LONG = 80, 320
"""Code points below which the next sentence is added, and at which a snippet is cut."""
_WORD = 20
"""Code points within which a blank is looked for where a snippet is cut."""

Range = tuple[int, int]


class Snippet(NamedTuple):
    """A part of an article on one line."""

    text: str
    marks: tuple[Range, ...]
    """Code-point ranges of the matches in ``text``."""
    first: int | None
    """Where the first match starts in the canonical text; None when the text has none."""


def snippet(studied: Studied, patterns: Sequence[Pattern]) -> Snippet:
    """The place in the text with most of *patterns*; else the summary or the beginning of the text.

    The rarest pattern should come first: it is looked for in the whole text, the others only around it.
    """
    text = studied.text.text
    place = _best_place(studied.words, patterns)
    if place is None:
        return _of_summary(studied, patterns)
    start, end = _around(text, *studied.words.span(*place))
    marks = list(_marks(studied.words, patterns, (start, end)))
    shown = text[start:end]
    return Snippet(
        text=on_one_line(shown),
        marks=tuple((first - start, min(last, end) - start) for first, last in marks),
        first=marks[0][0],
    )


def _of_summary(studied: Studied, patterns: Sequence[Pattern]) -> Snippet:
    """For an article of which only the title or the summary matched, or which was not asked for words at all."""
    text = studied.article.summary or studied.text.text[: _LONG * 2]
    start, end = _around(text, 0, 0)
    summary = text[start:end]
    marks = _marks(Words.of(summary), patterns, (0, len(summary))) if studied.article.summary else ()
    return Snippet(on_one_line(summary), tuple(marks), None)


def _best_place(words: Words, patterns: Sequence[Pattern]) -> Range | None:
    """The word range of a match of the first pattern that has any: the one in most company, the earliest of equals."""
    text = words.joined

    def company(offset: int) -> int:
        near = max(0, offset - _NEAR), offset + _NEAR
        return sum(pattern.regex.search(text, *near) is not None for pattern in patterns)

    for pattern in patterns:
        looked_at = _LOOKED_AT if len(patterns) > 1 else 1
        found = [match.start() for match in islice(pattern.regex.finditer(text), looked_at)]
        if found:
            number = words.number(max(found, key=company))
            return number, number + pattern.length
    return None


def _around(text: str, start: int, end: int) -> Range:
    """The sentence that holds ``[start, end)``, cut when it is long, with the next one when it is short."""
    first, last = sentence_at(text, start)
    last = max(last, end)
    if last - first < _SHORT:
        block_end = paragraph_at(text, first)[1]
        after = next((offset for offset in range(last, block_end) if not text[offset].isspace()), None)
        last = sentence_at(text, after)[1] if after is not None else last
    return (first, last) if last - first <= _LONG else _cut(text, (first, last), (start, end))


def _cut(text: str, sentence: Range, kept: Range) -> Range:
    """About :data:`_LONG` code points of *sentence* with *kept* among them, cut at blanks where there are any."""
    first, last = sentence
    begin = min(kept[0] - _LONG // 3, last - _LONG)
    if begin > first:
        first = text.find(" ", begin, begin + _WORD) + 1 or begin
    finish = max(first + _LONG, kept[1])
    if finish < last:
        blank = text.find(" ", finish, finish + _WORD)
        last = blank if blank >= 0 else finish
    return first, last


def _marks(words: Words, patterns: Sequence[Pattern], shown: Range) -> Iterator[Range]:
    """Code-point ranges of all matches that begin in the range *shown*, in order, none over another."""
    inside = words.within(*shown)
    reached = shown[0]
    for place in sorted(set(words.find_within(patterns, inside))):
        start, end = words.span(*place)
        if start >= reached:
            yield start, end
            reached = end


def on_one_line(text: str) -> str:
    """*text* with a blank for each newline and tab, so that offsets stay."""
    for sign in "\n\t\u2028\u2029":
        text = text.replace(sign, " ")
    return text
