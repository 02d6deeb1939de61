"""What a question in one line asks, and what becomes of the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Question(NamedTuple):
    """What a prompt asks, and what happens with the answer."""

    label: str
    accept: Callable[[str], None]
    """Called with the text when Enter is pressed; the prompt is closed by then."""
    modes: Sequence[Callable[[str, Callable[[str], None]], None]] = ()
    """What is called after each change, one at a time: with the text, and with what says something at the right edge,
    now or when it is known."""
    leave: Callable[[], None] = lambda: None
    """Called when the prompt is left without an answer."""
    value: str = ""
