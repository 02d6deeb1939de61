"""YAML front matter, read from the parser's events so that no depth of nesting can hurt."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NESTING = 100
"""How deep a value may nest: PyYAML's scanner takes time by the square of the depth, 5 seconds for 30,000 ``[``."""
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class YamlError(ValueError):
    """The source is no YAML with keys; ``line`` counts from 1, 0 when unknown."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def keys_of(source: str) -> list[tuple[str, str | tuple[str, ...] | None, int]]:
    """The keys of *source* in order, each with its value and line; a value is text, a list of texts, or None for null.

    Composing nodes, as ``yaml.load`` does, recurses in C and kills the process on a line of 32,000 ``- ``; events do
    not nest. They also keep a value as it was written: ``1.10`` stays so, and a date stays the day that stands
    there. What nests deeper than a list of texts is given as it stands in the source. Raises YamlError.
    """
    try:
        return list(_keys(_Events(source)))
    except yaml.MarkedYAMLError as error:
        line = 1 + error.problem_mark.line if error.problem_mark else 0
        raise YamlError(error.problem or str(error), line) from None
    except yaml.YAMLError as error:
        raise YamlError(str(error).split("\n")[0], 0) from None


class _Events:
    """The events of a source, one at a time."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._events = yaml.parse(source, Loader=_LOADER)

    def next(self) -> Event:
        return next(self._events)

    def first_node(self) -> Event | None:
        """The event that begins the content; None when there is none."""
        for event in self._events:
            if isinstance(event, (ScalarEvent, CollectionStartEvent)):
                return event
            if isinstance(event, StreamEndEvent):
                return None
        return None

    def finish(self) -> None:
        """Read to the end, where a fault may still stand."""
        for _ in self._events:
            pass


def _keys(events: _Events) -> Iterator[tuple[str, str | tuple[str, ...] | None, int]]:
    first = events.first_node()
    if first is None:
        return
    if not isinstance(first, MappingStartEvent):
        raise YamlError("it holds no keys", _line(first))
    while not isinstance(key := events.next(), CollectionEndEvent):
        yield _text(key, events) or "", _value(events.next(), events), _line(key)
    events.finish()


def _value(event: Event, events: _Events) -> str | tuple[str, ...] | None:
    if not isinstance(event, SequenceStartEvent):
        return _text(event, events)
    items = []
    while not isinstance(item := events.next(), CollectionEndEvent):
        items.append(_text(item, events))
    return tuple(item for item in items if item is not None)


def _text(event: Event, events: _Events) -> str | None:
    """A scalar's text, None for null; anything else as it stands in the source."""
    if isinstance(event, ScalarEvent):
        return None if not event.style and event.value in _NULLS else str(event.value)
    last, depth = event, int(isinstance(event, CollectionStartEvent))
    while depth:
        if depth > _NESTING:
            raise YamlError(f"a value nests more than {_NESTING} deep", _line(event))
        last = events.next()
        depth += isinstance(last, CollectionStartEvent) - isinstance(last, CollectionEndEvent)
    start = event.start_mark.index if event.start_mark else 0
    end = last.end_mark.index if last.end_mark else start
    return " ".join(events.source[start:end].split())


def _line(event: Event) -> int:
    return 1 + event.start_mark.line if event.start_mark else 0
