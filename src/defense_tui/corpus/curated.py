"""What people curated beside the articles: entities, relations, events, claims and sources, from their TOML files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Generic, Literal, TypeVar, get_args

from defense_tui.corpus.characters import one_line
from defense_tui.corpus.tables import Table, top
from defense_tui.corpus.tomlfile import TomlFile
from defense_tui.model.corpus import Fault
from defense_tui.model.curated import (
    Assessment,
    Claim,
    ClaimKind,
    Confidence,
    Curated,
    Entity,
    Event,
    Name,
    Relation,
    Source,
    Status,
    Told,
)
from defense_tui.model.edtf import EdtfDate

T = TypeVar("T")
WithId = TypeVar("WithId", Entity, Event, Claim, Source)
Case = Literal["exact", "fold"]
Needs = Literal["", "self", "context"]

UNREAD = frozenset({"unreadable", "bad-toml", "binary"})
"""Codes of faults that say that nothing of a file is used."""
_KINDS = {"entities": "entity", "timeline": "event", "claims": "claim", "sources.toml": "source"}
_CASES: tuple[Case, ...] = get_args(Case)
_NEEDS: tuple[Needs, ...] = get_args(Needs)
_NO_DATE = EdtfDate.parse("0001")
_CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A curated item and the table that it was read from, which knows its lines."""

    item: T
    table: Table


@dataclass(frozen=True, slots=True)
class PlacedCurated:
    """All that was curated with one corpus, in the order of its files; ids are unique within each kind."""

    entities: tuple[Placed[Entity], ...] = ()
    relations: tuple[Placed[Relation], ...] = ()
    events: tuple[Placed[Event], ...] = ()
    claims: tuple[Placed[Claim], ...] = ()
    sources: tuple[Placed[Source], ...] = ()
    lost: frozenset[str] = frozenset()
    """The kinds (``entity``, ``event``, ``claim``, ``source``) of which some file could not be read."""

    def plain(self) -> Curated:
        """The same without places."""
        return Curated(
            tuple(placed.item for placed in self.entities),
            tuple(placed.item for placed in self.relations),
            tuple(placed.item for placed in self.events),
            tuple(placed.item for placed in self.claims),
            tuple(placed.item for placed in self.sources),
        )


def read_curated(root: Path, faults: list[Fault]) -> PlacedCurated:
    """Read ``entities/*.toml``, ``timeline/*.toml``, ``claims/*.toml`` and ``sources.toml`` below *root*.

    Every mistake goes to *faults*. A table without what it cannot do without (an id, an event's date) is left out,
    and so is a second one with the same id; all others are there.
    """
    entities: list[Placed[Entity]] = []
    relations: list[Placed[Relation]] = []
    events: list[Placed[Event]] = []
    claims: list[Placed[Claim]] = []
    sources: list[Placed[Source]] = []
    for file in _files(root, "entities", faults):
        _collect(file, "entity", _entity, entities)
        _collect(file, "relation", _relation, relations)
        file.finish()
    for file in _files(root, "timeline", faults):
        _collect(file, "event", _event, events)
        file.finish()
    for file in _files(root, "claims", faults):
        _collect(file, "claim", _claim, claims)
        file.finish()
    for file in _files(root, "sources.toml", faults):
        _collect(file, "source", _source, sources)
        file.finish()
    return PlacedCurated(
        _unique(entities), tuple(relations), _unique(events), _unique(claims), _unique(sources), _lost(faults)
    )


def _lost(faults: Iterable[Fault]) -> frozenset[str]:
    files = {fault.file.partition("/")[0] for fault in faults if fault.code in UNREAD}
    return frozenset(_KINDS[file] for file in files if file in _KINDS)


def _files(root: Path, name: str, faults: list[Fault]) -> Iterator[Table]:
    path = root / name
    try:
        # Not glob, which passes over a folder that it may not read.
        found = sorted(path.iterdir()) if path.is_dir() else [path] if path.is_file() else []
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        faults.append(Fault(name, 0, "unreadable", message, "look at its permissions"))
        return
    for each in found:
        if each.suffix != ".toml" or each.name.startswith("."):
            continue
        yield top(TomlFile.read(each, each.relative_to(root).as_posix(), faults), faults)


def _collect(file: Table, key: str, build: Callable[[Table], T | None], into: list[Placed[T]]) -> None:
    for table in file.tables(key):
        item = build(table)
        table.finish()
        if item is not None:
            into.append(Placed(item, table))


