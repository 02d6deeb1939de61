"""``defense-tui notes import``: notes from files of this program, Hypothesis and W3C Web Annotations."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.failure import UnreadableError
from defense_tui.cli.notes.failures import failures_told

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request
    from defense_tui.notebook.annotation import Target
    from defense_tui.notebook.exchange.importing import Report


def _arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="what was exported; - reads standard input")


def _import(request: Request) -> int:
    from defense_tui.notebook.exchange.importing import UnknownFormatError, read, take_in

    file = request.options.file
    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        brought = read(data, _by_address(request), partial(_text_of, request))
    except UnknownFormatError as error:
        raise UnreadableError(f"{file}: {error}") from error
    with failures_told():
        report = take_in(brought, request.notebook)
    _print(request, report)
    return 1 if report.refused else 0


def _by_address(request: Request) -> Mapping[str, Target]:
    """The articles of the corpus in question that have an address, by that."""
    from defense_tui.notebook.annotation import on_article

    corpus, articles = request.folder.info.key, [request.folder.head(file).article for file in request.folder.files]
    return {article.source_url.rstrip("/"): on_article(article, corpus) for article in articles if article.source_url}


def _text_of(request: Request, target: Target) -> str:
    return request.folder.read(request.articles[target.id]).text.text


def _print(request: Request, report: Report) -> None:
    if request.options.json:
        request.out.json(
            {
                "new": [note.id for note in report.new],
                "changed": [note.id for note in report.changed],
                "duplicate": [note.id for note in report.duplicate],
                "refused": [{"where": refused.where, "why": refused.why} for refused in report.refused],
            }
        )
        return
    for what, notes in (("new", report.new), ("changed", report.changed), ("duplicate", report.duplicate)):
        request.out.rows((what, note.id) for note in notes)
    request.out.rows(("refused", refused.where, refused.why) for refused in report.refused)


IMPORT = Command(_arguments, _import)
