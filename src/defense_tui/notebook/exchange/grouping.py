"""Notes in groups under headings, in an order that does not change from one export to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from defense_tui.model.article import Article
from defense_tui.notebook.annotation import Annotation


@dataclass(frozen=True, slots=True)
class Group:
    """Notes that stand under one heading."""

    title: str
    notes: tuple[Annotation, ...]


def by_article(annotations: Iterable[Annotation], articles: Mapping[str, Article]) -> tuple[Group, ...]:
    """A group for each target, by title; in it the notes in the order of the text."""
    groups: dict[tuple[str, str, str], list[Annotation]] = {}
    for annotation in annotations:
        groups.setdefault(annotation.target.key, []).append(annotation)

    def title(notes: list[Annotation]) -> str:
        target = notes[0].target
        article = articles.get(target.id) if target.kind == "article" else None
        return article.title if article else target.title or target.id or target.corpus

    ordered = sorted(groups.items(), key=lambda item: (title(item[1]).casefold(), item[0]))
    return tuple(Group(title(notes), in_order(notes)) for _, notes in ordered)


def by_tag(annotations: Iterable[Annotation]) -> tuple[Group, ...]:
    """A group for each tag, by name; a note with several tags stands in several groups, one without comes last."""
    return _grouped(annotations, lambda note: note.tags, "without a tag")


def by_day(annotations: Iterable[Annotation]) -> tuple[Group, ...]:
    """A group for each day on which notes were last changed (UTC), oldest first."""
    return _grouped(annotations, lambda note: (f"{note.modified:%Y-%m-%d}",), "")


def by_entity(annotations: Iterable[Annotation], entities: Mapping[str, Iterable[str]]) -> tuple[Group, ...]:
    """A group for each entity; *entities* gives the names of those that a note concerns, by the note's id."""
    return _grouped(annotations, lambda note: tuple(entities.get(note.id, ())), "without an entity")


def in_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Notes in the order of the text, those on the whole first, then oldest first."""

    def place(note: Annotation) -> tuple[str, str, int, int, str]:
        at = note.position
        return (note.target.kind, note.target.id, at.start if at else -1, at.end if at else -1, note.id)

    return tuple(sorted(annotations, key=place))


def _grouped(
    annotations: Iterable[Annotation], titles: Callable[[Annotation], Iterable[str]], none: str
) -> tuple[Group, ...]:
    groups: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        for title in tuple(titles(annotation)) or (none,):
            groups.setdefault(title, []).append(annotation)
    ordered = sorted(groups.items(), key=lambda item: (item[0] == none, item[0].casefold(), item[0]))
    return tuple(Group(title, in_order(notes)) for title, notes in ordered)
