"""``defense-tui notes add``, ``edit``, ``delete`` and ``undo``: each prints the ids once the change is safe on disk."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.failure import NothingFoundError, UsageError
from defense_tui.cli.finding import find_in_corpus
from defense_tui.cli.notes.choosing import note_of
from defense_tui.cli.notes.failures import failures_told
from defense_tui.cli.notes.printing import print_notes
from defense_tui.lens.folding import fold
from defense_tui.lens.query import NOTE_KINDS
from defense_tui.settings import COLORS

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request
    from defense_tui.notebook.annotation import Annotation
    from defense_tui.notebook.store import Edit

_PLACES_TOLD = 5


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="an id, or the last part of an id")
    parser.add_argument("--quote", metavar="TEXT", help="the passage, as it stands in the article")
    parser.add_argument("--start", type=int, metavar="N", help="where the passage begins, in code points")
    parser.add_argument("--end", type=int, metavar="N", help="where the passage ends")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="a tag; may be given again")
    parser.add_argument("--kind", choices=tuple(NOTE_KINDS), help="without it a note, or a highlight without words")
    _content_arguments(parser)


def _content_arguments(parser: Parser) -> None:
    parser.add_argument("--note", metavar="TEXT", help="the words of the note; - reads standard input")
    parser.add_argument("--color", choices=COLORS, help="of the highlight")


def _add(request: Request) -> int:
    from defense_tui.notebook.annotation import on_article, passage

    options = request.options
    document = find_in_corpus(request, options.article)
    quote, position = None, None
    if place := _place(document.text.text, options.quote, options.start, options.end):
        quote, position = passage(document.text, *place)
    note = _words(options.note) or ""
    if not (note or quote or options.tag or options.kind):
        raise UsageError("a note needs --note, --quote, --start and --end, --tag or --kind")
    kind = options.kind or ("note" if note else "highlight" if quote else "tag")
    with failures_told():
        added = request.notebook.add(
            on_article(document.article, request.folder.info.key),
            NOTE_KINDS[kind],
            note=note,
            tags=options.tag,
            color=options.color or (COLORS[0] if quote else ""),
            quote=quote,
            position=position,
        )
    return _told(request, [added])


def _edit_arguments(parser: Parser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="a note's id, or how it begins")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="add a tag; may be given again")
    parser.add_argument("--untag", action="append", default=[], metavar="TAG", help="remove a tag; may be given again")
    _content_arguments(parser)


def _edit(request: Request) -> int:
    from defense_tui.notebook.names import new_ulid

    options = request.options
    words = _words(options.note)
    if words is None and not (options.color or options.tag or options.untag):
        raise UsageError("there is nothing to change: give --note, --tag, --untag or --color")
    notes, action = [note_of(request, given) for given in options.ids], new_ulid()

    def changes(note: Annotation) -> Edit:
        edit: Edit = {"tags": [tag for tag in (*note.tags, *options.tag) if tag not in options.untag]}
        if words is not None:
            edit["note"] = words
        if options.color:
            edit["color"] = options.color
        return edit

    with failures_told():
        return _told(request, [request.notebook.edit(note.id, action=action, **changes(note)) for note in notes])


def _ids_arguments(parser: Parser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="a note's id, or how it begins")


def _delete(request: Request) -> int:
    from defense_tui.notebook.names import new_ulid

    notes, action = [note_of(request, given) for given in request.options.ids], new_ulid()
    with failures_told():
        return _told(request, [request.notebook.delete(note.id, action=action) for note in notes])


def _undo(request: Request) -> int:
    notes = [note_of(request, given, deleted=True) for given in request.options.ids]
    with failures_told():
        for note in notes:
            undone = request.notebook.undo_note(note.id)
            if undone is None or not undone.notes:
                why = "it has been changed since" if undone else "nothing was done to it"
                raise NothingFoundError(f"nothing of note {note.id} can be taken back: {why}")
    return _told(request, [request.notebook.get(note.id) for note in notes])


def _told(request: Request, notes: Sequence[Annotation]) -> int:
    if request.options.json:
        print_notes(request, notes)
    else:
        request.out.lines(note.id for note in notes)
    return 0


def _words(given: str | None) -> str | None:
    return sys.stdin.read().rstrip("\n") if given == "-" else given


def _place(text: str, quote: str | None, start: int | None, end: int | None) -> tuple[int, int] | None:
    """The code points ``[start, end)`` of *text* that the options mean; None when they mean no passage."""
    if quote is None and start is None and end is None:
        return None
    if quote is not None:
        if start is not None or end is not None:
            raise UsageError("give either --quote or --start and --end")
        return _place_of_quote(text, quote)
    if start is None or end is None:
        raise UsageError("--start and --end go together")
    if not 0 <= start < end <= len(text):
        raise UsageError(f"{start} to {end} is no passage: the article has {len(text)} characters")
    return start, end


def _place_of_quote(text: str, quote: str) -> tuple[int, int]:
    """Where *quote* stands in *text*: exactly, else whatever its capitals, accents, quotation marks and line breaks."""
    words = quote.split()
    if not words:
        raise UsageError("--quote is empty")
    places = [match.span() for match in re.finditer(re.escape(quote), text)]
    if not places:
        folded = fold(text)
        pattern = r"\s+".join(re.escape(fold(word).text) for word in words)
        places = [folded.span(*match.span()) for match in re.finditer(pattern, folded.text)]
    if not places:
        raise NothingFoundError(f"the article does not say {quote!r}")
    if len(places) > 1:
        told = ", ".join(f"--start {start} --end {end}" for start, end in places[:_PLACES_TOLD])
        raise UsageError(f"the article says {quote!r} {len(places)} times; say which: {told}")
    return places[0]


ADD = Command(_add_arguments, _add)
EDIT = Command(_edit_arguments, _edit)
DELETE = Command(_ids_arguments, _delete)
UNDO = Command(_ids_arguments, _undo)
