"""Which notes a query means: words and kinds of the notes themselves, everything else of the articles they are on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from defense_tui.cli.failure import NothingFoundError
from defense_tui.cli.request import parsed
from defense_tui.lens.lens import Lens

if TYPE_CHECKING:
    from defense_tui.cli.request import Request
    from defense_tui.notebook.annotation import Annotation


def chosen_notes(request: Request, words: Sequence[str]) -> tuple[Annotation, ...]:
    """The notes that the query *words* means, oldest first; without words all of them, in every corpus.

    Words, ``note:``, ``color:``, ``tag:`` and dates ask about the notes. The rest asks about the articles of the
    corpus in question; a note on an entity or event also counts when the query names it.
    """
    from defense_tui.notebook.matching import OWN_FIELDS, SAID_FIELDS, matching, on_what

    lens = parsed(" ".join(words))
    notes = matching(request.notebook.all(), Lens(lens.of(*OWN_FIELDS, *SAID_FIELDS)))
    about = lens.without(*OWN_FIELDS, *SAID_FIELDS)
    if not about:
        return notes
    corpus = request.folder.info.key
    return on_what((note for note in notes if note.target.corpus == corpus), about, lambda lens: _ids(request, lens))


def _ids(request: Request, lens: Lens) -> frozenset[str]:
    rows = request.library.articles(request.lens([str(lens)]), limit=None).rows
    return frozenset(row.article.id for row in rows)


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
