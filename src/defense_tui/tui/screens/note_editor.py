"""The note editor: over the lower third, the passage stays visible above."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from defense_tui.keys.command import Context
from defense_tui.lens.query import kind_word
from defense_tui.notebook.annotation import Motivation
from defense_tui.settings import COLORS
from defense_tui.tui.messages import Closed
from defense_tui.tui.widgets.bar import Bar
from defense_tui.tui.widgets.editing import edit_at_once
from defense_tui.tui.widgets.field import Field
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.widgets.parting import blank_lines
from defense_tui.tui.widgets.rows import Rows

_KINDS = (Motivation.COMMENTING, Motivation.QUESTIONING, Motivation.HIGHLIGHTING, Motivation.BOOKMARKING)
_EDITING = BindingsMap(TextArea.BINDINGS)

KEEP_AFTER = 0.4
"""Seconds after a key at the latest when what was typed is on its way to the disk."""
_SAFE: Piece = ("safe", "ok")
_UNTOLD: Piece = ("", "")


@dataclass(frozen=True, slots=True)
class NoteText:
    """What the editor edits."""

    note: str = ""
    tags: tuple[str, ...] = ()
    motivation: str = Motivation.COMMENTING
    color: str = "yellow"

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not self.note.strip() and not self.tags


def typed_tags(text: str) -> tuple[str, ...]:
    """Tags as they are typed: parted by commas, with or without a # before them."""
    return tuple(tag for part in text.split(",") if (tag := part.strip().lstrip("#")))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One note to be written, and what becomes of it."""

    about: str
    """The passage or thing that the note is on, in quotes where it is one."""
    text: NoteText
    save: Callable[[NoteText], None]
    discard: Callable[[NoteText], None]
    keep: Callable[[NoteText], None] = lambda text: None
    """Makes what is typed safe; called from worker threads soon after each change. Raises OSError."""
    outside: Callable[[NoteText], NoteText | None] = lambda text: None
    """Hands the note to the reader's own editor; None when nothing came back."""
    is_safe: bool = False
    """Whether the text is on disk already."""
    meanings: Sequence[tuple[str, str]] = ()
    """What colours mean to the reader: (color, meaning)."""


class NoteArea(TextArea):
    """Where the note is typed: soft wrap, no numbers, no blinking."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.EDITOR,)

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", id="note-text")
        self.cursor_blink = False
        self.highlight_cursor_line = False

    async def on_key(self, event: events.Key) -> None:
        """Edit in the order typed."""
        await edit_at_once(self, _EDITING, event)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines within *crop*; blank ones once this was taken away."""
        return super().render_lines(crop) if self.is_running else blank_lines(crop)


class ValueRows(Rows[tuple[str, str]]):
    """Kinds, or colours, to choose from: (value, words); the row under the cursor is the choice."""

    CONTEXTS = (Context.VALUES, Context.EDITOR)

    class Taken(Message):
        """The row under the cursor is the one."""

    def do_editor_take(self) -> None:
        self.post_message(self.Taken())

    def row_id(self, item: tuple[str, str]) -> str:
        return item[0]

    def row_lines(self, item: tuple[str, str], width: int) -> tuple[Line, ...]:
        value, words = item
        bar: Piece = ("▎", f"mark-{value}") if value in COLORS else ("", "")
        return (Line((bar, (words, ""))),)


