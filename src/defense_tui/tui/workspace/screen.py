"""The workspace: four panes around the reader, under one lens. All changes of state pass through here."""

from __future__ import annotations

from collections.abc import Awaitable, Collection, Iterator
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from defense_tui.keys.command import FIELDS, Context
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import OpenArticle
from defense_tui.library.library import UnknownIdError
from defense_tui.notebook.annotation import TargetKind
from defense_tui.tui.desk import Desk
from defense_tui.tui.messages import Closed, Say, Visit
from defense_tui.tui.reader.decorations import NoteMark
from defense_tui.tui.screens.event import EventCard
from defense_tui.tui.screens.help import HelpView
from defense_tui.tui.screens.profile import ProfileCard
from defense_tui.tui.screens.search import SearchView
from defense_tui.tui.state import Place, PlaceKind, Workspace, to_json
from defense_tui.tui.widgets.bar import Bar
from defense_tui.tui.widgets.line import Line
from defense_tui.tui.widgets.picker import Menu, Picker
from defense_tui.tui.widgets.prompt import Prompt, Question
from defense_tui.tui.widgets.rows import Rows
from defense_tui.tui.workspace.arrangement import PANES, WIDE, arrange
from defense_tui.tui.workspace.arrival import arrive
from defense_tui.tui.workspace.articles import ArticlesPane
from defense_tui.tui.workspace.copying import Copying
from defense_tui.tui.workspace.entities import EntitiesPane
from defense_tui.tui.workspace.filtering import Filtering
from defense_tui.tui.workspace.heads import head_line
from defense_tui.tui.workspace.hints import hints
from defense_tui.tui.workspace.navigation import Navigation
from defense_tui.tui.workspace.notes import NotesPane
from defense_tui.tui.workspace.noting import Noted, Noting, NotNoted
from defense_tui.tui.workspace.pane import Pane
from defense_tui.tui.workspace.reading import ArticleReader
from defense_tui.tui.workspace.telling import Telling
from defense_tui.tui.workspace.timeline import TimelinePane

POLL = 0.5
"""Seconds between looks at a growing library."""


