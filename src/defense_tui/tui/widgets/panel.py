"""The place under the body where one panel at a time opens: a prompt, a picker, the note editor."""

from __future__ import annotations

from textual.containers import Vertical
from textual.widget import AwaitMount, Widget

from defense_tui.tui.messages import Closed
from defense_tui.tui.widgets.waiting import caught_up


class PanelSlot(Vertical):
    """Shows one panel; when it is closed the keyboard returns to where it was."""

    DEFAULT_CSS = "PanelSlot { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._before: Widget | None = None
        self._opening: AwaitMount | None = None

    def open(self, panel: Widget) -> None:
        """Show *panel* in place of what is shown."""
        if not self.children:
            self._before = self.screen.focused
        self.remove_children()
        self._opening = self.mount(panel)

    @property
    def returns_to(self) -> Widget | None:
        """Where the keyboard goes when the panel that is shown is closed; None when none is shown."""
        return self._before if self.children else None

    async def settle(self) -> None:
        """Wait until a panel that was opened has the keyboard, and one that closes has given it back.

        Keys that were typed ahead go where they were meant to go only then.
        """
        if self._opening is not None:
            opening, self._opening = self._opening, None
            await opening
        for panel in self.children:
            await caught_up(panel)
            await caught_up(self)

    async def on_closed(self, message: Closed) -> None:
        """Take the panel away, then do what it was for."""
        message.stop()
        await self.remove_children()
        if self._before is not None and self._before.is_attached:
            self.screen.set_focus(self._before)
        message.then()
