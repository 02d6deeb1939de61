"""The first moment: back at the last place, or at an article that shows a newcomer round."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from defense_tui.lens.lens import Lens
from defense_tui.library.library import UnknownIdError
from defense_tui.tui.state import Place, PlaceKind

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen

START_HERE = "start-here"
"""Id of the article that a newcomer sees first, where a corpus has one."""
_AGAIN = 0.1
"""Seconds until a place is looked for again that the library does not know yet."""


def arrive(screen: WorkspaceScreen) -> None:
    """Show the place of the workspace, else the article to start with, and say where one is.

    In a large folder this comes late: then who is typing elsewhere already keeps the keyboard.
    """
    place = screen.workspace.place
    if place is not None and not _is_known(screen, place) and _may_become_known(screen, place):
        screen.set_timer(_AGAIN, partial(_arrive_late, screen, place))
        return
    if place is not None and _is_known(screen, place):
        screen.centre.show_place(place)
        screen.lay_out_parts()
        if screen.focused in (None, screen.reader):
            screen.centre.focus_view()
        drafts = _resumed(screen)
        screen.say(" · ".join(filter(None, (f"Back at {_called(screen, place)}", drafts))))
        return
    if screen.centre.overlay:
        return  # somebody searches already: there is nothing to come back to until that is left
    first = _first_article(screen)
    if first is not None:
        start = Place(PlaceKind.ARTICLE, first)
        if screen.focused in (None, screen.reader):
            screen.visit(start)
        else:
            screen.change(screen.workspace.visiting(start))
    if drafts := _resumed(screen):
        screen.say(drafts)
    if place is not None:
        said = _why_unknown(screen, place)
        if first is None:  # not listed yet: as soon as it is, one arrives again, from nowhere
            screen.change(screen.workspace._replace(place=None))
        screen.say(said, "warning")


def _resumed(screen: WorkspaceScreen) -> str:
    """What :meth:`Drafting.resume` says; where there is no draft, the editor need not be imported."""
    return screen.drafting.resume() if screen.desk.open_drafts() else ""


def _arrive_late(screen: WorkspaceScreen, place: Place) -> None:
    """Arrive at *place* unless the reader has gone elsewhere meanwhile."""
    if screen.workspace.place == place:
        arrive(screen)


def _first_article(screen: WorkspaceScreen) -> str | None:
    library = screen.desk.library
    try:
        return library.head(START_HERE).id
    except UnknownIdError:
        rows = library.articles(Lens(), limit=1).rows
        return rows[0].article.id if rows else None


def _is_known(screen: WorkspaceScreen, place: Place) -> bool:
    try:
        _called(screen, place)
    except UnknownIdError:
        return False
    return True


def _why_unknown(screen: WorkspaceScreen, place: Place) -> str:
    """What the library says of a *place* that it does not know, with near ones."""
    try:
        return _called(screen, place)
    except UnknownIdError as error:
        return str(error)


def _may_become_known(screen: WorkspaceScreen, place: Place) -> bool:
    """Whether *place* is of a kind that is known only once the curated files, or all texts, were read."""
    return place.kind is not PlaceKind.ARTICLE and not screen.desk.library.state().snapshot.complete


def _called(screen: WorkspaceScreen, place: Place) -> str:
    library = screen.desk.library
    if place.kind is PlaceKind.ARTICLE:
        title = library.head(place.id).title
        fraction = screen.desk.reading.status(place.id).fraction
        return f"“{title}”, {fraction:.0%}"
    if place.kind is PlaceKind.PROFILE:
        return library.profile(place.id).entity.name
    return f"“{library.event(place.id).event.title}”"
