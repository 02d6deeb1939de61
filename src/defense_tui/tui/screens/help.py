"""Help for where the reader is: the keys that count there, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.widget import Widget

from defense_tui.keys.command import Command, Context
from defense_tui.keys.keymap import Keymap, keys_in
from defense_tui.keys.labels import key_label
from defense_tui.tui.screens.card import CardRow, column, hanging, heading, prose
from defense_tui.tui.widgets.line import Line
from defense_tui.tui.widgets.rows import Rows

LEGEND = (
    ("● ◐ ○", "verified, reported, general or only named"),
    ("▸ ✕ ◌", "planned, cancelled, found by the program and not reviewed"),
    ("• ◦ ★", "unread, begun, starred"),
    ("▎ ⚑", "your note; a note whose place is lost or unsure"),
    ("■ ◆ │", "at the right edge: where something was found, the one you are at, the page in sight"),
    ("[1]", "a link; its address stands below the text, gx copies it"),
    ("held part over garb", "a claim that holds, holds in part, is overstated, is garbled"),
    ("none dubt infr", "a claim that nothing supports, that is doubtful, that the source infers"),
    ("fcst opin meta", "a forecast, an opinion, a remark of the source about itself"),
)


class Before(NamedTuple):
    """Where one was when help was opened."""

    overlay: str | None = None
    focused: Widget | None = None
    contexts: Sequence[Context] = ()
    """What the keyboard was for, innermost first."""
    typing: bool = False
    """Whether a panel is open, which must not be left but by its own keys."""


class HelpView(Rows[CardRow]):
    """In place of the reader; any way of leaving goes back to where one was."""

    CONTEXTS = (Context.HELP, Context.LIST)
    HEAD = 1

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="help")
        self._keymap = keymap
        self.before = Before()
        """Where leaving leads."""

    def show(self, before: Before) -> None:
        """Show what can be done where one was, and everywhere."""
        self.before = before
        self.CONTEXTS = (Context.ALONE, Context.HELP) if before.typing else (Context.HELP, Context.LIST)
        self._lay_out()
        self._top = 0
        self.move_to(0)

    def on_resize(self) -> None:
        self._lay_out()
        super().on_resize()

    def _lay_out(self) -> None:
        self.set_items([*self._rows()])

    def _rows(self) -> Iterator[CardRow]:
        width = self.size.width or 80
        yield from prose("A body of articles, who and what they name, and when things happened.", width)
        yield from prose("Moving changes nothing elsewhere; Enter opens; f filters every pane; q or Esc leaves.", width)
        told: set[str] = set()
        for context in (*self.before.contexts, Context.EVERYWHERE):
            commands = [
                command
                for command in self._keymap.commands
                if context in command.contexts and command.keys and command.id not in told
            ]
            if commands:
                yield heading(str(context), width)
            for command in commands:
                told.add(command.id)
                yield _command_row(command, keys_in(context, command))
        yield heading("signs", width)
        for signs, meaning in LEGEND:
            yield from hanging(((f"  {column(signs, 20)}", "accent"),), meaning, width)

    def title_line(self) -> Line:
        return Line((("Help", ""),), (("q or Esc closes", "muted"),))

    def row_id(self, item: CardRow) -> str:
        return str(id(item))

    def row_lines(self, item: CardRow, width: int) -> tuple[Line, ...]:
        return (Line(item.left, item.right),)


def _command_row(command: Command, keys: Iterable[str]) -> CardRow:
    labels = "  ".join(key_label(strokes) for strokes in keys)
    return CardRow(((f"  {column(labels, 20)}", "accent"), (command.help, "")))