def _entity(table: Table) -> Entity | None:
    table.require("id", "kind", "name")
    entity = Entity(
        id=table.text("id"),
        kind=table.text("kind") or table.stem,
        name=table.text("name"),
        aliases=_names(table),
        description=table.prose("description"),
        attributes=MappingProxyType(table.mapping("attributes")),
        sources=table.texts("sources"),
        confidence=_confidence(table, Confidence.NAMED),
    )
    return entity if entity.id and entity.name else None


def _names(table: Table) -> tuple[Name, ...]:
    """An entity's name and its aliases, each spelling once; a table says more of a spelling than a plain text does."""
    given = table.value("aliases")
    if not isinstance(given, list):
        if given is not None:
            table.report("bad-value", "aliases is no list", 'write aliases = ["...", {name = "..."}]', "aliases")
        given = []
    name = table.text("name")
    names = {name: plain_name(name)} if name else {}
    for alias in given:
        if isinstance(alias, dict):
            told = _told_name(table.inline("aliases", alias))
            names |= {told.value: told} if told else {}
        elif isinstance(alias, str) and one_line(alias):
            names.setdefault(one_line(alias), plain_name(one_line(alias)))
        else:
            table.report("bad-value", f"alias {alias!r} is no name", "write a text or a table with a name", "aliases")
    return tuple(names.values())


def plain_name(value: str) -> Name:
    """A name of which nothing more is said: a single word, or one without a small letter, must agree in capitals."""
    exact = " " not in value or not any(map(str.islower, value))
    return Name(value, "exact" if exact else "fold")


def _told_name(table: Table) -> Name | None:
    """A name given as ``{name, case, needs, note, elsewhere}``."""
    complete = table.require("name")
    usual = plain_name(table.text("name"))
    needs = table.choice("needs", _NEEDS, "", "")
    name = Name(
        usual.value,
        table.choice("case", _CASES, usual.case, usual.case),
        needs or None,
        table.text("note"),
        table.flag("elsewhere"),
    )
    table.finish()
    return name if complete else None


def _relation(table: Table) -> Relation | None:
    complete = table.require("subject", "predicate", "object")
    relation = Relation(
        subject=table.text("subject"),
        predicate=table.text("predicate"),
        object=table.text("object"),
        role=table.text("role"),
        since=table.date("since"),
        until=table.date("until"),
        sources=table.texts("source") + table.texts("sources"),
        confidence=_confidence(table, Confidence.VERIFIED),
    )
    return relation if complete else None


def _event(table: Table) -> Event | None:
    complete = table.require("id", "date", "title")
    date = table.date("date")
    event = Event(
        id=table.text("id"),
        date=date or _NO_DATE,
        title=table.text("title"),
        summary=table.prose("summary"),
        entities=table.texts("entities"),
        tags=table.texts("tags"),
        sources=table.texts("sources"),
        confidence=_confidence(table, Confidence.VERIFIED),
        status=table.choice("status", Status, Status.OCCURRED, Status.OCCURRED),
    )
    return event if complete and date else None


def _claim(table: Table) -> Claim | None:
    table.require("id", "source", "text", "kind", "assessment")
    claim = Claim(
        id=table.text("id"),
        source=table.text("source") or table.stem,
        text=table.prose("text"),
        kind=table.choice("kind", _CLAIM_KINDS, "statement", "statement"),
        assessment=table.choice("assessment", Assessment, Assessment.UNCLEAR, Assessment.UNCLEAR),
        date=table.date("date"),
        entities=table.texts("entities"),
        event=table.text("event"),
        note=table.prose("note"),
        outcome=table.prose("outcome"),
        quote=table.text("quote"),
        told=tuple(filter(None, map(_told, table.tables("told")))),
        same_as=table.text("same_as"),
    )
    return claim if claim.id and claim.text else None


def _told(table: Table) -> Told | None:
    complete = table.require("article", "quote")
    told = Told(table.text("article"), table.text("quote"))
    table.finish()
    return told if complete else None


def _source(table: Table) -> Source | None:
    table.require("id", "publisher")
    source = Source(
        id=table.text("id"),
        publisher=table.text("publisher"),
        title=table.text("title"),
        date=table.date("date"),
        url=table.text("url"),
        kind=table.text("kind"),
    )
    return source if source.id else None


def _confidence(table: Table, absent: Confidence) -> Confidence:
    return table.choice("confidence", Confidence, absent, Confidence.GENERAL)


def _unique(placed: list[Placed[WithId]]) -> tuple[Placed[WithId], ...]:
    """The first item of each id; the others are faults."""
    first: dict[str, Placed[WithId]] = {}
    for each in placed:
        other = first.setdefault(each.item.id, each)
        if other is not each:
            message = f"id {each.item.id!r} is that of {other.table.place}; this one is left out"
            each.table.report("duplicate-id", message, "give one of the two another id", "id")
    return tuple(first.values())
