"""The app: wires library, notebook and terminal to the workspace, and feeds keys to commands."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import inspect
import locale
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.driver import Driver
from textual.filter import LineFilter
from textual.theme import Theme

from defense_tui.corpus.bundled import bundled_root
from defense_tui.keys.commands import COMMANDS
from defense_tui.keys.keymap import Keymap
from defense_tui.keys.machine import KeyMachine, Pending, Run
from defense_tui.lens.query import parse
from defense_tui.library.memory import MemoryLibrary
from defense_tui.library.plan import Plan, copies_in
from defense_tui.notebook.author import this_author
from defense_tui.notebook.reading import ReadingState
from defense_tui.notebook.store import Notebook
from defense_tui.settings import Directories, Settings
from defense_tui.tui.ascii import AsciiFilter
from defense_tui.tui.desk import Desk
from defense_tui.tui.state import Place, PlaceKind, Workspace, from_json
from defense_tui.tui.terminal.capabilities import ColorSystem, ascii_only, colour_system
from defense_tui.tui.terminal.cursor import CursorFollowsFocus
from defense_tui.tui.theme import DEFAULT_THEME, PALETTES, fallback_variables, textual_theme, theme_of
from defense_tui.tui.theme_files import chosen_theme, own_palettes
from defense_tui.tui.workspace.screen import WorkspaceScreen

_ANSI_THEMES = ("ansi-dark", "ansi-light")
_FOR_THE_ARTICLE = 0.3
"""Seconds that the first frame waits for its article: painted without it, it has 2,000 blanks that are overwritten."""


class DefenseApp(CursorFollowsFocus[None], inherit_bindings=False):
    """One screen, one key machine; textual's own keys, such as ctrl+q, mean nothing."""

    TITLE = "defense-tui"
    CSS_PATH: ClassVar[list[Any]] = ["app.tcss", "workspace/screen.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[Any]] = []

    def __init__(
        self,
        desk: Desk,
        workspace: Workspace,
        driver_class: type[Driver] | None = None,
        painted: Callable[[], None] | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        """*driver_class* writes to the terminal (None: textual's own); *painted* is called after the first frame.

        *notices* are told at the bottom, e.g. what was passed over in the settings.
        """
        # textual decides here and for good how it treats NO_COLOR; with any other answer it paints greys.
        super().__init__(driver_class=driver_class, ansi_color=True if desk.settings.theme in _ANSI_THEMES else None)
        self._notices = notices
        self.desk = desk
        self._painted = painted
        self._machine = KeyMachine(desk.keymap)
        self._typed_ahead: list[events.Key | events.Paste] | None = []
        """What was typed before there was a screen to take it; None from the first frame on."""
        self._ascii = AsciiFilter()
        self._workspace_screen = WorkspaceScreen(desk, workspace, self)
        self.animation_level = "full" if desk.settings.animation else "none"
        own, self._theme_faults = own_palettes(desk.directories.config.parent / "themes")
        for name, palette in (PALETTES | own).items():
            self.register_theme(theme_of(name, palette))
        wanted = desk.settings.theme or chosen_theme(desk.directories.state)
        self.theme = wanted if wanted in self.available_themes else DEFAULT_THEME
        if wanted and wanted != self.theme:
            self._notices = (*notices, f"there is no theme {wanted!r}; : and theme lists those there are")

    def on_load(self) -> None:
        """Hold painting back until everything is in its place: one first frame instead of eight."""
        self._first_frame = self.batch_update()
        self._first_frame.__enter__()

    async def on_ready(self) -> None:
        """Paint the first frame, with the article in it if that is read at once, then do what was typed before it."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._workspace_screen.centre.settle(), _FOR_THE_ARTICLE)
        self._first_frame.__exit__(None, None, None)
        for notice in (*self._notices, *self._theme_faults):
            self._workspace_screen.say(notice, "warning")
        if self._painted:
            self.call_after_refresh(self._painted)
        typed_ahead, self._typed_ahead = self._typed_ahead or [], None
        for event in typed_ahead:
            await self.on_event(event)

    def get_default_screen(self) -> WorkspaceScreen:
        return self._workspace_screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        theme: Theme | None = self.get_theme(self.theme)
        return fallback_variables(theme or textual_theme(DEFAULT_THEME))

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew; while there is nothing on the screen yet, knowing the theme's colors is enough."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to everything painted: in ASCII mode it is turned into ASCII."""
        filters = super().get_line_filters()
        return [*filters, self._ascii] if self.desk.settings.ascii else filters

    def send(self, sequence: str) -> None:
        """Send an escape sequence to the terminal as it is; any thread may call this."""
        if self._driver is not None:
            self._driver.write(sequence)

    def redraw(self) -> None:
        """Draw everything anew, whatever the terminal is thought to show."""
        forget = getattr(self._driver, "forget", None)
        if forget is not None:
            forget()
        self.screen.refresh(layout=True)

    async def on_event(self, event: events.Event) -> None:
        """Give keys to the key machine first; what means nothing to it goes the usual way."""
        if self._typed_ahead is not None and isinstance(event, events.Key | events.Paste):
            self._typed_ahead.append(event)
            return
        if isinstance(event, events.Key) and not event.is_forwarded and await self._feed(event):
            return
        if isinstance(event, events.Paste) and not event.is_forwarded and self._workspace_screen.take_paste(event.text):
            return
        await super().on_event(event)

    async def _feed(self, event: events.Key) -> bool:
        screen = self._workspace_screen
        await screen.settle()
        screen.bottom.hush()
        screen.bottom.show_hints(screen.contexts())
        outcome = self._machine.feed(stroke_of(event), screen.contexts())
        if isinstance(outcome, Run):
            done = screen.run_command(outcome.command.id)
            if inspect.isawaitable(done):
                await done
            return True
        if isinstance(outcome, Pending):
            screen.bottom.show_pending(outcome.strokes)
            return True
        is_dropped = len(outcome.strokes) > 1
        if is_alt_and_text(event):
            for key in keys_of_alt(event)[is_dropped:]:
                await self.on_event(key)
            return True
        return is_dropped


def stroke_of(event: events.Key) -> str:
    """The key as the key machine knows it: the character typed, else textual's name for the key."""
    if is_alt_and_text(event):
        return event.key
    if event.character is not None and event.character.isprintable() and event.character != " ":
        return event.character
    return event.key


def is_alt_and_text(event: events.Key) -> bool:
    """Whether alt was held with a key that is text, Enter or Tab, or Esc was typed just before it.

    Terminals send the same for both, and tmux for Esc and a key within its ``escape-time``.
    """
    return event.key.startswith("alt+") and event.character is not None


def keys_of_alt(event: events.Key) -> tuple[events.Key, events.Key]:
    """Esc and the key: what alt and a key are where that is bound to nothing."""
    return events.Key("escape", "\x1b"), events.Key(event.key.removeprefix("alt+"), event.character)


def run(
    corpus: Path | None,
    *,
    article: str | None,
    query: str | None,
    directories: Directories,
    settings: Settings,
    notices: Sequence[str] = (),
    driver_class: type[Driver] | None = None,
) -> int:
    """Open the app on the folder *corpus*, or on the bundled content, until the reader quits; the exit status.

    *notices* and *driver_class* are as for :class:`DefenseApp`. Raises
    :class:`~defense_tui.corpus.folder.CorpusError` when the folder cannot be read.
    """
    sys.setswitchinterval(0.0005)
    settings = fitted(settings, os.environ, locale.getpreferredencoding(False))
    plan = Plan(settings.entities, copies=copies_in(directories.cache))
    library = MemoryLibrary.begin(corpus or bundled_root(), bundled_root(), plan)
    try:
        desk = Desk(
            library=library,
            notebook=Notebook(directories.data, this_author(), cache=directories.cache),
            reading=ReadingState(directories.state, library.state().info.key),
            settings=settings,
            keymap=Keymap.of(COMMANDS, settings.keys),
            directories=directories,
        )

        def go_on() -> None:
            """What the first frame needed stays, so no collection need ever look at it again."""
            gc.freeze()
            gc.enable()
            library.go_on()

        app = DefenseApp(desk, opening_workspace(desk, article, query), driver_class, go_on, notices)
        app.run(mouse=settings.mouse)
        desk.reading.save()
    finally:
        library.close()
    return app.return_code or 0


def fitted(settings: Settings, environ: Mapping[str, str], encoding: str) -> Settings:
    """*settings* as the terminal can show them: in ASCII, or truly without colour, where it has nothing else."""
    ascii_too = settings.ascii or ascii_only(environ, encoding)
    colourless = colour_system(environ) is ColorSystem.NONE and settings.theme not in _ANSI_THEMES
    return settings._replace(ascii=ascii_too, theme="ansi-dark" if colourless else settings.theme)


def opening_workspace(desk: Desk, article: str | None, query: str | None) -> Workspace:
    """Where the app begins: what the command line asks for, else where the reader left off."""
    workspace = from_json(desk.reading.workspace)
    if query is not None:
        workspace = workspace.seen_through(parse(query))
    if article is not None:
        workspace = workspace.visiting(Place(PlaceKind.ARTICLE, article))
    return workspace
