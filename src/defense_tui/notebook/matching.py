"""Notes through a lens: which of them satisfy every clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, tzinfo
from itertools import chain
from types import MappingProxyType

from defense_tui.lens.folding import spelling_key, words
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.lens.query import NOTE_KINDS
from defense_tui.model.edtf import EdtfDate, Precision
from defense_tui.notebook.annotation import Annotation, TargetKind

_DATES = frozenset({Field.SINCE, Field.UNTIL, Field.AFTER, Field.BEFORE, Field.DATE})
_TARGETS = {
    Field.ARTICLE: TargetKind.ARTICLE,
    Field.ENTITY: TargetKind.ENTITY,
    Field.EVENT: TargetKind.EVENT,
}
_NO_ARTICLES: Mapping[str, frozenset[str]] = MappingProxyType({})


def matching(
    notes: Iterable[Annotation],
    lens: Lens,
    articles: Mapping[str, frozenset[str]] = _NO_ARTICLES,
    zone: tzinfo | None = None,
) -> tuple[Annotation, ...]:
    """The *notes* that satisfy every clause of *lens*, in their order.

    Words are looked for in note, quote and tags; dates mean the day of the last change in *zone*, without it the
    local one; ``article:``, ``entity:`` and ``event:`` mean what a note is on. What only a library knows of an article
    (``kind:``, ``source:``, which entities it names) comes in *articles*: ids of the articles that satisfy a clause,
    by the clause as written without its ``-``. Clauses that :meth:`Lens.resolved` filled in bring theirs.
    """
    return tuple(note for note in notes if all(_holds(clause, note, articles, zone) for clause in lens.clauses))


def _holds(clause: Clause, note: Annotation, articles: Mapping[str, frozenset[str]], zone: tzinfo | None) -> bool:
    match clause.field:
        case Field.WORDS:
            holds = _says(clause, note)
        case Field.NOTE:
            holds = note.motivation == NOTE_KINDS.get(clause.value, clause.value)
        case Field.COLOR:
            holds = note.color.casefold() == clause.value.casefold()
        case Field.TAG:
            holds = words(clause.value) in [words(tag) for tag in note.tags]
        case field if field in _DATES:
            holds = _in_time(clause, note.modified.astimezone(zone).date())
        case field:
            on = _TARGETS.get(field)
            holds = (on == note.target.kind and clause.value == note.target.id) or _on_article(clause, note, articles)
    return holds is not clause.excluded


def _says(clause: Clause, note: Annotation) -> bool:
    """Whether the clause's words stand together somewhere in the note; unless quoted, in either spelling."""
    sought = _spelt(words(clause.value), clause.quoted)
    texts = chain((note.note, note.quote.exact if note.quote else ""), note.tags)
    return any(_contains(_spelt(words(text), clause.quoted), sought) for text in texts)


def _spelt(tokens: list[str], as_written: bool) -> list[str]:
    return tokens if as_written else [spelling_key(token) for token in tokens]


def _contains(tokens: list[str], sought: list[str]) -> bool:
    return any(tokens[at : at + len(sought)] == sought for at in range(len(tokens) - len(sought) + 1))


def _in_time(clause: Clause, day: date) -> bool:
    then = EdtfDate.parse(clause.value)
    changed = EdtfDate(day.isoformat(), day, day, Precision.DAY)
    match clause.field:
        case Field.SINCE:
            return then.earliest is None or day >= then.earliest
        case Field.UNTIL:
            return then.latest is None or day <= then.latest
        case Field.AFTER:
            return then.latest is not None and day > then.latest
        case Field.BEFORE:
            return then.earliest is not None and day < then.earliest
        case _:
            return then.overlaps(changed)


def _on_article(clause: Clause, note: Annotation, articles: Mapping[str, frozenset[str]]) -> bool:
    if note.target.kind != TargetKind.ARTICLE:
        return False
    asked = Clause(clause.field, clause.value, quoted=clause.quoted)
    return note.target.id in (clause.articles or articles.get(str(asked), frozenset()))
