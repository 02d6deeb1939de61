"""``defense-tui search``: articles with the words around what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.failure import UsageError
from defense_tui.cli.output import Output, Style, one_line

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request
    from defense_tui.library.answers import Hit


def _arguments(parser: Parser) -> None:
    parser.add_argument("words", nargs="+", metavar="QUERY", help="what to look for; a word is found whole")
    parser.add_argument("--relevance", action="store_true", help="best match first instead of newest first")


def _search(request: Request) -> int:
    from defense_tui.cli.records import hit_record
    from defense_tui.library.library import Order

    lens = request.lens(request.options.words)
    if not lens:
        raise UsageError("there is no word to look for in the query")
    request.plan = request.plan.for_articles(lens)
    order = Order.RELEVANCE if request.options.relevance else Order.NEWEST
    page = request.library.search(lens, order, limit=request.options.limit)
    if request.options.json:
        hits = [hit_record(hit) for hit in page.rows]
        request.out.json({"total": page.total, "exact": page.snapshot.complete, "hits": hits})
    else:
        _print(request.out, page.rows)
        request.tell_rest(page, "articles", lens)
    return 0 if page.rows else 1


def _print(out: Output, hits: tuple[Hit, ...]) -> None:
    if not out.terminal:
        for hit in hits:
            article = hit.article
            date = article.date.shown if article.date else ""
            out.line(article.id, date, article.publisher, article.title, hit.snippet)
        return
    for number, hit in enumerate(hits):
        article = hit.article
        about = filter(None, (article.date.shown if article.date else "undated", article.publisher, article.id))
        lines = (
            out.styled(one_line(article.title), Style.STRONG),
            "  " + out.styled(one_line(" · ".join(about)), Style.MUTED),
            out.marked(hit.snippet, hit.marks, indent="  "),
        )
        out.lines(("", *lines) if number else lines)


SEARCH = Command(_arguments, _search)
