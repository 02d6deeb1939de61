"""The line at the bottom: the keys that matter here, or what has just happened."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from defense_tui.keys.command import Context
from defense_tui.keys.keymap import Keymap
from defense_tui.tui.widgets.bar import Bar
from defense_tui.tui.widgets.cells import gist
from defense_tui.tui.widgets.line import Line
from defense_tui.tui.workspace.hints import hints


class BottomLine(Bar):
    """Shows keys; a message replaces them until the next key, and is kept."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="bottom")
        self._keymap = keymap
        self.said: list[tuple[str, str]] = []
        """Past messages, oldest first: (tone, text)."""
        self._message = ("", "")
        """What is shown, or was last: tone and text."""
        self._saying = False
        self._room = 80
        """Cells that there are for a message; that many until there is a screen."""
        self.selected = ""
        """How much is selected in the reader, e.g. ``12 words``."""
        self.progress = ""
        """How far down the article the page in the reader lies, e.g. ``41 %``."""

    def say(self, text: str, tone: str = "ok") -> None:
        """Show *text*, or as much as says most where it is too long; *tone* is ``ok``, ``warning`` or ``error``."""
        self.said.append((tone, text))
        self.show(text, tone)

    def show(self, text: str, tone: str) -> None:
        """Show *text* as :meth:`say` does, without keeping it."""
        self._message = (tone, text)
        self._saying = True
        self._show_message()

    def on_resize(self, event: events.Resize) -> None:
        """Show as much of the message as there is room for now."""
        self._room = event.size.width
        if self._saying:
            self._show_message()

    def _show_message(self) -> None:
        tone, text = self._message
        self.line = Line(((f" {gist(text, self._room - 1)}", tone),))

    def hush(self) -> None:
        """A key was pressed: the message has been seen."""
        self._saying = False

    def show_hints(self, contexts: Sequence[Context]) -> None:
        """Show the keys that matter in *contexts*, innermost first, unless a message stands here."""
        if not self._saying:
            lead = f" selecting {self.selected} " if Context.SELECTING in contexts else ""
            progress = f" {self.progress} " if Context.READER in contexts and self.progress else ""
            keys = hints(self._keymap, contexts, (self.size.width or 80) - len(lead) - len(progress))
            left = ((lead, "accent"), *keys.left) if lead else keys.left
            self.line = Line(left, ((progress, "muted"),) if progress else ())

    def show_pending(self, strokes: Sequence[str]) -> None:
        """Show which keys of a sequence were typed."""
        self.line = Line(((f" {''.join(strokes)} …", "accent"),))
