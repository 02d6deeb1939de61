"""Where an article names things, packed."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from defense_tui.model.span import Mention


@dataclass(frozen=True, slots=True)
class Places:
    """Mentions in one article, 12 bytes each; unpacked they would keep the garbage collector busy.

    The mentions of 685 articles as objects cost 6 MB and a third of the time for which a collection stops the screen.
    """

    ids: tuple[str, ...]
    """Ids of what is named, among others."""
    numbers: array[int]
    """Three numbers for each mention: an index in ``ids``, start and end."""

    @classmethod
    def of(cls, ids: tuple[str, ...], mentions: Iterable[tuple[int, int, int]]) -> Places:
        """The *mentions*, given as an index in *ids*, start and end, in their order."""
        packed = array("I")
        for mention in mentions:
            packed.extend(mention)
        return cls(ids, packed)

    @classmethod
    def of_mentions(cls, mentions: Iterable[Mention]) -> Places:
        """*mentions* in their order."""
        indexes: dict[str, int] = {}
        numbered = [
            (indexes.setdefault(mention.entity, len(indexes)), mention.start, mention.end) for mention in mentions
        ]
        return cls.of(tuple(indexes), numbered)

    def counts(self) -> Mapping[str, int]:
        """How often each id is named."""
        return {self.ids[index]: count for index, count in Counter(self.numbers[::3]).items()}

    def unpacked(self, text: str) -> Iterator[Mention]:
        """All mentions in order; *text* is the article's."""
        numbers = iter(self.numbers)
        for index, start, end in zip(numbers, numbers, numbers, strict=True):
            yield Mention(self.ids[index], start, end, text[start:end])

    def of_id(self, id_: str, text: str) -> Iterator[Mention]:
        """The mentions of *id_* in order."""
        if id_ in self.ids:
            wanted = self.ids.index(id_)
            numbers = iter(self.numbers)
            for index, start, end in zip(numbers, numbers, numbers, strict=True):
                if index == wanted:
                    yield Mention(id_, start, end, text[start:end])
