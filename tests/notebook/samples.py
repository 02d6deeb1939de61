"""Annotations to test with: one plain one, and strategies for all that can stand in one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from defense_tui.notebook.annotation import Annotation, Motivation, Position, Quote, Target
from defense_tui.notebook.names import new_revision, new_ulid

ARTICLE = Target(
    "article", "india-us", "2025/the-framework", "The framework", "https://example.org/a?b=1", "2025-07-01"
)
OTHER_ARTICLE = Target("article", "india-us", "2024/drones", "Thirty-one drones", "", "2024-10-15")
MOMENT = datetime(2025, 7, 2, 9, 14, 7, tzinfo=UTC)
QUOTE = Quote("a ceiling of 3.99 billion", "Congress set ", ", which is not a price")
POSITION = Position(322, 347, "0" * 64, 1)


def annotation(**changes: Any) -> Annotation:
    """A plain note on a passage, with *changes*."""
    values: dict[str, Any] = {
        "id": new_ulid(),
        "rev": new_revision(1),
        "target": ARTICLE,
        "motivation": Motivation.COMMENTING,
        "created": MOMENT,
        "modified": MOMENT,
        "author": "asha@host",
        "action": new_ulid(),
        "tags": ("price",),
        "color": "yellow",
        "note": "Compare the notice to Congress.",
        "quote": QUOTE,
        "position": POSITION,
    }
    return Annotation(**(values | changes))


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
"""Any text that TOML can hold, control characters included."""
awkward_texts = st.one_of(
    texts, st.sampled_from(['"""', "\r\n", "a\r\nb\n", "[end]\nok = true\n", "\\", "\x00\x1b[31m", "\u2028", "= 1"])
)
moments = st.datetimes(
    datetime(1980, 1, 1),
    datetime(2080, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
)
scalars = st.one_of(
    awkward_texts, st.integers(-(2**63), 2**63 - 1), st.booleans(), st.floats(allow_nan=False), st.dates(), moments
)


def tables(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """TOML tables of *inner* values under any keys."""
    return st.dictionaries(texts, inner, max_size=3)


values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | tables(inner), max_leaves=3)


_known = {"schema", "id", "rev", "parents", "action", "undoes", "motivation", "created", "modified", "author", "tags"}
_known |= {"color", "deleted", "note", "target", "foreign", "end"}
unknown_keys = st.dictionaries(texts.filter(lambda key: key not in _known), values, max_size=3).map(MappingProxyType)
positions = st.tuples(st.integers(0, 10**6), st.integers(0, 10**4), texts, st.integers(0, 9)).map(
    lambda parts: Position(parts[0], parts[0] + parts[1], parts[2], parts[3])
)
any_annotations = st.builds(
    Annotation,
    id=st.builds(new_ulid),
    rev=st.builds(new_revision, st.integers(1, 10**6)),
    target=st.builds(Target, *[awkward_texts] * 6),
    motivation=st.sampled_from(Motivation) | texts,
    created=moments,
    modified=moments,
    author=awkward_texts,
    parents=st.lists(st.builds(new_revision, st.integers(1, 99)), max_size=3).map(tuple),
    action=texts,
    undoes=texts,
    tags=st.lists(awkward_texts, max_size=3).map(tuple),
    color=texts,
    deleted=st.booleans(),
    note=awkward_texts,
    quote=st.none() | st.builds(Quote, *[awkward_texts] * 3),
    position=st.none() | positions,
    foreign=tables(values).map(MappingProxyType),
    extra=unknown_keys,
)
