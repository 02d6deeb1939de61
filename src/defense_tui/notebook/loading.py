"""Revision files read one by one: each once while it stays as it is, and what cannot be read told of, never lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.codec import NewerSchemaError, NoteFileError, decode
from defense_tui.notebook.files import NotRegularError, Stamp, read_regular
from defense_tui.notebook.names import counter_of, is_revision, is_ulid, parse_file_name
from defense_tui.notebook.quarantine import Quarantine

_REPLACE = "put the file itself in its place"
_PERMIT = "make it readable for you"


@dataclass(frozen=True, slots=True)
class Problem:
    """A file of the notebook that needs a person."""

    path: Path
    code: str
    """Stable name of its kind: ``broken-note``, ``newer-note``, ``not-a-file``, ``unreadable`` or ``not-retired``."""
    message: str
    hint: str
    reported: bool = False
    """Whether it was told of before, in this session or an earlier one."""


@dataclass(frozen=True, slots=True)
class _Read:
    stamp: Stamp
    annotation: Annotation | None


@dataclass(slots=True)
class Loader:
    """Reads revision files and remembers what it read. Callers hold a lock: nothing here is thread-safe."""

    quarantine: Quarantine
    problems: dict[Path, Problem] = field(default_factory=dict)
    """What is wrong with files read so far, by path; a file that was mended or has gone is dropped when next read."""
    _read: dict[Path, _Read] = field(default_factory=dict)

    def load(self, path: Path) -> Annotation | None:
        """The revision in a file; None when there is a problem. Raises FileNotFoundError when it has gone."""
        known = self._read.get(path)
        try:
            if known and Stamp.of(path.lstat()) == known.stamp:
                return known.annotation
            data, stamp = read_regular(path)
        except FileNotFoundError:
            self.forget((path,))
            raise
        except NotRegularError as error:
            self.problems[path] = Problem(path, "not-a-file", f"it {error.strerror}; notes are plain files", _REPLACE)
            return None
        except OSError as error:
            self.problems[path] = Problem(path, "unreadable", f"it cannot be read: {error.strerror}", _PERMIT)
            return None
        annotation = self._decoded(path, data)
        self._read[path] = _Read(stamp, annotation)
        return annotation

    def forget(self, paths: Iterable[Path]) -> None:
        """Drop what is known of files that have gone."""
        for path in paths:
            self._read.pop(path, None)
            self.problems.pop(path, None)

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
