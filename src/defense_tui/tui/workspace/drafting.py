"""The open note editor: what is typed is a draft on disk within a second, and becomes a note when it is saved."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from defense_tui.notebook.annotation import Annotation, Motivation, Position, Quote, Target
from defense_tui.notebook.drafts import Draft, Drafts
from defense_tui.notebook.files import write_over
from defense_tui.notebook.owner import Standing
from defense_tui.notebook.unfinished import outside_file
from defense_tui.settings import COLORS
from defense_tui.tui.screens.note_editor import NoteEditor, NoteText, Sheet
from defense_tui.tui.widgets.cells import clip, printable
from defense_tui.tui.widgets.picker import Choice, Menu
from defense_tui.tui.workspace.outside import edit
from defense_tui.tui.workspace.versions import sides
from defense_tui.tui.workspace.writing import write

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen


_WORDLESS = (Motivation.HIGHLIGHTING, Motivation.BOOKMARKING)
"""Notes that say enough without a word."""


_GLANCE = 2000
"""Code points of a passage that are looked at for the few cells that show it; a sentence may have millions."""


def about(target: Target, quote: Quote | None, width: int = 70) -> str:
    """What a note is on, in at most *width* cells: the passage in quotes, else the title."""
    words = f"“{printable(quote.exact[:_GLANCE])}”" if quote else printable(target.title or target.id)
    return clip(words, width)


class Typing:
    """A draft that is being typed; its methods may be called from any thread."""

    def __init__(self, drafts: Drafts, draft: Draft) -> None:
        self._drafts = drafts
        self._lock = threading.Lock()
        self._is_over = False
        self.draft = draft
        """The draft as it was last saved."""
        self.outside = outside_file(drafts, draft)
        """The file that is lent to the reader's own editor."""

    def keep(self, text: NoteText) -> None:
        """Save what is typed; raises OSError. After :meth:`end` it does nothing."""
        with self._lock:
            if not self._is_over:
                self.draft = self._drafts.save(with_text(self.draft, text))

    def end(self) -> None:
        """Remove the draft: its note is saved, or the reader does not want it. Raises OSError."""
        with self._lock:
            self._is_over = True
            self._drafts.discard(self.draft)
            self.outside.unlink(missing_ok=True)


def with_text(draft: Draft, text: NoteText) -> Draft:
    """*draft* with what the editor holds."""
    return replace(draft, note=text.note, tags=text.tags, motivation=text.motivation, color=text.color)


def text_of(draft: Draft) -> NoteText:
    """What the editor shows of *draft*."""
    return NoteText(draft.note, draft.tags, draft.motivation, draft.color)


