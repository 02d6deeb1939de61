"""The title that an article's first lines give, when no front matter does."""

from __future__ import annotations

import re

from defense_tui.corpus import canonical
from defense_tui.corpus.characters import one_line
from defense_tui.corpus.datelines import date_of_line
from defense_tui.model.article import CanonicalText, Markup

OPENING = 8_192
"""Code points of a body in which a title and a date line are looked for."""

_TITLE = 90
"""A longer first line is cut for a title, in code points."""

_PLAIN_HEADING = re.compile(r" {0,3}#{1,6} +([^*_\[&<\\`]*?)(?: +#+)? *")
_SENTENCE = re.compile(r".{24,}?[a-z0-9)]{4}[.!?](?= )")


def title_of(start: str, suffix: str) -> str:
    """The title that the settled *start* of a body gives; empty when it has no text.

    In Markdown it is the heading that the text begins with, or else the first heading of level 1 near its top.
    Failing these, as in plain text, it is the first line that is no date line: whole when it is short, else its
    first sentence when that is, else its beginning up to the end of a word, with an ellipsis.
    """
    start = start.lstrip("\n ")[:OPENING]
    if suffix not in canonical.MARKDOWN_SUFFIXES:
        return _first_line(canonical.read(start, suffix).text.text)
    if heading := _PLAIN_HEADING.fullmatch(start.partition("\n")[0]):  # the usual case, without the parser
        return one_line(heading[1])
    text = canonical.read(start, suffix).text
    return _heading(text) or _first_line(text.text)


def _heading(text: CanonicalText) -> str:
    for span in text.markup:
        if span.kind is Markup.HEADING and (span.level == 1 or span.start == 0):
            return one_line(text.text[span.start : span.end])
    return ""


def _first_line(text: str) -> str:
    lines = [line for line in map(one_line, text.split("\n")) if line]
    return next((_cut(line) for line in lines if not date_of_line(line)), lines[0] if lines else "")


def _cut(line: str) -> str:
    if len(line) <= _TITLE:
        return line
    if sentence := _SENTENCE.match(line[: _TITLE + 2]):
        return sentence[0].removesuffix(".")
    head = line[: _TITLE - 1]
    words = head.rpartition(" ")[0]
    return (words if len(words) > _TITLE // 2 else head).rstrip(" ,;:–—-") + "…"
