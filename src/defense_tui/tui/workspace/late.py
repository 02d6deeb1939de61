"""What carries out commands that need more than the first frame does; imported with the first such command."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defense_tui.tui.workspace.changing import Changing
    from defense_tui.tui.workspace.drafting import Drafting
    from defense_tui.tui.workspace.noting import Noting
    from defense_tui.tui.workspace.screen import WorkspaceScreen
    from defense_tui.tui.workspace.settling import Settling


class LateHandlers:
    """The handlers of one workspace that come late: note editor, clipboard and formats take 40 ms to import."""

    def __init__(self, screen: WorkspaceScreen, send_sequence: Callable[[str], None]) -> None:
        """*send_sequence* sends an escape sequence to the terminal; called from a worker thread."""
        self._screen = screen
        self._send_sequence = send_sequence

    @cached_property
    def noting(self) -> Noting:
        """Makes notes."""
        from defense_tui.tui.workspace.noting import Noting

        return Noting(self._screen)

    @cached_property
    def changing(self) -> Changing:
        """Changes and deletes notes."""
        from defense_tui.tui.workspace.changing import Changing

        return Changing(self._screen)

    @cached_property
    def drafting(self) -> Drafting:
        """Keeps what is typed."""
        from defense_tui.tui.workspace.drafting import Drafting

        return Drafting(self._screen)

    @cached_property
    def settling(self) -> Settling:
        """Asks about notes that lost their place or have two versions."""
        from defense_tui.tui.workspace.settling import Settling

        return Settling(self._screen)

    @cached_property
    def all(self) -> tuple[object, ...]:
        """All that carry out commands."""
        from defense_tui.tui.workspace.copying import Copying
        from defense_tui.tui.workspace.exporting import Exporting
        from defense_tui.tui.workspace.finding import Finding
        from defense_tui.tui.workspace.marking import Marking
        from defense_tui.tui.workspace.telling import Telling

        copying = Copying(self._screen, self._send_sequence)
        screen = self._screen
        others = (Finding(screen), Telling(screen), Marking(screen), copying, Exporting(screen))
        return (self.noting, self.changing, *others, self.settling)

    def load(self) -> None:
        """Import them all, and the search, so that no key has to wait for that; for a worker."""
        from defense_tui.tui.screens import search

        _ = search, self.all, self.drafting
