"""A panel that tells something and lets the reader decide: lines of text, and under them what can be done."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from defense_tui.keys.command import Context
from defense_tui.tui.messages import Closed
from defense_tui.tui.widgets.cells import printable
from defense_tui.tui.widgets.line import Line
from defense_tui.tui.widgets.picker import Choice
from defense_tui.tui.widgets.rows import Rows

_LABEL = 14
_LONGEST = 6
"""Lines of one fact at most; the end of a long quote tells nothing new."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the reader should know before deciding."""

    label: str
    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be decided."""

    title: str
    facts: Sequence[Fact]
    choices: Sequence[Choice]
    accept: Callable[[str], None]
    """Called with the id of the choice when Enter is pressed; the panel is closed by then."""


class DecisionPanel(Rows[Choice | Line]):
    """Shows one :class:`Decision`; Enter decides, Esc leaves everything as it is."""

    CONTEXTS = (Context.DECIDING, Context.LIST)
    HEAD = 1
    DEFAULT_CSS = "DecisionPanel { background: $panel; border-top: solid $accent; height: 12; }"

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self.decision = decision

    def on_mount(self) -> None:
        self._lay_out()
        self.screen.set_focus(self)

    def on_resize(self) -> None:
        self._lay_out()
        super().on_resize()

    def _lay_out(self) -> None:
        width = self.size.width or self.app.size.width
        told = [line for fact in self.decision.facts for line in _lines(fact, width)]
        items: list[Choice | Line] = [*told, Line(), *self.decision.choices]
        self.styles.height = min(len(items) + 2, max(self.app.size.height * 2 // 3, 8))
        self.set_items(items)

    def title_line(self) -> Line:
        return Line(((self.decision.title, ""),), (("Esc leaves it as it is ", "muted"),))

    def row_id(self, item: Choice | Line) -> str:
        return item.id if isinstance(item, Choice) else str(id(item))

    def selectable(self, item: Choice | Line) -> bool:
        return isinstance(item, Choice)

    def row_lines(self, item: Choice | Line, width: int) -> tuple[Line, ...]:
        return (Line((("  ", ""), *item.left), item.right) if isinstance(item, Choice) else item,)

    def do_open(self) -> None:
        if isinstance(self.current, Choice):
            self.post_message(Closed(partial(self.decision.accept, self.current.id)))

    def do_escape(self) -> None:
        self.post_message(Closed(lambda: None))

    do_quit = do_escape


def _lines(fact: Fact, width: int) -> list[Line]:
    """*fact* behind its label, its further lines under the first."""
    wrapped = textwrap.wrap(printable(fact.text), max(width - _LABEL - 4, 20), max_lines=_LONGEST, placeholder=" …")
    labels = (fact.label, *("" for _ in wrapped[1:]))
    return [
        Line(((f" {label:<{_LABEL}}", "muted"), (text, fact.look)))
        for label, text in zip(labels, wrapped, strict=False)
    ]
