"""Pane 2: who and what the articles of the lens name."""

from __future__ import annotations

from collections.abc import Callable

from defense_tui.keys.command import Context
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import Cursor, EntityRow
from defense_tui.library.library import Library, Order
from defense_tui.model.curated import Origin
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.cells import fit
from defense_tui.tui.widgets.line import Line
from defense_tui.tui.workspace.pane import Answer, Pane


class EntitiesPane(Pane[EntityRow]):
    """Kind, name and how often it is named."""

    CONTEXTS = (Context.ENTITIES, Context.LIST)
    NUMBER = "2"
    NAME = "Entities"
    ORDERS = (Order.COUNT, Order.NAME)

    def __init__(self, library: Library, resolve: Callable[[Lens], Lens]) -> None:
        super().__init__(resolve)
        self._library = library

    def fetch(self, lens: Lens, order: Order, after: Cursor | None, limit: int | None) -> Answer[EntityRow]:
        page = self._library.entities(lens, order, after, limit)
        if order is Order.COUNT and not (page.snapshot.read or page.snapshot.complete):
            return Answer(page._replace(rows=(), total=0, after=None))  # nobody knows yet who is named most
        return Answer(page)

    def row_id(self, item: EntityRow) -> str:
        return item.entity.id

    def row_lines(self, item: EntityRow, width: int) -> tuple[Line, ...]:
        entity = item.entity
        found = entity.origin is Origin.UNREVIEWED
        sign = "◌" if found else " "
        wide = width >= 60
        counts = f"{item.mentions:,}" if not wide else f"{item.articles:>6,} articles {item.mentions:>7,} mentions"
        origin = f"{entity.origin}  " if wide and entity.origin is not Origin.OWN else ""
        kind = "unreviewed" if found and not wide else entity.kind
        name = (entity.name, "" if found else "entity")
        return (Line(((sign, "muted"), (fit(kind, 12) + " ", "muted"), name), ((origin + counts, "muted"),)),)

    def empty_lines(self) -> tuple[str, ...]:
        if self.page is None or not self.page.snapshot.complete:
            return ("Looking for names …",)
        if self.lens.of(Field.ARTICLE):
            return ("Nothing known is named in this article.", "w shows the names of the whole filter.")
        return ("Nothing known is named in these articles.",)

    def remarks(self) -> tuple[str, ...]:
        origins = {row.entity.origin for row in self.items}
        return ("bundled" if Origin.BUNDLED in origins else "", *super().remarks())

    def place_here(self) -> Place | None:
        return Place(PlaceKind.PROFILE, self.current.entity.id) if self.current else None

    def clause_here(self) -> Clause | None:
        return Clause(Field.ENTITY, self.current.entity.id) if self.current else None
