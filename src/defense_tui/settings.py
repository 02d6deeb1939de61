"""Where the program keeps its files, and what the reader set in config.toml."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import platformdirs

_NAME = "defense-tui"

THEMES = ("ink", "paper", "sepia", "contrast")
"""Names of the themes, the default one first."""
COLORS = ("yellow", "green", "blue", "red", "purple")
"""Names of the colours that a highlight can have, in the order in which a key goes through them."""

CITATION_PARTS = ("title", "source", "date", "url", "sources")
"""What a citation can say; ``source`` is who published the article, ``sources`` what the words quoted rest on."""
CITATION = "{title}, {source}, {date}, {url}, {sources}"
"""How words are cited where the reader does not say otherwise."""
NOTE_PARTS = (
    "quote", "note", "citation", "link", "title", "publisher", "date", "url",
    "facts", "kind", "color", "tags", "created", "changed", "author", "id",
)  # fmt: skip
"""What an exported note can say; ``facts``: day, kind, colour and tags in one line."""
NOTE_TEMPLATE = "> {quote}\n\n{note}\n\n— {citation}\n\n{facts}"
"""How a note is written as Markdown where the reader does not say otherwise."""


class Directories(NamedTuple):
    """The directories in use; none of them is made before something is written."""

    data: Path
    """Notes: the one thing that exists nowhere else."""
    cache: Path
    """What can be made again."""
    state: Path
    """Reading state: last place, read and starred articles."""
    config: Path
    """The file ``config.toml``."""


def directories(given: Mapping[str, str | None] | None = None, environ: Mapping[str, str] = os.environ) -> Directories:
    """The directories in use: what the command line gives, else ``DEFENSE_TUI_*``, else the platform's own.

    *given* may have the keys ``data``, ``cache``, ``state`` and ``config``.
    """

    def pick(key: str, variable: str, default: Path) -> Path:
        chosen = (given or {}).get(key) or environ.get(variable)
        return Path(chosen).expanduser().absolute() if chosen else default

    own = platformdirs.PlatformDirs(_NAME, appauthor=False)
    return Directories(
        data=pick("data", "DEFENSE_TUI_DATA_DIR", own.user_data_path),
        cache=pick("cache", "DEFENSE_TUI_CACHE_DIR", own.user_cache_path),
        state=pick("state", "DEFENSE_TUI_STATE_DIR", own.user_state_path),
        config=pick("config", "DEFENSE_TUI_CONFIG", own.user_config_path / "config.toml"),
    )


class Settings(NamedTuple):
    """What the reader can set; every field is a key of ``config.toml``, and the defaults are those of no file."""

    theme: str = ""
    """One of :data:`THEMES`, of textual's own, or of the reader's ``themes`` folder; the app knows which there are.

    Empty: the one that was chosen in the app, else the first of :data:`THEMES`."""
    measure: int = 80
    """The widest line of the reader, in cells."""
    animation: bool = False
    ascii: bool = False
    """Draw with ASCII signs only."""
    mouse: bool = True
    layout: Literal["auto", "single"] = "auto"
    """``single``: one pane at a time at any width, for braille displays and screen readers."""
    marks: Literal["signs", "words"] = "signs"
    """``words``: the margin says ``note:`` instead of drawing a bar."""
    entities: Literal["auto", "bundled", "own", "none"] = "auto"
    """Whose entities are looked for; ``auto``: as the corpus says."""
    citation: str = CITATION
    """What is copied after a quote."""
    note_template: str = NOTE_TEMPLATE
    """How each note is written in a Markdown export; a line whose placeholders are all empty is left out."""
    editor: str = ""
    """The command that edits a note outside; empty: ``$VISUAL``, else ``$EDITOR``."""
    escape_delay: int = 300
    """How late the rest of an escape sequence may come, in milliseconds, and still be one key."""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Keys by command id, in place of the defaults: ``{"first": ("g g", "home")}``; no keys: the palette only."""
    colors: Mapping[str, str] = MappingProxyType({})
    """What a highlight's colour means to the reader: ``{"yellow": "fact to check"}``."""


class SettingsFault(NamedTuple):
    """Something in the settings that was passed over; the default holds instead."""

    file: Path
    line: int
    """Counted from 1; 0 when the file as a whole is meant."""
    message: str

    def __str__(self) -> str:
        return f"{self.file}{self._behind_the_file}"

    @property
    def brief(self) -> str:
        """The fault with its file's name alone, for where there is one such file and little room."""
        return f"{self.file.name}{self._behind_the_file}"

    @property
    def _behind_the_file(self) -> str:
        return f":{self.line}: {self.message}" if self.line else f": {self.message}"


