"""Finds the article that a person means: a file outside any corpus, an id, or the last part of an id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from defense_tui.cli.failure import NothingFoundError, UnreadableError

if TYPE_CHECKING:
    from defense_tui.cli.request import Request
    from defense_tui.library.answers import OpenArticle


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and who knows the entities that it names."""

    opened: OpenArticle
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
    return Found(find_in_corpus(request, name), lambda entity: request.library.profile(entity).entity.kind)


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
    from defense_tui.analysis.mentions import Gazetteer
    from defense_tui.corpus.bundled import bundled_root
    from defense_tui.corpus.folder import CorpusError, CorpusFolder, read_file
    from defense_tui.library.answers import OpenArticle

    try:
        document = read_file(path)
        entities = CorpusFolder.open(bundled_root()).curated.entities
    except CorpusError as error:
        raise UnreadableError(str(error)) from error
    text = document.text.text
    mentions, dates = Gazetteer(entities).find(text), find_dates(text)
    kinds = {entity.id: entity.kind for entity in entities}
    opened = OpenArticle(document.article, document.text, tuple(mentions), tuple(dates), (), ())
    return Found(opened, kinds.__getitem__)
