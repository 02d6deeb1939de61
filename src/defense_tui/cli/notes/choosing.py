"""Which notes a query means: words and kinds of the notes themselves, everything else of the articles they are on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from defense_tui.cli.failure import NothingFoundError
from defense_tui.cli.request import parsed
from defense_tui.lens.folding import fold
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.lens.query import NOTE_KINDS

if TYPE_CHECKING:
    from defense_tui.cli.request import Request
    from defense_tui.notebook.annotation import Annotation

_OWN_FIELDS = (Field.WORDS, Field.NOTE, Field.COLOR, Field.TAG)
_WHOLE_THINGS = {Field.ENTITY: "entity", Field.EVENT: "event"}


def chosen_notes(request: Request, words: Sequence[str]) -> tuple[Annotation, ...]:
    """The notes that the query *words* means, oldest first; without words all of them, in every corpus.

    Words, ``note:``, ``color:`` and ``tag:`` ask about the notes. The rest asks about the articles of the corpus in
    question; a note on an entity or event also counts when the query names it.
    """
    lens = parsed(" ".join(words))
    own, about = lens.of(*_OWN_FIELDS), lens.without(*_OWN_FIELDS)
    notes = tuple(note for note in request.notebook.all() if all(_holds(clause, note) for clause in own))
    return _on_articles_of(request, about, notes) if about else notes


def note_of(request: Request, given: str, *, deleted: bool = False) -> Annotation:
    """The note whose id is or begins with *given*, capitals or not; raises :class:`NothingFoundError`.

    Of deleted notes only when *deleted*.
    """
    living = {note.id for note in request.notebook.all()}
    known = living | {note.id for note in request.notebook.deleted()} if deleted else living
    ids = sorted(id_ for id_ in known if given and id_.startswith(given.upper()))
    if not ids:
        raise NothingFoundError(f"no note has the id {given!r}; `defense-tui notes list` prints all")
    if len(ids) > 1:
        raise NothingFoundError(f"{len(ids)} notes have an id that begins with {given!r}: {', '.join(ids[:3])} ...")
    return request.notebook.get(ids[0])


def _holds(clause: Clause, note: Annotation) -> bool:
    match clause.field:
        case Field.NOTE:
            holds = note.motivation == NOTE_KINDS.get(clause.value, clause.value)
        case Field.COLOR:
            holds = note.color == clause.value
        case Field.TAG:
            holds = fold(clause.value).text in (fold(tag).text for tag in note.tags)
        case _:
            texts = (note.note, note.quote.exact if note.quote else "", note.target.title, *note.tags)
            holds = any(fold(clause.value).text in fold(text).text for text in texts)
    return holds is not clause.excluded


def _on_articles_of(request: Request, lens: Lens, notes: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    corpus = request.folder.info.key
    articles = {row.article.id for row in request.library.articles(request.lens([str(lens)]), limit=None).rows}
    named = {(_WHOLE_THINGS[clause.field], clause.value) for clause in lens.of(*_WHOLE_THINGS) if not clause.excluded}
    return tuple(
        note
        for note in notes
        if note.target.corpus == corpus
        and (
            (note.target.kind == "article" and note.target.id in articles)
            or (note.target.kind, note.target.id) in named
        )
    )
