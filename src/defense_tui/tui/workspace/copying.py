"""Commands that take words out of the program: quotes with their citation, links, exports, $EDITOR."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from defense_tui.keys.command import Context
from defense_tui.keys.labels import key_label
from defense_tui.library.answers import OpenArticle
from defense_tui.model.span import Passage
from defense_tui.notebook.citation import citation
from defense_tui.tui.messages import Say
from defense_tui.tui.terminal.clipboard import copy

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen


@runtime_checkable
class HoldsText(Protocol):
    """A widget where text is typed and selected."""

    @property
    def selected_text(self) -> str:
        """What is selected; empty when nothing is."""
        ...


class Copying:
    """Copies passages and addresses."""

    def __init__(self, screen: WorkspaceScreen, send_sequence: Callable[[str], None]) -> None:
        """*send_sequence* sends an escape sequence to the terminal; called from a worker thread."""
        self._screen = screen
        self._send_sequence = send_sequence

    def do_copy(self) -> None:
        self._quote(lambda quote, cited: f'"{quote}" - {cited}')

    def do_copy_markdown(self) -> None:
        def written(quote: str, cited: str) -> str:
            lines = "\n".join(f"> {line}".rstrip() for line in quote.split("\n"))
            return f"{lines}\n>\n> {cited}\n"

        self._quote(written)

    def _quote(self, written: Callable[[str, str], str]) -> None:
        reader = self._screen.reader
        if reader.article is None:
            self._screen.say("No article is open", "warning")
            return
        start, end = reader.selection or reader.sentence_here()
        work = partial(self._copy_quote, reader.article, start, end, written)
        self._screen.run_worker(work, thread=True, group="copy")

    def _copy_quote(self, opened: OpenArticle, start: int, end: int, written: Callable[[str, str], str]) -> None:
        desk = self._screen.desk
        sources = desk.library.sources(Passage(opened.article.id, start, end))
        self._copy(written(opened.text.text[start:end], citation(opened.article, desk.settings.citation, sources)))

    def do_interrupt(self) -> None:
        """Copy what is selected where the keyboard is, else say how to leave."""
        focused = self._screen.focused
        is_editor = Context.EDITOR in self._screen.contexts()
        if isinstance(focused, HoldsText) and focused.selected_text:
            self._send(focused.selected_text)
        elif self._screen.reader.selection and not is_editor:
            self.do_copy()
        elif is_editor:
            self._screen.say(f"{self._key('editor-save')} saves the note and closes it; {self._key('quit')} then quits")
        else:
            close = self._key("quit")
            self._screen.say(f"{close} closes what is open, and quits from the workspace; everything is saved")

    def _key(self, command_id: str) -> str:
        keys = self._screen.desk.keymap.keys_of(command_id)
        return key_label(keys[0]) if keys else f"{command_id}, in the list of commands,"

    def do_follow_link(self) -> None:
        reader = self._screen.reader
        if address := reader.link_at(reader.caret):
            self._send(address)
        elif reader.article is not None and reader.article.article.source_url:
            self._send(reader.article.article.source_url)
        else:
            self._screen.say("There is no link here, and the article names no address", "warning")

    def _send(self, text: str) -> None:
        self._screen.run_worker(partial(self._copy, text), thread=True, group="copy")

    def _copy(self, text: str) -> None:
        state = self._screen.desk.directories.state
        report = copy(text, write=self._send_sequence, environ=os.environ, state=state)
        self._screen.post_message(Say(report.line, "warning" if report.failures else "ok"))
