"""Canonical text, version 1: from the bytes of an article to the text in which every offset is counted."""

from __future__ import annotations

import codecs
import hashlib
from typing import NamedTuple

from defense_tui.corpus.characters import settle
from defense_tui.corpus.formats.plain import blocks_of
from defense_tui.model.article import CanonicalText, MarkupSpan

MARKDOWN_SUFFIXES = (".md", ".markdown")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TELLING = 8_000


class Decoded(NamedTuple):
    """A file's text, settled (see :func:`defense_tui.corpus.characters.settle`), and how its bytes were read."""

    text: str
    bad_line: int = 0
    """The line, counted from 1, of the first byte that is not UTF-8; the whole was read as Windows-1252. 0: UTF-8."""
    nul_line: int = 0
    """The line of the first NUL byte, which no text has; 0 when there is none."""


class Reading(NamedTuple):
    """Canonical text, and what kept it from being read as its suffix says."""

    text: CanonicalText
    problem: str = ""
    """Why a Markdown file, or a block of it, was read as plain text; empty when it was not."""


def is_binary(data: bytes) -> bool:
    """Whether the bytes of a file are no text at all: a NUL among the first 8,000, as git judges it, and no UTF-16."""
    return b"\0" in data[:_TELLING] and not data.startswith(_UTF_16)


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a file: by its byte order mark as UTF-16, else UTF-8, else Windows-1252; never fails.

    The five bytes that Windows-1252 leaves undefined, like all controls, become U+FFFD. Then line ends, tabs and
    normal form are settled, all of it before anything is parsed.
    """
    if data.startswith(_UTF_16):
        text = data.decode("utf-16", errors="replace")
        at = text.find("\0")
        return Decoded(settle(text), nul_line=text.count("\n", 0, at) + 1 if at >= 0 else 0)
    data = data.removeprefix(codecs.BOM_UTF8)
    nul_line = data.count(b"\n", 0, at) + 1 if (at := data.find(b"\0")) >= 0 else 0
    try:
        return Decoded(settle(data.decode()), nul_line=nul_line)
    except UnicodeDecodeError as error:
        bad_line = data.count(b"\n", 0, error.start) + 1
        return Decoded(settle(data.decode("cp1252", errors="replace")), bad_line, nul_line)


def decode_opening(data: bytes) -> str:
    """The first bytes of a file as text with LF line ends, not settled otherwise; a character cut at the end is lost.

    Whether they are UTF-8 is judged by these bytes alone: the front matter of a long file does not change its
    letters because of one bad byte far below.
    """
    encoding, errors = ("utf-16", "replace") if data.startswith(_UTF_16) else ("utf-8", "strict")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = codecs.getincrementaldecoder(encoding)(errors).decode(data)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def after_lines(text: str, number: int) -> str:
    """What follows the first *number* lines of *text*."""
    at = 0
    for _ in range(number):
        at = text.find("\n", at) + 1 or len(text)
    return text[at:]


def markdown(source: str) -> CanonicalText:
    """The canonical text of Markdown *source* (CommonMark and tables), which is settled first.

    Soft breaks are spaces, hard breaks newlines, images their alternative text, HTML its text; headings, lists,
    quotations, emphasis and links are spans. Leaf blocks are joined by a blank line, list items and table rows by a
    newline, cells by a tab.

    Character references are decoded after settling and could bring controls back: one for white space (``&#9;``,
    ``&NewLine;``) is a space, one for any other control (``&#27;``, ``&rlm;``) is U+FFFD. So the text never holds a
    C0 control but the newline and the tab between cells, and never a C1 or bidirectional control.

    What cannot be read as Markdown, such as blocks nested more than a hundred deep, is read as plain text.
    """
    return read(settle(source), ".md").text


def plain(source: str) -> CanonicalText:
    """The canonical text of plain *source*, which is settled first: its lines or, when hard-wrapped, paragraphs."""
    return _canonical(blocks_of(settle(source)))


def read(source: str, suffix: str) -> Reading:
    """The canonical text of settled *source*: as Markdown when the *suffix* says so, else as plain text."""
    if suffix.lower() not in MARKDOWN_SUFFIXES:
        return Reading(_canonical(blocks_of(source)))
    # Imported here: listing articles and reading plain text go without the parser, which takes 45 ms to import.
    from defense_tui.corpus.formats.markdown import MarkdownError, render

    try:
        rendered = render(source)
    except MarkdownError as error:
        return Reading(_canonical(blocks_of(source)), str(error))
    problem = f"{rendered.literal} of its blocks are longer than 64 kB" if rendered.literal else ""
    return Reading(_canonical(rendered.text, rendered.spans), problem)


def _canonical(text: str, markup: tuple[MarkupSpan, ...] = ()) -> CanonicalText:
    return CanonicalText(text, markup, hashlib.sha256(text.encode()).hexdigest())
