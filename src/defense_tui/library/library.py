"""The Library protocol: the one seam between what asks (panes, commands) and what knows (memory, index, cluster)."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from defense_tui.lens.lens import Lens
from defense_tui.library.answers import (
    ArticleRow,
    Bucket,
    ClaimRow,
    Completion,
    Cooccurrence,
    CorpusState,
    Cursor,
    EntityRow,
    EventAccount,
    EventRow,
    Hit,
    MentionRow,
    OpenArticle,
    Page,
    Profile,
)
from defense_tui.model.article import Article
from defense_tui.model.curated import Source
from defense_tui.model.span import Passage


class Order(StrEnum):
    """How a list is sorted; each list documents which orders it knows."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    RELEVANCE = "by relevance"
    TITLE = "by title"
    COUNT = "most named first"
    NAME = "by name"
    SOURCE = "by source"
    KIND = "by kind"


class UnknownIdError(LookupError):
    """Nothing in the corpus has the id; the message names it and, where there are some, near ones."""


class Library(Protocol):
    """Everything that panes can ask of a corpus.

    All methods are synchronous, thread-safe and meant for worker threads. Every answer comes from one snapshot.
    ``limit=None`` asks for all rows. A lens with unresolved reader fields (``is:``, ``has:``, ``note:``,
    ``color:``) raises ValueError.
    """

    def state(self) -> CorpusState:
        """The corpus as it stands."""
        ...

    def wait(self, timeout: float | None = None) -> bool:
        """Block until every article has been read, at most *timeout* seconds; whether it has."""
        ...

    def look_again(self) -> bool:
        """Take in what was added, changed or removed since the corpus was read; whether anything was.

        It blocks until that is read; answers come from the old state meanwhile.
        """
        ...

    def articles(
        self, lens: Lens, order: Order = Order.NEWEST, after: Cursor | None = None, limit: int | None = 200
    ) -> Page[ArticleRow]:
        """Articles of the lens; orders: NEWEST, OLDEST, TITLE, SOURCE. Undated articles come last."""
        ...

    def search(
        self,
        lens: Lens,
        order: Order = Order.NEWEST,
        after: Cursor | None = None,
        limit: int | None = 50,
        *,
        typing: bool = False,
    ) -> Page[Hit]:
        """Articles of the lens with snippets; orders: NEWEST, RELEVANCE. *typing*: the last word is a prefix."""
        ...

    def entities(
        self, lens: Lens, order: Order = Order.COUNT, after: Cursor | None = None, limit: int | None = 200
    ) -> Page[EntityRow]:
        """Entities named in the articles of the lens, unreviewed names after all others; orders: COUNT, NAME.

        Own entities that no article names are listed too (with 0) while the lens is empty.
        """
        ...

    def events(
        self, lens: Lens, order: Order = Order.OLDEST, after: Cursor | None = None, limit: int | None = 200
    ) -> Page[EventRow]:
        """Events of the lens; orders: OLDEST, NEWEST.

        They are judged by what they say themselves; clauses about articles and the reader by the articles that tell
        of them. A corpus without events shows each article as the event ``article:<id>`` and each day or month that
        texts name as the unreviewed event ``date:<EDTF>``; these fit when one of their articles does.
        """
        ...

    def claims(self, lens: Lens, after: Cursor | None = None, limit: int | None = 200) -> Page[ClaimRow]:
        """Claims of the lens, judged as events are, by source and then in the order of their file.

        Bundled claims appear in a folder that holds their source's own text.
        """
        ...

    def mentions(
        self, entity: str, lens: Lens, after: Cursor | None = None, limit: int | None = 200
    ) -> Page[MentionRow]:
        """Mentions of *entity* in the articles of the lens, newest article first, then by place."""
        ...

    def cooccurring(self, entity: str, lens: Lens, limit: int = 20) -> tuple[Cooccurrence, ...]:
        """Entities that articles of the lens name together with *entity*, most articles first."""
        ...

    def buckets(self, lens: Lens) -> tuple[Bucket, ...]:
        """Events of the lens counted by the year of their earliest day, oldest first."""
        ...

    def head(self, article_id: str) -> Article:
        """What an article says of itself; reads no more than its head. Raises UnknownIdError."""
        ...

    def glimpse(self, article_id: str) -> OpenArticle:
        """An article with its text at once, and its ranges if they need not be waited for. Raises UnknownIdError."""
        ...

    def article(self, article_id: str) -> OpenArticle:
        """An article with its text and ranges; reads it at once when its turn has not come. Raises UnknownIdError."""
        ...

    def sources(self, passage: Passage) -> tuple[Source, ...]:
        """What *passage* rests on: the sources of claims and events that it tells of. Raises UnknownIdError."""
        ...

    def profile(self, name: str) -> Profile:
        """An entity, by its id or a name that is its alone, with its relations. Raises UnknownIdError."""
        ...

    def event(self, event_id: str) -> EventAccount:
        """An event with its claims in groups. Raises UnknownIdError."""
        ...

    def strangers(self, lens: Lens) -> tuple[str, ...]:
        """A sentence for each clause of *lens* that names what is not here, with near names.

        For who found nothing: it looks at all names. There is none while articles are still being read.
        """
        ...

    def complete(self, prefix: str, limit: int = 8) -> tuple[Completion, ...]:
        """Ways to go on from the last word of the query *prefix*; each text is the whole query, completed."""
        ...
