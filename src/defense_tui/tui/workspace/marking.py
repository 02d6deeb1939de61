"""Commands that mark articles: starred, read, unread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from defense_tui.notebook.reading import Progress
from defense_tui.tui.state import PlaceKind
from defense_tui.tui.widgets.cells import counted
from defense_tui.tui.widgets.question import Question

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen


class Marking:
    """Marks the article under the cursor of the list, the one that is open, or all of the list."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen

    def do_star(self) -> None:
        screen = self._screen
        article = self._article_here()
        if not article:
            screen.say("Only articles can be starred", "warning")
            return
        starred = screen.desk.reading.toggle_star(article)
        screen.say("Starred; is:starred in a search finds it" if starred else "The star is taken away")
        screen.articles.refresh()

    def do_mark_read(self) -> None:
        """Call the article unread if any of it was read, else read."""
        screen = self._screen
        article = self._article_here()
        if not article:
            screen.say("Only articles can be read or unread", "warning")
            return
        was_unread = screen.desk.reading.status(article).progress is Progress.UNREAD
        screen.desk.reading.mark(article, Progress.READ if was_unread else Progress.UNREAD)
        if article == screen.centre.shown_article:
            screen.left_alone = article
        screen.say("Marked as read; M again: unread" if was_unread else "Marked as unread; M again: read")
        screen.articles.refresh()

    def do_mark_all_read(self) -> None:
        """Call every article of the list read, once the reader has said so."""
        rows, reading = self._screen.articles.items, self._screen.desk.reading
        unread = [row.article.id for row in rows if reading.status(row.article.id).progress is not Progress.READ]
        if not unread:
            self._screen.say("Every article of the list has been read", "warning")
            return
        label = f"mark {counted(len(unread), 'article')} of the list as read? (yes)"
        self._screen.ask(Question(label, partial(self._mark_if_sure, unread)))

    def _mark_if_sure(self, articles: Sequence[str], answer: str) -> None:
        if answer.strip().casefold() != "yes":
            self._screen.say("Nothing was marked")
            return
        for article in articles:
            self._screen.desk.reading.mark(article, Progress.READ)
        self._screen.say(f"Marked {counted(len(articles), 'article')} as read")
        self._screen.articles.refresh()

    def _article_here(self) -> str:
        """Id of the article under the cursor of the list, else of the one that is open; empty when there is none."""
        focused, screen = self._screen.focused, self._screen
        place = focused.place_here() if focused is screen.articles else screen.workspace.place
        return place.id if place is not None and place.kind is PlaceKind.ARTICLE else ""
