"""Copies of what was read and found, on disk: with them a folder opens in a quarter of the time. They may be lost.

A copy is found by the sha256 of the file's bytes, its suffix and all that made it (the program's own files, the
names looked for), so a stale one is never found. It is compressed with a checksum, so a spoilt one is not taken. One
SQLite file for each folder serves several sessions at once; when anything is wrong with it, it is made anew or done
without: nothing depends on it.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import unicodedata
import zlib
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from defense_tui import __version__
from defense_tui.model.curated import Entity

_PACKAGE = Path(__file__).resolve().parent.parent
_MAKERS = ("analysis", "corpus", "lens", "library", "model")
"""The packages whose code and word lists decide what a copy holds."""
_AT_ONCE = 64
"""Copies that are written in one transaction."""
_PATIENCE = 0.2
"""Seconds to wait for another session that writes; then this one goes without."""
_TABLE = "CREATE TABLE IF NOT EXISTS copies (key BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID"


def stamp(entities: Iterable[Entity]) -> bytes:
    """What all copies depend on: this version of the program down to its files, and the names that are looked for."""
    seen = hashlib.sha256(f"{__version__} {sys.version} {unicodedata.unidata_version}".encode())
    makers = (file for package in _MAKERS for file in (_PACKAGE / package).rglob("*.*") if file.suffix != ".pyc")
    parser = find_spec("markdown_it")
    for file in (*sorted(makers), *(Path(path) for path in (parser and parser.submodule_search_locations) or ())):
        status = file.stat()
        seen.update(f"{file.name} {status.st_size} {status.st_mtime_ns}".encode())
    for entity in entities:
        seen.update(repr((entity.id, entity.kind, entity.aliases)).encode())
    return seen.digest()


class Copies:
    """The copies of one folder. For one thread; never raises: what is wrong with the file costs time and no more."""

    def __init__(self, directory: Path, root: Path, stamp: bytes) -> None:
        """Those of the corpus *root* in *directory*, which is made when the first copy is written."""
        self._path = directory / f"{hashlib.sha256(bytes(root.resolve())).hexdigest()[:16]}.sqlite"
        self._stamp = stamp
        self._connection: sqlite3.Connection | None = None
        self._may_write = True
        self._fresh: dict[bytes, bytes] = {}
        self._used: list[bytes] = []
        if self._path.exists():
            self._open()

    def key(self, data: bytes, suffix: str) -> bytes:
        """By what the copy for a file with these bytes is found."""
        return hashlib.sha256(self._stamp + suffix.encode() + b"\0" + data).digest()

    def get(self, key: bytes) -> bytes | None:
        """The copy, if there is a sound one."""
        self._used.append(key)
        if not self._connection:
            return None
        try:
            row = self._connection.execute("SELECT body FROM copies WHERE key = ?", (key,)).fetchone()
            return zlib.decompress(row[0]) if row else None
        except zlib.error:
            return None  # spoilt: it will be written again
        except sqlite3.Error as error:
            self._fail(error)
            return None

    def put(self, key: bytes, body: bytes) -> None:
        """Keep a copy; it is written with others."""
        if self._may_write:
            self._fresh[key] = zlib.compress(body, 1)
            if len(self._fresh) >= _AT_ONCE:
                self._write()

    def finish(self) -> None:
        """Write what is not written yet, drop copies that nothing asked for, and close: the whole folder was read."""
        self._write()
        if self._connection and self._may_write:
            used = ((key,) for key in self._used)
            try:
                with self._connection as connection:
                    connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY) WITHOUT ROWID")
                    connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", used)
                    connection.execute("DELETE FROM copies WHERE key NOT IN (SELECT key FROM used)")
            except sqlite3.Error as error:
                self._fail(error)
        self.close()

    def close(self) -> None:
        """Write what is not written yet, and let go of the file."""
        self._write()
        if self._connection:
            self._connection.close()
            self._connection = None

    def _write(self) -> None:
        if not self._fresh:
            return
        if not self._connection:
            self._open()
        if self._connection and self._may_write:
            try:
                with self._connection as connection:
                    connection.executemany("INSERT OR REPLACE INTO copies VALUES (?, ?)", self._fresh.items())
            except sqlite3.Error as error:
                self._fail(error)
        self._fresh.clear()

    def _open(self) -> None:
        connection = None
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=_PATIENCE)
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_TABLE)
        except (sqlite3.Error, OSError) as error:
            self._connection = connection
            self._fail(error)
        else:
            self._connection = connection

    def _fail(self, error: Exception) -> None:
        """Write no more; without a file that is no sound database go on as if there had been none."""
        self._may_write = False
        if isinstance(error, sqlite3.OperationalError):
            return  # locked, full or read-only: what stands there can still be read
        if self._connection:
            self._connection.close()
            self._connection = None
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
