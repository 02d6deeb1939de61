"""Two texts that grew from one, merged by lines (the diff3 of Khanna, Kunal and Pierce, 2007)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class _Region(NamedTuple):
    """Lines of the base and what each side made of them."""

    base: Sequence[str]
    one: Sequence[str]
    other: Sequence[str]


def merge_lines(base: str, one: str, other: str, one_label: str, other_label: str) -> str:
    """*one* and *other*, each with its changes to *base*.

    Lines that both added at one place follow each other. Where both changed the same lines, both versions stand
    there between lines that say whose they are.
    """
    if one == other or other == base:
        return one
    if one == base:
        return other
    merged: list[str] = []
    for region in _regions(base.split("\n"), one.split("\n"), other.split("\n")):
        merged += _settled(region, one_label, other_label)
    return "\n".join(merged)


def _settled(region: _Region, one_label: str, other_label: str) -> Sequence[str]:
    base, one, other = region.base, region.one, region.other
    if one == other or other == base:
        return one
    if one == base:
        return other
    if not base:
        shared = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
        return [*one, *other[shared:]] if shared is not None else max(one, other, key=len)
    return [
        f"--- two versions: {one_label} ---",
        *one,
        f"--- or: {other_label} ---",
        *other,
        "--- end of the two versions ---",
    ]


def _regions(base: list[str], one: list[str], other: list[str]) -> Iterator[_Region]:
    """The three texts in step: runs that all three share, and between them what at least one side changed."""
    at = at_one = at_other = 0
    for start, one_start, other_start, length in _shared(base, one, other):
        yield _Region(base[at:start], one[at_one:one_start], other[at_other:other_start])
        at, at_one, at_other = start + length, one_start + length, other_start + length
        yield _Region(base[start:at], one[one_start:at_one], other[other_start:at_other])
    yield _Region(base[at:], one[at_one:], other[at_other:])


def _shared(base: list[str], one: list[str], other: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Runs of lines that both sides kept: where each text has them, and how many lines they are."""
    in_one = dict(_kept(base, one))
    in_other = dict(_kept(base, other))
    run: tuple[int, int, int, int] | None = None
    for line in range(len(base)):
        if line not in in_one or line not in in_other:
            continue
        if run and (run[0] + run[3], run[1] + run[3], run[2] + run[3]) == (line, in_one[line], in_other[line]):
            run = (*run[:3], run[3] + 1)
            continue
        if run:
            yield run
        run = (line, in_one[line], in_other[line], 1)
    if run:
        yield run


def _kept(base: list[str], side: list[str]) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(None, base, side, autojunk=False)
    for start, side_start, length in matcher.get_matching_blocks():
        yield from zip(range(start, start + length), range(side_start, side_start + length), strict=True)
