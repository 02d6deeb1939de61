"""A panel to pick one of many things: a field that narrows, and rows under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from defense_tui.keys.command import Context
from defense_tui.tui.messages import Closed
from defense_tui.tui.widgets.bar import Bar
from defense_tui.tui.widgets.field import Field
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.widgets.rows import Rows
from defense_tui.tui.widgets.wrapping import wrapped

_INDENT = 6
"""Blanks before the further lines of a choice: more than before its first one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick."""

    id: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()

    @property
    def line(self) -> Line:
        """The choice in one line."""
        return Line((("  ", ""), *self.left), self.right)

    @property
    def text(self) -> str:
        """What the field's words are looked for in."""
        return "".join(piece for piece, _ in (*self.left, (" ", ""), *self.right)).casefold()


class ChoiceLine(NamedTuple):
    """One line of a choice that may need several."""

    choice: Choice
    part: int
    """Which of its lines it is, from 0."""
    line: Line


class ChoiceRows(Rows[ChoiceLine]):
    """The rows of a picker: each choice whole, on as many lines as it needs; the cursor stops at the first of them."""

    CONTEXTS = (Context.LIST,)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices: Sequence[Choice] = ()
        self._width = 0

    def show(self, choices: Sequence[Choice], start: str | None = None) -> None:
        """Show *choices* with the cursor on the one of the id *start*, else where it was."""
        self._choices, self._width = choices, self.size.width
        lines = [
            ChoiceLine(choice, part, line)
            for choice in choices
            for part, line in enumerate(wrapped(choice.line, self._width - 1, _INDENT))
        ]
        self.set_items(lines, keep=start)

    @property
    def choice_here(self) -> Choice | None:
        """The choice under the cursor, whichever of its lines that stands on."""
        return self.items[self.cursor].choice if self.items else None

    def on_resize(self) -> None:
        if self.size.width != self._width:
            self.show(self._choices)

    def row_id(self, item: ChoiceLine) -> str:
        return item.choice.id if item.part == 0 else f"{item.choice.id}\n{item.part}"

    def row_lines(self, item: ChoiceLine, width: int) -> tuple[Line, ...]:
        return (item.line,)

    def row_text(self, item: ChoiceLine) -> str:
        return item.choice.text

    def selectable(self, item: ChoiceLine) -> bool:
        return item.part == 0

    def empty_lines(self) -> tuple[str, ...]:
        return ("Nothing has these words. Esc closes.",)

    def _reveal(self) -> None:
        super()._reveal()
        end = self.cursor + 1
        while end < len(self.items) and self.items[end].part > 0:
            end += 1
        self._top = max(self._top, min(end - self._page, self.cursor))


@dataclass(frozen=True, slots=True)
class Menu:
    """What a picker offers, and what happens with the choice."""

    title: str
    choices: Sequence[Choice]
    accept: Callable[[str], None]
    """Called with the id of the choice when Enter is pressed; the picker is closed by then."""
    preview: Callable[[str], None] = lambda choice: None
    """Called with the id under the cursor whenever that changes."""
    leave: Callable[[], None] = lambda: None
    """Called when the picker is left without a choice."""
    start: str = ""
    """Id of the choice under the cursor at first."""
    enter: str = "takes it"
    """What Enter does, as the field says it; empty where there is nothing to do but read."""


class Picker(Vertical):
    """Shows one :class:`Menu`; the screen mounts it, and removes it when something is picked or it is left."""

    DEFAULT_CSS = """
    Picker { height: 50%; min-height: 8; background: $panel; border-top: solid $accent; }
    Picker #picker-line { height: 1; }
    Picker #picker-sign { width: 3; }
    Picker Field, Picker Field:focus { background: $panel; width: 1fr; }
    Picker ChoiceRows { background: $panel; }
    """

    def __init__(self, menu: Menu) -> None:
        super().__init__(id="picker")
        self.menu = menu

    def compose(self) -> ComposeResult:
        title, sign = Bar(id="picker-title"), Bar(id="picker-sign")
        title.line, sign.line = Line(((f" {self.menu.title}", "accent"),)), Line(((" ⌕ ", "accent"),))
        enter = f"Enter {self.menu.enter}" if self.menu.enter else ""
        told = " · ".join(filter(None, ("type to narrow", enter, "Esc closes")))
        yield title
        with Horizontal(id="picker-line"):
            yield sign
            yield Field(placeholder=told, id="picker-field", contexts=(Context.CHOOSING, Context.FIELD))
        yield ChoiceRows(id="picker-rows")

    def on_mount(self) -> None:
        self._rows.show(self.menu.choices, self.menu.start or None)
        self.screen.set_focus(self._field)
        self._field.reaches(self._rows)

    @property
    def _field(self) -> Field:
        return self.query_one(Field)

    @property
    def _rows(self) -> ChoiceRows:
        return self.query_one(ChoiceRows)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        words = event.value.casefold().split()
        fitting = [choice for choice in self.menu.choices if all(word in choice.text for word in words)]
        self._rows.show(fitting)
        self._rows.move_to(0)

    def on_rows_moved(self) -> None:
        if current := self._rows.choice_here:
            self.menu.preview(current.id)

    def do_field_accept(self) -> None:
        if current := self._rows.choice_here:
            self.post_message(Closed(partial(self.menu.accept, current.id)))

    do_open = do_field_accept

    def do_field_leave(self) -> None:
        self.post_message(Closed(self.menu.leave))

    do_escape = do_field_leave
    do_quit = do_field_leave

    def do_field_up(self) -> None:
        if self._field.reaches(self._rows):
            self._rows.do_line_up()

    def do_field_down(self) -> None:
        if self._field.reaches(self._rows):
            self._rows.do_line_down()

    def do_field_page_up(self) -> None:
        if self._field.reaches(self._rows):
            self._rows.do_page_up()

    def do_field_page_down(self) -> None:
        if self._field.reaches(self._rows):
            self._rows.do_page_down()

    def do_field_results(self) -> None:
        self.screen.set_focus(self._rows)

    def do_next_pane(self) -> None:
        self.screen.set_focus(self._field)
