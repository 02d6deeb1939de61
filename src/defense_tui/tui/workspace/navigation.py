"""Commands that go somewhere: panes, places, articles, back, out."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.model.edtf import EdtfDate
from defense_tui.tui.reader.reader import Reader
from defense_tui.tui.state import Place, PlaceKind, Workspace
from defense_tui.tui.widgets.question import Question
from defense_tui.tui.workspace.arrangement import PANES

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen


@runtime_checkable
class LeadsSomewhere(Protocol):
    """A widget whose cursor stands on something that can be opened."""

    def place_here(self) -> Place | None:
        """Where Enter leads."""
        ...


class Navigation:
    """Goes to panes and places."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen

    # Panes

    def do_show_articles(self) -> None:
        self._show_pane("articles")

    def do_show_entities(self) -> None:
        self._show_pane("entities")

    def do_show_timeline(self) -> None:
        self._show_pane("timeline")

    def do_show_notes(self) -> None:
        self._show_pane("notes")

    def do_show_reader(self) -> None:
        self._leave_help()
        self._screen.covering = None
        if self._screen.zoomed != "centre":
            self._screen.zoomed = None
        self._focus_centre()

    def do_next_pane(self) -> None:
        self._step_pane(1)

    def do_previous_pane(self) -> None:
        self._step_pane(-1)

    def _show_pane(self, name: str) -> None:
        screen = self._screen
        self._leave_help()
        screen.covering = name
        if screen.zoomed not in (None, name):
            screen.zoomed = None
        screen.lay_out_parts()
        screen.set_focus(screen.query_one(f"#{name}"))

    def _leave_help(self) -> None:
        """Help covers what it was opened over until one goes elsewhere."""
        if self._screen.centre.overlay == "help":
            self._screen.centre.overlay = None

    def _focus_centre(self) -> None:
        self._screen.lay_out_parts()
        self._screen.centre.focus_view()

    def _leave_overlay(self) -> None:
        """Take away what lies over the place in the centre; from help back to where one was."""
        screen = self._screen
        before = screen.centre.help_view.before if screen.centre.overlay == "help" else None
        screen.uncover()
        if before and before.overlay:
            screen.open_overlay(before.overlay)
        self._focus_centre()
        focused = before.focused if before else None
        if focused and focused.id in PANES:
            self._show_pane(focused.id)
        elif focused and focused.is_attached and focused.focusable:
            screen.set_focus(focused)

    def _step_pane(self, step: int) -> None:
        centre = self._screen.centre
        order = [pane.id or "" for pane in self._screen.panes()]
        order += ["reader-1", "reader-2"] if centre.view == "reader" and centre.readers.side_by_side else [""]
        focused = (self._screen.focused.id or "") if self._screen.focused else ""
        here = order.index(focused) if focused in order else len(order) - 1
        there = order[(here + step) % len(order)]
        if there in PANES:
            self._show_pane(there)
        else:
            self.do_show_reader()
            if there:
                self._screen.set_focus(centre.query_one(f"#{there}"))

    def do_zoom(self) -> None:
        screen = self._screen
        if screen.zoomed:
            screen.zoomed = None
        else:
            focused = screen.focused
            panes = [pane.id for pane in screen.panes()]
            screen.zoomed = focused.id if focused is not None and focused.id in panes else "centre"
        screen.lay_out_parts()

    # Two readers

    def do_side_by_side(self) -> None:
        readers = self._screen.centre.readers
        if readers.side_by_side:
            readers.close_other()
        elif self._screen.centre.shown_article:
            self._screen.uncover()
            readers.open_other()
            self._screen.say("Two readers: articles open in the one with the keyboard; Tab changes, | closes")
        else:
            self._screen.say("No article is open", "warning")

    def do_same_event(self) -> None:
        """Go to where the article of the other reader speaks of the event at the caret."""
        readers = self._screen.centre.readers
        other = readers.other.article
        if not readers.side_by_side or other is None:
            self._screen.say("| opens a second reader; = then goes to what both speak of", "warning")
            return
        here = self._screen.reader
        told = {placed.claim.event for placed in here.claims_at(here.caret)} - {""}
        mention = here.entity_at(here.caret)
        starts = [placed.start for placed in other.claims if placed.claim.event in told]
        starts += [found.start for found in other.mentions if mention and found.entity == mention.entity]
        if starts:
            readers.other.go_to(starts[0], centre=True)
            self._screen.set_focus(readers.other)
        else:
            self._screen.say("The other article does not speak of what is at the caret", "warning")

    # Places

    def do_open(self) -> Awaitable[None] | None:
        focused = self._screen.focused
        place = focused.place_here() if isinstance(focused, LeadsSomewhere) else None
        if place:
            self._screen.visit(place)
        elif focused is self._screen.reader:
            return self._open_at_caret()
        else:
            self._screen.say("This leads nowhere", "warning")
        return None

    def _open_at_caret(self) -> Awaitable[None] | None:
        reader = self._screen.reader
        claims = [placed.claim for placed in reader.claims_at(reader.caret)]
        if date := reader.date_at(reader.caret):
            self._open_date(date.date)
        elif reader.note_at(reader.caret):
            return self._screen.run_command("edit-note")
        elif claims and claims[0].event:
            self._screen.visit(Place(PlaceKind.EVENT, claims[0].event))
        elif claims:
            self._screen.run_command("article-claims")
        else:
            self._screen.say("Nothing to open here; ] goes to the next underlined name", "warning")
        return None

    def _open_date(self, date: EdtfDate) -> None:
        """Open the event that is on *date*; where there are several, go to them in the timeline."""
        rows = self._screen.desk.library.events(Lens((Clause(Field.DATE, date.text),)), limit=None).rows
        told_here = [row for row in rows if self._article_id() in row.articles] or list(rows)
        found = [row for row in told_here if row.event.date.text == date.text] or told_here
        if len(found) == 1:
            self._screen.visit(Place(PlaceKind.EVENT, found[0].event.id))
        elif found and any(self._screen.timeline.move_to_id(row.event.id) for row in found):
            self._show_pane("timeline")
            self._screen.say(f"{len(found)} events: {date.shown}")
        else:
            self._screen.say(f"The timeline has no event of {date.shown}", "warning")

    def do_back(self) -> None:
        self._screen.keep_place()
        self._go(self._screen.workspace.gone_back(), "There is no place further back")

    def do_forward(self) -> None:
        self._screen.keep_place()
        self._go(self._screen.workspace.gone_forward(), "There is no place further on")

    def _go(self, workspace: Workspace, otherwise: str) -> None:
        if workspace is self._screen.workspace:
            self._screen.say(otherwise, "warning")
            return
        self._screen.uncover()
        self._screen.change(workspace)
        self._focus_centre()

    def do_next_article(self) -> None:
        self._read(self._screen.articles.neighbour(self._article_id(), 1), "This is the last article of the list")

    def do_previous_article(self) -> None:
        self._read(self._screen.articles.neighbour(self._article_id(), -1), "This is the first article of the list")

    def do_next_unread(self) -> None:
        self._read(self._screen.articles.next_unread(self._article_id()), "Every article of the list has been read")

    def _article_id(self) -> str:
        return self._screen.centre.shown_article

    def _read(self, article_id: str | None, otherwise: str) -> None:
        if article_id is None:
            self._screen.say(otherwise, "warning")
            return
        self._screen.reader.dwell()
        self._screen.visit(Place(PlaceKind.ARTICLE, article_id))

    # Out

    def do_escape(self) -> None:
        screen = self._screen
        if isinstance(screen.focused, Reader) and (screen.reader.clear_selection() or screen.reader.clear_matches()):
            return
        if screen.focused is screen.notes and screen.notes.clear_marks():
            return
        if screen.centre.overlay:
            self._leave_overlay()
        elif screen.zoomed:
            screen.zoomed = None
            screen.lay_out_parts()
        elif screen.narrow and screen.covering:
            self.do_show_reader()

    def do_quit(self) -> None:
        screen = self._screen
        place = screen.workspace.place
        if screen.zoomed:
            screen.zoomed = None
            screen.lay_out_parts()
        elif screen.centre.overlay or (screen.narrow and screen.covering):
            self._leave_overlay()
        elif place is not None and place.kind is not PlaceKind.ARTICLE and not self._in_pane():
            self._leave_card()
        elif unsaved := screen.desk.notebook.unsaved():
            where = next((str(entry.rescue) for entry in unsaved if entry.rescue), "nowhere but in memory")
            label = f"{len(unsaved)} notes are not saved, a copy is in {where}; quit? (yes)"
            screen.ask(Question(label, self._quit_if_sure))
        else:
            self._quit()

    def _quit_if_sure(self, answer: str) -> None:
        if answer.strip().casefold() == "yes":
            self._quit()
        else:
            self._screen.say("Still here; the notes are tried again every moment")

    def _quit(self) -> None:
        self._screen.keep_place()
        self._screen.app.exit()

    def _in_pane(self) -> bool:
        return self._screen.focused in tuple(self._screen.panes())

    def _leave_card(self) -> None:
        came_from = self._screen.came_from
        if self._screen.workspace.back:
            self.do_back()
            if self._screen.narrow and came_from:
                self._show_pane(came_from)
        elif self._screen.articles.items:
            self._screen.visit(Place(PlaceKind.ARTICLE, self._screen.articles.items[0].article.id))
