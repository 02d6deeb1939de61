"""Themes of the reader's own, one TOML file each in ``themes`` beside ``config.toml``, and the theme chosen last."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError

from defense_tui.notebook.files import replace_file
from defense_tui.tui.theme import PALETTES, Palette

_COLORS = tuple(name for name in Palette._fields if name != "dark")
_PAIRS = ("match", "selection")
_CHOSEN = "theme"
"""The file in the state directory that holds the name of the theme chosen in the app."""


class ThemeFileError(ValueError):
    """A theme file cannot be used; the message says where and why."""


def own_palettes(folder: Path) -> tuple[dict[str, Palette], tuple[str, ...]]:
    """The palettes of *folder* by their file's name, and what is wrong with the files that were passed over."""
    palettes: dict[str, Palette] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            palettes[path.stem] = read_palette(path)
        except ThemeFileError as error:
            faults.append(str(error))
    return palettes, tuple(faults)


def read_palette(path: Path) -> Palette:
    """The palette in *path*; what it leaves out is as in ``ink``, or as in ``paper`` where it says ``dark = false``.

    Colours are ``"#rrggbb"``; ``match`` and ``selection`` are ``["#text", "#background"]``. Raises
    :class:`ThemeFileError`.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemeFileError(f"{path}: {error}") from None
    dark = table.pop("dark", True)
    if not isinstance(dark, bool):
        raise ThemeFileError(f"{path}: dark must be true or false")
    changes = {key: _value(path, key, value) for key, value in table.items()}
    return PALETTES["ink" if dark else "paper"]._replace(**changes)


def _value(path: Path, key: str, value: object) -> Any:
    if key not in _COLORS:
        raise ThemeFileError(f"{path}: {key} is no colour of a theme; known are {', '.join(_COLORS)}")
    if key not in _PAIRS:
        return _color(path, key, value)
    if not isinstance(value, list) or len(value) != 2:
        raise ThemeFileError(f'{path}: {key} must be ["#text", "#background"]')
    return tuple(_color(path, key, part) for part in value)


def _color(path: Path, key: str, value: object) -> str:
    try:
        return Color.parse(str(value)).hex
    except ColorParseError:
        raise ThemeFileError(f"{path}: {key} = {value!r} is no colour like #10141a") from None


def chosen_theme(state: Path) -> str:
    """The theme chosen in the app on any corpus; empty where none was, or where that cannot be read."""
    try:
        return (state / _CHOSEN).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def keep_theme(state: Path, name: str) -> None:
    """Choose the theme *name* for all corpora; raises OSError."""
    replace_file(state / _CHOSEN, f"{name}\n".encode())
