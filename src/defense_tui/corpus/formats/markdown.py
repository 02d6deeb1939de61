"""Markdown: CommonMark and tables, read into blocks of text with spans for what they were."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType

from defense_tui.corpus.formats.html import text_of
from defense_tui.corpus.formats.inline import Inline, read_inline
from defense_tui.corpus.formats.prose import prose_plugin
from defense_tui.model.article import Markup, MarkupSpan

_NESTING = 100
"""How deep blocks may nest (a list item counts twice); markdown-it drops what lies deeper."""


class MarkdownError(Exception):
    """The source cannot be read as Markdown; the message says why."""


class Rendered(NamedTuple):
    """The text of a document in Markdown."""

    text: str
    spans: tuple[MarkupSpan, ...]
    literal: int
    """How many blocks were too long to be read for inline marks."""


def render(source: str) -> Rendered:
    """The text of *source*, which must be settled. Raises MarkdownError when it is no Markdown that can be read.

    Leaf blocks are joined by a blank line; a list item or table row that follows another text of its list or table
    comes on a new line; cells are parted by tabs. Blocks without text leave no trace.

    One thing is not CommonMark: a line that holds nothing but no-break spaces is a blank line. Programs that turn
    web pages into Markdown leave such lines between paragraphs.
    """
    env: EnvType = {}
    try:
        return _Document(env).of(_parser().parse(_with_blank_lines(source), env))
    except MarkdownError:
        raise
    except Exception as error:  # a fault of the parser must not cost the reader the article
        raise MarkdownError(f"the Markdown parser failed ({type(error).__name__}: {error})") from error


def _with_blank_lines(source: str) -> str:
    if "\xa0" not in source:
        return source
    return "\n".join("" if line.isspace() else line for line in source.split("\n"))


@functools.cache
def _parser() -> MarkdownIt:
    """Blocks only: line ends are settled before it, and inline marks are read block by block after it."""
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table").use(prose_plugin)
    parser.disable(["normalize", "inline", "text_join"])
    parser.parse("rules are compiled at first use\n\nand that is not safe in two threads")
    return parser


@dataclass(slots=True)
class _Container:
    """A block that holds others: a quotation, a list (which has no kind and no span) or one of its items."""

    kind: Markup | None
    base: int
    """Length of the text when it began; for a list within an item, when that item began."""
    level: int = 0
    label: str = ""
    index: int = -1
    """Its place among the spans."""
    start: int | None = None
    """Where its first text stands; None while it has none."""
    number: int = 0
    """An ordered list's next number."""


@dataclass(slots=True)
class _Document:
    """The text and spans of a document's blocks, as far as they have been read."""

    env: EnvType
    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[MarkupSpan | None] = field(default_factory=list)
    stack: list[_Container] = field(default_factory=list)
    gap: str = ""
    """What parts the next text from the last one."""
    heading: int = 0
    """The level of the heading that is open."""
    literal: int = 0

    def of(self, tokens: list[Token]) -> Rendered:
        stream = iter(tokens)
        for token in stream:
            if token.nesting > 0 and token.level + 1 >= _NESTING:
                raise MarkdownError(f"its blocks lie more than {_NESTING} deep in each other")
            self._take(token, stream)
        return Rendered("".join(self.parts), tuple(filter(None, self.spans)), self.literal)

    def _take(self, token: Token, stream: Iterator[Token]) -> None:
        match token.type:
            case "inline":
                self._add_inline(self._inline(token))
            case "heading_open":
                self.heading = int(token.tag[1:])
            case "heading_close":
                self.heading = 0
            case "bullet_list_open" | "ordered_list_open":
                self._open_list(token)
            case "list_item_open":
                self._open_item(token)
            case "blockquote_open":
                self._open(Markup.QUOTE, self._depth(Markup.QUOTE) + 1)
            case "list_item_close" | "blockquote_close":
                self._close()
            case "bullet_list_close" | "ordered_list_close":
                self.stack.pop()
                self._end_rows()
            case "fence" | "code_block":
                language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
                self._add(token.content.strip("\n"), Markup.CODE_BLOCK, label=language)
            case "html_block":
                self._add(text_of(token.content), Markup.HTML_BLOCK)
            case "table_open":
                self._add_table(stream)

    def _inline(self, token: Token) -> Inline:
        inline = read_inline(token.content, self.env)
        self.literal += inline.literal
        return inline

    def _add_inline(self, inline: Inline) -> None:
        kind = Markup.HEADING if self.heading else None
        if self._add(inline.text, kind, self.heading) and inline.spans:
            self._add_spans(inline.spans, self.length - len(inline.text))

    def _add(self, text: str, kind: Markup | None = None, level: int = 0, label: str = "") -> bool:
        """Put a leaf block at the end; whether it has any text."""
        if not text or text.isspace():
            return False
        start = self.length + len(self.gap)
        self.parts += (self.gap, text)
        self.length = start + len(text)
        self.gap = "\n\n"
        for container in reversed(self.stack):
            if container.start is not None:
                break
            container.start = start
        if kind:
            self.spans.append(MarkupSpan(kind, start, self.length, level, label))
        return True

    def _add_spans(self, spans: tuple[MarkupSpan, ...], base: int) -> None:
        self.spans += (MarkupSpan(s.kind, base + s.start, base + s.end, s.level, s.label) for s in spans)

    def _add_table(self, stream: Iterator[Token]) -> None:
        base = self.length
        cells: list[Inline] = []
        for token in stream:
            match token.type:
                case "tr_open":
                    cells = []
                case "inline":
                    cells.append(self._inline(token))
                case "tr_close":
                    self._add_row(cells, base)
                case "table_close":
                    self._end_rows()
                    return

    def _add_row(self, cells: list[Inline], base: int) -> None:
        if self.length > base:
            self.gap = "\n"
        texts = [cell.text.replace("\n", " ") for cell in cells]
        if not self._add("\t".join(texts), Markup.TABLE_ROW):
            return
        at = self.length - sum(map(len, texts)) - len(texts) + 1
        for cell in cells:
            self._add_spans(cell.spans, at)
            at += len(cell.text) + 1

    def _end_rows(self) -> None:
        """A blank line comes next, also when the last item or row had no text."""
        self.gap = "\n\n" if self.length else ""

    def _open_list(self, token: Token) -> None:
        parent = self.stack[-1] if self.stack else None
        base = parent.base if parent and parent.kind is Markup.LIST_ITEM else self.length
        number = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else 0
        self.stack.append(_Container(None, base, number=number))

    def _open_item(self, token: Token) -> None:
        items = self.stack[-1]
        if self.length > items.base:
            self.gap = "\n"
        ordered = bool(token.info)
        self._open(
            Markup.LIST_ITEM,
            self._depth(Markup.LIST_ITEM) + 1,
            f"{items.number}{token.markup}" if ordered else token.markup,
        )
        items.number += ordered

    def _open(self, kind: Markup, level: int, label: str = "") -> None:
        self.stack.append(_Container(kind, self.length, level, label, len(self.spans)))
        self.spans.append(None)

    def _close(self) -> None:
        container = self.stack.pop()
        if container.kind and container.start is not None:
            self.spans[container.index] = MarkupSpan(
                container.kind, container.start, self.length, container.level, container.label
            )

    def _depth(self, kind: Markup) -> int:
        return sum(container.kind is kind for container in self.stack)
