"""The shapes of a library's answers."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from defense_tui.model.article import Article, CanonicalText
from defense_tui.model.corpus import CorpusInfo, Fault
from defense_tui.model.curated import Claim, Entity, Event, Relation, Source
from defense_tui.model.span import DateMention, Mention, Passage

T = TypeVar("T")


class Cursor(NamedTuple):
    """Where a page ended: the sort key of its last row. Opaque to callers; valid across snapshots."""

    key: tuple[object, ...]


class Snapshot(NamedTuple):
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


class Page(NamedTuple, Generic[T]):
    """One page of an answer."""

    rows: tuple[T, ...]
    total: int
    """How many rows there are in all, as far as the snapshot knows."""
    undated: int
    """How many more rows fit but for having no date, when the lens asks for dates; else 0."""
    after: Cursor | None
    """Give this to get the next page; None on the last one."""
    snapshot: Snapshot


class ArticleRow(NamedTuple):
    """An article in a list."""

    article: Article
    words: int | None
    """How many words its text has; None while it is unread."""


class Hit(NamedTuple):
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


class EntityRow(NamedTuple):
    """An entity in a list, with how often the articles of the lens name it."""

    entity: Entity
    mentions: int
    articles: int


class EventRow(NamedTuple):
    """An event in a list."""

    event: Event
    articles: tuple[str, ...]
    """Ids of the articles that tell of it, newest first."""
    claims: int
    accounts: int
    """How many different sources make claims about it."""
    disagreements: int
    """How many claims about it were found partly right, overstated, garbled, unsupported or unclear."""


class ClaimRow(NamedTuple):
    """A claim in a list."""

    claim: Claim
    source: Source | None
    said: Passage | None
    """Where the source's own text says it, when that text is in the corpus."""
    told: tuple[Passage, ...]
    """Where articles discuss it."""


class MentionRow(NamedTuple):
    """A mention in context."""

    article: Article
    mention: Mention
    before: str
    """Up to 80 code points of the same block before the mention, on one line."""
    after: str


class Cooccurrence(NamedTuple):
    """An entity that is named together with another one."""

    entity: Entity
    articles: int
    """How many articles name both."""
    mentions: int
    """How often those articles name this one."""


class Bucket(NamedTuple):
    """A bar of the timeline's sparkline."""

    year: int
    events: int
    planned: int
    """How many of them lie ahead."""


class PlacedClaim(NamedTuple):
    """A claim at its place in an open article."""

    claim: Claim
    start: int
    end: int
    """The sentence or quote ``[start, end)`` that says or discusses it."""
    own: bool
    """Whether the article is the source's own text; else it discusses the claim."""
    says: str = ""
    """Who makes the claim: its source's publisher, else the source's id."""


class OpenArticle(NamedTuple):
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
    claims_to_come: bool = False
    """Whether claims may yet be found in it, so that a page keeps room for their words."""


class Profile(NamedTuple):
    """All that the corpus knows of one entity, but for its mentions."""

    entity: Entity
    mentions: int
    articles: int
    relations: tuple[Relation, ...]
    """Relations in which it is subject or object."""
    sources: tuple[Source, ...]


class EventAccount(NamedTuple):
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


class Completion(NamedTuple):
    """A suggestion for a query that is being typed."""

    text: str
    """What would stand in the field, e.g. ``entity:mq-9b``."""
    shown: str
    """What it means, e.g. ``MQ-9B, platform``."""
    articles: int


class CorpusState(NamedTuple):
    """The corpus as a whole, for the bar at the top."""

    info: CorpusInfo
    snapshot: Snapshot
    faults: tuple[Fault, ...]
    notices: tuple[str, ...]
    """What a reader should know, e.g. that a folder holds PDFs, which are not read."""
