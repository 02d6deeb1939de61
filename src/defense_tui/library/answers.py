"""The shapes of a library's answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from defense_tui.model.article import Article, CanonicalText
from defense_tui.model.corpus import CorpusInfo, Fault
from defense_tui.model.curated import Claim, Entity, Event, Relation, Source
from defense_tui.model.span import DateMention, Mention, Passage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: the sort key of its last row. Opaque to callers; valid across snapshots."""

    key: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Which state of the corpus an answer comes from."""

    generation: int
    """Rises by one with each published state."""
    read: int
    """How many articles' texts have been read so far."""
    articles: int
    """How many articles there are."""

    @property
    def complete(self) -> bool:
        """Whether every article has been read, so that counts are final."""
        return self.read >= self.articles


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of an answer."""

    rows: tuple[T, ...]
    total: int
    """How many rows there are in all, as far as the snapshot knows."""
    undated: int
    """How many more rows fit but for having no date, when the lens asks for dates; else 0."""
    after: Cursor | None
    """Give this to get the next page; None on the last one."""
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list."""

    article: Article
    words: int | None
    """How many words its text has; None while it is unread."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found."""

    article: Article
    score: float
    """BM25 or the like; higher is better."""
    snippet: str
    """One or two sentences around the best match, on one line."""
    marks: tuple[tuple[int, int], ...]
    """Code-point ranges of the matches in ``snippet``."""
    first: int | None
    """Where the snippet's first match starts in the canonical text; None when only metadata matched."""


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in a list, with how often the articles of the lens name it."""

    entity: Entity
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in a list."""

    event: Event
    articles: tuple[str, ...]
    """Ids of the articles that tell of it, newest first."""
    claims: int
    accounts: int
    """How many different sources make claims about it."""
    disagreements: int
    """How many claims about it were found partly right, overstated, garbled, unsupported or unclear."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list."""

    claim: Claim
    source: Source | None
    said: Passage | None
    """Where the source's own text says it, when that text is in the corpus."""
    told: tuple[Passage, ...]
    """Where articles discuss it."""


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention in context."""

    article: Article
    mention: Mention
    before: str
    """Up to 80 code points of the same block before the mention, on one line."""
    after: str


@dataclass(frozen=True, slots=True)
class Cooccurrence:
    """An entity that is named together with another one."""

    entity: Entity
    articles: int
    """How many articles name both."""
    mentions: int
    """How often those articles name this one."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bar of the timeline's sparkline."""

    year: int
    events: int
    planned: int
    """How many of them lie ahead."""


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim at its place in an open article."""

    claim: Claim
    start: int
    end: int
    """The sentence or quote ``[start, end)`` that says or discusses it."""
    own: bool
    """Whether the article is the source's own text; else it discusses the claim."""


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article as the reader needs it: text, and all that is known of its ranges, each sorted by start."""

    article: Article
    text: CanonicalText
    mentions: tuple[Mention, ...]
    """Of entities, and of unreviewed names that stand apart from them; none overlaps another."""
    dates: tuple[DateMention, ...]
    claims: tuple[PlacedClaim, ...]
    sources: tuple[Source, ...]
    """Those it rests on, then those whose own text it is."""
    studied: bool = True
    """Whether its ranges were looked for; when not, only article and text are known yet."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the corpus knows of one entity, but for its mentions."""

    entity: Entity
    mentions: int
    articles: int
    relations: tuple[Relation, ...]
    """Relations in which it is subject or object."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class EventAccount:
    """An event with what its sources say, grouped by who says it."""

    event: Event
    articles: tuple[Article, ...]
    agreed: tuple[ClaimRow, ...]
    """What claims of two sources or more say (``same_as``) without being found wanting: the first of them for each."""
    single: tuple[ClaimRow, ...]
    """Other claims, which only one source makes."""
    differing: tuple[ClaimRow, ...]
    """Claims found partly right, overstated, garbled, unsupported or unclear."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Completion:
    """A suggestion for a query that is being typed."""

    text: str
    """What would stand in the field, e.g. ``entity:mq-9b``."""
    shown: str
    """What it means, e.g. ``MQ-9B, platform``."""
    articles: int


@dataclass(frozen=True, slots=True)
class CorpusState:
    """The corpus as a whole, for the bar at the top."""

    info: CorpusInfo
    snapshot: Snapshot
    faults: tuple[Fault, ...]
    notices: tuple[str, ...]
    """What a reader should know, e.g. that a folder holds PDFs, which are not read."""
