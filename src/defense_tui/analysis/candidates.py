"""Names that nobody curated, as one article writes them.

The finds are raw: ``unreviewed.py`` weighs those of all articles against each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from defense_tui.analysis.capitals import Run, Word, runs
from defense_tui.analysis.english import word_list
from defense_tui.lens.folding import plain
from defense_tui.model.article import CanonicalText
from defense_tui.model.span import Mention

_MOST_WORDS = 7
"""Longer runs are titles of documents, or lists without commas."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """One place ``[start, end)`` in an article that names something nobody curated.

    It may hold a curated mention and more (``Indian Ocean``), but never lies within one.
    """

    start: int
    end: int
    name: str
    """The name on one line in plain text, without article, title and possessive."""
    titled: bool
    """Whether a person's title stands before it: ``Chancellor Merkel``."""


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """The raw finds of one article."""

    names: tuple[NameMention, ...]
    """Sorted by start, none overlapping another."""
    common: frozenset[str]
    """The names of one word that the article also writes in lower case."""


class _Phrase(NamedTuple):
    """Words that stand together and may be a name."""

    words: Sequence[Word]
    titled: bool
    weak: bool

    @property
    def name(self) -> str:
        return " ".join(word.text for word in self.words)


def names_in(text: CanonicalText, mentions: Sequence[Mention]) -> ArticleNames:
    """What *text* names apart from *mentions*, which are those of curated entities, sorted by start."""
    # Plain text has a hyphen for a dash, which would make one word of the words at its sides.
    plain_text = plain(text.text.replace("—", ";"))
    written = frozenset(plain_text.split())
    phrases = [phrase for run in runs(plain_text, text.markup, _never_in_names()) for phrase in _phrases(run)]
    certain = {word.text for phrase in phrases for word in (phrase.words[1:] if phrase.weak else phrase.words)}
    settled = [_settled(phrase, certain, written) for phrase in phrases]
    names = tuple(
        NameMention(phrase.words[0].start, phrase.words[-1].end, phrase.name, phrase.titled)
        for phrase in settled
        if phrase and _is_name(phrase) and not _is_curated(phrase.words, mentions)
    )
    singles = {mention.name for mention in names if " " not in mention.name}
    return ArticleNames(names, frozenset(name for name in singles if name.lower() in written))


def _phrases(run: Run) -> Iterator[_Phrase]:
    """The parts of a run that belong together, without titles."""
    for words in _parts(run.words):
        rest, titled = _without_title(words)
        if rest:
            yield _Phrase(rest, titled, run.weak and rest[0] is run.words[0])


def _parts(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """*words* parted at those that are in no name and at small words that link nothing."""
    never = _never_in_names()
    part: list[Word] = []
    links: list[Word] = []
    for index, word in enumerate(words):
        if word.text[0].islower() or word.text == "&":
            links.append(word)
            continue
        if word.text in never or (links and not _are_linked(part, links, words[index:])):
            yield tuple(part)
            part, links = [], []
        if word.text not in never:
            part += [*links, word] if part else [word]
        links = []
    yield tuple(part)


def _are_linked(part: Sequence[Word], links: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Whether *part*, small words and *rest* make one name: ``Department`` ``of the`` ``Interior``.

    "And" joins what an office is for (``Office of Management and Budget``) and one or two words with those that end
    as names with "and" do (``Food and Drug Administration``).
    """
    if not part or _without_title(rest)[1]:
        return False
    link, last = links[0].text, part[-1].text
    if link == "&" or all(small.text in word_list("particles") for small in links):
        return True
    if link in ("of", "for"):
        return last in word_list("heads") or (link == "of" and last in word_list("titles"))
    if link != "and" or len(links) > 1:
        return False
    offices = word_list("offices")
    if last in word_list("portfolios") and part[0].text in word_list("titles"):
        return rest[0].text in word_list("portfolios")
    if any(later.text in ("of", "for") and word.text in offices for word, later in pairwise(part)):
        return rest[0].text not in word_list("heads")
    return len(part) <= 2 and rest[-1].text in offices and part[0].text not in word_list("titles")


@cache
def _never_in_names() -> frozenset[str]:
    """With the long ones in capitals too; short ones in capitals may be acronyms (WHO)."""
    words = word_list("never-in-names")
    return words | {word.upper() for word in words if len(word) > 3}


def _without_title(words: Sequence[Word]) -> tuple[Sequence[Word], bool]:
    """*words* without the office or title before a name, and whether there was one."""
    end = 0
    for index, word in enumerate(words):
        if word.text in word_list("titles") or (index and word.text in word_list("late-titles")):
            end = index + 1
        elif word.text not in word_list("before-titles") and word.text not in word_list("demonyms"):
            break
    rest = words[end:]
    if end and rest and rest[0].text == "of":
        rest = rest[1:]
        while rest and (rest[0].text in word_list("portfolios") or rest[0].text[0].islower() or rest[0].text == "&"):
            rest = rest[1:]
    return rest, end > 0


def _is_curated(words: Sequence[Word], mentions: Sequence[Mention]) -> bool:
    """Whether *mentions* leave no word of the phrase that could tell anything."""
    start, end = words[0].start, words[-1].end
    at = bisect_right(mentions, start, key=lambda mention: mention.end)
    inside: list[Mention] = []
    while at < len(mentions) and mentions[at].start < end:
        inside.append(mentions[at])
        at += 1
    if not inside:
        return False
    return all(
        any(mention.start < word.end and word.start < mention.end for mention in inside)
        or word.text in word_list("appended")
        for word in words
        if not word.text[0].islower()
    )


def _settled(phrase: _Phrase, certain: set[str], written: frozenset[str]) -> _Phrase | None:
    """*phrase* without a first word that has its capital only from the sentence."""
    if not phrase.weak:
        return phrase
    first, *rest = phrase.words
    if first.text in certain or (len(first.text) > 1 and first.text.isupper()):
        return phrase
    if len(phrase.words) == 1:
        return None
    if first.text.lower() not in written and first.text.lower() not in word_list("common"):
        return phrase
    while rest and rest[0].text[0].islower():
        rest = rest[1:]
    return _Phrase(rest, phrase.titled, weak=False) if rest else None


def _is_name(phrase: _Phrase) -> bool:
    name = phrase.name
    if len(phrase.words) > _MOST_WORDS or name.lower() in word_list("common" if " " not in name else "common-phrases"):
        return False
    if " " in name:
        return not name.isupper()
    return len(name) > 1 and not name.endswith(".")
