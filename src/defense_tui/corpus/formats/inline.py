"""The text of one block of Markdown, with spans for its emphasis, links, images and code."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType

from defense_tui.corpus.characters import PIECE, settle_entity
from defense_tui.corpus.formats.html import breaks_line
from defense_tui.model.article import Markup, MarkupSpan

_MARKS = ("*", "_", "[", "&", "<", "\\", "`")
_KINDS = {"em": Markup.EMPHASIS, "strong": Markup.STRONG, "link": Markup.LINK}


class Inline(NamedTuple):
    """The text of one block; spans count from its first code point, in the order of their starts."""

    text: str
    spans: tuple[MarkupSpan, ...] = ()
    literal: bool = False
    """Whether a line was too long to be read for marks, so that they stand in the text."""


def read_inline(source: str, env: EnvType) -> Inline:
    """Read the *source* of one block; *env* holds the document's link references.

    Most blocks hold none of the marks that CommonMark's inline rules begin with: those need no parser (40,000 of
    45,000 in the texts that this was measured on).
    """
    if not any(mark in source for mark in _MARKS):
        return Inline(_joined(source))
    if len(source) > PIECE:
        return _read_in_pieces(source, env)
    tokens: list[Token] = []
    parser = _parser()
    parser.inline.parse(source, parser, env, tokens)
    return _Reading().of(tokens)


def _read_in_pieces(source: str, env: EnvType) -> Inline:
    """Read a long block by groups of its lines: a mark ends with its group. A longer line is taken literally."""
    text, spans, literal = "", [], False
    start = 0
    while start < len(source):
        end = _end_of_lines(source, start)
        piece = source[start:end]
        inline = (
            Inline(_joined(piece).strip(), literal=True) if end - start > PIECE else read_inline(piece.strip(), env)
        )
        spans += [span._replace(start=len(text) + span.start, end=len(text) + span.end) for span in inline.spans]
        text += inline.text + ("\n" if piece.endswith("  \n") else " ")
        literal |= inline.literal
        start = end
    return Inline(text.rstrip(), tuple(spans), literal)


def _end_of_lines(source: str, start: int) -> int:
    """Where the lines end that fit into a piece from *start*; where the first one does when not even that fits."""
    if len(source) - start <= PIECE:
        return len(source)
    return source.rfind("\n", start, start + PIECE) + 1 or source.find("\n", start) + 1 or len(source)


@functools.cache
def _parser() -> MarkdownIt:
    """Nesting stays at the preset's 20: 100,000 ``[`` take 2 seconds so, and 7 with a limit of 100."""
    parser = MarkdownIt("commonmark")
    parser.parse("rules are compiled at first use, and *that* is not safe in two threads")
    return parser


def _joined(source: str) -> str:
    """*source* with soft breaks as spaces and hard breaks (two spaces at a line's end) as newlines."""
    if "\n" not in source:
        return source
    if " \n" not in source and "\n " not in source:
        return source.replace("\n", " ")
    parts: list[str] = []
    for line in source.split("\n"):
        parts += (line.strip(" "), "\n" if line.endswith("  ") else " ")
    return "".join(parts[:-1])


@dataclass(slots=True)
class _Reading:
    """The text and spans of one block's tokens, as far as they have been read."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[MarkupSpan | None] = field(default_factory=list)
    opened: list[tuple[int, int, Token]] = field(default_factory=list)
    """Index in ``spans``, start and token of each mark that is open."""

    def of(self, tokens: list[Token]) -> Inline:
        for token in tokens:
            self._take(token)
        text = "".join(self.parts)
        spans = tuple(span for span in self.spans if span and span.start < span.end)
        return _stripped(Inline(text, spans))

    def _take(self, token: Token) -> None:
        if token.nesting > 0:
            self.opened.append((len(self.spans), self.length, token))
            self.spans.append(None)
        elif token.nesting < 0:
            index, start, opening = self.opened.pop()
            kind = _KINDS[opening.type.removesuffix("_open")]
            self.spans[index] = MarkupSpan(kind, start, self.length, label=str(opening.attrs.get("href", "")))
        elif token.type == "image":
            self._add(_text_of(token), Markup.IMAGE, str(token.attrs.get("src", "")))
        elif token.type == "code_inline":
            self._add(token.content, Markup.CODE)
        else:
            self._add(_text_of(token))

    def _add(self, text: str, kind: Markup | None = None, label: str = "") -> None:
        if kind:
            self.spans.append(MarkupSpan(kind, self.length, self.length + len(text), label=label))
        self.parts.append(text)
        self.length += len(text)


def _text_of(token: Token) -> str:
    """The text of a token that is no mark; an image's is its alternative text."""
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline":
            return "\n" if breaks_line(token.content) else ""
        case "text_special":
            return settle_entity(token.content)
        case "image":
            return "".join(map(_text_of, token.children or ()))
        case _:
            return token.content


def _stripped(inline: Inline) -> Inline:
    """*inline* without white space at its ends, as it stays when tags stood there."""
    text = inline.text.strip()
    if len(text) == len(inline.text):
        return inline
    cut = len(inline.text) - len(inline.text.lstrip())
    moved = (
        MarkupSpan(span.kind, max(span.start - cut, 0), min(span.end - cut, len(text)), span.level, span.label)
        for span in inline.spans
    )
    return Inline(text, tuple(span for span in moved if span.start < span.end))
