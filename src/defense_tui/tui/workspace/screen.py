"""The workspace: four panes around the reader, under one lens. What comes up from them, and commands, arrive here."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from defense_tui.keys.command import FIELDS, Context
from defense_tui.tui.desk import Desk
from defense_tui.tui.messages import Counted, Say, Visit
from defense_tui.tui.state import Place, PlaceKind, Workspace
from defense_tui.tui.widgets.waiting import caught_up
from defense_tui.tui.workspace.arrival import arrive
from defense_tui.tui.workspace.centre import Centre
from defense_tui.tui.workspace.composition import ComposedScreen
from defense_tui.tui.workspace.filtering import Filtering
from defense_tui.tui.workspace.late import LateHandlers
from defense_tui.tui.workspace.navigation import Navigation
from defense_tui.tui.workspace.pane import Pane
from defense_tui.tui.workspace.readers import Readers
from defense_tui.tui.workspace.reading import ArticleReader

if TYPE_CHECKING:
    from defense_tui.tui.screens.search import SearchView
    from defense_tui.tui.widgets.picker import Menu
    from defense_tui.tui.widgets.question import Question
    from defense_tui.tui.workspace.changing import Changing
    from defense_tui.tui.workspace.drafting import Drafting
    from defense_tui.tui.workspace.noting import Noting
    from defense_tui.tui.workspace.settling import Settling

LIBRARY_POLL = 0.5
"""Seconds between looks at a library that grows."""
CHANGES_POLL = 10.0
"""Seconds between looks at a folder that may have changed; more where a look takes a twentieth of that."""


class Terminal(Protocol):
    """The terminal behind the screen."""

    def send(self, sequence: str) -> None:
        """Send an escape sequence as it is; any thread may call this."""
        ...

    def redraw(self) -> None:
        """Draw everything anew, whatever the terminal is thought to show."""
        ...


class WorkspaceScreen(ComposedScreen, inherit_bindings=False):
    """Takes what the parts say up, and lets commands be carried out.

    Commands are carried out by the focused widget, what lies around it, or a handler.
    """

    BINDINGS: ClassVar[list[Any]] = []

    def __init__(self, desk: Desk, workspace: Workspace, terminal: Terminal) -> None:
        """*terminal* is what the few commands need that speak to the terminal itself."""
        super().__init__(desk, workspace)
        self._terminal = terminal
        self.navigation = Navigation(self)
        self.filtering = Filtering(self)
        self._late = LateHandlers(self, terminal.send)
        self._generation = -1
        self._changes_pause = CHANGES_POLL

    def on_mount(self) -> None:
        self.lay_out_parts()
        self.reader.focus()
        self._look_at_library()
        arrive(self)
        self.watch_notes()

    @property
    def noting(self) -> Noting:
        """Makes notes."""
        return self._late.noting

    @property
    def changing(self) -> Changing:
        """Changes and deletes notes."""
        return self._late.changing

    @property
    def drafting(self) -> Drafting:
        """Keeps what is typed."""
        return self._late.drafting

    @property
    def settling(self) -> Settling:
        """Asks about notes that lost their place or have two versions."""
        return self._late.settling

    def on_resize(self) -> None:
        """Lay the parts out for the new size."""
        self.lay_out_parts()
        self.call_after_refresh(lambda: self.bottom.show_hints(self.contexts()))

    # What comes up

    def on_visit(self, message: Visit) -> None:
        """Go where a widget leads."""
        self.visit(message.place)

    def on_centre_opened(self, message: Centre.Opened) -> None:
        """The panes that answer for the article answer for this one now."""
        self.ask_panes(self.workspace.scoped)
        self.left_alone = ""
        self.keep_place()
        self._follow_reader()
        self.articles.refresh()
        self.on_reader_scrolled()

    def on_readers_switched(self, message: Readers.Switched) -> None:
        """The article of the other reader is the one that is read."""
        self.change(self.workspace.visiting(Place(PlaceKind.ARTICLE, message.article_id, message.caret)))
        self.ask_panes(self.workspace.scoped)
        self.on_reader_scrolled()

    def on_reader_caret_moved(self) -> None:
        """The reader got further in the article."""
        if not self.reader.previewing:
            self.keep_place()

    def on_reader_scrolled(self) -> None:
        """Say how far down the article the page lies."""
        self.bottom.progress = self.reader.progress_said()
        self.bottom.show_hints(self.contexts())

    def on_reader_dwelt(self) -> None:
        """The page that the article opened with has been read."""
        self.on_reader_caret_moved()
        self.articles.refresh()

    def on_reader_selection_changed(self) -> None:
        """Say how much is selected, in place of a message that stood there before."""
        self.bottom.selected = self.reader.selected_amount()
        if self.bottom.selected:
            self.bottom.hush()
        self.bottom.show_hints(self.contexts())

    def on_reader_layers_changed(self, message: ArticleReader.LayersChanged) -> None:
        """Say which layers are drawn now."""
        self.say(f"Drawn: {message.layers}; gl: the next choice")

    def on_pane_answered(self) -> None:
        """A pane shows new rows, so the counts at the top are others."""
        self.refresh_head()
        if self.workspace.place is None and self.articles.items:
            arrive(self)
        self._follow_reader()

    def _follow_reader(self) -> None:
        """Let the lists that the reader does not move in stand on the article that is read.

        The timeline begins near its date, not forty years before it, and stays where it was moved to.
        """
        if not self._in_hand(self.articles):
            self.articles.move_to_id(self.centre.shown_article)
        if self.timeline.cursor == 0 and not self._in_hand(self.timeline):
            self.timeline.begin()

    def _in_hand(self, pane: Pane[Any]) -> bool:
        """Whether *pane* has the keyboard, or gets it back from the panel that is open."""
        return pane in (self.focused, self.panel.returns_to)

    def on_search_view_previewed(self, message: SearchView.Previewed) -> None:
        """Show the result under the cursor in the reader, without going there."""
        if self.centre.overlay == "search" and not self.narrow:
            self.centre.preview(message.hit.article.id, message.hit.first or 0)

    def on_search_view_left(self) -> None:
        """Everything as it was before the search."""
        self.uncover()
        if self.workspace.place is not None:
            self.centre.show_place(self.workspace.place)
        self.centre.focus_view()
        if self.workspace.place is None:
            arrive(self)

    def on_search_view_kept(self, message: SearchView.Kept) -> None:
        """Look at everything through the query."""
        self.on_search_view_left()
        self.filtering.see(self.workspace.lens.narrowed(*message.lens.clauses))

    def on_rows_clicked(self) -> None:
        """A click on the row under the cursor opens it."""
        self.run_command("open")

    def _look_at_library(self) -> None:
        snapshot = self.desk.library.state().snapshot
        if snapshot.generation != self._generation:
            self._generation = snapshot.generation
            self.ask_panes()
            self.centre.reload_cards()
            self.centre.refresh_unstudied()
            if self.centre.overlay == "search":
                self.centre.search.reload()
            if snapshot.complete:
                self.centre.refresh_articles()
                self.take_stock()
                self.run_worker(self._late.load, thread=True, group="late")
        if snapshot.complete:
            self.set_timer(self._changes_pause, self._look_for_changes)
        else:
            self.set_timer(LIBRARY_POLL, self._look_at_library)

    def _look_for_changes(self) -> None:
        self.run_worker(self._take_changes_in, thread=True, group="library-changes", exclusive=True)

    def _take_changes_in(self) -> None:
        began = time.monotonic()
        if self.desk.library.look_again():
            self.post_message(Say("The folder has changed; its articles were read again"))
        else:
            self._changes_pause = max(CHANGES_POLL, 20 * (time.monotonic() - began))
        self.call_later(self._look_at_library)

    def on_say(self, message: Say) -> None:
        """Say what a widget tells."""
        self.say(message.text, message.tone)

    def on_counted(self, message: Counted) -> None:
        """Show which of the places found one is at."""
        self.bottom.show(message.text, message.tone)

    def say(self, text: str, tone: str = "ok") -> None:
        """Say *text* at the bottom until the next key, and keep it for ``!``."""
        self.bottom.say(text, tone)

    def on_descendant_focus(self) -> None:
        """The keys that matter are others now."""
        self.bottom.show_hints(self.contexts())

    # Commands

    def do_redraw(self) -> None:
        self._terminal.redraw()

    def contexts(self) -> tuple[Context, ...]:
        """Where the keyboard is, innermost first."""
        contexts: tuple[Context, ...] = getattr(self.focused, "CONTEXTS", ())
        covers = self.zoomed or (self.narrow and self.covering)
        return (*contexts, Context.COVERING) if covers else contexts

    async def settle(self) -> None:
        """Wait until the keys before this one have had their effect, so that typing ahead loses and misplaces none."""
        await self.panel.settle()
        await self.centre.settle()
        if self.focused is not None and FIELDS.intersection(self.contexts()):
            await caught_up(self.focused)
        else:
            await self.reader.settle()

    def run_command(self, command_id: str) -> Awaitable[None] | None:
        """Carry a command out: by the focused widget, what lies around it, or a handler."""
        method = f"do_{command_id.replace('-', '_')}"
        for candidate in self._carriers():
            if carry_out := getattr(candidate, method, None):
                done: Awaitable[None] | None = carry_out()
                return done
        self.say(f"{command_id} means nothing here", "warning")
        return None

    def _carriers(self) -> Iterator[object]:
        yield from self.focused.ancestors_with_self if self.focused else ()
        yield from (self.navigation, self.filtering)
        yield from self._late.all

    def run_later(self, command_id: str) -> None:
        """Carry a command out once the panel that chose it is gone."""
        self.call_later(self.run_command, command_id)

    def take_paste(self, text: str) -> bool:
        """Open search with text that was pasted outside a field; whether that was so."""
        if FIELDS.intersection(self.contexts()):
            return False
        self.filtering.search(" ".join(text.split()))
        return True

    def ask(self, question: Question) -> None:
        """Ask something in one line at the bottom."""
        from defense_tui.tui.widgets.prompt import Prompt

        self.panel.open(Prompt(question))

    def offer(self, menu: Menu) -> None:
        """Offer something to pick from."""
        from defense_tui.tui.widgets.picker import Picker

        self.panel.open(Picker(menu))
