"""Commands that write notes: on the passage at the caret, or on the thing under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from defense_tui.notebook.annotation import Annotation, Motivation, Position, Quote, Target, TargetKind, passage
from defense_tui.notebook.rescue import NotSavedError
from defense_tui.notebook.store import ReadOnlyNoteError, UnknownNoteError
from defense_tui.notebook.undo import Undone
from defense_tui.settings import COLORS
from defense_tui.tui.screens.note_editor import NoteEditor, NoteText, Sheet
from defense_tui.tui.state import PlaceKind
from defense_tui.tui.widgets.cells import clip, printable
from defense_tui.tui.workspace.navigation import LeadsSomewhere
from defense_tui.tui.workspace.notes import note_words
from defense_tui.tui.workspace.outside import edit

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen

_TARGETS = {
    PlaceKind.ARTICLE: TargetKind.ARTICLE,
    PlaceKind.PROFILE: TargetKind.ENTITY,
    PlaceKind.EVENT: TargetKind.EVENT,
}


class Noted(Message):
    """The notebook was changed; unless the tone is ``error`` the change is safe on disk."""

    def __init__(self, told: str, tone: str = "ok") -> None:
        super().__init__()
        self.told = told
        self.tone = tone


class NotNoted(Message):
    """The notebook refused the change; nothing is lost, for *again* opens what was written."""

    def __init__(self, reason: str, again: Callable[[], None]) -> None:
        super().__init__()
        self.reason = reason
        self.again = again


@dataclass(frozen=True, slots=True)
class Subject:
    """What a new note is on."""

    target: Target
    quote: Quote | None = None
    position: Position | None = None

    @property
    def about(self) -> str:
        """The subject on one line: the passage in quotes, else the title."""
        words = f"“{printable(self.quote.exact)}”" if self.quote else printable(self.target.title)
        return clip(words, 70)


class Noting:
    """Writes, marks, edits and deletes notes. Writing happens in a worker; "saved" is said when it is safe."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen

    # What a note would be on

    def _subject(self) -> Subject | None:
        screen = self._screen
        if screen.focused is screen.reader:
            return self._passage()
        place = screen.focused.place_here() if isinstance(screen.focused, LeadsSomewhere) else None
        if screen.focused in (screen.centre.profile, screen.centre.event_card):
            place = screen.workspace.place
        if place is None:
            screen.say("Nothing here to write a note on", "warning")
            return None
        return Subject(screen.desk.target(_TARGETS[place.kind], place.id))

    def _passage(self) -> Subject | None:
        reader = self._screen.reader
        if reader.article is None:
            self._screen.say("No article is open", "warning")
            return None
        target = self._screen.desk.target(TargetKind.ARTICLE, reader.article.article.id)
        start, end = reader.selection or reader.sentence_here()
        if start >= end:
            return Subject(target)
        quote, position = passage(reader.article.text, start, end)
        return Subject(target, quote, position)

    # Writing

    def do_note(self) -> None:
        self._write_new(Motivation.COMMENTING)

    def do_question(self) -> None:
        self._write_new(Motivation.QUESTIONING)

    def _write_new(self, motivation: Motivation) -> None:
        if subject := self._subject():
            self._edit_new(subject, NoteText(motivation=motivation))

    def _edit_new(self, subject: Subject, text: NoteText) -> None:
        def save(written: NoteText) -> None:
            if written.empty and written.motivation != Motivation.HIGHLIGHTING:
                self._screen.say("The empty note was not kept")
                return
            add = partial(self._add, subject, written)
            self._work(add, f"Saved: note on {subject.about}", partial(self._edit_new, subject, written))

        self._open_editor(subject.about, text, save)

    def _add(self, subject: Subject, text: NoteText) -> Annotation:
        return self._screen.desk.notebook.add(
            subject.target,
            text.motivation,
            note=text.note,
            tags=text.tags,
            color=text.color,
            quote=subject.quote,
            position=subject.position,
        )

    def _open_editor(self, about: str, text: NoteText, save: Callable[[NoteText], None]) -> None:
        def discard(written: NoteText) -> None:
            if written.empty or written == text:
                self._screen.say("Nothing was changed")
                return
            self._discarded = partial(self._open_editor, about, written, save)
            self._screen.say("Discarded; u brings the text back")

        meanings = tuple(self._screen.desk.settings.colors.items())
        sheet = Sheet(about, text, save, discard, outside=self._edit_outside, meanings=meanings)
        self._screen.panel.open(NoteEditor(sheet))

    _discarded: Callable[[], None] | None = None
    """Brings back the text that was discarded last."""

    def do_highlight(self) -> None:
        note = self._note_here() if self._screen.reader.selection is None else None
        if note is not None:
            following = COLORS[(COLORS.index(note.color) + 1) % len(COLORS)] if note.color in COLORS else COLORS[0]
            edit = partial(self._screen.desk.notebook.edit, note.id, color=following)
            self._work(edit, f"Colour: {self._meaning(following)}", self.do_highlight)
            return
        subject = self._passage()
        if subject and subject.quote:
            add = partial(self._add, subject, NoteText(motivation=Motivation.HIGHLIGHTING))
            self._screen.reader.clear_selection()
            self._work(add, f"Highlighted {subject.about}; x again: next colour", self.do_highlight)

    def _meaning(self, color: str) -> str:
        meaning = self._screen.desk.settings.colors.get(color)
        return f"{color}: {meaning}" if meaning else color

    def do_bookmark(self) -> None:
        subject = self._passage()
        if subject is None or subject.position is None:
            return
        notebook = self._screen.desk.notebook
        here = [
            note
            for note in notebook.of(subject.target)
            if note.motivation == Motivation.BOOKMARKING and note.position and note.position == subject.position
        ]
        if here:
            self._work(partial(notebook.delete, here[0].id), "The bookmark is gone", self.do_bookmark)
        else:
            add = partial(self._add, subject, NoteText(motivation=Motivation.BOOKMARKING, color=""))
            self._work(add, f"Bookmarked {subject.about}", self.do_bookmark)

    # Changing what is there

    def _note_here(self) -> Annotation | None:
        screen = self._screen
        if screen.focused is screen.notes:
            return screen.notes.current
        mark = screen.reader.note_at(screen.reader.caret)
        return screen.desk.notebook.get(mark.id) if mark else None

    def _require_note(self) -> Annotation | None:
        note = self._note_here()
        if note is None:
            self._screen.say("There is no note here", "warning")
        return note

    def do_edit_note(self) -> None:
        if note := self._require_note():
            self.edit(note)

    def edit(self, note: Annotation) -> None:
        """Open *note* in the editor."""
        self._edit_existing(note, NoteText(note.note, note.tags, note.motivation, note.color))

    def _edit_existing(self, note: Annotation, text: NoteText) -> None:
        def save(written: NoteText) -> None:
            edit = partial(
                self._screen.desk.notebook.edit,
                note.id,
                base=note.rev,
                note=written.note,
                tags=written.tags,
                motivation=written.motivation,
                color=written.color,
            )
            self._work(edit, f"Saved: {clip(printable(written.note), 60)}", partial(self._edit_existing, note, written))

        about = f"“{printable(note.quote.exact)}”" if note.quote else printable(note.target.title)
        self._open_editor(clip(about, 70), text, save)

    def do_delete_note(self) -> None:
        if note := self._require_note():
            delete = partial(self._screen.desk.notebook.delete, note.id)
            self._work(delete, f"Deleted: {clip(note_words(note), 50)}; u brings it back", self.do_delete_note)

    def do_edit_outside(self) -> None:
        note = self._require_note()
        if note is None:
            return
        written = self._edit_outside(note.note)
        if written is not None and written != note.note:
            edit = partial(self._screen.desk.notebook.edit, note.id, base=note.rev, note=written)
            text = replace(NoteText(note.note, note.tags, note.motivation, note.color), note=written)
            self._work(edit, "Saved what the editor wrote", partial(self._edit_existing, note, text))

    def _edit_outside(self, text: str) -> str | None:
        try:
            return edit(self._screen.app, text, self._screen.desk.settings.editor)
        except OSError as error:
            self._screen.say(str(error), "error")
            return None

    # Undo

    def do_undo(self) -> None:
        if self._discarded is not None:
            bring_back, self._discarded = self._discarded, None
            bring_back()
            return
        self._take_back(self._screen.desk.notebook.undo, "Undone", "ctrl+r redoes it")

    def do_redo(self) -> None:
        self._take_back(self._screen.desk.notebook.redo, "Redone", "u undoes it")

    def _take_back(self, take_back: Callable[[], Undone | None], did: str, opposite: str) -> None:
        def work() -> str:
            undone = take_back()
            if undone is None:
                return f"There is nothing to be {did.lower()}"
            about = clip(note_words(undone.notes[0]), 50) if undone.notes else ""
            since = f"; {len(undone.changed_since)} changed since and left alone" if undone.changed_since else ""
            return f"{did}: {undone.what} {about}{since} ({opposite})"

        self._work(work, "", lambda: None)

    # The worker

    def _work(self, action: Callable[[], object], told: str, again: Callable[[], None]) -> None:
        self._screen.run_worker(partial(self._write, action, told, again), thread=True, group="notebook")

    def _write(self, action: Callable[[], object], told: str, again: Callable[[], None]) -> None:
        try:
            result = action()
        except NotSavedError as error:
            self._screen.post_message(Noted(f"Not saved yet, tried again until it is: {error}", "error"))
        except (OSError, UnknownNoteError, ReadOnlyNoteError) as error:
            self._screen.post_message(NotNoted(f"Not saved: {error}", again))
        else:
            self._screen.post_message(Noted(result if isinstance(result, str) else told))
