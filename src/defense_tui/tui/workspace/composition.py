"""The parts of the workspace, and how its state flows down to them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import ScreenResume

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.library import UnknownIdError
from defense_tui.model.edtf import EdtfDate
from defense_tui.tui.desk import Desk
from defense_tui.tui.state import Place, PlaceKind, Workspace, to_json
from defense_tui.tui.widgets.bar import Bar
from defense_tui.tui.widgets.panel import PanelSlot
from defense_tui.tui.widgets.words import IN_WORDS
from defense_tui.tui.workspace.arrangement import PANES, WIDE, lay_out_parts
from defense_tui.tui.workspace.articles import ArticlesPane
from defense_tui.tui.workspace.bottom import BottomLine
from defense_tui.tui.workspace.centre import Centre
from defense_tui.tui.workspace.entities import EntitiesPane
from defense_tui.tui.workspace.heads import head_line
from defense_tui.tui.workspace.notes import ALL_NOTES, NotesPane
from defense_tui.tui.workspace.noticing import NoticingScreen
from defense_tui.tui.workspace.pane import Pane
from defense_tui.tui.workspace.reading import ArticleReader
from defense_tui.tui.workspace.timeline import TimelinePane


class ComposedScreen(NoticingScreen):
    """Composes the parts, holds the state, and hands down what changed of it."""

    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, workspace: Workspace) -> None:
        super().__init__(classes=IN_WORDS if desk.settings.layout == "single" else "")
        self.desk = desk
        self.workspace = workspace
        self.covering: str | None = None
        """On a narrow screen: the pane that covers the centre."""
        self.came_from: str | None = None
        """On a narrow screen: the pane that the place was opened from."""
        self.left_alone = ""
        """Id of the article that was marked by hand; how far it is read is not noted before it is opened again."""
        self.zoomed: str | None = None
        """The part that has the whole body to itself: a pane or ``centre``."""
        self.articles = ArticlesPane(desk.library, desk.resolve, desk.reading.status, desk.note_count)
        self.entities = EntitiesPane(desk.library, desk.resolve)
        self.timeline = TimelinePane(desk.library, desk.resolve, self._date_read)
        self.notes = NotesPane(desk.notes_through)
        self.centre = Centre(desk)
        self.panel = PanelSlot(id="panel")
        self.bottom = BottomLine(desk.keymap)

    def compose(self) -> ComposeResult:
        yield Bar(id="top")
        with Vertical(id="body"):
            with Horizontal(id="upper"):
                with Vertical(id="left"):
                    yield self.articles
                    yield self.entities
                yield self.centre
            yield self.timeline
            yield self.notes
        yield Bar(id="too-small")
        yield self.panel
        yield self.bottom

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Leave the styles as they are: mounting has just worked them out, and textual would do so again."""
        event.refresh_styles = False

    def _compositor_refresh(self) -> None:
        """Paint, unless updates are being collected: textual would then paint everything and throw it away."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    @property
    def reader(self) -> ArticleReader:
        """The reader in the centre."""
        return self.centre.reader

    def panes(self) -> Iterator[Pane[Any]]:
        """The four panes, by their numbers."""
        yield from (self.articles, self.entities, self.timeline, self.notes)

    def change(self, workspace: Workspace) -> None:
        """Make *workspace* the state, and hand what changed down."""
        old, self.workspace = self.workspace, workspace
        if workspace.lens != old.lens:
            self.ask_panes()
        elif workspace.scoped != old.scoped:
            self.ask_panes(workspace.scoped ^ old.scoped)
        if workspace.place is not None and workspace.place != old.place:
            self.centre.show_place(workspace.place)
        self.lay_out_parts()

    def ask_panes(self, names: Collection[str] = PANES) -> None:
        """Let the panes of these names answer anew."""
        for pane in self.panes():
            if pane.id in names:
                pane.ask(self.lens_of(pane))
        self.refresh_head()

    def lens_of(self, pane: Pane[Any]) -> Lens:
        """What *pane* answers for: the lens, or the article in the reader."""
        if pane is self.notes and ALL_NOTES in self.workspace.scoped:
            return Lens()
        if pane.id in self.workspace.scoped and self.centre.shown_article:
            return Lens((Clause(Field.ARTICLE, self.centre.shown_article),))
        return self.workspace.lens

    def refresh_head(self) -> None:
        """Say at the top what is shown."""
        counts = (self.articles.total, self.timeline.total)
        state = self.desk.library.state()
        self.query_one("#top", Bar).line = head_line(state, self.workspace.lens, self.desk.name_of, counts)

    def visit(self, place: Place) -> None:
        """Go to *place*; what covers the centre gives way."""
        self.keep_place()
        self.came_from = self.covering
        self.uncover()
        if place == self.workspace.place:
            self.centre.show_place(place)
        self.change(self.workspace.visiting(place))
        self.centre.focus_view()

    def uncover(self) -> None:
        """Take away what lies over the place in the centre."""
        self.centre.overlay = None
        self.covering = None
        if self.zoomed in PANES:
            self.zoomed = None
        self.lay_out_parts()

    def open_overlay(self, name: str) -> None:
        """Lay ``search`` or ``help`` over the place in the centre."""
        self.keep_place()
        self.uncover()
        self.centre.overlay = name
        self.lay_out_parts()

    def keep_place(self) -> None:
        """Note the caret and how far the article has been read."""
        place = self.workspace.place
        if place and place.kind is PlaceKind.ARTICLE and place.id == self.centre.shown_article:
            self.workspace = self.workspace.at_offset(self.reader.caret)
            if place.id != self.left_alone:
                self.desk.reading.progress(place.id, self.reader.fraction, self.reader.caret)
        elif place and place.kind is PlaceKind.PROFILE:
            self.workspace = self.workspace.at_offset(self.centre.profile.cursor)
        elif place and place.kind is PlaceKind.EVENT:
            self.workspace = self.workspace.at_offset(self.centre.event_card.cursor)
        self.desk.reading.workspace = to_json(self.workspace)

    def _date_read(self) -> EdtfDate | None:
        place = self.workspace.place
        with suppress(UnknownIdError):
            return self.desk.library.head(place.id).date if place and place.kind is PlaceKind.ARTICLE else None
        return None

    def go_to_offset(self, offset: int) -> None:
        """Put the caret of the reader at *offset*."""
        if self.centre.shown_article:
            self.visit(Place(PlaceKind.ARTICLE, self.centre.shown_article, offset))

    @property
    def narrow(self) -> bool:
        """Whether one view at a time is shown."""
        return self.size.width < WIDE or self.desk.settings.layout == "single"

    def lay_out_parts(self) -> None:
        """Show what the state says is shown, and nothing else."""
        lay_out_parts(self)
