"""Commands that change the lens, and what each pane answers for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from defense_tui.lens.lens import Clause, Lens
from defense_tui.tui.workspace.heads import lens_line
from defense_tui.tui.workspace.pane import Pane

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen


@runtime_checkable
class CanFilter(Protocol):
    """A widget whose cursor stands on something that a lens can ask for."""

    def clause_here(self) -> Clause | None:
        """What ``f`` narrows by."""
        ...


class Filtering:
    """Narrows and widens the one lens of all panes."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen

    def do_narrow(self) -> None:
        if clause := self._clause():
            self.see(self._screen.workspace.lens.narrowed(clause))

    def do_exclude(self) -> None:
        if clause := self._clause():
            self.see(self._screen.workspace.lens.narrowed(replace(clause, excluded=True)))

    def _clause(self) -> Clause | None:
        focused = self._screen.focused
        clause = focused.clause_here() if isinstance(focused, CanFilter) else None
        if clause is None:
            self._screen.say("Nothing here to filter by: put the cursor on a name, a date or an event", "warning")
        return clause

    def do_widen(self) -> None:
        if self._screen.workspace.lens:
            self.see(self._screen.workspace.lens.widened())
        else:
            self._screen.say("There is no filter", "warning")

    def do_restore_lens(self) -> None:
        if self._screen.workspace.last_lens != self._screen.workspace.lens:
            self.see(self._screen.workspace.last_lens)
        else:
            self._screen.say("There was no other filter before", "warning")

    def see(self, lens: Lens) -> None:
        """Look through *lens* from now on, and say so."""
        self._screen.change(self._screen.workspace.seen_through(lens))
        told = f"Filter: {lens_line(lens, self._screen.desk.name_of)}" if lens else "No filter: everything is shown"
        self._screen.say(f"{told}; Backspace removes the newest part; F brings the last filter back")

    def do_switch_scope(self) -> None:
        pane = self._screen.focused
        if not isinstance(pane, Pane) or pane.id is None:
            return
        if self._screen.reader.article is None:
            self._screen.say("No article is open", "warning")
            return
        self._screen.change(self._screen.workspace.with_scope_switched(pane.id))

    # Searching

    def search(self, text: str | None = None) -> None:
        """Open the search; *text* replaces the last query."""
        self._screen.open_overlay("search")
        self._screen.centre.search.open(text)
