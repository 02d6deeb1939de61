"""Notes through a lens: which of them satisfy every clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, tzinfo
from itertools import chain
from types import MappingProxyType

from defense_tui.lens.folding import spelling_key, words
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.lens.query import NOTE_KINDS
from defense_tui.model.edtf import EdtfDate, Precision
from defense_tui.notebook.annotation import Annotation, TargetKind

DATES = (Field.SINCE, Field.UNTIL, Field.AFTER, Field.BEFORE, Field.DATE)
"""Asked of whatever a list shows: of a note it is the day of its last change."""
OWN_FIELDS = (Field.NOTE, Field.COLOR, *DATES)
"""What only the notes themselves are asked."""
SAID_FIELDS = (Field.WORDS, Field.TAG)
"""What a note may say itself, and the article that it is on too."""
_TARGETS = {
    Field.ARTICLE: TargetKind.ARTICLE,
    Field.ENTITY: TargetKind.ENTITY,
    Field.EVENT: TargetKind.EVENT,
}
_NO_ARTICLES: Mapping[str, frozenset[str]] = MappingProxyType({})
Test = Callable[[Annotation], bool]
Articles = Callable[[Lens], frozenset[str]]
"""The ids of the articles that a lens shows."""


def matching(
    notes: Iterable[Annotation],
    lens: Lens,
    articles: Mapping[str, frozenset[str]] = _NO_ARTICLES,
    zone: tzinfo | None = None,
) -> tuple[Annotation, ...]:
    """The *notes* that satisfy every clause of *lens*, in their order.

    Words are looked for in note, quote, tags and the title of what the note is on; dates mean the day of the last
    change in *zone*, without it the local one; ``article:``, ``entity:`` and ``event:`` mean what a note is on. What
    only a library knows of an article (``kind:``, ``source:``, which entities it names) comes in *articles*: ids of
    the articles that satisfy a clause, by the clause as written without its ``-``. Clauses that
    :meth:`Lens.resolved` filled in bring theirs.
    """
    tests = [_test(clause, articles, zone) for clause in lens.clauses]
    return tuple(note for note in notes if all(test(note) for test in tests))


def on_what(notes: Iterable[Annotation], lens: Lens, articles: Articles) -> tuple[Annotation, ...]:
    """The *notes* on what *lens* shows: its articles, and the entities and events that it names."""
    if not lens:
        return tuple(notes)
    shown = articles(lens)
    named = Lens(lens.of(Field.ENTITY, Field.EVENT))

    def is_on(note: Annotation) -> bool:
        if note.target.kind == TargetKind.ARTICLE:
            return note.target.id in shown
        return bool(named) and bool(matching((note,), named))

    return tuple(note for note in notes if is_on(note))


def through(notes: Iterable[Annotation], lens: Lens, articles: Articles) -> tuple[Annotation, ...]:
    """The *notes* that *lens* shows where it is the filter of everything, in their order.

    Kind, colour and dates are asked of the note; words and tags of the note or else of its article; everything else
    of what the note is on.
    """
    found = on_what(matching(notes, Lens(lens.of(*OWN_FIELDS))), lens.without(*OWN_FIELDS, *SAID_FIELDS), articles)
    for clause in lens.of(*SAID_FIELDS):
        found = _said(found, clause, articles)
    return found


def _said(notes: Iterable[Annotation], clause: Clause, articles: Articles) -> tuple[Annotation, ...]:
    """The *notes* that say, or whose article says, what *clause* asks for, or asks not to be said."""
    asked = Clause(clause.field, clause.value, quoted=clause.quoted)
    says, shown = _test(asked, _NO_ARTICLES, None), articles(Lens((asked,)))

    def is_said(note: Annotation) -> bool:
        return (note.target.kind == TargetKind.ARTICLE and note.target.id in shown) or says(note)

    return tuple(note for note in notes if is_said(note) is not clause.excluded)


def _test(clause: Clause, articles: Mapping[str, frozenset[str]], zone: tzinfo | None) -> Test:
    """What tells whether a note satisfies *clause*; what can be worked out beforehand is."""
    test = _plain_test(clause, articles, zone)
    return (lambda note: not test(note)) if clause.excluded else test


def _plain_test(clause: Clause, articles: Mapping[str, frozenset[str]], zone: tzinfo | None) -> Test:
    match clause.field:
        case Field.WORDS:
            return _says(clause)
        case Field.NOTE:
            kind = NOTE_KINDS.get(clause.value, clause.value)
            return lambda note: note.motivation == kind
        case Field.COLOR:
            color = clause.value.casefold()
            return lambda note: note.color.casefold() == color
        case Field.TAG:
            tag = words(clause.value)
            return lambda note: tag in [words(given) for given in note.tags]
        case field if field in DATES:
            in_time = _in_time(clause)
            return lambda note: in_time(note.modified.astimezone(zone).date())
        case field:
            on, shown = _TARGETS.get(field), _articles(clause, articles)
            return lambda note: (
                (on == note.target.kind and clause.value == note.target.id)
                or (note.target.kind == TargetKind.ARTICLE and note.target.id in shown)
            )


def _says(clause: Clause) -> Test:
    """Whether the clause's words stand together somewhere in a note; unless quoted, in either spelling."""
    sought = _spelt(words(clause.value), clause.quoted)

    def says(note: Annotation) -> bool:
        texts = chain((note.note, note.quote.exact if note.quote else "", note.target.title), note.tags)
        return any(_contains(_spelt(words(text), clause.quoted), sought) for text in texts)

    return says


def _spelt(tokens: list[str], as_written: bool) -> list[str]:
    return tokens if as_written else [spelling_key(token) for token in tokens]


def _contains(tokens: list[str], sought: list[str]) -> bool:
    return any(tokens[at : at + len(sought)] == sought for at in range(len(tokens) - len(sought) + 1))


def _in_time(clause: Clause) -> Callable[[date], bool]:
    then = EdtfDate.parse(clause.value)
    first, last = then.earliest, then.latest
    match clause.field:
        case Field.SINCE:
            return lambda day: first is None or day >= first
        case Field.UNTIL:
            return lambda day: last is None or day <= last
        case Field.AFTER:
            return lambda day: last is not None and day > last
        case Field.BEFORE:
            return lambda day: first is not None and day < first
        case _:
            return lambda day: then.overlaps(EdtfDate(day.isoformat(), day, day, Precision.DAY))


def _articles(clause: Clause, articles: Mapping[str, frozenset[str]]) -> frozenset[str]:
    asked = Clause(clause.field, clause.value, quoted=clause.quoted)
    return clause.articles or articles.get(str(asked), frozenset())
