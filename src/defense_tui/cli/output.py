"""What commands write: plain, stable text or one JSON document, never a control character of an article."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TextIO

from defense_tui.corpus.characters import replace_controls

_BLANKS = {ord("\n"): " ", ord("\t"): " "}
_WIDE = frozenset("WF")
_GAP = "  "
_NARROWEST = 20
"""Cells below which wrapping would leave a word or two a line: there the terminal itself breaks lines."""


class Style(StrEnum):
    """How a field looks on a terminal: the parameters of an SGR sequence (ECMA-48)."""

    PLAIN = ""
    STRONG = "1"
    MUTED = "2"
    ID = "36"
    MATCH = "1;33"


def harmless(text: str) -> str:
    """*text* with C0, C1 and bidi controls as U+FFFD; newlines and tabs stay."""
    return "\t".join(map(replace_controls, text.split("\t")))


def one_line(text: str) -> str:
    """*text* harmless and on one line: newlines and tabs are blanks."""
    return replace_controls(text.translate(_BLANKS))


class Output:
    """Where a command's results go: aligned and coloured on a terminal, fields parted by tabs elsewhere."""

    def __init__(self, stream: TextIO | None = None, environ: Mapping[str, str] = os.environ) -> None:
        self._stream = stream or sys.stdout
        self.terminal = self._stream.isatty()
        """Whether a person looks at it."""
        self.width = shutil.get_terminal_size().columns
        """Cells of a line of the terminal."""
        self.color = self.terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
        if isinstance(self._stream, io.TextIOWrapper):
            self._stream.reconfigure(errors="replace")

    def text(self, text: str) -> None:
        """Write *text*, which may have many lines, and end the line."""
        self._stream.write(f"{harmless(text)}\n")

    def line(self, *fields: tuple[str, Style] | str) -> None:
        """Write one record; a field with a style is ``(text, style)``."""
        self.rows([fields])

    def rows(self, rows: Iterable[Sequence[tuple[str, Style] | str]]) -> None:
        """Write one record a line: on a terminal aligned, the last column wrapped; else fields parted by tabs."""
        clean = [[_field(field) for field in row] for row in rows]
        if not self.terminal:
            self._stream.writelines("\t".join(text for text, _ in row) + "\n" for row in clean)
            return
        widths = [max(map(cells, column)) for column in _columns(clean)]
        for row in clean:
            *fields, (last, style) = row
            lead = sum(widths[: len(fields)]) + len(_GAP) * len(fields)
            parts = [
                self.styled(text, style) + " " * (width - cells(text))
                for (text, style), width in zip(fields, widths, strict=False)
            ]
            lines = wrapped(last, max(self.width - lead, _NARROWEST)).split("\n")
            parts.append(f"\n{' ' * lead}".join(self.styled(line, style) for line in lines))
            self._stream.write(_GAP.join(parts).rstrip() + "\n")

    def styled(self, text: str, style: Style) -> str:
        """*text*, which must be harmless, in *style* when colours are wanted."""
        return f"\x1b[{style}m{text}\x1b[m" if self.color and style and text else text

    def marked(self, text: str, marks: Iterable[tuple[int, int]], indent: str = "") -> str:
        """*text* wrapped, each line after *indent*; the code points *marks* stand out where colours are wanted."""
        flat = wrapped(one_line(text), max(self.width - len(indent), _NARROWEST))
        parts: list[str] = []
        at = 0
        for start, end in sorted(marks):
            start = max(start, at)
            parts += (flat[at:start], self.styled(flat[start:end], Style.MATCH))
            at = max(at, end)
        return indent + "".join((*parts, flat[at:])).replace("\n", f"\n{indent}")

    def lines(self, lines: Iterable[str]) -> None:
        """Write *lines*, which must be harmless, as they are."""
        self._stream.writelines(f"{line}\n" for line in lines)

    def json(self, document: object) -> None:
        """Write *document* as JSON in UTF-8, whatever the locale."""
        if isinstance(self._stream, io.TextIOWrapper):
            self._stream.reconfigure(encoding="utf-8")
        json.dump(document, self._stream, ensure_ascii=False, indent=2)
        self._stream.write("\n")

    def exactly(self, text: str) -> None:
        """Write *text* in UTF-8, byte for byte, with nothing added."""
        self._stream.flush()
        self._stream.buffer.write(text.encode("utf-8"))
        self._stream.buffer.flush()


def _field(field: tuple[str, Style] | str) -> tuple[str, Style]:
    text, style = (field, Style.PLAIN) if isinstance(field, str) else field
    return one_line(text), style


def _columns(rows: Sequence[Sequence[tuple[str, Style]]]) -> Iterable[list[str]]:
    for column in range(max(map(len, rows), default=0)):
        yield [row[column][0] for row in rows if column < len(row)]


def cells(text: str) -> int:
    """How many cells *text* takes on a terminal, by East Asian Width (UAX 11) and combining marks."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in _WIDE) for char in text)


def wrapped(text: str, width: int) -> str:
    """*text* with newlines for some of its blanks: lines of at most *width* cells, but for longer words.

    It has the same length, so that offsets hold.
    """
    return "\n".join(_wrapped_line(line, width) for line in text.split("\n"))


def _wrapped_line(line: str, width: int) -> str:
    first, *words = line.split(" ")
    parts, used = [first], cells(first)
    for word in words:
        size = cells(word)
        fits = used + 1 + size <= width
        used = used + 1 + size if fits else size
        parts += (" " if fits else "\n", word)
    return "".join(parts)
