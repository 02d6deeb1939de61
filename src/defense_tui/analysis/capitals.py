"""Runs of capitalised words in running text: what a name can be made of.

Left out is what English writes in capitals for another reason: headings, lines in capitals, the names of speakers in
a transcript, code. The first word of a sentence is told apart as weak.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from defense_tui.lens.folding import pieces
from defense_tui.model.article import Markup, MarkupSpan

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_ABBREVIATED = r"(?:(?<=\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr))\.|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt))\.)?"
_REST = rf"(?:\.(?:[{_CAPITAL}]\.){{0,3}}|[\w&]*(?:-\w+)*(?:'(?!(?:s|m|t|d|ve|ll|re)\b)\w+)?{_ABBREVIATED})"
"""After a capital: the stops of initials or the rest of a word: ``J.D.``, ``O'Brien``, but not all of ``Iran's``."""
_LINK = "(?:of|for|and|the|&|al|bin|da|de|del|der|di|dos|du|el|ibn|la|le|van|von)"
_RUN = re.compile(
    rf"[{_CAPITAL}](?<!\w[{_CAPITAL}]){_REST}(?: {{1,4}}(?:{_LINK} {{1,4}}){{0,3}}[{_CAPITAL}]{_REST})*(?!\w|-(?!\w))"
)
_WORD = re.compile(r"[^ ]+")
_BULLET = r"[^\w\n\"'(]{0,6}(?:\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)] {1,9})?"
_SPEAKER = rf"(?:(?:Q|[{_CAPITAL}][{_CAPITAL}.,' -]{{1,60}}(?: {{0,4}}\([^)\n]{{0,60}}\))?:) {{1,9}})?"
_LINE_HEAD = re.compile(_BULLET + _SPEAKER)
_SENTENCE_SIGNS = ".!?:;-'\"([{*_/|>•"
_HEADING_LENGTH = 120
_HEADING_SHARE = 0.6
"""A short line without a stop is a heading when so large a share of its words is capitalised."""
_ASIDE = frozenset({Markup.HEADING, Markup.CODE, Markup.CODE_BLOCK, Markup.HTML_BLOCK})


class Word(NamedTuple):
    """A word ``[start, end)`` of a run; small words (of, for, von) link the capitalised ones."""

    text: str
    start: int
    end: int


class Run(NamedTuple):
    """Capitalised words in a row, with small words between them."""

    words: tuple[Word, ...]
    weak: bool
    """Whether the first word may have its capital from where it stands: after a stop, a quote, a dash."""


def runs(text: str, markup: tuple[MarkupSpan, ...] = (), skip: frozenset[str] = frozenset()) -> Iterator[Run]:
    """The runs in plain *text* in order, but for those that are as a whole one of *skip*."""
    for start, end in _prose(text, markup):
        for match in _RUN.finditer(text, start, end):
            if match[0] in skip:
                continue
            before = text[max(start, match.start() - 4) : match.start()].rstrip(" ")
            yield Run(_words(match), not before or before[-1] in _SENTENCE_SIGNS)


def _words(run: re.Match[str]) -> tuple[Word, ...]:
    start = run.start()
    if " " not in run[0]:
        return (Word(run[0], start, run.end()),)
    return tuple(Word(word[0], start + word.start(), start + word.end()) for word in _WORD.finditer(run[0]))


def _prose(text: str, markup: tuple[MarkupSpan, ...]) -> Iterator[tuple[int, int]]:
    """The parts of lines that hold running text."""
    aside = [(span.start, span.end) for span in markup if span.kind in _ASIDE]
    start = 0
    while start < len(text):
        newline = text.find("\n", start)
        end = len(text) if newline < 0 else newline
        line = text[start:end]
        if line and not line.isupper() and not _is_heading(line):
            at = bisect_right(aside, (start, len(text))) - 1
            if at < 0 or aside[at][1] < end:
                head = _LINE_HEAD.match(text, start, end)
                yield from pieces(text, head.end() if head else start, end)
        start = end + 1


def _is_heading(line: str) -> bool:
    if len(line) > _HEADING_LENGTH or line.rstrip()[-1:] in ".!?,;":
        return False
    words = [word for word in line.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) >= _HEADING_SHARE * len(words)
