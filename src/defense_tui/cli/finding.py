"""Finds the article that a person means: a file outside any corpus, an id, or the last part of an id."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from defense_tui.cli.failure import NothingFoundError, UnreadableError

if TYPE_CHECKING:
    from defense_tui.analysis.mentions import Gazetteer
    from defense_tui.cli.request import Request
    from defense_tui.library.answers import OpenArticle
    from defense_tui.model.article import Article, CanonicalText
    from defense_tui.model.curated import Entity
    from defense_tui.model.span import DateMention, Mention


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and what can be found in it: looked for when it is asked for."""

    article: Article
    text: CanonicalText
    mentions: Callable[[], Sequence[Mention]]
    dates: Callable[[], Sequence[DateMention]]
    kind_of: Callable[[str], str]
    """The kind of an entity by its id."""


def find_article(request: Request, name: str) -> Found:
    """The article that *name* means.

    Raises :class:`NothingFoundError` when there is none or more than one, :class:`UnreadableError` for a file that
    cannot be read.
    """
    path = Path(name)
    if ("/" in name or path.suffix) and path.is_file():
        return _outside(path)
    opened = find_in_corpus(request, name)
    return Found(
        opened.article,
        opened.text,
        mentions=lambda: opened.mentions,
        dates=lambda: opened.dates,
        kind_of=lambda entity: request.library.profile(entity).entity.kind,
    )


def find_in_corpus(request: Request, name: str) -> OpenArticle:
    """The article of the corpus whose id is *name* or, where only one does, ends with it after a ``/``.

    Raises :class:`NothingFoundError` when there is none or more than one.
    """
    from defense_tui.lens.lens import Lens
    from defense_tui.library.library import UnknownIdError

    library = request.growing_library
    try:
        return library.article(name)
    except UnknownIdError as error:
        rows = request.library.articles(Lens(), limit=None).rows
        ids = [row.article.id for row in rows if row.article.id.rpartition("/")[2] == name]
        if not ids:
            raise NothingFoundError(str(error)) from error
    if len(ids) > 1:
        raise NothingFoundError(f"{name!r} may be any of {', '.join(sorted(ids))}")
    return library.article(ids[0])


def _outside(path: Path) -> Found:
    from defense_tui.analysis.dates import find_dates
    from defense_tui.corpus.folder import CorpusError, read_file

    try:
        document = read_file(path)
    except CorpusError as error:
        raise UnreadableError(str(error)) from error
    text = document.text.text
    return Found(
        document.article,
        document.text,
        mentions=lambda: _bundled_gazetteer().find(text),
        dates=lambda: find_dates(text),
        kind_of=lambda entity: _bundled_entities()[entity].kind,
    )


@cache
def _bundled_entities() -> Mapping[str, Entity]:
    from defense_tui.corpus.bundled import bundled_root
    from defense_tui.corpus.folder import CorpusFolder

    return {entity.id: entity for entity in CorpusFolder.open(bundled_root()).curated.entities}


def _bundled_gazetteer() -> Gazetteer:
    from defense_tui.analysis.mentions import Gazetteer

    return Gazetteer(_bundled_entities().values())
