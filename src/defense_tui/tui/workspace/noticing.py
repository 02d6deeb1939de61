"""What the workspace does when notes change: by a command, in another session, or because the disk has room again."""

from __future__ import annotations

import asyncio
import contextlib
from abc import abstractmethod
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from defense_tui.notebook.layout import NewerNotebookError
from defense_tui.notebook.rescue import NotSavedError
from defense_tui.notebook.shelves import Changes
from defense_tui.tui.desk import Desk
from defense_tui.tui.messages import Say
from defense_tui.tui.state import Workspace
from defense_tui.tui.widgets.waiting import PATIENCE
from defense_tui.tui.workspace.articles import ArticlesPane
from defense_tui.tui.workspace.centre import Centre
from defense_tui.tui.workspace.notes import NotesPane, next_scope
from defense_tui.tui.workspace.writing import Noted, NotNoted

if TYPE_CHECKING:
    from defense_tui.tui.workspace.changing import Changing

NOTES_POLL = 1.5
"""Seconds between looks at what other sessions wrote, and until the place is safe should this one be killed."""


class TookStock(Message):
    """A worker counted the notes, and perhaps found that some belong elsewhere than where they were made."""

    def __init__(self, *, moved: bool) -> None:
        super().__init__()
        self.moved = moved


class LookedAround(Message):
    """A worker looked at what other sessions wrote."""

    def __init__(self, changes: Changes, drafts: Mapping[str, int]) -> None:
        super().__init__()
        self.changes = changes
        self.drafts = drafts
        """When each draft was last written, without the one that is open here."""


class NoticingScreen(Screen[None]):
    """A screen that shows notes and keeps them as they are on disk."""

    desk: Desk
    workspace: Workspace
    articles: ArticlesPane
    notes: NotesPane
    centre: Centre
    _notes_token = 0
    _drafts: Mapping[str, int]
    _is_looking = False
    _under_way = 0
    """How many changes a worker is carrying out."""
    _is_taking_stock = False
    _stock_is_old = False
    """Whether notes have changed since the worker began."""

    @property
    @abstractmethod
    def changing(self) -> Changing:
        """Changes notes."""

    @abstractmethod
    def say(self, text: str, tone: str = "ok") -> None:
        """Say *text* at the bottom."""

    @abstractmethod
    def keep_place(self) -> None:
        """Note where the reader is."""

    @abstractmethod
    def change(self, workspace: Workspace) -> None:
        """Make *workspace* the state."""

    @abstractmethod
    def ask_panes(self, names: Collection[str] = ()) -> None:
        """Let the panes of these names answer anew."""

    def watch_notes(self) -> None:
        """Begin to look at what other sessions write."""
        self._drafts = self.desk.others_drafts()
        self._done = asyncio.Event()
        self._done.set()
        self.set_interval(NOTES_POLL, self._look_around)
        self.run_worker(self._recover, thread=True, group="recover")
        self.take_stock()

    def show_notes_anew(self) -> None:
        """Draw the notes wherever they are shown."""
        self.centre.refresh_notes()
        self.centre.reload_cards()
        self.ask_panes(("notes",))
        self.take_stock()

    def take_stock(self) -> None:
        """Count the notes; once all articles have been read, also find out where notes belong today."""
        self._stock_is_old = True
        if not self._is_taking_stock:
            self._is_taking_stock, self._stock_is_old = True, False
            self.run_worker(self._take_stock, thread=True, group="stock")

    def _take_stock(self) -> None:
        self.post_message(TookStock(moved=self.desk.take_stock()))

    def on_took_stock(self, message: TookStock) -> None:
        """Show the counts, and the notes that are not where they were made."""
        self._is_taking_stock = False
        if self._stock_is_old:
            self.take_stock()
        self.articles.refresh()
        if message.moved:
            self.centre.refresh_notes()
            self.ask_panes(("notes",))

    def _recover(self) -> None:
        try:
            recovered = len(self.desk.notebook.recover())
        except (NotSavedError, NewerNotebookError) as error:
            self.post_message(Say(f"Notes of an earlier session are not saved yet: {error}", "error"))
        else:
            if recovered:
                notes = "1 note is" if recovered == 1 else f"{recovered} notes are"
                self.post_message(Noted(f"{notes} saved now that an earlier session could not save"))

    def _look_around(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            if not self.centre.reader.previewing:
                self.keep_place()
            self.run_worker(self._look, thread=True, group="look-around")

    def _look(self) -> None:
        notebook = self.desk.notebook
        if told := self.desk.reading.save():
            self.post_message(Say(told, "warning"))
        if notebook.unsaved() and not notebook.retry():
            self.post_message(Noted("Everything that the disk refused is saved now"))
        self.post_message(LookedAround(notebook.changed_since(self._notes_token), self.desk.others_drafts()))

    def on_looked_around(self, message: LookedAround) -> None:
        """Show what other sessions wrote."""
        self._is_looking = False
        self._notes_token = message.changes.token
        new_drafts, self._drafts = message.drafts != self._drafts, message.drafts
        others = message.changes.others
        if others:
            self.show_notes_anew()
            self.say(f"{len(others)} note{'s' * (len(others) > 1)} changed in another session")
        elif new_drafts:
            self.ask_panes(("notes",))

    def begin_change(self) -> None:
        """A worker begins to change the notebook; it says so when it is done."""
        self._under_way += 1
        self._done.clear()

    def _end_change(self) -> None:
        self._under_way = max(self._under_way - 1, 0)
        if not self._under_way:
            self._done.set()

    async def notes_settled(self) -> None:
        """Wait until all changes are done and shown, so that a key typed ahead finds the note that it means."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._done.wait(), PATIENCE)
        await self.centre.notes_settled()
        await self.notes.settle()

    def on_noted(self, message: Noted) -> None:
        """Show the notes as they are now."""
        message.then()
        self.say(message.told, message.tone)
        self.show_notes_anew()
        self._end_change()

    def on_not_noted(self, message: NotNoted) -> None:
        """Say why nothing was saved, with the text still there."""
        message.again()
        self.say(message.reason, "error")
        self._end_change()

    def on_notes_pane_scope_changed(self) -> None:
        """Show the notes of this article, of the whole filter, or all."""
        workspace, has_article = self.workspace, bool(self.centre.shown_article)
        self.change(workspace._replace(scoped=next_scope(workspace.scoped, workspace.lens, has_article=has_article)))
        self.ask_panes(("notes",))

    def on_notes_pane_chosen(self, message: NotesPane.Chosen) -> None:
        """Open what is no passage to go to."""
        self.changing.open_row(message.row)
