"""The centre of the workspace: the reader, what takes its place, and the worker that brings articles."""

from __future__ import annotations

import asyncio
import contextlib
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import AwaitMount, Widget

from defense_tui.library.answers import OpenArticle
from defense_tui.library.library import UnknownIdError
from defense_tui.notebook.annotation import TargetKind
from defense_tui.tui.desk import Desk
from defense_tui.tui.messages import Say
from defense_tui.tui.reader.decorations import NoteMark
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.waiting import PATIENCE, caught_up
from defense_tui.tui.workspace.readers import Readers
from defense_tui.tui.workspace.reading import ArticleReader

if TYPE_CHECKING:
    from defense_tui.tui.screens.event import EventCard
    from defense_tui.tui.screens.help import HelpView
    from defense_tui.tui.screens.profile import ProfileCard
    from defense_tui.tui.screens.search import SearchView

View = TypeVar("View", bound=Widget)


class Marks(NamedTuple):
    """The notes of an article as a worker placed them."""

    notes: tuple[NoteMark, ...]
    serial: int
    """Which state of the notebook they are of; a later one counts more."""


_CARDS = {PlaceKind.PROFILE: "profile", PlaceKind.EVENT: "event"}


class Centre(Vertical):
    """Shows one place, or search or help over it. What the first frame does not show is made when it is first shown."""

    class Opened(Message):
        """The reader shows another article now."""

        def __init__(self, article_id: str) -> None:
            super().__init__()
            self.article_id = article_id

    class Studied(Message):
        """A worker brought what is known of an article by now."""

        def __init__(self, opened: OpenArticle, names: dict[str, tuple[str, str]], marks: Marks) -> None:
            super().__init__()
            self.opened = opened
            self.names = names
            self.marks = marks

    class Marked(Message):
        """A worker found the places of an article's notes."""

        def __init__(self, article_id: str, marks: Marks) -> None:
            super().__init__()
            self.article_id = article_id
            self.marks = marks

    class Brought(Studied):
        """A worker brought an article."""

        def __init__(
            self,
            opened: OpenArticle,
            names: dict[str, tuple[str, str]],
            marks: Marks,
            offset: int,
            *,
            preview: bool,
        ) -> None:
            super().__init__(opened, names, marks)
            self.offset = offset
            self.preview = preview

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="centre")
        self._desk = desk
        self.overlay: str | None = None
        """``search`` or ``help`` over the view of the place."""
        self.place: Place | None = None
        """What is shown, or lies under the overlay."""
        self.readers = Readers(desk.settings)
        self._views: list[Widget] = [self.readers]
        self._mounting: AwaitMount | None = None
        self._wanted = ""
        self._arrived = asyncio.Event()
        self._arrived.set()
        self._notes_serial = 0
        """Counts the times that notes have changed."""
        self._marked = asyncio.Event()
        """Whether the newest notes are drawn."""
        self._marked.set()

    def compose(self) -> ComposeResult:
        yield from self._views

    @cached_property
    def search(self) -> SearchView:
        """What finds words everywhere."""
        from defense_tui.tui.screens.search import SearchView

        return self._made(SearchView(self._desk.library, self._desk.resolve))

    @cached_property
    def profile(self) -> ProfileCard:
        """Who or what an entity is."""
        from defense_tui.tui.screens.profile import ProfileCard

        desk = self._desk
        return self._made(ProfileCard(desk.library, lambda entity: desk.entries_on(TargetKind.ENTITY, entity.id)))

    @cached_property
    def event_card(self) -> EventCard:
        """What happened, and who says so."""
        from defense_tui.tui.screens.event import EventCard

        return self._made(EventCard(self._desk.library))

    @cached_property
    def help_view(self) -> HelpView:
        """The keys and signs."""
        from defense_tui.tui.screens.help import HelpView

        return self._made(HelpView(self._desk.keymap))

    def _made(self, view: View) -> View:
        self._views.append(view)
        self._mounting = self.mount(view, before=0)
        return view

    @property
    def reader(self) -> ArticleReader:
        """The reader that articles open in."""
        return self.readers.active

    @property
    def view(self) -> str:
        """Id of the view that is shown."""
        return self.overlay or (_CARDS.get(self.place.kind, "reader") if self.place else "reader")

    def lay_out_views(self, *, previewing: bool) -> None:
        """Show the one view, and the reader below it while *previewing*."""
        for view in self._views:
            view.display = view.id == self.view or (view is self.readers and previewing)

    def focus_view(self) -> None:
        """Give the keyboard to the view that is shown."""
        if self.view == "reader":
            self.screen.set_focus(self.reader)
        elif self.view == "search":
            self.screen.set_focus(self.search.field)
        else:
            self.screen.set_focus(self.query_one(f"#{self.view}", Widget))

    def show_place(self, place: Place) -> None:
        """Bring what *place* names into view."""
        self.place = place
        if place.kind is PlaceKind.PROFILE:
            self.profile.show(place.id, place.offset)
        elif place.kind is PlaceKind.EVENT:
            self.event_card.show(place.id, place.offset)
        elif self.shown_article == place.id and not self.reader.previewing:
            if place.offset != self.reader.caret:
                self.reader.go_to(place.offset, centre=True)
        else:
            self._open(place.id, place.offset, preview=False)

    def preview(self, article_id: str, offset: int) -> None:
        """Show an article in the reader without going there."""
        self._open(article_id, offset, preview=True)

    @property
    def shown_article(self) -> str:
        """Id of the article in the reader; empty when there is none."""
        return self.reader.article.article.id if self.reader.article else ""

    def reload_cards(self) -> None:
        """Ask again for the card that is shown: the library or the notebook has changed."""
        if self.view == "profile":
            self.profile.reload()
        elif self.view == "event":
            self.event_card.reload()

    def refresh_notes(self) -> None:
        """Draw the notes of the open articles anew, once a worker has found their places."""
        self._notes_serial += 1
        if shown := [opened for _, opened in self.readers.shown()]:
            self._marked.clear()
            self.run_worker(partial(self._mark, shown, self._notes_serial), thread=True, group="mark-articles")

    def _mark(self, articles: list[OpenArticle], serial: int) -> None:
        for opened in articles:
            self.post_message(self.Marked(opened.article.id, Marks(self._desk.marks(opened), serial)))

    def on_centre_marked(self, message: Marked) -> None:
        """Draw the notes of an article where it is shown."""
        message.stop()
        if message.marks.serial == self._notes_serial:
            self._marked.set()
            for reader, opened in self.readers.shown():
                if opened.article.id == message.article_id:
                    reader.set_notes(message.marks.notes)

    async def notes_settled(self) -> None:
        """Wait until the newest notes are drawn, if that takes no longer than people wait."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._marked.wait(), PATIENCE)

    def refresh_unstudied(self) -> None:
        """Draw the open articles anew whose names, dates and claims were not known yet."""
        self._refresh([opened.article.id for _, opened in self.readers.shown() if not opened.studied])

    def refresh_articles(self) -> None:
        """Draw the open articles anew with what the library knows of them now."""
        self._refresh([opened.article.id for _, opened in self.readers.shown()])

    def _refresh(self, ids: list[str]) -> None:
        if ids:
            self.run_worker(partial(self._study, ids), thread=True, exclusive=True, group="study-articles")

    def _study(self, ids: list[str]) -> None:
        for id_ in ids:
            try:
                serial, opened = self._notes_serial, self._desk.library.glimpse(id_)
            except UnknownIdError:  # its file is gone; who reads it keeps its text
                continue
            marks = Marks(self._desk.marks(opened), serial)
            self.post_message(self.Studied(opened, self._names(opened), marks))

    def on_centre_studied(self, message: Studied) -> None:
        """Draw the article anew where it is still shown."""
        message.stop()
        for reader, opened in self.readers.shown():
            if opened.article.id == message.opened.article.id:
                reader.show_with(message.opened, message.names, message.marks.notes)
        self._mark_again_after(message.marks)

    def _mark_again_after(self, marks: Marks) -> None:
        """Draw the notes again if they have changed since a worker placed them."""
        if marks.serial != self._notes_serial:
            self.refresh_notes()

    async def settle(self) -> None:
        """Wait for a view that is shown for the first time, and for an article that was asked for, but not too long."""
        if self._mounting is not None:
            mounting, self._mounting = self._mounting, None
            await mounting
            await caught_up(self._views[-1])
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._arrived.wait(), PATIENCE)

    def _open(self, article_id: str, offset: int, *, preview: bool) -> None:
        self._wanted = article_id
        if not preview:
            self._arrived.clear()
        work = partial(self._bring, article_id, offset, preview)
        self.run_worker(work, thread=True, exclusive=True, group="open-article")

    def _bring(self, article_id: str, offset: int, preview: bool) -> None:
        serial = self._notes_serial
        try:
            opened = self._desk.library.glimpse(article_id)
        except UnknownIdError as error:
            self.post_message(Say(str(error), "warning"))
            self.call_later(self._arrived.set)
            return
        marks = Marks(self._desk.marks(opened), serial)
        self.post_message(self.Brought(opened, self._names(opened), marks, offset, preview=preview))

    def on_centre_brought(self, message: Brought) -> None:
        """Show what a worker brought."""
        message.stop()
        if message.opened.article.id != self._wanted:
            return
        self.reader.names = message.names
        self.reader.set_names(message.names)
        self.reader.previewing = message.preview
        self.reader.show(message.opened, message.offset)
        self.reader.set_notes(message.marks.notes)
        self._mark_again_after(message.marks)
        if not message.preview:
            self._arrived.set()
            self.post_message(self.Opened(message.opened.article.id))

    def _names(self, opened: OpenArticle) -> dict[str, tuple[str, str]]:
        ids = {mention.entity for mention in opened.mentions}
        entities = (self._desk.library.profile(id_).entity for id_ in ids)
        return {entity.id: (entity.name, entity.kind) for entity in entities}
