"""Names that the program found in several articles and that nobody has reviewed."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from defense_tui.analysis.candidates import ArticleNames
from defense_tui.analysis.unreviewed import UnreviewedName
from defense_tui.lens.folding import fold
from defense_tui.library.words import joined
from defense_tui.model.curated import Confidence, Entity, Name, Origin
from defense_tui.model.span import Mention

UNREVIEWED_KIND = "name"
"""The kind of all unreviewed names."""


@dataclass(frozen=True)
class UnreviewedNames:
    """The unreviewed names of a snapshot; their ids are ``name:<slug>``."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    counts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """For each name the articles that have it, and how often."""
    _ids: tuple[str, ...] = ()
    _places: Mapping[int, array[int]] = field(default_factory=dict)
    """For each article three numbers for each place: the name's index in ``_ids``, start and end.

    As objects the places of a thousand articles would keep the garbage collector busy for 0.1 s at a time.
    """

    @classmethod
    def of(cls, names: tuple[UnreviewedName, ...], articles: Mapping[int, ArticleNames]) -> UnreviewedNames:
        """*names* with their places in *articles*."""
        indexes = {form: index for index, name in enumerate(names) for form in name.forms}
        counts: dict[str, dict[int, int]] = {name.id: {} for name in names}
        places: dict[int, array[int]] = {}
        for number, article in articles.items():
            here = places[number] = array("I")
            for found in article.names:
                index = indexes.get(found.name)
                if index is not None:
                    here.extend((index, found.start, found.end))
                    count = counts[names[index].id]
                    count[number] = count.get(number, 0) + 1
        return cls({name.id: _entity(name) for name in names}, counts, tuple(name.id for name in names), places)

    def mentions(self, number: int, text: str) -> Iterator[Mention]:
        """Where article *number*, which has that *text*, has unreviewed names, in order."""
        places = iter(self._places.get(number, ()))
        for index, start, end in zip(places, places, places, strict=True):
            yield Mention(self._ids[index], start, end, text[start:end])

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
        confidence=Confidence.NAMED,
        origin=Origin.UNREVIEWED,
    )
