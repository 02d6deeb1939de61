"""The tables of curated files: typed access that turns each mistake into a fault with its line, and goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any, TypeVar

from defense_tui.corpus.characters import one_line, paragraphs
from defense_tui.corpus.tomlfile import TomlFile, as_text
from defense_tui.model.corpus import Fault
from defense_tui.model.edtf import EdtfDate, EdtfError

C = TypeVar("C", bound=str)

_LONGEST_DATE = 80


class Table:
    """One table of a curated file. A key that is not as it should be adds a fault and gives a harmless value."""

    def __init__(
        self,
        data: Mapping[str, Any],
        source: TomlFile,
        locate: Callable[[], range],
        faults: list[Fault],
        name: str = "",
    ) -> None:
        """*locate* finds the source lines of the table; it is asked only when a line is wanted."""
        self.data = data
        self._source = source
        self._locate = locate
        self._faults = faults
        self._name = name
        self._asked: list[str] = []

    @property
    def stem(self) -> str:
        """The file's name without suffix."""
        return PurePosixPath(self._source.file).stem

    @property
    def place(self) -> str:
        """File and line, for messages."""
        return f"{self._source.file}:{self.line()}"

    def line(self, key: str = "", saying: str = "") -> int:
        """The line of *key*, else of the table's header; 0 when unknown.

        In a value of several lines it is the first one that holds the text *saying*.
        """
        line = (self._source.line_of(key, self._span) if key else 0) or self._span.start
        within = range(line, self._span.stop)
        return (self._source.line_saying(saying, within) if saying else 0) or line

    def fault(self, code: str, message: str, hint: str, key: str = "", saying: str = "") -> Fault:
        """A fault at the line of *key* that holds the text *saying*, else of *key*, else of the table."""
        return Fault(self._source.file, self.line(key, saying), code, message, hint)

    def report(self, code: str, message: str, hint: str, key: str = "") -> None:
        """Add a fault to those of the file."""
        self._faults.append(self.fault(code, message, hint, key))

    def value(self, key: str) -> Any:
        """The value as TOML gives it; None when absent."""
        self._asked.append(key)
        return self.data.get(key)

    def text(self, key: str) -> str:
        """A text on one line; empty when absent."""
        return one_line(self._text(key))

    def prose(self, key: str) -> str:
        """A text with its paragraphs, each on one line."""
        return paragraphs(self._text(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        value = self.value(key)
        items = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(item, str) for item in items):
            self.report("bad-value", f"{key} is no list of texts", f'write {key} = ["...", "..."]', key)
        return tuple(filter(None, (one_line(item) for item in items if isinstance(item, str))))

    def date(self, key: str) -> EdtfDate | None:
        """An EDTF date, also as a bare TOML date or year; None when absent or wrong."""
        value = self.value(key)
        if value is None or value == "":
            return None
        try:
            return EdtfDate.parse(as_text(value)[:_LONGEST_DATE])
        except EdtfError as error:
            hint = 'write a date as known: "2025-07-01", "2025-07", "2025", "2025-04-01/2025-04-13"'
            self.report("bad-date", f"{key}: {error}", hint, key)
            return None

    def flag(self, key: str) -> bool:
        """Whether the key is ``true``; no when absent."""
        value = self.value(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.report("bad-value", f"{key} is neither true nor false", f"write {key} = true", key)
        return False

    def choice(self, key: str, allowed: Iterable[C], absent: C, wrong: C) -> C:
        """One of the *allowed* words; *absent* when there is none, *wrong* for a word that is not allowed."""
        text = self.text(key)
        words = tuple(allowed)
        if text and text not in words:
            self.report("unknown-value", f"{key} = {text!r} is not known", f"one of: {', '.join(words)}", key)
            return wrong
        return next((word for word in words if word == text), absent)

    def mapping(self, key: str) -> dict[str, str]:
        """A table of texts, numbers, dates and lists of them, all as text."""
        value = self.value(key)
        if not isinstance(value, dict):
            if value is not None:
                self.report("bad-value", f"{key} is no table", f"write a table of {key}", key)
            return {}
        return {one_line(name): one_line(as_text(item)) for name, item in value.items()}

    def tables(self, key: str) -> list[Table]:
        """The tables ``[[key]]`` of the file or, within a table, those below it; other values are faults."""
        value = self.value(key)
        items = value if isinstance(value, list) else [] if value is None else [value]
        name = f"{self._name}.{key}" if self._name else key
        if not (isinstance(value, list) or value is None) or not all(isinstance(item, dict) for item in items):
            self.report("bad-value", f"{key} is no list of tables", f"write [[{name}]]", key)
            return []
        return [
            Table(item, self._source, partial(self._lines_of, name, index, len(items)), self._faults, name)
            for index, item in enumerate(items)
        ]

    def inline(self, key: str, data: Mapping[str, Any]) -> Table:
        """A table inside the value of *key*; its line is that of the key."""
        return Table(data, self._source, partial(self._line_alone, key), self._faults, key)

    def require(self, *keys: str) -> bool:
        """Whether all of *keys* have a value; a fault for each that has none."""
        missing = [key for key in keys if self.data.get(key) in (None, "", [])]
        for key in missing:
            self.report("missing-field", f"{self._name or 'the file'} has no {key}", f"add {key} = ...", key)
        return not missing

    def finish(self) -> None:
        """Faults for the keys that nobody asked for."""
        for key in self.data:
            if key not in self._asked:
                hint = f"known here: {', '.join(self._asked)}"
                self.report("unknown-key", f"{key!r} is not known", hint, key)

    @cached_property
    def _span(self) -> range:
        return self._locate()

    def _lines_of(self, name: str, index: int, number: int) -> range:
        """The lines of the table *name* at *index* among *number*; those of this table when they stand in an array."""
        spans = self._source.spans(name, self._span)
        return spans[index] if len(spans) == number else self._span

    def _line_alone(self, key: str) -> range:
        line = self.line(key)
        return range(line, line + 1)

    def _text(self, key: str) -> str:
        value = self.value(key)
        if value is None or isinstance(value, str):
            return value or ""
        self.report("bad-value", f"{key} is no text", f'write {key} = "..."', key)
        return "" if isinstance(value, (list, dict)) else as_text(value)


def top(source: TomlFile, faults: list[Fault]) -> Table:
    """The file itself as a table."""
    return Table(source.data, source, lambda: source.whole, faults)
