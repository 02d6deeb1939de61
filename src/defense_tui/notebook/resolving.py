"""What a query says of the reader (``is:``, ``has:``, ``note:``, ``color:``) as sets of article ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from defense_tui.lens.lens import READER_FIELDS, Clause, Field, Lens
from defense_tui.notebook.annotation import Annotation, Target, TargetKind
from defense_tui.notebook.drafts import Draft
from defense_tui.notebook.matching import matching
from defense_tui.notebook.reading import ReadingState


class Sources(NamedTuple):
    """Where the answers come from; each is asked only when a clause needs it."""

    corpus: str
    """The key of the corpus in question."""
    notes: Callable[[], Iterable[Annotation]]
    """Living notes, also of other corpora."""
    drafts: Callable[[], Iterable[Draft]]
    reading: ReadingState
    articles: Callable[[], Iterable[str]]
    """The ids of all articles."""


def resolved(lens: Lens, sources: Sources) -> Lens:
    """*lens* with the articles filled in for what it says of notes, drafts and reading."""
    clauses = lens.of(*READER_FIELDS)
    notes = tuple(sources.notes()) if any(map(_is_of_notes, clauses)) else ()
    return lens.resolved({f"{each.field}:{each.value}": _articles_of(each, notes, sources) for each in clauses})


def _is_of_notes(clause: Clause) -> bool:
    return clause.field is not Field.IS and clause.value != "draft"


def _articles_of(clause: Clause, notes: tuple[Annotation, ...], sources: Sources) -> frozenset[str]:
    match clause.field, clause.value:
        case Field.IS, "unread":
            return frozenset(sources.articles()) - sources.reading.ids("begun") - sources.reading.ids("read")
        case Field.IS, mark:
            return sources.reading.ids(mark)
        case Field.HAS, "draft":
            return _on(sources.corpus, (draft.target for draft in sources.drafts()))
        case Field.HAS, _:
            return _on(sources.corpus, (note.target for note in notes))
        case field, value:
            return _on(sources.corpus, (note.target for note in matching(notes, Lens((Clause(field, value),)))))


def _on(corpus: str, targets: Iterable[Target]) -> frozenset[str]:
    """The ids of the articles of *corpus* among *targets*."""
    return frozenset(each.id for each in targets if each.kind == TargetKind.ARTICLE and each.corpus == corpus)
