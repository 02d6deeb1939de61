"""A TOML file with the lines on which its tables and keys stand, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any

from defense_tui.corpus.canonical import decode
from defense_tui.model.corpus import Fault

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_STRING_OR_COMMENT = re.compile(r"\"\"\"|'''|\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*")


class TomlError(ValueError):
    """The source is no TOML; ``line`` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse(source: str) -> dict[str, Any]:
    """The values of a TOML *source*. Raises TomlError, whatever it is that tomllib cannot take."""
    try:
        return tomllib.loads(source)
    except RecursionError:
        raise TomlError("values are nested too deeply", 1) from None
    except ValueError as error:  # a TOMLDecodeError, or int() on more than 4,300 digits
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else source.count("\n") + 1
        raise TomlError(_PLACE.sub("", str(error)), line) from None


def as_text(value: Any) -> str:
    """A value as a person would write it: dates in ISO form, lists with commas."""
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case list():
            return ", ".join(map(as_text, value))
        case dict():
            return ", ".join(f"{name}: {as_text(item)}" for name, item in value.items())
        case _:
            return str(value)


_MEND = "mend the TOML (see https://toml.io), then check again: what depends on this file was not looked at"


@dataclass(frozen=True)
class TomlFile:
    """A TOML file that could be read. Lines count from 1."""

    file: str
    """Path below the corpus root."""
    text: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, file: str, faults: list[Fault]) -> TomlFile:
        """Read *path*. What is wrong goes to *faults*, and a file that cannot be read or parsed is an empty one."""
        try:
            decoded = decode(path.read_bytes())
        except OSError as error:
            message = f"cannot be read: {error.strerror or error}"
            faults.append(Fault(file, 0, "unreadable", message, "look at its permissions"))
            return cls(file)
        if decoded.bad_line:
            faults.append(Fault(file, decoded.bad_line, "not-utf-8", "is not UTF-8", "save the file as UTF-8"))
        try:
            return cls(file, decoded.text, parse(decoded.text))
        except TomlError as error:
            message = f"{error}; nothing of this file is used"
            faults.append(Fault(file, error.line, "bad-toml", message, _MEND))
            return cls(file)

    @property
    def whole(self) -> range:
        """All lines."""
        return range(1, len(self._lines) + 1)

    def spans(self, name: str, within: range) -> list[range]:
        """The lines of each table ``[[name]]`` that starts *within* some lines, with the tables below it."""
        headers = self._headers[
            bisect_left(self._headers, (within.start,)) : bisect_left(self._headers, (within.stop,))
        ]
        spans: list[range] = []
        start = 0
        for line, header in (*headers, (within.stop, "")):
            if start and not header.startswith(f"{name}."):
                spans.append(range(start, line))
                start = 0
            if header == name:
                start = line
        return spans

    def line_of(self, key: str, within: range) -> int:
        """The first line *within* some lines that gives *key* a value or begins a table of that name; 0 when none."""
        given = re.compile(rf"""\s*(?:\[\[?\s*(?:[\w.-]+\.)?)?["']?{re.escape(key)}["']?\s*[=.\]]""")
        return next((line for line in within if given.match(self._lines[line - 1])), 0)

    def line_saying(self, text: str, within: range) -> int:
        """The first line *within* some lines that holds *text*; 0 when none."""
        return next((line for line in within if text in self._lines[line - 1]), 0)

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n"))

    @cached_property
    def _headers(self) -> tuple[tuple[int, str], ...]:
        return tuple(_headers(self._lines))


def _headers(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Line and name of each table header; what looks like one inside a multi-line string is none."""
    closing = ""
    for number, line in enumerate(lines, start=1):
        if not closing and (header := _HEADER.fullmatch(line)):
            yield number, header[1]
            continue
        closing = _left_open(line, closing)


def _left_open(line: str, closing: str) -> str:
    """What ends the multi-line string that is open after *line*, given what ended the one before it; else empty."""
    at = 0
    while True:
        if closing:
            end = line.find(closing, at)
            if end < 0:
                return closing
            at, closing = end + len(closing), ""
        found = _STRING_OR_COMMENT.search(line, at)
        if not found:
            return ""
        at = found.end()
        closing = found[0] if found[0] in ('"""', "'''") else ""
