"""A tiny app around one reader, and what its tests ask of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.pilot import Pilot

from defense_tui.library.answers import OpenArticle
from defense_tui.tui.messages import Counted, Say
from defense_tui.tui.reader.reader import Reader
from defense_tui.tui.terminal.cursor import CursorFollowsFocus
from defense_tui.tui.theme import fallback_variables, textual_theme


class Host(CursorFollowsFocus[None]):
    """Shows a reader in our default theme, and keeps what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(textual_theme("ink"))
        self.theme = "ink"
        self.reader = Reader()
        self.heard: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallback_variables(textual_theme("ink"))

    def compose(self) -> ComposeResult:
        yield self.reader

    def on_reader_caret_moved(self, message: Reader.CaretMoved) -> None:
        self.heard.append(message)

    def on_reader_selection_changed(self, message: Reader.SelectionChanged) -> None:
        self.heard.append(message)

    def on_reader_scrolled(self, message: Reader.Scrolled) -> None:
        self.heard.append(message)

    def on_reader_layers_changed(self, message: Reader.LayersChanged) -> None:
        self.heard.append(message)

    def on_say(self, message: Say) -> None:
        self.heard.append(message)

    def on_counted(self, message: Counted) -> None:
        self.heard.append(message)

    @property
    def said(self) -> list[str]:
        """What was said at the bottom."""
        return [message.text for message in self.heard if isinstance(message, Say)]


@asynccontextmanager
async def reading(
    article: OpenArticle, offset: int = 0, *, size: tuple[int, int] = (50, 10)
) -> AsyncIterator[tuple[Host, Reader, Pilot[None]]]:
    """A running app whose reader shows *article* and has the keyboard."""
    app = Host()
    async with app.run_test(size=size) as pilot:
        app.reader.focus()
        app.reader.show(article, offset)
        await app.reader.has_page.wait()
        await pilot.pause()
        app.heard.clear()
        yield app, app.reader, pilot


def screen_of(reader: Reader) -> list[str]:
    """The rows of text that the reader draws."""
    return [reader.render_line(y).text.rstrip() for y in range(reader.size.height)]


def looks_at(reader: Reader, row: int, text: str) -> str:
    """The look of the piece that begins with *text* in a row, as rich writes styles."""
    return next(str(segment.style) for segment in reader.render_line(row) if segment.text.startswith(text))


class Repaints:
    """What a reader asks to have painted anew: regions, None for everything."""

    def __init__(self, reader: Reader, monkeypatch: object) -> None:
        self.regions: list[Region | None] = []
        refresh = reader.refresh

        def spy(*regions: Region, **options: bool) -> Reader:
            self.regions += regions or (None,)
            refresh(*regions, **options)
            return reader

        monkeypatch.setattr(reader, "refresh", spy)  # type: ignore[attr-defined]

    @property
    def rows(self) -> set[int]:
        """The rows painted, on the screen; raises AssertionError when all of them were."""
        assert None not in self.regions, "everything was painted anew"
        return {y for region in self.regions if region for y in range(region.y, region.bottom)}
