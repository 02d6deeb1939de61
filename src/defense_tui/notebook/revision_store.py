"""Revisions on disk: read per note, heads found and merged, new ones written without ever overwriting a file."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.codec import decode, encode
from defense_tui.notebook.files import write_new
from defense_tui.notebook.history import History, pruned
from defense_tui.notebook.index import Index
from defense_tui.notebook.layout import Layout
from defense_tui.notebook.loading import Loader, Problem
from defense_tui.notebook.names import counter_of, file_name, parse_file_name, target_key
from defense_tui.notebook.quarantine import Quarantine
from defense_tui.notebook.rescue import NotSavedError, Rescue, Unsaved
from defense_tui.notebook.revisions import Revisions
from defense_tui.notebook.shelves import Changes, Shelves

_ENOUGH = 100
"""So many notes must have been parsed that the index lacks, and one in fifty, before it is made anew: 0.03 s."""
_ATTEMPTS = 20
"""How often a note is looked for anew when other sessions move its files at that very moment; then history serves."""


class _Found(NamedTuple):
    revisions: dict[str, Annotation]
    """What ``annotations/`` and memory hold of a note, by name."""
    whole: bool
    """Whether every file could be read."""


class RevisionStore:
    """The revisions below one directory; thread-safe, and safe beside other processes without any lock."""

    def __init__(self, directory: Path, cache: Path | None = None) -> None:
        """*cache* is where an index may be kept; None: nowhere."""
        self.layout = Layout(directory.resolve())
        self._lock = threading.RLock()
        self._shelves = Shelves(self.layout.annotations)
        index = Index.of(self.layout, cache) if cache else None
        self._loader = Loader(Quarantine(self.layout.quarantine, self.layout.tmp), index)
        self._history = History(self.layout.history, self._loader)
        self._rescue = Rescue.of(self.layout.root)
        self._unsaved: dict[tuple[str, str], Unsaved] = {}
        """By note id and revision."""
        self._states: dict[str, tuple[tuple[object, ...], Annotation]] = {}
        """Merged states by note id, each with what they were made from."""
        self._made = False
        self._seen = self.layout.root.is_dir()

    def in_target(self, key: str) -> list[Annotation]:
        """The present states of the notes in the folder *key*, tombstones among them, oldest first."""
        with self._lock:
            self._shelves.refresh_key(key)
            ids = self._shelves.in_key(key).keys() | self._unsaved_ids()
            states = (self._current(note_id) for note_id in sorted((ids | self._odd().keys()) - {""}))
            return [state for state in states if state and self._belongs(state, key)]

    def states(self) -> Iterator[Annotation]:
        """The present states of all notes, tombstones among them, oldest first; read as the iterator goes on."""
        with self._lock:
            self._shelves.refresh()
            ids = sorted(self._shelves.ids() | self._odd().keys() | self._unsaved_ids())
        for note_id in ids:
            with self._lock:
                state = self._current(note_id)
            if state:
                yield state
        self._keep_index(len(ids))

    def current(self, note_id: str) -> Annotation | None:
        """The present state of a note, its heads merged; None when there is none that can be read."""
        with self._lock:
            self._look_for(note_id)
            return self._current(note_id)

    def revisions(self, note_id: str) -> Revisions:
        """All revisions of a note that are at hand."""
        with self._lock:
            self._look_for(note_id)
            return self._family(note_id, self._find(note_id))

    def write(self, revision: Annotation) -> None:
        """Store a new revision; when this returns it is safe.

        Raises NotSavedError, and then keeps the revision as unsaved, or NewerNotebookError.
        """
        data = encode(revision)
        decode(data)
        with self._lock:
            key = target_key(*revision.target.key)
            path = self.layout.annotations / key / file_name(revision.id, revision.rev)
            try:
                self.layout.check()
                self._make_layout()
                write_new(path, data, self.layout.tmp)
            except OSError as error:
                raise NotSavedError(self._hold(revision, data, error), error) from error
            self._shelves.wrote(path.name)
            self._shelves.refresh_key(key, anew=True)
            self._release(revision)
            self._retire(revision)

    def unsaved(self) -> tuple[Unsaved, ...]:
        """Revisions that could not be written, oldest first."""
        with self._lock:
            return tuple(self._unsaved.values())

    def recover(self) -> tuple[Annotation, ...]:
        """Take what sessions before this one could not save into the folder; raises NotSavedError."""
        with self._lock:
            left = [
                Unsaved(revision, path, "an earlier session could not save it")
                for path, revision in self._rescue.found()
                if (revision.id, revision.rev) not in self._unsaved
            ]
            self._unsaved |= {(one.annotation.id, one.annotation.rev): one for one in left}
            for one in left:
                self.write(one.annotation)
            return tuple(one.annotation for one in left)

    def next_counter(self, note_id: str) -> int:
        """One more than the number of any revision of the note that there is."""
        with self._lock:
            names = [parse_file_name(Path(path).name) for path in self._shelves.files(note_id)]
            counters = [counter_of(name.rev) for name in names if name]
            counters += [counter_of(revision.rev) for revision in self._find(note_id).revisions.values()]
            return max(counters, default=0) + 1

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files read so far."""
        with self._lock:
            return tuple(self._loader.problems.values())

    def changed_since(self, token: int | None) -> Changes:
        """Which notes have changed on disk since *token*; costs one ``stat`` a folder."""
        with self._lock:
            self._shelves.refresh()
            return self._shelves.changed_since(token)

    def _look_for(self, note_id: str) -> None:
        """Look where the note was, and everywhere when it is not there any more."""
        for key in _keys(self._shelves.files(note_id)):
            self._shelves.refresh_key(key)
        if not self._shelves.files(note_id):
            self._shelves.refresh()

    def _make_layout(self) -> None:
        """Make the folders once; a notebook that has gone is not begun anew on what may be an empty mount point."""
        root = self.layout.root
        if self._seen and not root.is_dir():
            raise FileNotFoundError(errno.ENOENT, "the folder of the notes has gone", str(root))
        if not self._made:
            self.layout.make()
            self._made = self._seen = True

    def _belongs(self, state: Annotation, key: str) -> bool:
        """Whether a note is shown with the target of a folder: its own, or where its file lies if nowhere else."""
        own = target_key(*state.target.key)
        folders = _keys(self._paths(state.id))
        return own == key or (key in folders and own not in folders)

    def _hold(self, revision: Annotation, data: bytes, error: OSError) -> Unsaved:
        """Keep a revision that the disk refused in memory and, if it can be, in a rescue file."""
        known = self._unsaved.get((revision.id, revision.rev))
        rescue = known.rescue if known and known.rescue else self._rescue.keep(revision, data)
        unsaved = Unsaved(revision, rescue, error.strerror or str(error))
        self._unsaved[revision.id, revision.rev] = unsaved
        return unsaved

    def _release(self, revision: Annotation) -> None:
        """Let go of a revision that is safe now."""
        unsaved = self._unsaved.pop((revision.id, revision.rev), None)
        if unsaved and unsaved.rescue:
            with suppress(OSError):
                unsaved.rescue.unlink(missing_ok=True)

    def _current(self, note_id: str) -> Annotation | None:
        return self._in_one_file(note_id) or self._merged(note_id)

    def _in_one_file(self, note_id: str) -> Annotation | None:
        """The state of a note that has one file and nothing else to look at, as almost all have."""
        paths = self._shelves.files(note_id)
        if len(paths) != 1 or self._unsaved or self._shelves.has_odd_files:
            return None
        try:
            return self._loader.load(paths[0])
        except FileNotFoundError:
            return None

    def _merged(self, note_id: str) -> Annotation | None:
        found = self._find(note_id)
        if len(found.revisions) == 1 and found.whole:
            return next(iter(found.revisions.values()))
        sight = (*found.revisions.values(), *self._history.stamps(_keys(self._paths(note_id))))
        known = self._states.get(note_id)
        if known and found.whole and known[0] == sight:
            return known[1]
        family = self._family(note_id, found)
        state = family.state(family.heads(found.revisions if found.whole else None))
        if state:
            self._states[note_id] = (sight, state)
        return state

    def _find(self, note_id: str) -> _Found:
        for _ in range(_ATTEMPTS):
            paths = self._paths(note_id)
            try:
                loaded = self._load_all(paths)
            except FileNotFoundError:
                for path in paths:
                    self._shelves.refresh_key(_key(path), anew=True)
            else:
                break
        else:
            return _Found({}, whole=False)
        unsaved = [entry.annotation for entry in self._unsaved.values() if entry.annotation.id == note_id]
        revisions = {revision.rev: revision for revision in (*loaded, *unsaved)}
        return _Found(revisions, whole=len(loaded) == len(paths))

    def _unsaved_ids(self) -> set[str]:
        return {entry.annotation.id for entry in self._unsaved.values()}

    def _load_all(self, paths: Iterable[str]) -> list[Annotation]:
        loaded = (self._loader.load(path) for path in paths)
        return [revision for revision in loaded if revision]

    def _paths(self, note_id: str) -> tuple[str, ...]:
        return (*self._shelves.files(note_id), *self._odd().get(note_id, ()))

    def _odd(self) -> dict[str, list[str]]:
        """Files by note id whose names are not those of revisions."""
        odd: dict[str, list[str]] = {}
        for path in self._shelves.files(""):
            with suppress(FileNotFoundError):
                revision = self._loader.load(path)
                if revision:
                    odd.setdefault(revision.id, []).append(path)
        return odd

    def _family(self, note_id: str, found: _Found) -> Revisions:
        keys = _keys(self._paths(note_id))
        family = {revision.rev: revision for revision in self._history.of(note_id, keys)} | found.revisions
        missing = {parent for revision in family.values() for parent in revision.parents} - family.keys()
        if not family or missing - pruned(self.layout.history, note_id, keys):
            elsewhere = self._history.keys() - keys
            family = {revision.rev: revision for revision in self._history.of(note_id, elsewhere)} | family
        return Revisions(family.values())

    def _retire(self, newest: Annotation) -> None:
        """Move the files of what *newest* follows to history. One that stays behind does no harm, and is told of."""
        found = self._find(newest.id)
        others = found.revisions.keys() - {newest.rev, *newest.parents}
        family = self._family(newest.id, found) if others else Revisions([newest])
        for path in self._paths(newest.id):
            try:
                revision = self._loader.load(path)
                if revision and revision.rev != newest.rev and family.follows(newest.rev, revision.rev):
                    self._move_to_history(path)
            except FileNotFoundError:
                continue
            except OSError as error:
                message = f"it is out of date and could not be moved to {self.layout.history}: {error.strerror}"
                self._loader.problems[Path(path)] = Problem(
                    Path(path), "not-retired", message, "see that the folder can be written"
                )

    def _move_to_history(self, path: str) -> None:
        self._history.take(Path(path))
        self._shelves.retired(Path(path).name)
        self._shelves.refresh_key(_key(path), anew=True)

    def _keep_index(self, notes: int) -> None:
        """Save what was parsed for later sessions, when it is worth it."""
        with self._lock:
            index = self._loader.index
            if index is None or self._loader.parsed < max(_ENOUGH, notes // 50):
                return
            folders = self._loader.all_known(self._shelves.folders())
        with suppress(OSError):  # it only saves time
            index.save(folders)


def _key(path: str) -> str:
    """The folder of a file."""
    return Path(path).parent.name


def _keys(paths: Iterable[str]) -> set[str]:
    """The folders of files."""
    return {_key(path) for path in paths}
