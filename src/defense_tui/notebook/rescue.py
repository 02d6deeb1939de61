"""Notes that the disk refused, put where there may still be room, and taken back into the notebook later."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.codec import NoteFileError, decode
from defense_tui.notebook.files import read_regular, write_private
from defense_tui.notebook.names import file_name


class Unsaved(NamedTuple):
    """A revision that is not in the notebook's folder yet."""

    annotation: Annotation
    rescue: Path | None
    """The file that holds it until then; None when that failed too and it is only in memory."""
    reason: str
    """What the system said."""


class NotSavedError(OSError):
    """A note could not be written. It stays in memory (:meth:`Notebook.unsaved`) and if possible in a rescue file."""

    def __init__(self, unsaved: Unsaved, cause: OSError) -> None:
        super().__init__(cause.errno, cause.strerror or str(cause), cause.filename)
        self.unsaved = unsaved

    def __str__(self) -> str:
        where = f"it is kept in {self.unsaved.rescue}" if self.unsaved.rescue else "it is only in memory"
        return f"the note could not be saved ({self.unsaved.reason}); {where}"


class Rescue(NamedTuple):
    """Rescue files of one notebook: in the user's runtime directory, else in the one for temporary files."""

    notebook: Path
    directory: Path

    @classmethod
    def of(cls, notebook: Path, environ: Mapping[str, str] = os.environ) -> Rescue:
        """The rescue files of the notebook in a directory."""
        runtime = environ.get("XDG_RUNTIME_DIR", "")
        usable = Path(runtime).is_absolute() and os.access(runtime, os.W_OK)
        return cls(notebook, Path(runtime if usable else tempfile.gettempdir()))

    def keep(self, revision: Annotation, data: bytes) -> Path | None:
        """Write the *data* of a revision; None when there is no room for it here either."""
        path = self.directory / f"{self._prefix}{file_name(revision.id, revision.rev)}"
        try:
            write_private(path, data)
        except FileExistsError:
            return path if self._mine(path) == data else None
        except OSError:
            return None
        return path

    def found(self) -> list[tuple[Path, Annotation]]:
        """What earlier sessions could not save, oldest revision first. Other people's files are not looked at."""
        found = []
        for path in sorted(self.directory.glob(f"{self._prefix}*.toml")):
            data = self._mine(path)
            if data is not None:
                try:
                    found.append((path, decode(data)))
                except NoteFileError:
                    continue  # cut short by the same full disk: the session that wrote it was told so
        return found

    @property
    def _prefix(self) -> str:
        return f"defense-tui-rescue-{hashlib.sha256(os.fsencode(self.notebook)).hexdigest()[:12]}-"

    @staticmethod
    def _mine(path: Path) -> bytes | None:
        try:
            if hasattr(os, "getuid") and path.lstat().st_uid != os.getuid():
                return None
            return read_regular(path)[0]
        except OSError:
            return None
