"""Which revision files there are: folders are listed once, and again only when they have changed."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from defense_tui.notebook.files import COARSE_NS
from defense_tui.notebook.names import note_id_of, parse_file_name

_LISTINGS = 8
_NO_KEYS: frozenset[str] = frozenset()


class Changes(NamedTuple):
    """Notes whose files have come or gone since a token was given."""

    token: int
    """Give this the next time."""
    own: frozenset[str]
    """Ids of notes that this session changed."""
    others: frozenset[str]
    """Ids of notes that somebody else changed."""


class _Listing(NamedTuple):
    modified_ns: int
    settled: bool
    """Whether the time stamp is old enough that any later change must alter it."""
    names: frozenset[str]
    notes: dict[str, tuple[str, ...]]
    """Files by note id, copies with longer names last; files with names of no note under the empty id."""


_EMPTY = _Listing(-1, False, frozenset(), {})


@dataclass(slots=True)
class _Change:
    own: int = 0
    others: int = 0


@dataclass(slots=True)
class Shelves:
    """The folders of ``annotations/``, one for each target. Callers hold a lock: nothing here is thread-safe."""

    root: Path
    _listings: dict[str, _Listing] = field(default_factory=dict)
    _keys: _Listing = _EMPTY
    _where: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Folders by note id."""
    _watching: bool = False
    _token: int = 0
    _changed: dict[str, _Change] = field(default_factory=lambda: defaultdict(_Change))
    _made: set[str] = field(default_factory=set)
    _gone: set[str] = field(default_factory=set)

    def refresh(self) -> None:
        """Look at every folder; costs one ``stat`` each while nothing changes."""
        found = _changed_listing(self.root, self._keys, folders=True)
        self._keys = found or self._keys
        for key in self._keys.names | self._listings.keys():
            self.refresh_key(key)
        self._watching = True

    def refresh_key(self, key: str, *, anew: bool = False) -> None:
        """Look at one folder; *anew*: list it whatever its time stamp says."""
        before = self._listings.get(key)
        listing = _changed_listing(self.root / key, _EMPTY if anew or before is None else before)
        if listing is None:
            return
        self._listings[key] = listing
        for note_id in (before or _EMPTY).notes.keys() - listing.notes.keys():
            self._where[note_id].discard(key)
        for note_id in listing.notes:
            self._where[note_id].add(key)
        if before is not None or self._watching:
            self._note_changes(before or _EMPTY, listing)

    def wrote(self, name: str) -> None:
        """Remember that this session made the file called *name*."""
        self._made.add(name)

    def retired(self, name: str) -> None:
        """Remember that this session moved the file called *name* away."""
        self._gone.add(name)

    def in_key(self, key: str) -> dict[str, tuple[str, ...]]:
        """Paths by note id in one folder, as last seen."""
        return self._listings.get(key, _EMPTY).notes

    def folders(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each folder with the paths in it, as last seen."""
        for key, listing in self._listings.items():
            yield key, tuple(path for paths in listing.notes.values() for path in paths)

    def files(self, note_id: str) -> tuple[str, ...]:
        """Paths of all files of one note, as last seen; several folders when it was moved to another target."""
        keys = self._where.get(note_id, _NO_KEYS)
        if len(keys) == 1:
            (key,) = keys
            return self._listings[key].notes[note_id]
        return tuple(path for key in sorted(keys) for path in self._listings[key].notes[note_id])

    @property
    def has_odd_files(self) -> bool:
        """Whether there are files with names of no note."""
        return bool(self._where.get(""))

    def ids(self) -> set[str]:
        """The ids of all notes as last seen."""
        return {note_id for note_id, keys in self._where.items() if note_id and keys}

    def changed_since(self, token: int | None) -> Changes:
        """What has come or gone since *token*; nothing when it is None."""
        if token is None or token == self._token:
            return Changes(self._token, frozenset(), frozenset())
        own = frozenset(note_id for note_id, change in self._changed.items() if change.own > token)
        others = frozenset(note_id for note_id, change in self._changed.items() if change.others > token)
        return Changes(self._token, own, others)

    def _note_changes(self, before: _Listing, after: _Listing) -> None:
        changed = before.names ^ after.names
        if not changed:
            return
        self._token += 1
        for name in changed:
            parsed = parse_file_name(name)
            if parsed and name in (self._made if name in after.names else self._gone):
                self._changed[parsed.id].own = self._token
            elif parsed:
                self._changed[parsed.id].others = self._token


def _changed_listing(directory: Path, before: _Listing, *, folders: bool = False) -> _Listing | None:
    """A new listing when there may be something new, else None.

    Reading a folder is no snapshot: a note edited meanwhile can show neither its old file nor its new one. So a
    folder that has changed lately is listed until two listings agree.
    """
    modified = _modified_ns(directory)
    if before.settled and before.modified_ns == modified:
        return None
    last: frozenset[str] | None = None
    for _ in range(_LISTINGS):
        settled = modified + COARSE_NS < time.time_ns()
        names = _names(directory, folders)
        now = _modified_ns(directory)
        if (settled and now == modified) or names == last:
            break
        last, modified = names, now
    if names == before.names:
        return before._replace(modified_ns=modified, settled=settled)
    return _Listing(modified, settled, names, {} if folders else _by_note(directory, names))


def _modified_ns(directory: Path) -> int:
    try:
        return directory.stat().st_mtime_ns
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _names(directory: Path, folders: bool) -> frozenset[str]:
    try:
        with os.scandir(directory) as entries:
            if folders:
                return frozenset(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
            return frozenset(
                entry.name for entry in entries if entry.name.endswith(".toml") and entry.name[0] not in ".~"
            )
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()


def _by_note(directory: Path, names: frozenset[str]) -> dict[str, tuple[str, ...]]:
    notes: dict[str, tuple[str, ...]] = {}
    start = f"{directory}{os.sep}"
    for name in sorted(sorted(names), key=len):
        note_id = note_id_of(name)
        notes[note_id] = (*notes[note_id], start + name) if note_id in notes else (start + name,)
    return notes
