"""Names that the program found in several articles and that nobody has reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from defense_tui.lens.folding import fold
from defense_tui.library.places import Places
from defense_tui.library.words import joined
from defense_tui.model.curated import Confidence, Entity, Name, Origin

if TYPE_CHECKING:
    from defense_tui.analysis.candidates import ArticleNames
    from defense_tui.analysis.unreviewed import UnreviewedName

UNREVIEWED_KIND = "name"
"""The kind of all unreviewed names."""

_NONE: MappingProxyType[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class UnreviewedNames:
    """The unreviewed names of a snapshot; their ids are ``name:<slug>``."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    counts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """For each name the articles that have it, and how often."""
    places: Mapping[int, Places] = field(default_factory=dict)
    """Where the names stand in each article."""

    @classmethod
    def of(cls, names: tuple[UnreviewedName, ...], articles: Mapping[int, ArticleNames]) -> UnreviewedNames:
        """*names* with their places in *articles*."""
        ids = tuple(name.id for name in names)
        indexes = {form: index for index, name in enumerate(names) for form in name.forms}
        places = {
            number: Places.of(
                ids, ((indexes[name.name], name.start, name.end) for name in article.names if name.name in indexes)
            )
            for number, article in articles.items()
        }
        counts: dict[str, dict[int, int]] = {id_: {} for id_ in ids}
        for number, here in places.items():
            for id_, count in here.counts().items():
                counts[id_][number] = count
        return cls({name.id: _entity(name) for name in names}, counts, places)

    def named(self, name: str) -> str | None:
        """The id that *name* stands for: an id, or one of a name's forms, whatever its capitals."""
        return name if name in self.entities else self._ids_by_form.get(fold(name).text)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """All forms of each name, as ``words.joined`` gives them, by id."""
        return {id_: "|".join(joined(form.value) for form in entity.aliases) for id_, entity in self.entities.items()}

    @cached_property
    def _ids_by_form(self) -> Mapping[str, str]:
        ids: dict[str, str] = {}
        for entity in self.entities.values():
            for form in entity.aliases:
                ids.setdefault(fold(form.value).text, entity.id)
        return ids


def _entity(name: UnreviewedName) -> Entity:
    return Entity(
        name.id,
        UNREVIEWED_KIND,
        name.name,
        tuple(Name(form, "exact") for form in name.forms),
        attributes=_NONE,
        confidence=Confidence.NAMED,
        origin=Origin.UNREVIEWED,
    )
