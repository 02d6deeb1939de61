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
    from defense_tui.corpus.folder import Document
    from defense_tui.model.curated import Entity
    from defense_tui.model.span import Mention


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and the entities that it names: looked for when they are asked for."""

    document: Document
    mentions: Callable[[], Sequence[Mention]]
    kind_of: Callable[[str], str]
    """The kind of an entity by its id, once the mentions have been asked for."""


def find_article(request: Request, name: str) -> Found:
    """The article that *name* means.

    Raises :class:`NothingFoundError` when there is none or more than one, :class:`UnreadableError` for a file that
    cannot be read.
    """
    path = Path(name)
    if ("/" in name or path.suffix) and path.is_file():
        return _outside(path)
    document = find_in_corpus(request, name)
    return Found(
        document,
        mentions=lambda: request.growing_library.article(document.article.id).mentions,
        kind_of=lambda entity: request.growing_library.profile(entity).entity.kind,
    )


def find_in_corpus(request: Request, name: str) -> Document:
    """The article of the corpus whose id is *name* or, where only one does, ends with it after a ``/``.

    Raises as :func:`find_article`.
    """
    from defense_tui.library.near import unknown

    files = request.articles
    ids = [name] if name in files else sorted(id_ for id_ in files if id_.rpartition("/")[2] == name)
    if not ids:
        raise NothingFoundError(str(unknown("article", name, files)))
    if len(ids) > 1:
        raise NothingFoundError(f"{name!r} may be any of {', '.join(ids)}")
    document = request.folder.read(files[ids[0]])
    if unreadable := next((fault for fault in document.faults if fault.code == "unreadable"), None):
        raise UnreadableError(f"{unreadable.file}: {unreadable.message} ({unreadable.hint})")
    return document


def _outside(path: Path) -> Found:
    from defense_tui.corpus.folder import CorpusError, read_file

    try:
        document = read_file(path)
    except CorpusError as error:
        raise UnreadableError(str(error)) from error
    return Found(
        document,
        mentions=lambda: _bundled_gazetteer().find(document.text.text),
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
