"""What the files of notes say, kept in the cache: with thousands of them parsing takes most of a start.

It is never a source of truth. An entry counts only for a file that still has the very stamp it was made from, so the
index may be old, cut, of another program or missing: then files are parsed, which takes longer and says the same.
One line names the format and says where each folder of notes is, then there is a JSON document for each: who asks for
one article reads that alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from defense_tui.notebook.annotation import Annotation, Position, Quote, Target
from defense_tui.notebook.codec import motivation_of
from defense_tui.notebook.files import Stamp, replace_file
from defense_tui.notebook.layout import Layout

_SHAPE = "-".join(field.name for kind in (Annotation, Target, Quote, Position) for field in fields(kind))
_HEADER = f"defense-tui notes 1 {zlib.crc32(_SHAPE.encode()):08x}".encode()
"""The first line. Another program's index has another shape, and says nothing to this one."""
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_NOTHING: Mapping[str, object] = MappingProxyType({})
_CORRUPT = (ValueError, TypeError, KeyError, IndexError, RecursionError)
"""What JSON of another shape comes to."""


class Known(NamedTuple):
    """What was read from a file."""

    stamp: Stamp
    annotation: Annotation | None
    """None when it cannot be read as a note."""
    settled: bool
    """Whether the file was old enough that a later change must have altered its stamp."""


class _Place(NamedTuple):
    """Where what is known of a folder stands in the index, in bytes."""

    offset: int
    length: int
    checksum: int


Folder = tuple[str, Sequence[tuple[str, Known]]]
"""The name of a folder, and what is known of its files by their names."""


@dataclass(slots=True)
class Index:
    """The index of one notebook. Callers hold a lock: nothing here is thread-safe."""

    path: Path
    annotations: str
    """The directory whose folders are indexed."""
    _places: dict[str, _Place] | None = None
    """Where that is which :meth:`take` has not given yet, by folder; None before the file was read."""

    @classmethod
    def of(cls, layout: Layout, cache: Path) -> Index:
        """The index of a notebook, kept in the directory *cache*."""
        name = f"notes-{hashlib.sha256(os.fsencode(layout.root)).hexdigest()[:12]}.index"
        return cls(cache / name, str(layout.annotations))

    def take(self, folder: str) -> dict[str, Known]:
        """What is known of the files in *folder*, by name; given once, for it is not kept here."""
        parent, _, name = folder.rpartition(os.sep)
        if parent != self.annotations:
            return {}
        if self._places is None:
            self._places = self._contents()
        place = self._places.pop(name, None)
        document = self._read(place.offset, place.length) if place else b""
        if place is None or zlib.crc32(document) != place.checksum:
            return {}
        try:
            return _entries(json.loads(document))
        except _CORRUPT:
            return {}

    def covers(self, path: Path) -> bool:
        """Whether the index has entries for files like this one."""
        return str(path.parent.parent) == self.annotations and _PLAIN.issuperset(path.parent.name)

    def save(self, folders: Iterable[Folder]) -> None:
        """Put *folders* in the place of the index; raises OSError."""
        documents = [(folder, _document(entries)) for folder, entries in folders if _PLAIN.issuperset(folder)]
        contents = _dumped([(folder, len(document), zlib.crc32(document)) for folder, document in documents])
        head = b"%s %08x %s\n" % (_HEADER, zlib.crc32(contents.encode()), contents.encode())
        replace_file(self.path, b"".join((head, *(document for _, document in documents))))

    def remove(self) -> None:
        """Forget everything; raises OSError."""
        self._places = {}
        self.path.unlink(missing_ok=True)

    def _contents(self) -> dict[str, _Place]:
        """Where each folder is; nothing when this is no index of ours, or not whole."""
        try:
            with self.path.open("rb") as file:
                head = file.readline()
        except OSError:
            return {}
        checksum, _, contents = head.removeprefix(_HEADER).strip().partition(b" ")
        if not head.startswith(_HEADER) or checksum != b"%08x" % zlib.crc32(contents):
            return {}
        places, offset = {}, len(head)
        for folder, length, of_document in json.loads(contents):
            places[folder] = _Place(offset, length, of_document)
            offset += length
        return places

    def _read(self, offset: int, length: int) -> bytes:
        try:
            with self.path.open("rb") as file:
                file.seek(offset)
                return file.read(length)
        except OSError:
            return b""


def _document(entries: Sequence[tuple[str, Known]]) -> bytes:
    targets: dict[Target, int] = {}
    records = []
    for name, known in entries:
        if known.annotation is not None and known.settled:
            target = targets.setdefault(known.annotation.target, len(targets))
            try:
                records.append(_dumped([name, *known.stamp, target, *_values(known.annotation)]))
            except TypeError:
                continue  # it holds what JSON has not, such as a date of another program: it will be parsed
    listed = _dumped([(str(one.kind), *one.key[1:], one.title, one.source_url, one.published) for one in targets])
    return f"[{listed},[{','.join(records)}]]".encode()


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _values(note: Annotation) -> Sequence[object]:
    """A note as JSON has it, without its target; :func:`_annotation` reads it back.

    It is flat, and empty collections are nothing: every list is one more thing for the garbage collector to look at.
    """
    quote, place = note.quote, note.position
    return (
        note.id,
        note.rev,
        str(note.motivation),
        note.created.isoformat(),
        note.modified.isoformat(),
        note.author,
        note.parents or None,
        note.action,
        note.undoes,
        note.tags or None,
        note.color,
        note.deleted,
        note.note,
        *((quote.exact, quote.prefix, quote.suffix) if quote else (None, None, None)),
        *((place.start, place.end, place.text_sha256, place.canonical_version) if place else (None, None, None, None)),
        dict(note.foreign) or None,
        dict(note.extra) or None,
        note.schema,
    )


def _entries(document: Any) -> dict[str, Known]:
    listed, records = document
    targets = [Target(*values) for values in listed]
    return {
        name: Known(Stamp(modified, size, inode), _annotation(targets[target], values), settled=True)
        for name, modified, size, inode, target, *values in records
    }


def _annotation(target: Target, values: Sequence[Any]) -> Annotation:
    (
        id_, rev, motivation, created, modified, author, parents, action, undoes, tags, color, deleted, note,
        exact, prefix, suffix, start, end, text_sha256, version, foreign, extra, schema,
    ) = values  # fmt: skip
    return Annotation(
        id_,
        rev,
        target,
        motivation_of(motivation),
        datetime.fromisoformat(created),
        datetime.fromisoformat(modified),
        author,
        tuple(parents or ()),
        action,
        undoes,
        tuple(tags or ()),
        color,
        deleted,
        note,
        None if exact is None else Quote(exact, prefix, suffix),
        None if start is None else Position(start, end, text_sha256, version),
        MappingProxyType(foreign) if foreign else _NOTHING,
        MappingProxyType(extra) if extra else _NOTHING,
        schema,
    )