def load(path: Path) -> tuple[Settings, tuple[SettingsFault, ...]]:
    """The settings of the file *path* and what was passed over in it; a file that is not there is no fault."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings(), ()
    except UnicodeDecodeError as error:
        return Settings(), (SettingsFault(path, 0, f"not UTF-8 (byte {error.start}); all settings are the defaults"),)
    except OSError as error:
        fault = SettingsFault(path, 0, f"cannot be read ({error.strerror}); all settings are the defaults")
        return Settings(), (fault,)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        return Settings(), (SettingsFault(path, line, f"not TOML: {error}; all settings are the defaults"),)
    accepted: dict[str, Any] = {}
    faults: list[SettingsFault] = []
    for key, value in table.items():
        try:
            if key in _TABLES:
                accepted[key] = _read_table(key, value, path, text, faults)
            else:
                accepted[key] = _reader(key)(value)
        except ValueError as error:
            faults.append(SettingsFault(path, line_of(text, key), str(error)))
    return Settings(**accepted), tuple(faults)


def line_of(text: str, key: str, table: str = "") -> int:
    """The line, counted from 1, on which the TOML *text* sets *key* of *table* ("" is the top); 0 if none is found."""
    open_table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\s*[\"']?([\w-]+)[\"']?\s*\]", line):
            open_table = header[1]
            if not table and open_table == key:
                return number
        elif setting := re.match(r"\s*(?:([\w-]+)\s*\.\s*)?(?:([\w-]+)|\"([^\"]*)\"|'([^']*)')\s*[=.]", line):
            dotted, *names = setting.groups()
            if (table == (dotted or open_table) and key in names) or (not table and key == dotted):
                return number
    return line_of(text, table) if table else 0


def _read_table(name: str, value: object, path: Path, text: str, faults: list[SettingsFault]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{name} must be a table: [{name}]")
    accepted: dict[str, Any] = {}
    for key, entry in value.items():
        try:
            accepted[key] = _TABLES[name](key, entry)
        except ValueError as error:
            faults.append(SettingsFault(path, line_of(text, key, name), str(error)))
    return MappingProxyType(accepted)


def _reader(key: str) -> Callable[[object], object]:
    if key not in _READERS:
        raise ValueError(f"unknown setting {key!r}; known are {', '.join(sorted((*_READERS, *_TABLES)))}")

    def read(value: object) -> object:
        try:
            return _READERS[key](value)
        except ValueError as error:
            raise ValueError(f"{key} must be {error}, not {value!r}") from None

    return read


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text in quotes")
    return value


def _template(parts: Collection[str]) -> Callable[[object], str]:
    listed = ", ".join(f"{{{part}}}" for part in parts)

    def read(value: object) -> str:
        try:
            found = list(Formatter().parse(_text(value)))
        except ValueError as error:
            raise ValueError(f"a text with {listed} in it; a brace itself is written twice ({error})") from None
        if any(name not in parts or form or change for _, name, form, change in found if name is not None):
            raise ValueError(f"a text with no placeholders but {listed}")
        return _text(value)

    return read


def _number(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"a whole number from {least} to {most}")
        return value

    return read


def _one_of(*choices: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValueError(f"one of {', '.join(choices)}")
        return value

    return read


def _read_keys(command: str, value: object) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(keys, str) and 1 <= len(keys.split()) <= 2 for keys in given):
        raise ValueError(
            f'the keys of {command} must be one or two strokes like "g g", or a list of such, not {value!r}'
        )
    return tuple(" ".join(keys.split()) for keys in given)


def _read_color(color: str, value: object) -> str:
    if color not in COLORS:
        raise ValueError(f"unknown colour {color!r}; known are {', '.join(COLORS)}")
    if not isinstance(value, str):
        raise ValueError(f"what {color} means must be a text in quotes, not {value!r}")
    return value


_READERS: Mapping[str, Callable[[object], object]] = {
    "theme": _text,
    "measure": _number(20, 400),
    "animation": _boolean,
    "ascii": _boolean,
    "mouse": _boolean,
    "layout": _one_of("auto", "single"),
    "marks": _one_of("signs", "words"),
    "entities": _one_of("auto", "bundled", "own", "none"),
    "citation": _template(CITATION_PARTS),
    "note_template": _template(NOTE_PARTS),
    "editor": _text,
    "escape_delay": _number(0, 2000),
}
_TABLES: Mapping[str, Callable[[str, object], object]] = {"keys": _read_keys, "colors": _read_color}
