"""An article: its metadata and its canonical text, in which every offset of the program is counted."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from defense_tui.model.edtf import EdtfDate

CANONICAL_VERSION = 1
"""Version of the rules that make canonical text; stored beside every text hash."""


class Markup(StrEnum):
    """What a range of canonical text was in its source."""

    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CODE_BLOCK = "code_block"
    HTML_BLOCK = "html_block"
    TABLE_ROW = "table_row"
    CODE = "code"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    IMAGE = "image"


class MarkupSpan(NamedTuple):
    """A code-point range ``[start, end)`` of canonical text and what it was in its source."""

    kind: Markup
    start: int
    end: int
    level: int = 0
    """Heading level 1 to 6, or how deep a list item or quotation lies (1 is outermost); 0 elsewhere."""
    label: str = ""
    """A list item's bullet or number (``-``, ``3.``); a link's or image's address; a code block's language."""


class CanonicalText(NamedTuple):
    """What the reader shows of an article before wrapping; all offsets are code points in ``text``."""

    text: str
    markup: tuple[MarkupSpan, ...] = ()
    """Spans in the order of their starts, outer before inner."""
    sha256: str = ""
    """Hex digest of ``text`` in UTF-8."""


class Article(NamedTuple):
    """One document's metadata, as its front matter, its name or its first lines give it."""

    id: str
    """Path below the articles folder, ``/`` between parts, NFC, without suffix."""
    title: str
    file: str
    """Path below the corpus root, as a person would type it; for messages and ``$EDITOR``."""
    date: EdtfDate | None = None
    authors: tuple[str, ...] = ()
    publisher: str = ""
    source_url: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    summary: str = ""
    sources: tuple[str, ...] = ()
    """Ids in ``sources.toml`` that the article rests on."""
    entities: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    as_of: EdtfDate | None = None
    extra: Mapping[str, str] = MappingProxyType({})
    """Front matter that we do not know, kept to be shown, values as text."""