class Drafting:
    """Opens drafts in the note editor, and makes notes of them."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen
        self._discarded: Draft | None = None

    # Beginning

    def begin(self, target: Target, quote: Quote | None, position: Position | None, motivation: str) -> None:
        """Write a new note."""
        draft = replace(self._drafts.begin(target, motivation), quote=quote, position=position, color=COLORS[0])
        self._write(draft, text_of(draft))

    def begin_edit(self, note: Annotation) -> None:
        """Edit *note*, from how it is now."""
        draft = self._drafts.begin_edit(note)
        self._write(draft, text_of(draft))

    def resume(self) -> str:
        """Open again what was being typed when a session ended; how many drafts there are, in words."""
        waiting = [draft for draft in self._screen.desk.open_drafts() if draft.owner.standing() != Standing.LIVING]
        ended = [draft for draft in waiting if draft.owner.standing() != Standing.ELSEWHERE]
        if ended:
            self._go_on(max(ended, key=lambda draft: draft.typed))
        return f"{len(waiting)} draft{'s' * (len(waiting) > 1)} open" if waiting else ""

    def open(self, draft: Draft) -> None:
        """Go on with *draft*; the reader is asked first when another session may be typing it."""
        place = {Standing.LIVING: "another session here", Standing.ELSEWHERE: f"a session on {draft.owner.host}"}
        whose = place.get(draft.owner.standing())
        if whose is None:
            self._go_on(draft)
            return
        choices = (
            Choice("take", (("take it over", ""), ("  go on here; the other session keeps its own text", "muted"))),
            Choice("leave", (("leave it", ""), ("  to the other session", "muted"))),
        )
        self._screen.offer(Menu(f"{whose} has this draft open", choices, partial(self._take_or_leave, draft)))

    def _take_or_leave(self, draft: Draft, choice: str) -> None:
        if choice == "leave":
            return
        try:
            self._write(self._drafts.adopt(draft), None)
        except OSError as error:
            self._screen.say(f"The draft could not be taken over: {error}", "error")

    def _go_on(self, draft: Draft) -> None:
        """Open a draft that nobody is typing, and say on disk that it is this session's now."""
        try:
            draft = self._drafts.save(draft)
        except OSError as error:
            self._screen.say(f"This draft cannot be saved: {error}", "error")
        self._write(draft, None)

    def _write(self, draft: Draft, before: NoteText | None) -> None:
        """Open *draft* in the editor; *before* is the text that counts as unchanged, None when any counts as new."""
        typing = Typing(self._drafts, draft)
        sheet = Sheet(
            about(draft.target, draft.quote),
            text_of(draft),
            save=partial(self._save, typing, before),
            discard=partial(self._discard, typing, before),
            keep=typing.keep,
            outside=partial(self._lend, typing),
            is_safe=before is None,
            meanings=tuple(self._screen.desk.settings.colors.items()),
        )
        self._screen.desk.writing = draft
        self._screen.panel.open(NoteEditor(sheet))
        self._screen.show_notes_anew()
        self._screen.keep_place()
        self._screen.run_worker(self._screen.desk.reading.save, thread=True, group="reading")

    @property
    def _drafts(self) -> Drafts:
        return self._screen.desk.drafts

    # Ending

    def _save(self, typing: Typing, before: NoteText | None, text: NoteText) -> None:
        self._screen.desk.writing = None
        draft = with_text(typing.draft, text)
        if draft.edits and text == before:
            write(self._screen, typing.end, "Nothing was changed")
        elif not draft.edits and text.empty and text.motivation not in _WORDLESS:
            write(self._screen, typing.end, "The empty note was not kept")
        else:
            write(self._screen, partial(self._store, typing, draft), again=partial(self._write, draft, before))

    def _store(self, typing: Typing, draft: Draft) -> str:
        note = self._screen.desk.store(draft)
        typing.end()
        where = about(note.target, note.quote, 40)
        if sides(note.note):
            return f"Saved: note on {where}; it was changed elsewhere too: R chooses (u takes yours back)"
        return f"Saved: note on {where} (u takes it back)"

    def _discard(self, typing: Typing, before: NoteText | None, text: NoteText) -> None:
        self._screen.desk.writing = None
        draft = with_text(typing.draft, text)
        changed = text != before and not (text.empty and not draft.edits)
        write(self._screen, typing.end, "Discarded (u brings the text back)" if changed else "Nothing was changed")
        self._discarded = draft if changed else None

    def discard(self, draft: Draft) -> None:
        """Remove a draft that is not open; undo opens it."""
        if draft.owner.standing() is Standing.LIVING:
            self._screen.say("Another session is typing this draft; it was left alone", "warning")
            return
        self._discard(Typing(self._drafts, draft), None, text_of(draft))

    def bring_back(self) -> bool:
        """Open the text that was just discarded; whether there is one."""
        draft, self._discarded = self._discarded, None
        if draft is not None:
            self._go_on(draft)
        return draft is not None

    def forget_discarded(self) -> None:
        """Something else was done since, so that is what undo takes back."""
        self._discarded = None

    # The reader's own editor

    def edit_outside(self, note: Annotation) -> None:
        """Edit *note* in the reader's own editor and save what that wrote."""
        typing = Typing(self._drafts, self._drafts.begin_edit(note))
        before = text_of(typing.draft)
        written = self._lend(typing, before)
        self._save(typing, before, written or before)

    def _lend(self, typing: Typing, text: NoteText) -> NoteText | None:
        """*text* as the reader's own editor left it, safe as a draft before and after; None when it could not run."""
        try:
            typing.keep(text)
            write_over(typing.outside, text.note.encode())
            written = replace(text, note=edit(self._screen.app, typing.outside, self._screen.desk.settings.editor))
            typing.keep(written)
        except OSError as error:
            self._screen.say(str(error), "error")
            return None
        return written
