"""``defense-tui notes list``, ``search`` and ``show``, and how every notes command prints notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.notes.choosing import chosen_notes, note_of
from defense_tui.cli.output import Style
from defense_tui.lens.query import kind_word

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request
    from defense_tui.notebook.annotation import Annotation
    from defense_tui.notebook.exchange.jsonfile import Place


def print_notes(request: Request, notes: Sequence[Annotation], total: int | None = None) -> None:
    """Print *notes*, of which there are *total*: as JSON when it is asked for, else a line each."""
    if request.options.json:
        from defense_tui.notebook.exchange.jsonfile import record

        places = anchors(request, notes)
        records = [record(note, places.get(note.id)) for note in notes]
        request.out.json({"total": len(notes) if total is None else total, "notes": records})
        return
    request.out.rows(
        (
            (note.id, Style.ID),
            (f"{note.modified.astimezone():%Y-%m-%d %H:%M}", Style.MUTED),
            kind_word(note.motivation),
            note.target.title or note.target.id,
            note.quote.exact if note.quote else "",
            (note.note, Style.STRONG),
            ", ".join(note.tags),
        )
        for note in notes
    )


def anchors(request: Request, notes: Iterable[Annotation]) -> Mapping[str, Place]:
    """Where the notes on passages of the corpus in question stand in today's text, by note id."""
    from defense_tui.notebook.anchoring import anchor_all

    by_article: dict[str, list[Annotation]] = defaultdict(list)
    for note in notes:
        if note.quote and note.target.kind == "article":
            by_article[note.target.id].append(note)
    found: dict[str, Place] = {}
    for article in by_article.keys() & request.articles.keys():
        passages = [note for note in by_article[article] if note.target.corpus == request.folder.info.key]
        found |= anchor_all(passages, request.folder.read(request.articles[article]).text)
    return found


def _list_arguments(parser: Parser) -> None:
    parser.add_argument("words", nargs="*", metavar="QUERY", help="which notes; without it all")


def _search_arguments(parser: Parser) -> None:
    parser.add_argument(
        "words", nargs="+", metavar="QUERY", help="words of the notes, note:question, color:yellow, ..."
    )


def _list(request: Request) -> int:
    notes = chosen_notes(request, request.options.words)
    print_notes(request, notes[: request.options.limit], len(notes))
    return 0 if notes else 1


def _show_arguments(parser: Parser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="a note's id, or how it begins")


def _show(request: Request) -> int:
    notes = [note_of(request, given) for given in request.options.ids]
    if request.options.json:
        print_notes(request, notes)
        return 0
    for note in notes:
        _print_whole(request, note)
    return 0


def _print_whole(request: Request, note: Annotation) -> None:
    out = request.out
    out.line((note.id, Style.ID), kind_word(note.motivation), note.color, ", ".join(note.tags))
    out.line(f"{note.target.kind} {note.target.id}", note.target.title, note.target.corpus)
    out.line((f"{note.modified.astimezone():%Y-%m-%d %H:%M} {note.author}", Style.MUTED))
    for text in (f"> {note.quote.exact}" if note.quote else "", note.note):
        if text:
            out.text(text)
    out.text("")


LIST = Command(_list_arguments, _list)
SEARCH = Command(_search_arguments, _list)
SHOW = Command(_show_arguments, _show)
