"""Front matter: what stands between two ``+++`` (TOML) or ``---`` (YAML) lines at the top of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from defense_tui.corpus import tomlfile
from defense_tui.corpus.characters import settle
from defense_tui.model.corpus import Fault

LIMIT = 65_536
"""Bytes of a file in which its front matter must end."""

Value = str | tuple[str, ...]
"""A value as text, however it was typed; a list's items as texts."""

_TOML, _YAML = "+++", "---"
_LOOKS_LIKE_A_KEY = {_YAML: re.compile(r"\s*[\w-]+ *:(?:\s|$)"), _TOML: re.compile(r"\s*(?:\[|[\w-]+ *=)")}
_HINTS = {
    _YAML: "write one `key: value` a line, texts with a colon in quotes",
    _TOML: 'write one `key = "value"` a line',
}


class FrontMatter(NamedTuple):
    """The metadata at the top of an article, as the source gives it, and the text that follows."""

    body: str
    body_line: int = 0
    """How many lines of the source stand before the body."""
    values: Mapping[str, Value] = MappingProxyType({})
    lines: Mapping[str, int] = MappingProxyType({})
    """The source line, counted from 1, of each key."""
    faults: tuple[Fault, ...] = ()


class _BrokenError(ValueError):
    """What stands between the markers cannot be read; ``line`` counts from 1 within it, 0 when unknown."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def split(text: str, file: str) -> FrontMatter:
    """Part *text*, whose lines must end in LF, into front matter and body; *file* is for messages.

    Front matter that cannot be read is a fault, and then the body is the whole text. A key that stands twice is a
    fault too, and its last value counts.
    """
    first, _, rest = text.partition("\n")
    marker = first.rstrip()
    if marker not in (_TOML, _YAML):
        return FrontMatter(text)
    closing = _closing(marker, rest)
    if closing is None:
        return FrontMatter(text, faults=_left_open(marker, rest, file))
    source = settle(rest[: closing[0]])
    try:
        keys = _toml_keys(source) if marker == _TOML else _yaml_keys(source)
    except _BrokenError as error:
        fault = Fault(file, 1 + error.line, "bad-front-matter", f"front matter: {error}", _HINTS[marker])
        return FrontMatter(text, faults=(fault,))
    return _collected(keys, rest[closing[1] :], source.count("\n") + 2, file)


def _closing(marker: str, rest: str) -> tuple[int, int] | None:
    """Where the closing line of *rest* starts and where the line after it does; None when there is none."""
    at = 0
    while (start := rest.find(marker, at)) >= 0:
        end = rest.find("\n", start) + 1 or len(rest)
        if rest[start:end].rstrip() == marker and (start == 0 or rest[start - 1] == "\n"):
            return start, end
        at = start + len(marker)
    return None


def _left_open(marker: str, rest: str, file: str) -> tuple[Fault, ...]:
    """A fault when what follows looks like keys; otherwise the first line is a mere rule."""
    if not _LOOKS_LIKE_A_KEY[marker].match(rest):
        return ()
    message = f"front matter: no closing {marker} line in the first {LIMIT // 1024} kB"
    return (Fault(file, 1, "bad-front-matter", message, f"close it with a line {marker}"),)


def _collected(keys: list[tuple[str, Value | None, int]], body: str, body_line: int, file: str) -> FrontMatter:
    values: dict[str, Value | None] = {}
    lines: dict[str, int] = {}
    faults: list[Fault] = []
    for key, value, line in keys:
        if key in lines:
            message = f"front matter: {key!r} stands twice, the first time on line {lines[key]}"
            faults.append(Fault(file, line + 1, "duplicate-key", message, "keep one of the two; the last one counts"))
        lines[key] = line + 1
        values[key] = value
    known = {key: value for key, value in values.items() if value is not None}
    return FrontMatter(body, body_line, known, lines, tuple(faults))


def _yaml_keys(source: str) -> list[tuple[str, Value | None, int]]:
    # Imported here: 25 ms that a corpus without YAML need not wait for.
    from defense_tui.corpus.yamlkeys import YamlError, keys_of

    try:
        return keys_of(source)
    except YamlError as error:
        raise _BrokenError(f"{error} (YAML)", error.line) from None


def _toml_keys(source: str) -> list[tuple[str, Value | None, int]]:
    try:
        table = tomlfile.parse(source)
    except tomlfile.TomlError as error:
        raise _BrokenError(f"{error} (TOML)", error.line) from None
    located = tomlfile.TomlFile("", source, table)
    return [(key, _toml_value(value), located.line_of(key, located.whole)) for key, value in table.items()]


def _toml_value(value: Any) -> Value:
    return tuple(map(tomlfile.as_text, value)) if isinstance(value, list) else tomlfile.as_text(value)
