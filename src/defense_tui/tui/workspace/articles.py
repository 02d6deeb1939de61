"""Pane 1: the articles of the lens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from defense_tui.keys.command import Context
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import ArticleRow, Cursor
from defense_tui.library.library import Library, Order
from defense_tui.model.article import Article
from defense_tui.notebook.reading import ArticleReading
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.cells import fit
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.workspace.pane import Answer, Pane

ONE_LINE = 60
"""From this many cells on a row takes one line instead of two."""


def _where_from(article: Article) -> str:
    """Who published or wrote *article*, else what it is tagged."""
    return article.publisher or ", ".join(article.authors[:1]) or "".join(f"#{tag}" for tag in article.tags[:1])


class ArticlesPane(Pane[ArticleRow]):
    """Title, date, source and what the reader did with each article."""

    CONTEXTS = (Context.ARTICLES, Context.LIST)
    NUMBER = "1"
    NAME = "Articles"
    ORDERS = (Order.NEWEST, Order.OLDEST, Order.TITLE, Order.SOURCE)

    def __init__(
        self,
        library: Library,
        resolve: Callable[[Lens], Lens],
        status: Callable[[str], ArticleReading],
        notes: Callable[[str], int],
    ) -> None:
        """*status* tells how far an article was read by its id, *notes* how many notes it has."""
        super().__init__(resolve)
        self._library = library
        self._status = status
        self._notes = notes
        self._titled: Sequence[ArticleRow] = ()
        """The rows whose shared titles are known."""
        self._titles: frozenset[str] = frozenset()

    def fetch(self, lens: Lens, order: Order, after: Cursor | None, limit: int | None) -> Answer[ArticleRow]:
        return Answer(self._library.articles(lens, order, after, limit))

    @property
    def row_height(self) -> int:
        return 1 if self.size.width >= ONE_LINE or self.in_words else 2

    def row_id(self, item: ArticleRow) -> str:
        return item.article.id

    def row_lines(self, item: ArticleRow, width: int) -> tuple[Line, ...]:
        article = item.article
        reading = self._status(article.id)
        status = reading.progress
        sign = {"unread": "•", "begun": "◦"}.get(status, " ")
        date = article.date.shown if article.date else "undated"
        source = article.id if article.title in self._shared else _where_from(article)
        notes = self._notes(article.id)
        noted = f"{notes} note{'s' * (notes > 1)}" if notes else ""
        marks: tuple[Piece, ...] = ((noted, "muted"), (" ★" if reading.starred else "", "date"))
        title: Piece = (article.title, "muted" if status == "read" else "")
        if self.in_words:
            return (Line(((sign, "muted"), title, (f" {date} · {source}", "muted")), marks),)
        if self.row_height == 1:
            return (Line(((sign, "accent"), (fit(date, 11), "date"), (fit(source, 20) + " ", "muted"), title), marks),)
        return (
            Line(((sign, "accent"), title)),
            Line(((f"  {date}", "date"), (f" · {source}" if source else "", "muted")), marks),
        )

    @property
    def _shared(self) -> frozenset[str]:
        """The titles that several of the listed articles have, so that only their paths tell them apart."""
        if self._titled is not self.items:
            titles = Counter(row.article.title for row in self.items)
            self._titled = self.items
            self._titles = frozenset(title for title, number in titles.items() if number > 1)
        return self._titles

    def empty_lines(self) -> tuple[str, ...]:
        if self.page is None or (not self.lens and self.page.snapshot.articles):
            return ("Reading the folder …",)
        if self.lens:
            return ("No article fits the filter.", "Backspace removes its newest part.")
        return ("There are no articles here.", *self._library.state().notices)

    def remarks(self) -> tuple[str, ...]:
        everything = self.page.snapshot.articles if self.page else 0
        total = f"of {everything:,} articles" if self.lens and everything else ""
        unread = sum(self._status(row.article.id).progress == "unread" for row in self.items)
        whole = self.page is not None and not self.page.after
        return (total, f"{unread} unread" if unread and whole else "", *super().remarks()[1:])

    def place_here(self) -> Place | None:
        if not self.current:
            return None
        reading = self._status(self.current.article.id)
        offset = reading.offset if reading.progress == "begun" else 0
        return Place(PlaceKind.ARTICLE, self.current.article.id, offset)

    def clause_here(self) -> Clause | None:
        return Clause(Field.ARTICLE, self.current.article.id) if self.current else None

    def neighbour(self, article_id: str, step: int) -> str | None:
        """Id of the article *step* rows away from *article_id* in this list; None at its ends."""
        ids = [row.article.id for row in self.items]
        index = ids.index(article_id) + step if article_id in ids else 0
        return ids[index] if 0 <= index < len(ids) else None

    def next_unread(self, article_id: str) -> str | None:
        """Id of the first unread article after *article_id* in this list, going round; None when all are read."""
        ids = [row.article.id for row in self.items]
        start = ids.index(article_id) + 1 if article_id in ids else 0
        return next((id_ for id_ in (*ids[start:], *ids[:start]) if self._status(id_).progress == "unread"), None)