class NoteEditor(Vertical):
    """Edits one :class:`Sheet`; Esc saves and closes, nothing typed is lost by leaving."""

    DEFAULT_CSS = """
    NoteEditor { height: 34%; min-height: 8; background: $panel; border-top: solid $accent; }
    NoteEditor #note-body { height: 1fr; }
    NoteEditor TextArea, NoteEditor TextArea:focus {
        border: none; padding: 0 1; background: $background; height: 1fr; width: 1fr;
    }
    NoteEditor ValueRows { width: 26; background: $panel; display: none; }
    NoteEditor #note-kinds { width: 12; }
    NoteEditor.-choosing ValueRows { display: block; }
    NoteEditor #note-tags-line { height: 1; }
    NoteEditor #note-tags-label { width: 7; background: $panel; }
    NoteEditor Field, NoteEditor Field:focus { background: $panel; }
    """

    class Kept(Message):
        """A worker made *text* safe, or could not for the *reason*."""

        def __init__(self, text: NoteText, reason: str = "") -> None:
            super().__init__()
            self.text = text
            self.reason = reason

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self._text = sheet.text
        self._newest = sheet.text
        """What the editor holds, as of the last change."""
        self._kept = sheet.text
        self._timer: Timer | None = None
        self._lock = threading.Lock()

    def compose(self) -> ComposeResult:
        yield Bar(id="note-title")
        with Horizontal(id="note-body"):
            yield NoteArea(self.sheet.text.note)
            yield ValueRows(id="note-kinds")
            yield ValueRows(id="note-colors")
        with Horizontal(id="note-tags-line"):
            label = Bar(id="note-tags-label")
            label.line = Line(((" tags:", "muted"),))
            yield label
            tags = ", ".join(self.sheet.text.tags)
            yield Field(tags, "e.g. price, mq-9b", id="note-tags", contexts=(Context.EDITOR,))

    def on_mount(self) -> None:
        meanings = dict(self.sheet.meanings)
        self._kinds.set_items([(str(kind), kind_word(kind)) for kind in _KINDS])
        self._kinds.move_to_id(self._text.motivation)
        named = [(color, f"{color}: {meanings[color]}" if color in meanings else color) for color in COLORS]
        self._colors.set_items(named)
        self._colors.move_to_id(self._text.color)
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)
        self.screen.set_focus(area)
        self._show_title(_SAFE if self.sheet.is_safe else _UNTOLD)

    @property
    def _kinds(self) -> ValueRows:
        return self.query_one("#note-kinds", ValueRows)

    @property
    def _colors(self) -> ValueRows:
        return self.query_one("#note-colors", ValueRows)

    @property
    def text(self) -> NoteText:
        """The note as it stands in the editor."""
        tags = typed_tags(self.query_one(Field).value)
        return replace(self._text, note=self.query_one(NoteArea).text.rstrip(), tags=tags)

    def _show_title(self, state: Piece = _UNTOLD) -> None:
        meaning = dict(self.sheet.meanings).get(self._text.color)
        color = f"{self._text.color}: {meaning}" if meaning else self._text.color
        kind = kind_word(self._text.motivation)
        right: tuple[Piece, ...] = ((f"{kind} · {color}  ", "muted"), state, (" ", ""))
        self.query_one("#note-title", Bar).line = Line(((f" Note on {self.sheet.about}", "accent"),), right)

    # Keeping what is typed

    def on_text_area_changed(self) -> None:
        self._changed()

    def on_input_changed(self) -> None:
        self._changed()

    def on_rows_moved(self) -> None:
        if self._kinds.has_focus and self._kinds.current:
            self._text = replace(self._text, motivation=self._kinds.current[0])
        if self._colors.has_focus and self._colors.current:
            self._text = replace(self._text, color=self._colors.current[0])
        self._changed()

    def _changed(self) -> None:
        if self.text == self._newest:
            return
        self._newest = self.text
        self._show_title()
        if self._timer is None:
            self._timer = self.set_timer(KEEP_AFTER, self._keep_soon)

    def _keep_soon(self) -> None:
        self._timer = None
        self.run_worker(self._work, thread=True, group="keep")

    def _work(self) -> None:
        self.post_message(self._keep())

    def _keep(self) -> Kept:
        """Make the newest text safe; one thread at a time, so that an older text never replaces it."""
        with self._lock:
            text = self._newest
            try:
                self.sheet.keep(text)
            except OSError as error:
                return self.Kept(text, error.strerror or str(error))
            self._kept = text
            return self.Kept(text)

    def on_note_editor_kept(self, message: Kept) -> None:
        """Say how safe the text is."""
        message.stop()
        if message.reason:
            self._show_title((f"not safe: {message.reason}", "error"))
        elif message.text == self._newest:
            self._show_title(_SAFE)

    def keep_now(self) -> None:
        """Make what is typed safe before this returns; what the disk refuses stays where it was last safe."""
        if self._newest != self._kept:
            self._keep()

    def on_unmount(self) -> None:
        """The editor goes, and unless its note was saved or discarded the session ends with it open."""
        self.keep_now()

    # Commands

    def do_editor_save(self) -> None:
        self._close(self.sheet.save)

    def do_editor_discard(self) -> None:
        self._close(self.sheet.discard)

    def _close(self, then: Callable[[NoteText], None]) -> None:
        self._newest = self._kept = self.text
        self.post_message(Closed(partial(then, self.text)))

    def do_editor_outside(self) -> None:
        written = self.sheet.outside(self.text)
        if written is not None:
            area = self.query_one(NoteArea)
            area.load_text(written.note)
            area.move_cursor(area.document.end)

    def do_editor_undo(self) -> None:
        self.query_one(NoteArea).undo()

    def do_editor_redo(self) -> None:
        self.query_one(NoteArea).redo()

    def do_editor_next(self) -> None:
        self._focus_neighbour(1)

    def do_editor_previous(self) -> None:
        self._focus_neighbour(-1)

    def _focus_neighbour(self, step: int) -> None:
        stops = (self.query_one(NoteArea), self.query_one(Field), self._kinds, self._colors)
        here = next((index for index, stop in enumerate(stops) if stop is self.screen.focused), 0)
        self._go_to(stops[(here + step) % len(stops)])

    def on_value_rows_taken(self) -> None:
        """Go on writing."""
        self._go_to(self.query_one(NoteArea))

    def on_rows_clicked(self, message: Rows.Clicked) -> None:
        """A click on the row under the cursor takes it."""
        message.stop()
        self._go_to(self.query_one(NoteArea))

    def _go_to(self, stop: Widget) -> None:
        self.set_class(isinstance(stop, ValueRows), "-choosing")
        self.screen.set_focus(stop)
