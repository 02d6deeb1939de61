"""What is marked can be told apart in every theme, in sixteen colours and in none."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.style import Style

from defense_tui.tui.reader.decorations import ORDER, NoteMark, runs
from defense_tui.tui.reader.painter import Painter
from defense_tui.tui.theme import PALETTES, fallback_variables, textual_theme
from tests.tui.reader.host import Host
from tests.tui.reader.texts import opened

TEXT = "On 5 June the Stryker was shown to both ministers."
MARKED = ("entity", "date", "note-yellow", "match", "selection", "caret")


class Themed(Host):
    """The host in a theme of one's choice."""

    def __init__(self, theme: str) -> None:
        super().__init__()
        for name in PALETTES:
            self.register_theme(textual_theme(name))
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        theme = self.get_theme(self.theme)
        assert theme is not None
        return fallback_variables(theme)


async def looks(theme: str, *layers: tuple[str, ...]) -> list[str]:
    """How text under each of these stacks of layers looks."""
    app = Themed(theme)
    async with app.run_test() as pilot:
        app.reader.show(opened(TEXT))
        app.reader.set_notes([NoteMark("n", 0, 9, "yellow", "commenting", "")])
        await pilot.pause()
        painter = Painter(app.reader)
        return [str(painter.style(names)) for names in layers]


@pytest.mark.parametrize("theme", [*PALETTES, "ansi-dark", "ansi-light", "textual-dark"])
async def test_every_mark_differs_from_plain_text_and_from_the_others(theme: str) -> None:
    found = await looks(theme, (), *((name,) for name in MARKED))
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("theme", PALETTES)
async def test_whatever_lies_on_each_other_can_be_read(theme: str) -> None:
    pairs = [runs(0, 1, [(0, 1, low), (0, 1, high)])[0][2] for low, high in combinations(ORDER, 2)]
    faint = [names for names, look in zip(pairs, await looks(theme, *pairs), strict=True) if _contrast(look) < 4.5]
    assert not faint


def _contrast(look: str) -> float:
    """The contrast of a look's colours by WCAG 2.1, from 1 to 21."""
    style = Style.parse(look)
    assert style.color and style.bgcolor and style.color.triplet and style.bgcolor.triplet
    darker, lighter = sorted(_luminance(*color) for color in (style.color.triplet, style.bgcolor.triplet))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(*channels: int) -> float:
    linear = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


async def test_without_colour_attributes_carry_the_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain, entity, date, note, match, selection, caret = await looks("ansi-dark", (), *((name,) for name in MARKED))
    assert not {"bold", "underline", "reverse"} & set(plain.split())
    assert "underline" in entity
    assert "bold" in date
    assert "bold" in note
    assert "reverse" in match
    assert "reverse" in selection
    assert "reverse" in caret


async def test_the_caret_shows_within_what_is_reversed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    selection, caret = await looks("ansi-dark", ("selection",), ("selection", "caret"))
    assert "reverse" in selection.split()
    assert "not reverse" in caret


async def test_the_background_of_a_note_shines_through_to_its_letters() -> None:
    entity, noted = await looks("ink", ("entity",), ("entity", "note-yellow"))
    assert entity.split(" on ")[0] == noted.split(" on ")[0]
    assert noted.endswith("on #4a4118")
