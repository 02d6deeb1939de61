"""A question in one line at the bottom: find, go to, name a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from defense_tui.tui.messages import Closed
from defense_tui.tui.widgets.bar import Bar
from defense_tui.tui.widgets.field import Field
from defense_tui.tui.widgets.line import Line


@dataclass(frozen=True, slots=True)
class Question:
    """What a prompt asks, and what happens with the answer."""

    label: str
    accept: Callable[[str], None]
    """Called with the text when Enter is pressed; the prompt is closed by then."""
    change: Callable[[str], str] = lambda text: ""
    """Called with the text after each change; returns what to say at the right edge."""
    leave: Callable[[], None] = lambda: None
    """Called when the prompt is left without an answer."""
    value: str = ""


class Prompt(Horizontal):
    """Shows one :class:`Question`; the screen mounts it, and removes it when it is answered or left."""

    DEFAULT_CSS = """
    Prompt { height: 1; background: $background; }
    Prompt #prompt-label { width: auto; background: $background; }
    Prompt Field { width: 1fr; }
    Prompt #prompt-said { width: 30; background: $background; }
    """

    def __init__(self, question: Question) -> None:
        super().__init__(id="prompt")
        self.question = question

    def compose(self) -> ComposeResult:
        label = Bar(id="prompt-label")
        label.line = Line(((f" {self.question.label} ", "accent"),))
        label.styles.width = len(self.question.label) + 2
        yield label
        yield Field(self.question.value, id="prompt-field")
        yield Bar(id="prompt-said")

    def on_mount(self) -> None:
        self.query_one(Field).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#prompt-said", Bar).line = Line((), ((f"{self.question.change(event.value)} ", "muted"),))

    def do_field_accept(self) -> None:
        self.post_message(Closed(partial(self.question.accept, self.query_one(Field).value)))

    def do_field_leave(self) -> None:
        self.post_message(Closed(self.question.leave))
