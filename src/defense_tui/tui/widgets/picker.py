"""A panel to pick one of many things: a field that narrows, and rows under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from defense_tui.keys.command import Context
from defense_tui.tui.messages import Closed
from defense_tui.tui.widgets.field import Field
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick."""

    id: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """What the field's words are looked for in."""
        return "".join(piece for piece, _ in (*self.left, (" ", ""), *self.right)).casefold()


class ChoiceRows(Rows[Choice]):
    """The rows of a picker."""

    CONTEXTS = (Context.LIST,)

    def row_id(self, item: Choice) -> str:
        return item.id

    def row_lines(self, item: Choice, width: int) -> tuple[Line, ...]:
        return (Line((("  ", ""), *item.left), item.right),)

    def empty_lines(self) -> tuple[str, ...]:
        return ("Nothing has these words. Esc closes.",)


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


class Picker(Vertical):
    """Shows one :class:`Menu`; the screen mounts it, and removes it when something is picked or it is left."""

    DEFAULT_CSS = """
    Picker { height: 50%; min-height: 8; background: $panel; border-top: solid $accent; }
    Picker Field, Picker Field:focus { background: $panel; margin: 0 1; }
    Picker ChoiceRows { background: $panel; }
    """

    def __init__(self, menu: Menu) -> None:
        super().__init__(id="picker")
        self.menu = menu

    def compose(self) -> ComposeResult:
        yield Field(placeholder=self.menu.title, id="picker-field", contexts=(Context.CHOOSING, Context.FIELD))
        yield ChoiceRows(id="picker-rows")

    def on_mount(self) -> None:
        self._rows.set_items(self.menu.choices, keep=self.menu.start or None)
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
        self._rows.set_items(fitting)
        self._rows.move_to(0)

    def on_rows_moved(self) -> None:
        if current := self._rows.current:
            self.menu.preview(current.id)

    def do_field_accept(self) -> None:
        if current := self._rows.current:
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
