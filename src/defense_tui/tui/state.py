"""Where the reader is and through which lens: one immutable value, changed in one place, handed down."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from defense_tui.lens.lens import Clause, Lens
from defense_tui.lens.query import QueryError, parse


class PlaceKind(StrEnum):
    """What the centre of the screen shows."""

    ARTICLE = "article"
    PROFILE = "profile"
    EVENT = "event"


class Place(NamedTuple):
    """Somewhere that a reader can be and come back to."""

    kind: PlaceKind
    id: str
    offset: int = 0
    """The caret in an article, in code points of its canonical text; the row elsewhere."""


HISTORY = 200
"""How many places back are kept."""


class Workspace(NamedTuple):
    """The lens, the place, the places before and after it, and what the panes answer for."""

    lens: Lens = Lens()
    last_lens: Lens = Lens()
    """What ``F`` brings back: the filter before the last change, or before a run of widenings."""
    place: Place | None = None
    back: tuple[Place, ...] = ()
    """Places before this one, newest last."""
    forward: tuple[Place, ...] = ()
    """Places that going back left, nearest last."""
    scoped: frozenset[str] = frozenset()
    """Ids of the panes that answer for the article in the reader instead of the lens."""

    def visiting(self, place: Place) -> Workspace:
        """At *place*, with the present one remembered unless it is the same thing."""
        if self.place is None or (self.place.kind, self.place.id) == (place.kind, place.id):
            return self._replace(place=place)
        return self._replace(place=place, back=(*self.back, self.place)[-HISTORY:], forward=())

    def at_offset(self, offset: int) -> Workspace:
        """At the same place with the caret elsewhere."""
        return self._replace(place=self.place._replace(offset=offset)) if self.place else self

    def gone_back(self) -> Workspace:
        """At the place before; the same workspace when there is none."""
        if not self.back:
            return self
        forward = (*self.forward, self.place) if self.place else self.forward
        return self._replace(place=self.back[-1], back=self.back[:-1], forward=forward)

    def gone_forward(self) -> Workspace:
        """At the place that going back left; the same workspace when there is none."""
        if not self.forward:
            return self
        back = (*self.back, self.place) if self.place else self.back
        return self._replace(place=self.forward[-1], forward=self.forward[:-1], back=back)

    def narrowed(self, *clauses: Clause) -> Workspace:
        """With *clauses* as the newest of the lens."""
        return self.seen_through(self.lens.narrowed(*clauses))

    def seen_through(self, lens: Lens) -> Workspace:
        """With another lens; ``F`` brings the present one back, or the fullest one when this goes on widening it."""
        if lens == self.lens:
            return self
        goes_on_widening = self.last_lens.begins_with(self.lens) and self.lens.begins_with(lens)
        return self._replace(lens=lens, last_lens=self.last_lens if goes_on_widening else self.lens)

    def with_scope_switched(self, pane: str) -> Workspace:
        """With *pane* answering for the article in the reader, or for the lens again."""
        return self._replace(scoped=self.scoped ^ {pane})


def to_json(workspace: Workspace) -> dict[str, object]:
    """The workspace as plain values for the reading state."""

    def place(value: Place | None) -> list[object] | None:
        return [value.kind.value, value.id, value.offset] if value else None

    return {
        "lens": str(workspace.lens),
        "last_lens": str(workspace.last_lens),
        "place": place(workspace.place),
        "back": [place(value) for value in workspace.back],
        "forward": [place(value) for value in workspace.forward],
        "scoped": sorted(workspace.scoped),
    }


def from_json(value: object) -> Workspace:
    """The workspace in *value*; whatever in it does not make sense is left out, for the file may be anybody's."""
    if not isinstance(value, Mapping):
        return Workspace()

    def place(item: object) -> Place | None:
        match item:
            case [str(kind), str(id_), int(offset)] if kind in list(PlaceKind) and offset >= 0:
                return Place(PlaceKind(kind), id_, offset)
            case _:
                return None

    def places(items: object) -> tuple[Place, ...]:
        found = (place(item) for item in items) if isinstance(items, list) else ()
        return tuple(item for item in found if item)

    def lens(text: object) -> Lens:
        try:
            return parse(text) if isinstance(text, str) else Lens()
        except QueryError:
            return Lens()

    scoped = value.get("scoped")
    return Workspace(
        lens=lens(value.get("lens")),
        last_lens=lens(value.get("last_lens")),
        place=place(value.get("place")),
        back=places(value.get("back")),
        forward=places(value.get("forward")),
        scoped=frozenset(item for item in scoped if isinstance(item, str)) if isinstance(scoped, list) else frozenset(),
    )
