"""A question in one line at the bottom: find, go to, name a file."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from defense_tui.keys.command import Context
from defense_tui.tui.messages import Closed
from defense_tui.tui.widgets.bar import Bar
from defense_tui.tui.widgets.field import Field
from defense_tui.tui.widgets.line import Line
from defense_tui.tui.widgets.question import Question


class Prompt(Horizontal):
    """Shows one :class:`Question`; the screen mounts it, and removes it when it is answered or left."""

    DEFAULT_CSS = """
    Prompt { height: 1; background: $background; }
    Prompt #prompt-label { width: auto; background: $background; }
    Prompt Field { width: 1fr; }
    Prompt #prompt-said { width: 44; background: $background; }
    """

    def __init__(self, question: Question) -> None:
        super().__init__(id="prompt")
        self.question = question
        self._mode = 0
        self._said = Bar(id="prompt-said")

    def compose(self) -> ComposeResult:
        label = Bar(id="prompt-label")
        label.line = Line(((f" {self.question.label} ", "accent"),))
        label.styles.width = len(self.question.label) + 2
        yield label
        contexts = (Context.MODES, Context.FIELD) if len(self.question.modes) > 1 else (Context.FIELD,)
        yield Field(self.question.value, id="prompt-field", contexts=contexts)
        yield self._said

    def on_mount(self) -> None:
        self.screen.set_focus(self.query_one(Field))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._try(event.value)

    def _try(self, text: str) -> None:
        if self.question.modes:
            self.question.modes[self._mode](text, self._say)

    def _say(self, told: str) -> None:
        self._said.line = Line((), ((f"{told} ", "muted"),))

    def do_field_mode(self) -> None:
        self._mode = (self._mode + 1) % len(self.question.modes)
        self._try(self.query_one(Field).value)

    def do_field_accept(self) -> None:
        self.post_message(Closed(partial(self.question.accept, self.query_one(Field).value)))

    def do_field_leave(self) -> None:
        self.post_message(Closed(self.question.leave))
