"""What widgets tell those above them: messages, the only way up."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from defense_tui.tui.state import Place


class Visit(Message):
    """The reader wants to go to a place."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class Say(Message):
    """Something happened that the reader should know; shown at the bottom until the next key, then kept."""

    def __init__(self, text: str, tone: str = "ok") -> None:
        super().__init__()
        self.text = text
        self.tone = tone
        """``ok``, ``warning`` or ``error``."""


class Counted(Say):
    """Which of the places found one is at; shown until the next key, not kept."""


class Closed(Message):
    """A panel is done: it goes, the keyboard returns to where it was, and then *then* is called."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self.then = then
