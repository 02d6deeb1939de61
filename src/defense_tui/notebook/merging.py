"""Two states of one note made one, field by field against what both grew from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.lines import merge_lines

_T = TypeVar("_T")
_ABSENT = object()


class _Sides(NamedTuple):
    """Two states in the order of their time, and the nearest one that both come from, if it is known."""

    base: Annotation | None
    older: Annotation
    newer: Annotation

    def pick(self, base: _T, older: _T, newer: _T) -> _T:
        """The value that one side changed; the newer one's when both did."""
        if self.base is not None and newer == base:
            return older
        return newer


def merge(base: Annotation | None, one: Annotation, other: Annotation) -> Annotation:
    """Both states as one; *base* is their nearest common ancestor, None when it is not known.

    Tags: all but what a side removed. Note: by lines, both versions where they clash. An edit beats a delete. Any
    other field: the side that changed it, the later one when both did. The result's ``rev`` and ``parents`` are the
    newer side's; who stores it names it.
    """
    older, newer = sorted((one, other), key=lambda side: (side.modified, side.rev))
    sides = _Sides(base, older, newer)
    reference = base or newer
    place = sides.pick(
        (reference.target, reference.quote, reference.position),
        (older.target, older.quote, older.position),
        (newer.target, newer.quote, newer.position),
    )
    return replace(
        newer,
        created=min(one.created, other.created),
        motivation=sides.pick(reference.motivation, older.motivation, newer.motivation),
        tags=merge_tags(base.tags if base else (), older.tags, newer.tags),
        color=sides.pick(reference.color, older.color, newer.color),
        deleted=_merged_deleted(sides),
        note=merge_lines(base.note if base else "", older.note, newer.note, _label(older), _label(newer)),
        target=place[0],
        quote=place[1],
        position=place[2],
        foreign=_merged_tables(base.foreign if base else {}, older.foreign, newer.foreign),
        extra=_merged_tables(base.extra if base else {}, older.extra, newer.extra),
        schema=max(one.schema, other.schema),
    )


def merge_tags(base: tuple[str, ...], one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of both sides, without those of *base* that either side took away."""
    kept = [tag for tag in one if tag in other or tag not in base]
    return (*kept, *(tag for tag in other if tag not in one and tag not in base))


def same_content(one: Annotation, other: Annotation) -> bool:
    """Whether a reader could tell the two states apart in nothing but when, by whom and as what they were saved."""
    return content(one) == content(other)


def content(annotation: Annotation) -> tuple[object, ...]:
    """All that a reader put into a note, a tombstone's mark aside."""
    return (
        annotation.motivation,
        annotation.tags,
        annotation.color,
        annotation.note,
        annotation.target,
        annotation.quote,
        annotation.position,
        annotation.foreign,
        annotation.extra,
    )


def _merged_deleted(sides: _Sides) -> bool:
    older, newer, base = sides.older, sides.newer, sides.base
    if older.deleted == newer.deleted:
        return newer.deleted
    if base is None or base.deleted:
        return False
    survivor = older if newer.deleted else newer
    return same_content(survivor, base)


def _merged_tables(
    base: Mapping[str, object], older: Mapping[str, object], newer: Mapping[str, object]
) -> Mapping[str, object]:
    merged = {}
    for key in {**older, **newer}:
        before, one, other = (table.get(key, _ABSENT) for table in (base, older, newer))
        merged[key] = one if other == before else other
    return MappingProxyType({key: value for key, value in merged.items() if value is not _ABSENT})


def _label(side: Annotation) -> str:
    return f"{side.author or 'somebody'}, {side.modified.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
