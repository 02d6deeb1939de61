"""Where texts name curated entities.

Two name patterns are laid over a text: one over its plain form for names whose capitals count, one over its folded
form for all others; where they overlap the longer name wins. What a place means is then decided for the article as
a whole (DESIGN section 4, "needs").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from defense_tui.analysis.name_forms import other_forms
from defense_tui.analysis.trie import NamePattern
from defense_tui.lens.folding import fold, plain
from defense_tui.model.curated import Entity, Name
from defense_tui.model.span import Mention

_CONTEXT = 3
"""Of how many other entities an article must have unconditional names before one that needs context counts."""
_KIND_WORDS = {
    "platform": r"(?:vehicle|carrier|helicopter|gunship|rotorcraft|aircraft|fighter|jet|drone)s?|armou?red",
    "weapon": r"(?:missile|shell|projectile|round|munition|rocket|launcher)s?|artillery|anti-ship",
}
"""For kinds of entities the words that, beside a name that needs context, show that it means one of this kind."""
_CASES: tuple[Literal["exact", "fold"], ...] = ("exact", "fold")
_REACH = 40
"""Code points before a name in which such a word is looked for."""
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_BESIDE = " \n\u00a0\"'”’s"
"""What may stand between a name and a bracket: blanks, a closing quote, a plural."""


class _Reading(NamedTuple):
    """What a name can mean."""

    entity: str
    needs: str | None
    kind: str


class _Place(NamedTuple):
    """A name ``[start, end)`` in a text, and all that it can mean, in curated order."""

    start: int
    end: int
    key: str
    readings: tuple[_Reading, ...]


class Gazetteer:
    """The names of curated entities, ready to be found in texts; immutable, safe to use from several threads."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        readings = _readings(entities)
        self._exact = _Names(readings["exact"])
        self._folded = _Names(readings["fold"])

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in the text of one article, sorted by start, none overlapping another.

        A name of several entities means, in this order: the one whose long form stands beside it in or before
        brackets, one that the article also names unmistakably, the one curated first. A name whose needs are not
        met is passed over and shorter names within it are looked for.
        """
        places = self._places(text)
        article = _Article.read(text, places)
        return tuple(mention for place in places for mention in self._decided(text, place, article))

    def _places(self, text: str) -> list[_Place]:
        plain_text = plain(text)
        found = list(self._exact.places(plain_text))
        folded = fold(plain_text)
        for place in self._folded.places(folded.text):
            start, end = folded.span(place.start, place.end)
            found.append(place._replace(start=start, end=end))
        return _longest(found)

    def _decided(self, text: str, place: _Place, article: _Article) -> Iterator[Mention]:
        entity = article.entity_at(place)
        if entity is not None:
            yield Mention(entity, place.start, place.end, text[place.start : place.end])
            return
        for inner in self._within(text, place):
            yield from self._decided(text, inner, article)

    def _within(self, text: str, place: _Place) -> list[_Place]:
        """The names in *place* that lack its last or its first word."""
        words = [place.start + match.start() for match in _WORD.finditer(text[place.start : place.end])]
        if len(words) < 2:
            return []
        found = [
            inner._replace(start=start + inner.start, end=start + inner.end)
            for start, end in ((place.start, words[-1]), (words[1], place.end))
            for inner in self._places(text[start:end])
        ]
        return _longest(found)


class _Names:
    """Names of one kind, exact or folded, with their readings."""

    def __init__(self, readings: dict[str, list[_Reading]]) -> None:
        self._readings = {key: tuple(dict.fromkeys(found)) for key, found in readings.items() if key}
        self._pattern = NamePattern(self._readings)

    def places(self, text: str) -> Iterator[_Place]:
        for start, end in self._pattern.spans(text):
            key = text[start:end]
            if key not in self._readings:
                key = _BLANKS.sub(" ", key)
            yield _Place(start, end, key, self._readings[key])


@dataclass(frozen=True, slots=True)
class _Article:
    """What one article says about the meaning of its names."""

    named: frozenset[str]
    """Entities that it names unmistakably: by a name that is unconditional and theirs alone."""
    defined: dict[str, str]
    """The entity of names that stand beside another name of it and brackets: ``Long Form (LF)``."""
    shown: frozenset[str]
    """Entities beside one of whose names stands a word for what they are: ``Stryker vehicles``."""

    @classmethod
    def read(cls, text: str, places: Sequence[_Place]) -> _Article:
        named = frozenset(place.readings[0].entity for place in places if _is_unmistakable(place))
        defined: dict[str, str] = {}
        for place, after in pairwise(places):
            if text[after.end : after.end + 1] == ")" and text[place.end : after.start].strip(_BESIDE) == "(":
                others = {reading.entity for reading in after.readings}
                for entity in [reading.entity for reading in place.readings if reading.entity in others]:
                    defined.setdefault(place.key, entity)
                    defined.setdefault(after.key, entity)
        shown = (reading.entity for place in places for reading in place.readings if _is_shown(reading, place, text))
        return cls(named, defined, frozenset(shown))

    def entity_at(self, place: _Place) -> str | None:
        """The entity that *place* names; None when the needs of no reading are met."""
        if place.key in self.defined:
            return self.defined[place.key]
        possible = [reading.entity for reading in place.readings if self._meets(reading)]
        return next((entity for entity in possible if entity in self.named), possible[0] if possible else None)

    def _meets(self, reading: _Reading) -> bool:
        if reading.needs is None:
            return True
        if reading.needs == "self":
            return reading.entity in self.named
        return reading.entity in self.shown or len(self.named - {reading.entity}) >= _CONTEXT


def _readings(entities: Iterable[Entity]) -> dict[str, dict[str, list[_Reading]]]:
    """What names can mean, by their case and key; a form that somebody curated as a name means only what they said."""
    readings: dict[str, dict[str, list[_Reading]]] = {"exact": {}, "fold": {}}
    forms: list[tuple[Name, _Reading]] = []
    for entity in entities:
        for name in entity.aliases:
            reading = _Reading(entity.id, name.needs, entity.kind)
            readings[name.case].setdefault(_key(name), []).append(reading)
            forms += [(form, reading) for form in other_forms(name)]
    curated = {case: frozenset(names) for case, names in readings.items()}
    for form, reading in forms:
        if not any(_key(form._replace(case=case)) in curated[case] for case in _CASES):
            readings[form.case].setdefault(_key(form), []).append(reading)
    return readings


def _key(name: Name) -> str:
    text = plain(name.value) if name.case == "exact" else fold(name.value).text
    return _BLANKS.sub(" ", text).strip()


def _is_unmistakable(place: _Place) -> bool:
    one = len({reading.entity for reading in place.readings}) == 1
    return one and any(reading.needs is None for reading in place.readings)


def _is_shown(reading: _Reading, place: _Place, text: str) -> bool:
    """Whether a word for the kind of *reading* stands beside *place*, with at most two words of its phrase between."""
    if reading.needs != "context" or reading.kind not in _KIND_WORDS:
        return False
    after, before = _beside(reading.kind)
    start = max(place.start - _REACH, 0)
    return bool(after.match(text, place.end) or before.search(text[start : place.start]))


@cache
def _beside(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows and what precedes a name that a word for *kind* stands beside."""
    words = rf"\b(?:{_KIND_WORDS[kind]})\b"
    after = rf"[\"'”’]?[ \u00a0-](?:[\w-]+[ \u00a0-]){{0,2}}?{words}"
    before = rf"{words}[ \u00a0](?:[\w-]+[ \u00a0])?[\"'“‘]?$"
    return re.compile(after, re.IGNORECASE), re.compile(before, re.IGNORECASE)


def _longest(places: list[_Place]) -> list[_Place]:
    """*places* sorted, and of those that overlap the longest; readings of the same range are put together."""
    kept: list[_Place] = []
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        last = kept[-1] if kept else None
        if last is None or place.start >= last.end:
            kept.append(place)
        elif (place.start, place.end) == (last.start, last.end):
            kept[-1] = last._replace(readings=tuple(dict.fromkeys(last.readings + place.readings)))
        elif place.end - place.start > last.end - last.start:
            kept[-1] = place
    return kept
