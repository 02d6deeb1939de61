"""Commands that write notes: on the passage at the caret, or on the thing under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from defense_tui.notebook.annotation import Annotation, Motivation, Position, Quote, Target, TargetKind, passage
from defense_tui.notebook.undo import Undone
from defense_tui.settings import COLORS
from defense_tui.tui.screens.card import Card
from defense_tui.tui.state import PlaceKind
from defense_tui.tui.widgets.cells import clip, printable
from defense_tui.tui.workspace.drafting import about
from defense_tui.tui.workspace.navigation import LeadsSomewhere
from defense_tui.tui.workspace.notes import note_words
from defense_tui.tui.workspace.writing import write

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen

_TARGETS = {
    PlaceKind.ARTICLE: TargetKind.ARTICLE,
    PlaceKind.PROFILE: TargetKind.ENTITY,
    PlaceKind.EVENT: TargetKind.EVENT,
}


_DOING = {"added": "adding", "edited": "editing", "deleted": "deleting", "restored": "restoring"}
"""What is undone or done again, by what it had done."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a new note is on."""

    target: Target
    quote: Quote | None = None
    position: Position | None = None

    @property
    def about(self) -> str:
        """The subject in a few words."""
        return about(self.target, self.quote, 40)


class Noting:
    """Writes notes on passages and things, and takes back what was done."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen

    # What a note would be on

    def _subject(self) -> Subject | None:
        screen = self._screen
        if screen.focused is screen.reader:
            return self._passage()
        place = screen.focused.place_here() if isinstance(screen.focused, LeadsSomewhere) else None
        if isinstance(screen.focused, Card):
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

    def do_note_corpus(self) -> None:
        subject = Subject(self._screen.desk.target(TargetKind.CORPUS, ""))
        self._begin(subject, Motivation.COMMENTING)

    def _write_new(self, motivation: Motivation) -> None:
        if subject := self._subject():
            if self._screen.focused is self._screen.reader:
                self._screen.reader.clear_selection()
            self._begin(subject, motivation)

    def _begin(self, subject: Subject, motivation: Motivation) -> None:
        self._screen.drafting.begin(subject.target, subject.quote, subject.position, motivation)

    def _add(self, subject: Subject, motivation: Motivation, color: str) -> Annotation:
        return self._screen.desk.notebook.add(
            subject.target, motivation, color=color, quote=subject.quote, position=subject.position
        )

    async def do_highlight(self) -> None:
        await self._screen.notes_settled()
        screen = self._screen
        if screen.reader.selection is None and screen.changing.recolor_highlight():
            return
        subject = self._passage()
        if subject and subject.quote:
            add = partial(self._add, subject, Motivation.HIGHLIGHTING, COLORS[0])
            screen.reader.clear_selection()
            color = screen.desk.meaning(COLORS[0])
            write(screen, add, f"Highlighted {subject.about}, {color} (x again: next colour; u takes it back)")

    async def do_bookmark(self) -> None:
        await self._screen.notes_settled()
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
            delete = partial(notebook.delete, here[0].id)
            write(self._screen, delete, f"The bookmark on {subject.about} is gone (u brings it back)")
        else:
            add = partial(self._add, subject, Motivation.BOOKMARKING, "")
            write(self._screen, add, f"Bookmarked {subject.about} (B again removes it)")

    def tag_passage(self, tags: tuple[str, ...]) -> None:
        """Tag the passage at the caret."""
        subject = self._passage()
        if subject and tags:
            add = partial(
                self._screen.desk.notebook.add, subject.target, Motivation.TAGGING,
                tags=tags, quote=subject.quote, position=subject.position,
            )  # fmt: skip
            write(self._screen, add, f"Tagged {subject.about} (u takes it back)")

    # Undo

    async def do_undo(self) -> None:
        await self._screen.notes_settled()
        if not self._screen.drafting.bring_back():
            self._take_back(self._screen.desk.notebook.undo, "Undone", "ctrl+r redoes it")

    async def do_redo(self) -> None:
        await self._screen.notes_settled()
        self._take_back(self._screen.desk.notebook.redo, "Redone", "u undoes it")

    def _take_back(self, take_back: Callable[[], Undone | None], did: str, opposite: str) -> None:
        def work() -> str:
            undone = take_back()
            if undone is None:
                return f"There is nothing to be {did.lower()}"
            since = f"; {len(undone.changed_since)} changed since and left alone" if undone.changed_since else ""
            return f"{did}: {_DOING.get(undone.what, undone.what)} {_named(undone.notes)}{since} ({opposite})"

        write(self._screen, work)


def _named(notes: Sequence[Annotation]) -> str:
    """Which notes an undo changed, in a few words."""
    if len(notes) == 1:
        return f"{clip(note_words(notes[0]), 40)}, on {clip(printable(notes[0].target.title), 30)}"
    return f"{len(notes)} notes"
