"""How a folder is to be read: whose entities, what to look for in its texts, and where copies of the finds are kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from defense_tui.lens.lens import Field, Lens
from defense_tui.model.corpus import CorpusInfo

Entities = Literal["auto", "bundled", "own", "none"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the reader of a library asks for; what a question does not need costs it nothing."""

    entities: Entities = "auto"
    """Whose entities are looked for; ``auto``: as the corpus says."""
    names: bool = True
    """Whether entities and unreviewed names are looked for."""
    dates: bool = True
    """Whether dates are looked for."""
    copies: Path | None = None
    """The folder for copies of what was found; None keeps none."""

    def for_articles(self, lens: Lens) -> Plan:
        """This plan for who asks only which articles, or which events and claims of its own, fit *lens*."""
        return replace(self, names=bool(lens.of(Field.ENTITY, Field.KIND)), dates=bool(lens.of(Field.EVENT)))

    def for_events(self, lens: Lens) -> Plan:
        """This plan for who asks only for the timeline of *lens*, which may be made of the dates in the texts."""
        return replace(self.for_articles(lens), dates=True)

    @property
    def complete(self) -> bool:
        """Whether all is looked for that can be found."""
        return self.names and self.dates


EVERYTHING = Plan()


def chosen(info: CorpusInfo, entities: Entities) -> CorpusInfo:
    """*info* as a reader wants it who chose whose *entities* are looked for."""
    return info if entities == "auto" else info._replace(entities=entities)


def copies_in(cache: Path) -> Path:
    """The folder for copies below the program's *cache* directory."""
    return cache / "articles"
