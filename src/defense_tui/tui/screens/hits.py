"""The results of a search: rows of two lines, with the words around what was found."""

from __future__ import annotations

from rich.cells import cell_len

from defense_tui.keys.command import Context
from defense_tui.library.answers import Hit
from defense_tui.tui.widgets.cells import clip, fit
from defense_tui.tui.widgets.line import Line, Piece
from defense_tui.tui.widgets.rows import Rows


def marked(text: str, marks: tuple[tuple[int, int], ...], look: str = "muted") -> tuple[Piece, ...]:
    """*text* as pieces, its *marks* drawn as matches."""
    pieces: list[Piece] = []
    done = 0
    for start, end in marks:
        pieces += [(text[done:start], look), (text[start:end], "match")]
        done = end
    return (*pieces, (text[done:], look))


class HitRows(Rows[Hit]):
    """Results of two lines: date, source and title; a snippet."""

    CONTEXTS = (Context.SEARCH, Context.LIST)
    messages: tuple[str, ...] = ('Type words, "a phrase", -not, entity:india, since:2024, source:…',)
    """What stands there while nothing is found."""

    @property
    def row_height(self) -> int:
        return 2

    def row_id(self, item: Hit) -> str:
        return item.article.id

    def row_lines(self, item: Hit, width: int) -> tuple[Line, ...]:
        article = item.article
        date = article.date.shown if article.date else "undated"
        source = (clip(article.publisher, 20), "muted") if width >= 60 else ("", "")
        first: tuple[Piece, ...] = ((fit(date, 11) + " ", "date"), (article.title, "bold"))
        return (Line(first, (source,)), Line((("    ", ""), *_around_first_mark(item, width - 6))))

    def empty_lines(self) -> tuple[str, ...]:
        return self.messages


def _around_first_mark(hit: Hit, width: int) -> tuple[Piece, ...]:
    first = hit.marks[0][0] if hit.marks else 0
    if cell_len(hit.snippet[: first + 12]) <= width:
        return marked(hit.snippet, hit.marks)
    cut = max(first - width // 3, 0)
    moved = tuple((start - cut + 1, end - cut + 1) for start, end in hit.marks if start >= cut)
    return marked("…" + hit.snippet[cut:], moved)
