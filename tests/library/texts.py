"""Documents and libraries made in memory."""

from __future__ import annotations

from collections.abc import Iterable

from defense_tui.corpus.folder import Document
from defense_tui.library.memory import MemoryLibrary
from defense_tui.model.article import Article, CanonicalText
from defense_tui.model.corpus import CorpusInfo
from defense_tui.model.curated import Assessment, Claim, Curated, Entity, Name, Told
from defense_tui.model.edtf import EdtfDate

OWN = CorpusInfo("small", "Small", entities="own")
FOREIGN = CorpusInfo("foreign", "Foreign", entities="bundled")


def document(id_: str, text: str, date: str = "", title: str = "", source_url: str = "") -> Document:
    """An article with its text."""
    when = EdtfDate.parse(date) if date else None
    article = Article(id_, title or id_, f"{id_}.md", when, source_url=source_url)
    return Document(article, CanonicalText(text), ())


def entity(id_: str, name: str, kind: str = "country") -> Entity:
    """An entity with one name."""
    return Entity(id_, kind, name, (Name(name, "fold"),))


def claim(
    id_: str,
    source: str,
    assessment: Assessment = Assessment.SUPPORTED,
    *,
    event: str = "",
    same_as: str = "",
    quote: str = "",
    told: tuple[Told, ...] = (),
) -> Claim:
    """A claim of *source*."""
    return Claim(
        id_, source, f"text of {id_}", "fact", assessment, event=event, same_as=same_as, quote=quote, told=told
    )


def library(documents: Iterable[Document], curated: Curated | None = None, info: CorpusInfo = OWN) -> MemoryLibrary:
    """A library of *documents* with *curated* things of their own."""
    return MemoryLibrary.of(curated or Curated(), documents, info)


def foreign(documents: Iterable[Document], bundled: Curated | None = None) -> MemoryLibrary:
    """A library of a folder that brings nothing of its own."""
    return MemoryLibrary.of(Curated(), documents, FOREIGN, bundled)
