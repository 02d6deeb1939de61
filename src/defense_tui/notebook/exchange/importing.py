"""Notes from files into the notebook: what is new, what is there already, what has changed, what cannot be taken."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from defense_tui.notebook.annotation import Annotation, Target
from defense_tui.notebook.exchange import hypothesis, jsonfile, webannotation
from defense_tui.notebook.exchange.incoming import Brought, Refused, RefusedError
from defense_tui.notebook.merging import same_content
from defense_tui.notebook.names import new_ulid
from defense_tui.notebook.store import Notebook, UnknownNoteError

_NO_ARTICLES: Mapping[str, Target] = MappingProxyType({})
_Reader = Callable[[object], Annotation]


class UnknownFormatError(ValueError):
    """The file is none that can be read; the message says what can."""


@dataclass(slots=True)
class Report:
    """What became of the notes of a file."""

    new: list[Annotation] = field(default_factory=list)
    duplicate: list[Annotation] = field(default_factory=list)
    """Notes that are there already in that state; nothing was written for them."""
    changed: list[Annotation] = field(default_factory=list)
    """Notes that are there in another state; the two were merged."""
    refused: tuple[Refused, ...] = ()


def read(
    data: bytes, articles: Mapping[str, Target] = _NO_ARTICLES, text_of: Callable[[Target], str] | None = None
) -> Brought:
    """The notes in our JSON, a Hypothesis export or W3C Web Annotations; raises :class:`UnknownFormatError`.

    *articles* gives the articles of the corpus by address (without a last ``/``), *text_of* the canonical text of
    one. One bad note never keeps the others out.
    """
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnknownFormatError(f"it is not JSON ({error})") from None
    items, reader = _recognised(document, articles, text_of)
    notes, refused = [], []
    for number, item in enumerate(items, 1):
        try:
            notes.append(reader(item))
        except (RefusedError, OverflowError, RecursionError) as error:
            refused.append(Refused(_name(item, number), str(error)))
    return Brought(tuple(notes), tuple(refused))


def take_in(brought: Brought, notebook: Notebook) -> Report:
    """Store what is new or has changed, as one action that can be undone; doing it again stores nothing.

    Raises NotSavedError when the disk refuses; it can then simply be done again.
    """
    report = Report(refused=brought.refused)
    action = new_ulid()
    for note in brought.notes:
        try:
            known = notebook.history(note.id)
        except UnknownNoteError:
            report.new.append(notebook.take_in(note, action=action))
            continue
        if _is_known(note, known, notebook.get(note.id)):
            report.duplicate.append(note)
        else:
            parents = _last_import(known) if note.foreign else ()
            later = replace(note, created=known[0].created, extra=known[-1].extra)
            report.changed.append(notebook.take_in(later, parents=parents, action=action))
    return report


def _recognised(
    document: object, articles: Mapping[str, Target], text_of: Callable[[Target], str] | None
) -> tuple[list[object], _Reader]:
    if (items := jsonfile.items(document)) is not None:
        return items, jsonfile.read
    if (items := hypothesis.items(document)) is not None:
        return items, lambda item: hypothesis.read(item, articles, text_of)
    if (items := webannotation.items(document)) is not None:
        return items, lambda item: webannotation.read(item, articles)
    raise UnknownFormatError("it is neither our own JSON nor a Hypothesis export nor W3C Web Annotations")


def _is_known(note: Annotation, known: tuple[Annotation, ...], state: Annotation) -> bool:
    if note.foreign:
        return any(revision.foreign.get("digest") == note.foreign["digest"] for revision in known)
    names = {revision.rev for revision in known}
    return names.issuperset(note.heads) or same_content(replace(note, foreign=state.foreign, extra=state.extra), state)


def _last_import(known: tuple[Annotation, ...]) -> tuple[str, ...]:
    """The revision that the last import of the same origin made; what was written here since follows it."""
    digests = [revision.foreign.get("digest") for revision in known]
    last = digests[-1]
    return (known[digests.index(last)].rev,) if last else ()


def _name(item: object, number: int) -> str:
    name = item.get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) and name else f"item {number}"
