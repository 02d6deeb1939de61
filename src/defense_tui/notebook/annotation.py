"""An annotation: what a reader adds to a passage, an article, an entity, an event or the corpus, as immutable data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from defense_tui.model.article import CANONICAL_VERSION, Article, CanonicalText

SCHEMA = 1
"""The newest schema of annotation files that this program writes; newer ones are shown, never changed."""
CONTEXT = 64
"""Code points kept on each side of a quote (fewer than 32 anchor worse, more lose more notes after edits)."""


class Motivation(StrEnum):
    """Why somebody annotates: the words of the W3C Web Annotation Vocabulary, section 3."""

    HIGHLIGHTING = "highlighting"
    COMMENTING = "commenting"
    QUESTIONING = "questioning"
    BOOKMARKING = "bookmarking"
    TAGGING = "tagging"
    ASSESSING = "assessing"
    CLASSIFYING = "classifying"
    DESCRIBING = "describing"
    EDITING = "editing"
    IDENTIFYING = "identifying"
    LINKING = "linking"
    MODERATING = "moderating"
    REPLYING = "replying"


class TargetKind(StrEnum):
    """What can be annotated; a passage belongs to its article."""

    ARTICLE = "article"
    ENTITY = "entity"
    EVENT = "event"
    CORPUS = "corpus"


@dataclass(frozen=True, slots=True)
class Target:
    """The thing that is annotated, with what finds and cites it once it has been moved or is gone."""

    kind: str
    """A :class:`TargetKind`, or another word that a file brought."""
    corpus: str
    """The key of its corpus."""
    id: str
    """Its id within the corpus; for the corpus as a whole empty."""
    title: str = ""
    source_url: str = ""
    published: str = ""
    """Its date as EDTF, as it stood when the note was made."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same target, whatever its title is today."""
        return (self.kind, self.corpus, self.id)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words annotated and the words around them (W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """The code points ``[start, end)`` annotated (W3C TextPositionSelector), and of which canonical text."""

    start: int
    end: int
    text_sha256: str = ""
    """Hex digest of the canonical text in UTF-8; empty when it is not known."""
    canonical_version: int = CANONICAL_VERSION


@dataclass(frozen=True, slots=True)
class Annotation:
    """One saved state of a note, or several heads merged in memory; every key of its file, also unknown ones."""

    id: str
    """A ULID; the same for all revisions of the note."""
    rev: str
    """Counter and random part, ``00003-9f2c41aa``; the heads' names joined by ``+`` when merged in memory."""
    target: Target
    motivation: str
    """A :class:`Motivation`, or another word that a file brought."""
    created: datetime
    """Time-zone aware, UTC when made here."""
    modified: datetime
    author: str = ""
    """Who wrote this revision and where: ``asha@host``."""
    parents: tuple[str, ...] = ()
    """The revisions that this one follows; none for the first, two or more for a merge."""
    action: str = ""
    """A ULID for each user action, shared by all notes of a bulk action."""
    undoes: str = ""
    """The action that this revision takes back."""
    tags: tuple[str, ...] = ()
    color: str = ""
    deleted: bool = False
    """A tombstone: the note is gone from view, its words are kept."""
    note: str = ""
    quote: Quote | None = None
    position: Position | None = None
    foreign: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """What an import brought and we do not understand, as TOML values."""
    extra: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """Keys of the file that we do not know, nested as in the file."""
    schema: int = SCHEMA

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the revisions that this state stands for: one, or all that were merged in memory."""
        return tuple(self.rev.split("+"))

    @property
    def read_only(self) -> bool:
        """Whether a newer version of the program wrote it."""
        return self.schema > SCHEMA


def on_article(article: Article, corpus: str) -> Target:
    """*article* of the corpus with that key as a target, with what finds and cites it once its file has gone."""
    published = article.date.text if article.date else ""
    return Target(TargetKind.ARTICLE, corpus, article.id, article.title, article.source_url, published)


def hashtag(tag: str) -> str:
    """*tag* as people see it; quotes show where one of several words ends, and double within: ``#"price of oil"``."""
    plain = not any(ch.isspace() or ch == '"' for ch in tag)
    return f"#{tag}" if plain else '#"' + tag.replace('"', '""') + '"'


def passage(text: CanonicalText, start: int, end: int) -> tuple[Quote, Position]:
    """The selectors of the code points ``[start, end)`` of *text*; raises ValueError outside it or when empty."""
    if not 0 <= start < end <= len(text.text):
        raise ValueError(f"[{start}, {end}) is no passage of a text of {len(text.text)} characters")
    quote = Quote(
        exact=text.text[start:end],
        prefix=text.text[max(0, start - CONTEXT) : start],
        suffix=text.text[end : end + CONTEXT],
    )
    return quote, Position(start, end, text.sha256, CANONICAL_VERSION)
