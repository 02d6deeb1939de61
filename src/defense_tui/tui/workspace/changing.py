"""Commands that change notes there are: the one at the caret, the one under the cursor, or all that are marked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from defense_tui.notebook.annotation import Annotation, Motivation, hashtag
from defense_tui.notebook.drafts import Draft
from defense_tui.notebook.names import new_ulid
from defense_tui.notebook.store import UnknownNoteError
from defense_tui.settings import COLORS
from defense_tui.tui.noteboard import DraftEntry, Entry, NoteRow
from defense_tui.tui.screens.note_editor import typed_tags
from defense_tui.tui.widgets.cells import clip, printable
from defense_tui.tui.widgets.picker import Choice, Menu
from defense_tui.tui.widgets.question import Question
from defense_tui.tui.workspace.notes import note_words
from defense_tui.tui.workspace.writing import write

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen


class Changing:
    """Edits, tags, recolours and deletes; what is done to several notes at once is one action with one undo."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen

    # Which notes

    def chosen(self) -> tuple[Annotation, ...]:
        """The marked notes of the pane, else the one under its cursor; in the reader the one at the caret."""
        screen = self._screen
        if screen.focused is screen.notes:
            return screen.notes.chosen
        return self._marked_at_caret()[:1]

    def _marked_at_caret(self) -> tuple[Annotation, ...]:
        """The notes at the caret of the reader, the one on the shortest passage first."""
        reader, notebook = self._screen.reader, self._screen.desk.notebook
        notes = []
        for mark in reader.document.notes_at(reader.caret) if reader.document else ():
            with suppress(UnknownNoteError):  # the mark of a draft
                notes.append(notebook.get(mark.id))
        return tuple(notes)

    def _draft(self) -> Draft | None:
        current = self._screen.notes.current if self._screen.focused is self._screen.notes else None
        return current.draft if isinstance(current, DraftEntry) else None

    def _required(self) -> tuple[Annotation, ...]:
        notes = self.chosen()
        if not notes:
            self._screen.say("There is no note here", "warning")
        return notes

    # Opening and editing

    def open_row(self, row: NoteRow) -> None:
        """Open a row of the notes pane that is no passage to go to."""
        if isinstance(row, DraftEntry):
            self._screen.drafting.open(row.draft)
        elif isinstance(row, Entry) and row.state:
            self._screen.settling.open(row.note)
        elif isinstance(row, Entry):
            self._screen.drafting.begin_edit(row.note)

    async def do_edit_note(self) -> None:
        await self._screen.notes_settled()
        if draft := self._draft():
            self._screen.drafting.open(draft)
        elif notes := self._required():
            self._edit(notes[0])

    def _edit(self, note: Annotation) -> None:
        """Open *note* in the editor; in the reader, where Enter comes here too, first ask about a doubtful place."""
        if self._screen.focused is not self._screen.notes and self._screen.desk.reunion.findings.state(note):
            self._screen.settling.open(note)
        else:
            self._screen.drafting.begin_edit(note)

    async def do_edit_outside(self) -> None:
        await self._screen.notes_settled()
        if notes := self._required():
            self._screen.drafting.edit_outside(notes[0])

    # Tags

    async def do_tag_note(self) -> None:
        await self._screen.notes_settled()
        notes = self.chosen()
        if len(notes) > 1:
            label = f"tags for {len(notes)} notes (-tag takes it away)"
            self._screen.ask(Question(label, partial(self._tag_all, notes)))
        elif notes:
            accept = partial(self._tag, notes[0])
            self._screen.ask(Question("tags of this note", accept, value=", ".join(notes[0].tags)))
        elif self._screen.focused is self._screen.reader:
            tag = self._screen.noting.tag_passage
            self._screen.ask(Question("tags for this passage", lambda text: tag(typed_tags(text))))
        else:
            self._screen.say("There is no note here", "warning")

    def _tag(self, note: Annotation, text: str) -> None:
        tags = typed_tags(text)
        said = " ".join(map(hashtag, tags)) or "no tags"
        edit = partial(self._screen.desk.notebook.edit, note.id, tags=tags)
        write(self._screen, edit, f"{_called(note)}: {said} (u takes it back)")

    def _tag_all(self, notes: tuple[Annotation, ...], text: str) -> None:
        typed = typed_tags(text)
        gone = {tag[1:] for tag in typed if tag.startswith("-")}
        new = tuple(tag for tag in typed if not tag.startswith("-"))
        if not typed:
            return
        notebook = self._screen.desk.notebook

        def tag(note: Annotation, action: str) -> None:
            notebook.edit(note.id, action=action, tags=[tag for tag in (*note.tags, *new) if tag not in gone])

        self._for_all(notes, tag, f"Tagged {len(notes)} notes")

    # Colours

    async def do_recolor(self) -> None:
        await self._screen.notes_settled()
        notes = self._required()
        if len(notes) > 1:
            meaning = self._screen.desk.meaning
            choices = [Choice(color, (("▎ ", f"mark-{color}"), (meaning(color), ""))) for color in COLORS]
            self._screen.offer(Menu(f"colour of {len(notes)} notes", choices, partial(self._recolor, notes)))
        elif notes:
            self._recolor(notes, _next_color(notes[0].color))

    def recolor_highlight(self) -> bool:
        """Give the highlight at the caret its next colour, no other note there; whether there is one."""
        highlights = [note for note in self._marked_at_caret() if note.motivation == Motivation.HIGHLIGHTING]
        for note in highlights[:1]:
            self._recolor((note,), _next_color(note.color))
        return bool(highlights)

    def _recolor(self, notes: tuple[Annotation, ...], color: str) -> None:
        notebook = self._screen.desk.notebook

        def paint(note: Annotation, action: str) -> None:
            notebook.edit(note.id, action=action, color=color)

        which = f"{len(notes)} notes" if len(notes) > 1 else _called(notes[0])
        self._for_all(notes, paint, f"{which}: {self._screen.desk.meaning(color)}")

    # Deleting

    async def do_delete_note(self) -> None:
        await self._screen.notes_settled()
        if draft := self._draft():
            self._screen.drafting.discard(draft)
        elif notes := self._required():
            notebook = self._screen.desk.notebook

            def delete(note: Annotation, action: str) -> None:
                notebook.delete(note.id, action=action)

            which = f"{len(notes)} notes" if len(notes) > 1 else _called(notes[0])
            self._for_all(notes, delete, f"Deleted {which}")

    def _for_all(self, notes: tuple[Annotation, ...], change: Callable[[Annotation, str], None], told: str) -> None:
        def work() -> None:
            action = new_ulid()
            for note in notes:
                change(note, action)

        self._screen.notes.clear_marks()
        write(self._screen, work, f"{told} (u takes it back)")


def _next_color(color: str) -> str:
    return COLORS[(COLORS.index(color) + 1) % len(COLORS)] if color in COLORS else COLORS[0]


def _called(note: Annotation) -> str:
    """A note in a few words, and where it is."""
    return f"{clip(printable(note_words(note)), 30)}, on {clip(printable(note.target.title or 'the collection'), 24)}"
