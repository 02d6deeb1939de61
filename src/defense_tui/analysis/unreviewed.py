"""Names that nobody curated, over all articles: variants put together, noise dropped, the most widespread first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from defense_tui.analysis.candidates import ArticleNames
from defense_tui.analysis.english import word_list
from defense_tui.lens.folding import fold
from defense_tui.model.curated import Entity

_LEAST_ARTICLES = 2
_COMMON_SHARE = 0.2
"""A word that so large a share of its articles also writes in lower case is no name."""
_TITLED_SHARE = 0.15
"""A word that so often follows a title is a surname."""
_MAIN_SHARE = 0.7
"""A surname stands for the full name to which so large a share of the full names with it belongs."""
_PART_SHARE = 0.5
"""A word that is no surname is short for a longer name that at least so many times as many articles write."""
_INITIAL = re.compile(r"(?<= )[^\W\d_]\.? ")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class UnreviewedName:
    """A name that at least two articles write and nobody has reviewed."""

    id: str
    """``name:`` and the slug of the name."""
    name: str
    """The fullest of its forms that is usual."""
    forms: tuple[str, ...]
    """All names in :class:`NameMention` that mean it, the most widespread first."""
    articles: int
    mentions: int


def unreviewed(articles: Iterable[ArticleNames], entities: Iterable[Entity] = ()) -> tuple[UnreviewedName, ...]:
    """The names of *articles* that are worth a look, in most articles first, then most often written.

    Names of *entities* are left out wherever they stand: those that lacked context are no new names.
    """
    read = [(Counter(mention.name for mention in article.names), article) for article in articles]
    tally = _Tally.of(article for _, article in read)
    curated = {_slug(name.value) for entity in entities for name in entity.aliases}
    names = {name for name in tally.articles if not tally.is_noise(name) and _slug(name) not in curated}
    fuller = _Fuller(names, tally)
    groups = {name: _slug(fuller.of(name)) for name in names}

    spread: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for written, _ in read:
        spread.update({groups[name] for name in written if name in groups})
    forms: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=tally.rank):
        mentions[groups[name]] += tally.mentions[name]
        forms[groups[name]].append(name)
    found = [
        UnreviewedName(f"name:{slug}", _shown(slug, forms[slug]), tuple(forms[slug]), spread[slug], mentions[slug])
        for slug in forms
        if spread[slug] >= _LEAST_ARTICLES
    ]
    return tuple(sorted(found, key=lambda name: (-name.articles, -name.mentions, name.name)))


@dataclass(frozen=True, slots=True)
class _Tally:
    """How often names are written; all counts are by name."""

    mentions: Counter[str]
    titled: Counter[str]
    """Mentions after a title."""
    articles: Counter[str]
    common: Counter[str]
    """Articles that also write the word in lower case."""

    @classmethod
    def of(cls, articles: Iterable[ArticleNames]) -> _Tally:
        tally = cls(Counter(), Counter(), Counter(), Counter())
        for article in articles:
            tally.mentions.update(mention.name for mention in article.names)
            tally.titled.update(mention.name for mention in article.names if mention.titled)
            tally.articles.update({mention.name for mention in article.names})
            tally.common.update(article.common)
        return tally

    def rank(self, name: str) -> tuple[int, int, str]:
        return (-self.articles[name], -self.mentions[name], name)

    def is_noise(self, name: str) -> bool:
        """Whether *name* is a word that names nothing by itself."""
        if " " in name:
            return False
        if (
            name in word_list("given-names")
            or name in word_list("demonyms")
            or name.removesuffix("s") in word_list("demonyms")
        ):
            return True
        return self.common[name] >= _COMMON_SHARE * self.articles[name]


class _Fuller:
    """Which fuller name a short or odd one stands for."""

    def __init__(self, names: Iterable[str], tally: _Tally) -> None:
        self._names = frozenset(names)
        self._tally = tally
        self._by_first: dict[str, Counter[str]] = defaultdict(Counter)
        self._by_last: dict[str, Counter[str]] = defaultdict(Counter)
        for name in sorted(self._names):
            if " " in name:
                usual = self._usual(name)
                self._by_first[usual.split()[0]][usual] += tally.articles[name]
                self._by_last[usual.split()[-1]][usual] += tally.articles[name]

    def of(self, name: str) -> str:
        """The name that *name* stands for; mostly itself."""
        if " " in name:
            return self._usual(name)
        if len(name) > 2:
            forms = [form for form in (name, f"{name}s", name.removesuffix("s")) if form in self._names]
            name = min(forms, key=self._tally.rank)
        is_surname = self._tally.titled[name] >= _TITLED_SHARE * self._tally.mentions[name]
        longer = self._by_last.get(name) or (self._by_first.get(name) if is_surname else None)
        if not longer:
            return name
        main, articles = longer.most_common(1)[0]
        if articles < _MAIN_SHARE * longer.total():
            return name
        return main if is_surname or articles >= _PART_SHARE * self._tally.articles[name] else name

    def _usual(self, name: str) -> str:
        """``Joseph R. Biden`` is ``Joseph Biden``, and ``Kishida Fumio`` whichever way round is more usual."""
        plain = _INITIAL.sub("", name)
        name = plain if plain in self._names else name
        first, _, last = name.partition(" ")
        turned = f"{last} {first}"
        return min(name, turned, key=self._tally.rank) if turned in self._names else name


def _shown(slug: str, forms: list[str]) -> str:
    return next((form for form in forms if _slug(form) == slug), forms[0])


def _slug(name: str) -> str:
    return _NO_WORD.sub("-", fold(name).text).strip("-")
