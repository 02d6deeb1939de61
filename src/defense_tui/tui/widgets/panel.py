"""The place under the body where one panel at a time opens: a prompt, a picker, the note editor."""

from __future__ import annotations

from textual.containers import Vertical
from textual.widget import Widget

from defense_tui.tui.messages import Closed


class PanelSlot(Vertical):
    """Shows one panel; when it is closed the keyboard returns to where it was."""

    DEFAULT_CSS = "PanelSlot { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._before: Widget | None = None

    def open(self, panel: Widget) -> None:
        """Show *panel* in place of what is shown."""
        if not self.children:
            self._before = self.screen.focused
        self.remove_children()
        self.mount(panel)

    async def on_closed(self, message: Closed) -> None:
        """Take the panel away, then do what it was for."""
        message.stop()
        await self.remove_children()
        if self._before is not None and self._before.is_attached:
            self._before.focus()
        message.then()
