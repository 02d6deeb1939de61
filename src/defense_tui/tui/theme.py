"""The four themes: one table of colours, each pair at least 4.5:1 apart."""

from __future__ import annotations

from typing import NamedTuple

from textual.theme import Theme


class Palette(NamedTuple):
    """The colours of a theme, as ``#rrggbb``; ``match`` and ``selection`` are (text, background)."""

    background: str
    text: str
    muted: str
    accent: str
    entity: str
    date: str
    match: tuple[str, str]
    warning: str
    error: str
    ok: str
    panel: str
    selection: tuple[str, str]
    dark: bool


PALETTES = {
    "ink": Palette(
        "#10141a", "#d7dde5", "#8b96a5", "#6cb6ff", "#7ee0c3", "#e3b341", ("#10141a", "#ffd866"),
        "#ff9e64", "#ff7b72", "#8ddb8c", "#1a212b", ("#ffffff", "#2b4a73"), dark=True,
    ),
    "paper": Palette(
        "#fbfaf7", "#24292f", "#5f6872", "#0a58ca", "#0b6e58", "#8a5a00", ("#24292f", "#ffe58a"),
        "#a34700", "#b3261e", "#1a6b2d", "#f0eee8", ("#10141a", "#cfe3ff"), dark=False,
    ),
    "sepia": Palette(
        "#f4ecd8", "#3b2f24", "#6f5f4c", "#7a3e00", "#1f5f4f", "#7a5200", ("#3b2f24", "#ffd978"),
        "#8f3d00", "#9c1c14", "#2d5e1e", "#eadfc6", ("#2a2018", "#d9c7a0"), dark=False,
    ),
    "contrast": Palette(
        "#000000", "#ffffff", "#c8c8c8", "#66d9ff", "#66ffcc", "#ffe14d", ("#000000", "#ffff00"),
        "#ffb366", "#ff8080", "#80ff80", "#1c1c1c", ("#000000", "#66d9ff"), dark=True,
    ),
}  # fmt: skip
DEFAULT_THEME = "ink"
_NOTE_BACKGROUNDS = {
    True: {"yellow": "#4a4118", "green": "#1d4429", "blue": "#1c3b60", "red": "#57262a", "purple": "#43295c"},
    False: {"yellow": "#ffeeb0", "green": "#cdebcf", "blue": "#cfe3ff", "red": "#ffdad6", "purple": "#ebdefa"},
}
"""What lies behind a note's passage, by whether the theme is dark."""
_MARKS = {"yellow": "#a07800", "green": "#2e8540", "blue": "#3b7ddd", "red": "#d1453b", "purple": "#9a6ad0"}
"""The bars that stand for notes: of medium brightness, 3:1 from light and dark backgrounds alike."""


def theme_of(name: str, palette: Palette) -> Theme:
    """The theme *name* as textual wants it, with our own variables beside its own."""
    notes = _NOTE_BACKGROUNDS[palette.dark]
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.entity,
        accent=palette.accent,
        foreground=palette.text,
        background=palette.background,
        surface=palette.background,
        panel=palette.panel,
        warning=palette.warning,
        error=palette.error,
        success=palette.ok,
        dark=palette.dark,
        variables={
            "muted": palette.muted,
            "entity": palette.entity,
            "date": palette.date,
            "match-foreground": palette.match[0],
            "match-background": palette.match[1],
            "selection-foreground": palette.selection[0],
            "selection-background": palette.selection[1],
            "input-selection-background": palette.selection[1],
            **{f"note-{color}": background for color, background in notes.items()},
            **{f"mark-{color}": foreground for color, foreground in _MARKS.items()},
        },
    )


def textual_theme(name: str) -> Theme:
    """The theme *name* of :data:`PALETTES` as textual wants it."""
    return theme_of(name, PALETTES[name])


ANSI_VARIABLES = {
    "muted": "ansi_bright_black",
    "entity": "ansi_cyan",
    "date": "ansi_yellow",
    "match-foreground": "ansi_black",
    "match-background": "ansi_bright_yellow",
    "selection-foreground": "ansi_bright_white",
    "selection-background": "ansi_blue",
    "note-yellow": "ansi_yellow",
    "note-green": "ansi_green",
    "note-blue": "ansi_blue",
    "note-red": "ansi_red",
    "note-purple": "ansi_magenta",
    "mark-yellow": "ansi_yellow",
    "mark-green": "ansi_green",
    "mark-blue": "ansi_blue",
    "mark-red": "ansi_red",
    "mark-purple": "ansi_magenta",
}
"""Our variables for themes that draw with the terminal's own sixteen colours."""


def fallback_variables(theme: Theme) -> dict[str, str]:
    """Our variables for a theme that does not set them, so that the style sheet always finds them."""
    if theme.ansi:
        return ANSI_VARIABLES
    return textual_theme("ink" if theme.dark else "paper").variables
