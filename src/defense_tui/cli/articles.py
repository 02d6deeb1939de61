"""``defense-tui show``, ``mentions`` and ``dates``: what stands in one article, or in a file outside any corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.finding import find_article
from defense_tui.cli.output import Output, Style, wrapped

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request
    from defense_tui.model.article import Article


def _arguments(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="an id, the last part of an id, or the path of a file")


def _show_arguments(parser: Parser) -> None:
    _arguments(parser)
    parser.add_argument("--canonical", action="store_true", help="the canonical text alone, byte for byte")


def _show(request: Request) -> int:
    document = find_article(request, request.options.article).document
    if request.options.json:
        from defense_tui.cli.records import article_record

        request.out.json(article_record(document.article, document.text))
    elif request.options.canonical:
        request.out.exactly(document.text.text)
    else:
        _print_article(request.out, document.article, document.text.text, request.settings.measure)
    return 0


def _print_article(out: Output, article: Article, text: str, measure: int) -> None:
    about = (
        article.date.shown if article.date else "undated",
        ", ".join(article.authors),
        article.publisher,
        article.source_url,
        ", ".join(article.tags),
    )
    out.line((article.title, Style.STRONG))
    out.line((" · ".join(filter(None, about)), Style.MUTED))
    out.text("")
    body = text.removeprefix(f"{article.title}\n").lstrip("\n")
    out.text(wrapped(body, min(measure, out.width)) if out.terminal else body)


def _mentions(request: Request) -> int:
    found = find_article(request, request.options.article)
    mentions = found.mentions()[: request.options.limit]
    if request.options.json:
        from defense_tui.cli.records import mention_record

        request.out.json([mention_record(mention, found.kind_of(mention.entity)) for mention in mentions])
    else:
        request.out.rows(
            (
                str(mention.start),
                str(mention.end),
                (mention.entity, Style.ID),
                (found.kind_of(mention.entity), Style.MUTED),
                mention.text,
            )
            for mention in mentions
        )
    return 0 if mentions else 1


def _dates(request: Request) -> int:
    from defense_tui.analysis.dates import find_dates

    text = find_article(request, request.options.article).document.text.text
    dates = find_dates(text)[: request.options.limit]
    if request.options.json:
        from defense_tui.cli.records import date_record

        request.out.json([date_record(mention) for mention in dates])
    else:
        request.out.rows(
            (str(mention.start), str(mention.end), (mention.date.text, Style.STRONG), mention.text) for mention in dates
        )
    return 0 if dates else 1


SHOW = Command(_show_arguments, _show)
MENTIONS = Command(_arguments, _mentions)
DATES = Command(_arguments, _dates)
