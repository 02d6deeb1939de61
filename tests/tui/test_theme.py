"""Themes: every text can be read on what it stands on (WCAG 2.1, contrast of at least 4.5:1)."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color

from defense_tui.settings import COLORS
from defense_tui.tui.theme import ANSI_VARIABLES, PALETTES, fallback_variables, textual_theme
from defense_tui.tui.theme_files import chosen_theme, keep_theme, own_palettes

READABLE = 4.5
VISIBLE = 3.0
"""What WCAG asks of signs and bars."""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, 1.4.3)."""

    def luminance(color: str) -> float:
        channels = (channel / 255 for channel in Color.parse(color).rgb)
        linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("role", ["text", "muted", "accent", "entity", "date", "warning", "error", "ok"])
def test_every_text_can_be_read_on_the_background(name: str, role: str) -> None:
    palette = PALETTES[name]
    assert contrast(getattr(palette, role), palette.background) >= READABLE


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("pair", ["match", "selection"])
def test_matches_and_selections_can_be_read(name: str, pair: str) -> None:
    text, background = getattr(PALETTES[name], pair)
    assert contrast(text, background) >= READABLE


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("role", ["text", "muted", "accent", "date", "warning"])
def test_the_bars_can_be_read(name: str, role: str) -> None:
    palette = PALETTES[name]
    assert contrast(getattr(palette, role), palette.panel) >= READABLE


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("color", COLORS)
def test_text_can_be_read_on_a_highlight_and_its_bar_can_be_seen(name: str, color: str) -> None:
    palette, variables = PALETTES[name], textual_theme(name).variables
    assert contrast(palette.text, variables[f"note-{color}"]) >= READABLE
    assert contrast(palette.entity, variables[f"note-{color}"]) >= READABLE
    assert contrast(variables[f"mark-{color}"], palette.background) >= VISIBLE


def test_a_theme_that_is_not_ours_gets_all_our_variables() -> None:
    ours = set(textual_theme("ink").variables)
    assert set(fallback_variables(textual_theme("paper"))) == ours
    assert set(ANSI_VARIABLES) >= ours - {"input-selection-background"}


def test_a_file_makes_a_theme_and_what_it_leaves_out_is_as_in_ours(tmp_path: Path) -> None:
    (tmp_path / "night.toml").write_text('background = "#000011"\nmatch = ["#000000", "#ffff00"]\n')
    palettes, faults = own_palettes(tmp_path)
    assert faults == ()
    assert palettes["night"] == PALETTES["ink"]._replace(background="#000011", match=("#000000", "#FFFF00"))


@pytest.mark.parametrize(
    "text", ["background = 3.5.1", 'background = "nocolour"', 'sky = "#fff"', 'match = "#fff"', "dark = 1"]
)
def test_a_broken_theme_file_is_named_and_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.toml").write_text(text)
    (tmp_path / "good.toml").write_text("dark = false\n")
    palettes, faults = own_palettes(tmp_path)
    assert list(palettes) == ["good"]
    assert "broken.toml" in faults[0]


def test_no_folder_is_no_fault(tmp_path: Path) -> None:
    assert own_palettes(tmp_path / "none") == ({}, ())


def test_the_theme_that_was_chosen_last_is_kept_for_all_corpora(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert chosen_theme(state) == ""
    keep_theme(state, "sepia")
    keep_theme(state, "paper")
    assert chosen_theme(state) == "paper"


def test_a_choice_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "theme").write_bytes(b"\xff")
    assert chosen_theme(tmp_path) == ""
