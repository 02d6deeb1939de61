"""What a query says of the reader (``is:``, ``has:``, ``note:``, ``color:``) as sets of article ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from defense_tui.lens.lens import READER_FIELDS, Clause, Field, Lens
from defense_tui.lens.query import NOTE_KINDS

if TYPE_CHECKING:
    from defense_tui.cli.request import Request
    from defense_tui.notebook.annotation import Annotation


def resolved(lens: Lens, request: Request) -> Lens:
    """*lens* with the articles of its reader fields filled in from notes and reading state."""
    return lens.resolved(
        {f"{clause.field}:{clause.value}": _articles_of(clause, request) for clause in lens.of(*READER_FIELDS)}
    )


def _articles_of(clause: Clause, request: Request) -> frozenset[str]:
    if clause.field is not Field.IS:
        return frozenset(note.target.id for note in notes_on_articles(request) if _fits(note, clause))
    if clause.value != "unread":
        return request.reading.ids(clause.value)
    return frozenset(request.articles) - request.reading.ids("begun") - request.reading.ids("read")


def notes_on_articles(request: Request) -> tuple[Annotation, ...]:
    """The notes on articles of the corpus in question."""
    corpus = request.folder.info.key
    return tuple(
        note for note in request.notebook.all() if note.target.kind == "article" and note.target.corpus == corpus
    )


def _fits(note: Annotation, clause: Clause) -> bool:
    match clause.field:
        case Field.NOTE:
            return note.motivation == NOTE_KINDS.get(clause.value, clause.value)
        case Field.COLOR:
            return note.color == clause.value
        case _:
            return clause.value == "note"
