"""Where notes belong whose article is not where they say: files were renamed, or the folder was moved or copied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from defense_tui.notebook.annotation import Annotation, TargetKind
from defense_tui.notebook.folding import fold

_TELLING = 20
"""Folded code points from which a quote is not found in other articles by chance."""


class Evidence(StrEnum):
    """By what an article was found, from the strongest."""

    TEXT = "the same text"
    ADDRESS = "the same address"
    QUOTES = "the words quoted"


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article of the corpus that is open, as far as it is needed to find its notes."""

    id: str
    text_sha256: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The article to which notes from elsewhere belong, until the reader confirms it or not."""

    article: str
    by: Evidence


def homeless(notes: Iterable[Annotation], corpus: str, articles: Iterable[KnownArticle]) -> tuple[Annotation, ...]:
    """The notes on articles that the corpus with the key *corpus* does not have under their name."""
    known = {article.id for article in articles}
    return tuple(
        note
        for note in notes
        if note.target.kind == TargetKind.ARTICLE and not (note.target.corpus == corpus and note.target.id in known)
    )


def find_homes(
    notes: Iterable[Annotation], articles: Iterable[KnownArticle], text_of: Callable[[str], str] | None = None
) -> dict[str, Home]:
    """Articles for :func:`homeless` notes, by note id: by the text's hash, by the address, by the words quoted.

    Notes on one target go to one article. What fits several articles is left out. *text_of* gives the canonical text
    of an article; it is asked for every article as soon as one target is left, and without it words are not compared.
    """
    known = tuple(articles)
    by_hash = _unambiguous((article.text_sha256, article.id) for article in known)
    by_address = _unambiguous((article.source_url.rstrip("/"), article.id) for article in known)
    homes: dict[str, Home] = {}
    left: list[list[Annotation]] = []
    for group in _by_target(notes):
        home = _by_hash(group, by_hash) or _by_address(group, by_address)
        if home:
            homes |= {note.id: home for note in group}
        else:
            left.append(group)
    if left and text_of:
        homes |= _by_quotes(left, {article.id: fold(text_of(article.id)).text for article in known})
    return homes


def _by_target(notes: Iterable[Annotation]) -> Iterable[list[Annotation]]:
    groups: dict[tuple[str, str, str], list[Annotation]] = defaultdict(list)
    for note in notes:
        groups[note.target.key].append(note)
    return groups.values()


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, article in pairs:
        found[key].add(article)
    return {key: next(iter(ids)) for key, ids in found.items() if key and len(ids) == 1}


def _by_hash(group: list[Annotation], articles: Mapping[str, str]) -> Home | None:
    found = {articles.get(note.position.text_sha256) for note in group if note.position} - {None}
    article = found.pop() if len(found) == 1 else None
    return Home(article, Evidence.TEXT) if article else None


def _by_address(group: list[Annotation], articles: Mapping[str, str]) -> Home | None:
    article = articles.get(group[0].target.source_url.rstrip("/"))
    return Home(article, Evidence.ADDRESS) if article else None


def _by_quotes(groups: list[list[Annotation]], texts: Mapping[str, str]) -> dict[str, Home]:
    """The article that has most of a group's telling quotes, if it has more of them than any other."""
    homes: dict[str, Home] = {}
    for group in groups:
        quotes = {fold(note.quote.exact).text.strip() for note in group if note.quote}
        telling = [quote for quote in quotes if len(quote) >= _TELLING]
        counts = {article: sum(quote in text for quote in telling) for article, text in texts.items()}
        best = sorted(counts, key=lambda article: counts[article], reverse=True)[:2]
        if best and counts[best[0]] > (counts[best[1]] if len(best) > 1 else 0):
            homes |= {note.id: Home(best[0], Evidence.QUOTES) for note in group}
    return homes
