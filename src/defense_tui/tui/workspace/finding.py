"""Finding in the list or the text that has the keyboard, and searching everything for what is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from defense_tui.tui.widgets.cells import counted
from defense_tui.tui.widgets.question import Question
from defense_tui.tui.widgets.rows import Rows
from defense_tui.tui.workspace.reading import ArticleReader, Found

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen

Tell = Callable[[str], None]


class Finding:
    """Asks what to find, and says how much of it there is."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen
        self._missed: str | None = None
        """What was found nowhere here; the next search begins with it."""

    def do_search(self) -> None:
        missed, self._missed = self._missed, None
        self._screen.filtering.search(missed)

    def do_find(self) -> None:
        focused, self._missed = self._screen.focused, None
        if focused is self._screen.reader:
            self._find_in_text(self._screen.reader)
        elif isinstance(focused, Rows):
            self._find_in_rows(focused)

    def _offer_search(self, text: str, where: str) -> None:
        self._missed = text
        self._screen.say(f"“{text}” is not in this {where}; s searches everything for it", "warning")

    def _find_in_rows(self, rows: Rows[Any]) -> None:
        start = rows.cursor

        def find(text: str, tell: Tell) -> None:
            rows.move_to(start)
            tell(counted(rows.find(text), "row") if text else "")

        def accept(text: str) -> None:
            if text and not rows.find(text):
                self._offer_search(text, "list")

        self._screen.ask(Question("find", accept, (find,), lambda: rows.move_to(start)))

    def _find_in_text(self, reader: ArticleReader) -> None:
        start = reader.caret

        def words(text: str, tell: Tell) -> None:
            reader.find(text, start, regex=False)
            reader.when_found(lambda found: tell(_summary(found)))

        def expression(text: str, tell: Tell) -> None:
            reader.find(text, start, regex=True)
            reader.when_found(lambda found: tell(f"{_summary(found)} (expression)"))

        def restore() -> None:
            reader.clear_matches()
            reader.go_to(start)

        self._screen.ask(Question("find", lambda _: reader.when_found(self._tell), (words, expression), restore))

    def _tell(self, found: Found) -> None:
        if found.which is not None:
            self._screen.say(f"{_summary(found)}; n next, N previous, Esc takes the marks away")
        elif found.fault or found.matches.stopped:
            self._screen.say(_summary(found), "warning")
        elif found.needle:
            self._offer_search(found.needle, "article")


def _summary(found: Found) -> str:
    if found.fault:
        return found.fault
    late = ", stopped: too slow" if found.matches.stopped else ""
    if found.which is not None:
        return f"{found.matches.numbered(found.which)}{late}"
    return f"nothing{late}" if found.needle else ""