class WorkspaceScreen(Screen[None]):
    """Composes the panes, hands the state down, and takes what they say up.

    Commands are carried out by the focused widget, what lies around it, or one of :attr:`handlers`.
    """

    BINDINGS: ClassVar[list[Any]] = []

    class Opened(Message):
        """A worker brought an article."""

        def __init__(self, opened: OpenArticle, marks: tuple[NoteMark, ...], offset: int, *, preview: bool) -> None:
            super().__init__()
            self.opened = opened
            self.marks = marks
            self.offset = offset
            self.preview = preview

    def __init__(self, desk: Desk, workspace: Workspace) -> None:
        super().__init__()
        self.desk = desk
        self.workspace = workspace
        self.covering: str | None = None
        """On a narrow screen: the pane that covers the reader."""
        self.zoomed: str | None = None
        """The widget that has the whole body to itself."""
        self.overlay: str | None = None
        """``search`` or ``help`` over the view of the place."""
        self.log_of_messages: list[tuple[str, str]] = []
        """What was said at the bottom, oldest first: (tone, text)."""
        self._generation = -1
        self._focused_before: Widget | None = None
        self.navigation = Navigation(self)
        self.filtering = Filtering(self)
        self.handlers = (self.navigation, self.filtering, Noting(self), Telling(self), Copying(self))
        library = desk.library
        self.articles = ArticlesPane(library, desk.resolve, desk.reading.status, desk.note_count)
        self.entities = EntitiesPane(library, desk.resolve)
        self.timeline = TimelinePane(library, desk.resolve)
        self.notes = NotesPane(desk.notes_through)
        self.reader = ArticleReader(id="reader")
        self.profile = ProfileCard(library, lambda entity: desk.notes_on(TargetKind.ENTITY, entity.id))
        self.event_card = EventCard(library)
        self.search = SearchView(library, desk.resolve)
        self.help_view = HelpView(desk.keymap)

    def compose(self) -> ComposeResult:
        yield Bar(id="top")
        with Vertical(id="body"):
            with Horizontal(id="upper"):
                with Vertical(id="left"):
                    yield self.articles
                    yield self.entities
                with Vertical(id="centre"):
                    yield self.search
                    yield self.reader
                    yield self.profile
                    yield self.event_card
                    yield self.help_view
            yield self.timeline
            yield self.notes
        yield Bar(id="too-small")
        yield Vertical(id="panel")
        yield Bar(id="bottom")

    def on_mount(self) -> None:
        settings = self.desk.settings
        self.reader.measure = settings.measure
        self.reader.marks = settings.marks
        self.lay_out_parts()
        self.reader.focus()
        self._look_at_library()
        arrive(self)
        self.set_interval(POLL, self._look_at_library)

    # State flows down

    def change(self, workspace: Workspace) -> None:
        """Make *workspace* the state, and hand what changed down."""
        old, self.workspace = self.workspace, workspace
        if workspace.lens != old.lens:
            self.ask_panes()
        elif workspace.scoped != old.scoped:
            self.ask_panes(workspace.scoped ^ old.scoped)
        if workspace.place != old.place:
            self.show_place()

    def ask_panes(self, names: Collection[str] = PANES) -> None:
        """Let the panes of these names answer anew."""
        for pane in self.panes():
            if pane.id in names:
                pane.ask(self.lens_of(pane))
        self.refresh_head()

    def lens_of(self, pane: Pane[Any]) -> Lens:
        """What *pane* answers for: the lens, or the article in the reader."""
        article = self.reader.article
        if pane.id in self.workspace.scoped and article is not None:
            return Lens((Clause(Field.ARTICLE, article.article.id),))
        return self.workspace.lens

    def refresh_head(self) -> None:
        """Say at the top what is shown."""
        counts = (self.articles.total, self.timeline.total)
        state = self.desk.library.state()
        self.query_one("#top", Bar).line = head_line(state, self.workspace.lens, self.name_of, counts)

    def name_of(self, clause: Clause) -> str:
        """What a clause's value is called on the screen."""
        try:
            if clause.field is Field.ENTITY:
                return self.desk.library.profile(clause.value).entity.name
            if clause.field is Field.EVENT:
                return self.desk.library.event(clause.value).event.title
            if clause.field is Field.ARTICLE:
                return self.desk.library.article(clause.value).article.title
        except UnknownIdError:
            return clause.value
        return clause.value

    # The place

    def visit(self, place: Place) -> None:
        """Go to *place*; what covers the centre gives way."""
        self.overlay = None
        self.covering = None
        if self.zoomed in PANES:
            self.zoomed = None
        same = place == self.workspace.place
        self.change(self.workspace.visiting(place))
        if same:
            self.show_place()
        self.lay_out_parts()
        self.centre_view().focus()

    def show_place(self) -> None:
        """Bring what the place names into the centre."""
        place = self.workspace.place
        if place is None:
            return
        if place.kind is PlaceKind.ARTICLE:
            shown = self.reader.article
            if shown is not None and shown.article.id == place.id and not self.reader.previewing:
                self.reader.go_to(place.offset)
            else:
                self.open_article(place.id, place.offset)
        elif place.kind is PlaceKind.PROFILE:
            self.profile.show(place.id, place.offset)
        else:
            self.event_card.show(place.id, place.offset)
        self.lay_out_parts()

    def open_article(self, article_id: str, offset: int, *, preview: bool = False) -> None:
        """Bring an article into the reader, by a worker."""
        work = partial(self._open_work, article_id, offset, preview)
        self.run_worker(work, thread=True, exclusive=True, group="open-article")

    def _open_work(self, article_id: str, offset: int, preview: bool) -> None:
        try:
            opened = self.desk.library.article(article_id)
        except UnknownIdError as error:
            self.post_message(Say(str(error), "warning"))
            return
        self.post_message(self.Opened(opened, self.desk.marks(opened), offset, preview=preview))

    def on_workspace_screen_opened(self, message: Opened) -> None:
        """Show what a worker brought."""
        opened = message.opened
        names = {row: self._entity_name(row) for row in {mention.entity for mention in opened.mentions}}
        self.reader.set_names(names)
        self.reader.previewing = message.preview
        self.reader.show(opened, message.offset)
        self.reader.set_notes(message.marks)
        if not message.preview:
            self.ask_panes(self.workspace.scoped)
            self.articles.move_to_id(opened.article.id)

    def _entity_name(self, entity_id: str) -> tuple[str, str]:
        entity = self.desk.library.profile(entity_id).entity
        return (entity.name, entity.kind)

    def keep_place(self) -> None:
        """Note the caret and how far the article has been read."""
        place, article = self.workspace.place, self.reader.article
        if place and article and place.kind is PlaceKind.ARTICLE and place.id == article.article.id:
            self.workspace = self.workspace.at_offset(self.reader.caret)
            self.desk.reading.progress(place.id, self.reader.fraction, self.reader.caret)
        self.desk.reading.workspace = to_json(self.workspace)

    # What is where on the screen

    @property
    def narrow(self) -> bool:
        """Whether one view at a time is shown."""
        return self.size.width < WIDE or self.desk.settings.layout == "single"

    @property
    def view(self) -> str:
        """Id of what the centre shows: the place, or what lies over it."""
        kind = self.workspace.place.kind if self.workspace.place else PlaceKind.ARTICLE
        return self.overlay or {PlaceKind.PROFILE: "profile", PlaceKind.EVENT: "event"}.get(kind, "reader")

    def centre_view(self) -> Widget:
        """What takes the keyboard in the centre."""
        view = self.query_one(f"#{self.view}")
        return self.search.field if view is self.search else view

    def panes(self) -> Iterator[Pane[Any]]:
        """The four panes, by their numbers."""
        yield self.articles
        yield self.entities
        yield self.timeline
        yield self.notes

    def lay_out_parts(self) -> None:
        """Show what the state says is shown, and nothing else."""
        arrange(self)

    def on_resize(self) -> None:
        """Lay the panes out for the new size."""
        self.lay_out_parts()

    # What comes up

    def on_visit(self, message: Visit) -> None:
        """Go where a widget leads."""
        self.visit(message.place)

    def on_say(self, message: Say) -> None:
        """Say something at the bottom until the next key."""
        self.say(message.text, message.tone)

    def say(self, text: str, tone: str = "ok") -> None:
        """Say *text* at the bottom until the next key, and keep it for ``!``."""
        self.log_of_messages.append((tone, text))
        self.query_one("#bottom", Bar).line = Line(((f" {text}", tone),))

    def show_hints(self) -> None:
        """Show the keys that matter here at the bottom."""
        self.query_one("#bottom", Bar).line = hints(self.desk.keymap, self.contexts())

    def contexts(self) -> tuple[Context, ...]:
        """Where the keyboard is, innermost first."""
        return getattr(self.focused, "CONTEXTS", ())

    def on_descendant_focus(self) -> None:
        """The keys that matter are others now."""
        self.show_hints()

    def on_pane_answered(self) -> None:
        """A pane shows new rows, so the counts at the top are others."""
        self.refresh_head()

    def on_reader_caret_moved(self) -> None:
        """The reader got further in the article."""
        self.keep_place()

    def on_search_view_previewed(self, message: SearchView.Previewed) -> None:
        """Show the result under the cursor in the reader, without going there."""
        if self.overlay == "search" and not self.narrow:
            self.open_article(message.hit.article.id, message.hit.first or 0, preview=True)

    def on_search_view_left(self) -> None:
        """Everything as it was before the search."""
        self.overlay = None
        self.show_place()
        self.lay_out_parts()
        self.centre_view().focus()

    def on_search_view_kept(self, message: SearchView.Kept) -> None:
        """Look at everything through the query."""
        self.on_search_view_left()
        self.filtering.see(self.workspace.lens.narrowed(*message.lens.clauses))

    def on_noted(self, message: Noted) -> None:
        """Show the notes as they are now."""
        self.say(message.told)
        self.show_notes()

    def show_notes(self) -> None:
        """Draw the notes anew wherever they are shown."""
        self.desk.count_notes()
        if self.reader.article is not None:
            self.reader.set_notes(self.desk.marks(self.reader.article))
        self.ask_panes(("notes",))
        self.articles.refresh()
        for card in (self.profile, self.event_card):
            if card.display:
                card.reload()

    def on_not_noted(self, message: NotNoted) -> None:
        """Say why nothing was saved, with the text still there."""
        self.say(message.reason, "error")
        message.again()

    def go_to_offset(self, offset: int) -> None:
        """Put the caret of the reader at *offset*, remembering where it was."""
        if self.reader.article is not None:
            self.keep_place()
            place = Place(PlaceKind.ARTICLE, self.reader.article.article.id, offset)
            self.visit(place)

    def on_rows_clicked(self, message: Rows.Clicked) -> None:
        """A click on the row under the cursor opens it."""
        self.navigation.do_open()

    def _look_at_library(self) -> None:
        snapshot = self.desk.library.state().snapshot
        if snapshot.generation != self._generation:
            self._generation = snapshot.generation
            self.ask_panes()
            for card in (self.profile, self.event_card):
                if card.display:
                    card.reload()

    # Commands

    def run_command(self, command_id: str) -> Awaitable[None] | None:
        """Carry a command out: by the focused widget, what lies around it, or a handler."""
        method = f"do_{command_id.replace('-', '_')}"
        around = self.focused.ancestors_with_self if self.focused else ()
        for candidate in (*around, *self.handlers):
            if carry_out := getattr(candidate, method, None):
                done: Awaitable[None] | None = carry_out()
                return done
        self.say(f"{command_id} means nothing here", "warning")
        return None

    def run_later(self, command_id: str) -> None:
        """Carry a command out once the panel that chose it is gone."""
        self.call_later(self.run_command, command_id)

    def show_pending(self, strokes: tuple[str, ...]) -> None:
        """Say which keys of a sequence were typed."""
        self.query_one("#bottom", Bar).line = Line(((f" {''.join(strokes)} …", "accent"),))

    def take_paste(self, text: str) -> bool:
        """Open search with text that was pasted outside a field; whether that was so."""
        if FIELDS.intersection(self.contexts()):
            return False
        self.filtering.search(" ".join(text.split()))
        return True

    # Panels

    def ask(self, question: Question) -> None:
        """Ask something in one line at the bottom."""
        self.open_panel(Prompt(question))

    def offer(self, menu: Menu) -> None:
        """Offer something to pick from."""
        self.open_panel(Picker(menu))

    def open_panel(self, widget: Widget) -> None:
        """Show *widget* under the body; the keyboard returns to where it is now."""
        panel = self.query_one("#panel")
        if not panel.children:
            self._focused_before = self.focused
        panel.remove_children()
        panel.mount(widget)

    async def on_closed(self, message: Closed) -> None:
        """Take the panel away."""
        await self.query_one("#panel").remove_children()
        if self._focused_before is not None and self._focused_before.is_attached:
            self._focused_before.focus()
        message.then()
