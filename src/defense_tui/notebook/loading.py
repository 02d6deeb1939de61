"""Revision files read one by one: each once while it stays as it is, and what cannot be read told of, never lost."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.codec import NewerSchemaError, NoteFileError, decode
from defense_tui.notebook.files import COARSE_NS, NotRegularError, Stamp, read_regular
from defense_tui.notebook.index import Folder, Index, Known
from defense_tui.notebook.names import counter_of, is_revision, is_ulid, parse_file_name
from defense_tui.notebook.quarantine import Quarantine

_REPLACE = "put the file itself in its place"
_PERMIT = "make it readable for you"


class Problem(NamedTuple):
    """A file of the notebook that needs a person."""

    path: Path
    code: str
    """Stable name of its kind: ``broken-note``, ``newer-note``, ``not-a-file``, ``unreadable`` or ``not-retired``."""
    message: str
    hint: str
    reported: bool = False
    """Whether it was told of before, in this session or an earlier one."""


@dataclass(slots=True)
class Loader:
    """Reads revision files and remembers what it read. Callers hold a lock: nothing here is thread-safe."""

    quarantine: Quarantine
    index: Index | None = None
    """What earlier sessions read."""
    problems: dict[Path, Problem] = field(default_factory=dict)
    """What is wrong with files read so far, by path; a file that was mended or has gone is dropped when next read."""
    parsed: int = 0
    """How many notes were parsed that the index lacks and could hold."""
    _known: dict[str, Known] = field(default_factory=dict)

    def load(self, path: str) -> Annotation | None:
        """The revision in a file; None when there is a problem. Raises FileNotFoundError when it has gone."""
        known = self._known.get(path) or self._indexed(path)
        if known and _is_as_it_was(path, known.stamp):
            return known.annotation
        return self._parsed(Path(path))

    def forget(self, paths: Iterable[str]) -> None:
        """Drop what is known of files that have gone."""
        for path in paths:
            self._known.pop(path, None)
            self.problems.pop(Path(path), None)

    def all_known(self, folders: Iterable[tuple[str, tuple[str, ...]]]) -> list[Folder]:
        """What is known of the files of each folder, for the index, which lacks nothing of it then."""
        self.parsed = 0
        return [
            (key, [(path.rpartition(os.sep)[2], known) for path in paths if (known := self._known.get(path))])
            for key, paths in folders
        ]

    def _indexed(self, path: str) -> Known | None:
        if self.index is None:
            return None
        folder, _, _ = path.rpartition(os.sep)
        for name, known in self.index.take(folder).items():
            self._known.setdefault(f"{folder}{os.sep}{name}", known)
        return self._known.get(path)

    def _parsed(self, path: Path) -> Annotation | None:
        try:
            data, stamp = read_regular(path)
        except FileNotFoundError:
            self.forget((str(path),))
            raise
        except NotRegularError as error:
            self.problems[path] = Problem(path, "not-a-file", f"it {error.strerror}; notes are plain files", _REPLACE)
            return None
        except OSError as error:
            self.problems[path] = Problem(path, "unreadable", f"it cannot be read: {error.strerror}", _PERMIT)
            return None
        annotation = self._decoded(path, data)
        settled = stamp.modified_ns + COARSE_NS < time.time_ns()
        self._known[str(path)] = Known(stamp, annotation, settled)
        self.parsed += bool(annotation and settled and self.index and self.index.covers(path))
        return annotation

    def _decoded(self, path: Path, data: bytes) -> Annotation | None:
        try:
            annotation = _named(path, decode(data), data)
        except NewerSchemaError as error:
            self.problems[path] = Problem(
                path, "newer-note", str(error), "read it with that version; it is left as it is"
            )
        except NoteFileError as error:
            fresh, where = self.quarantine.keep(path, data, str(error))
            self.problems[path] = Problem(path, "broken-note", str(error), where, reported=not fresh)
        else:
            self.problems.pop(path, None)
            return annotation
        return None


def _is_as_it_was(path: str, stamp: Stamp) -> bool:
    """Whether a file still has its *stamp*; what else may be wrong with it is found by reading it."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stamp == (status.st_mtime_ns, status.st_size, status.st_ino)


def _named(path: Path, annotation: Annotation, data: bytes) -> Annotation:
    """The revision under a name of its own: a copy that a synchroniser or a hand made may share another one's."""
    name = parse_file_name(path.name)
    if name and not name.copied and (name.id, name.rev) == (annotation.id, annotation.rev):
        return annotation
    note_id = name.id if name else annotation.id
    if not is_ulid(note_id):
        raise NoteFileError(f"id = {note_id!r} is not a ULID")
    counter = counter_of(annotation.rev) if is_revision(annotation.rev) else 1
    return replace(annotation, id=note_id, rev=f"{counter:05d}-{hashlib.sha256(data).hexdigest()[:8]}")
