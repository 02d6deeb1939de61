"""Commands that take words out of the program: quotes with their citation, links, exports, $EDITOR."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from defense_tui.model.article import Article
from defense_tui.tui.messages import Say
from defense_tui.tui.terminal.clipboard import copy

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen


def citation(article: Article, template: str) -> str:
    """Who published *article*, where and when, by *template*; parts that it has not leave no stray comma."""
    parts = {
        "title": article.title,
        "source": article.publisher,
        "date": article.date.shown if article.date else "undated",
        "url": article.source_url,
    }
    filled = template.format_map(parts)
    return ", ".join(part.strip() for part in filled.split(",") if part.strip())


class Copying:
    """Copies passages and addresses."""

    def __init__(self, screen: WorkspaceScreen, send_sequence: Callable[[str], None]) -> None:
        """*send_sequence* sends an escape sequence to the terminal; called from a worker thread."""
        self._screen = screen
        self._send_sequence = send_sequence

    def do_copy(self) -> None:
        if found := self._quote():
            quote, article = found
            self._send(f'"{quote}" - {citation(article, self._screen.desk.settings.citation)}')

    def do_copy_markdown(self) -> None:
        if found := self._quote():
            quote, article = found
            lines = "\n".join(f"> {line}".rstrip() for line in quote.split("\n"))
            self._send(f"{lines}\n>\n> {citation(article, self._screen.desk.settings.citation)}\n")

    def _quote(self) -> tuple[str, Article] | None:
        reader = self._screen.reader
        if reader.article is None:
            self._screen.say("No article is open", "warning")
            return None
        start, end = reader.selection or reader.sentence_here()
        return reader.article.text.text[start:end], reader.article.article

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
