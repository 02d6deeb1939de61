"""The notebook: notes added, edited, deleted and read; a change is a new revision, safe when the call returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, tzinfo
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypedDict, Unpack

from defense_tui.notebook.annotation import Annotation, Position, Quote, Target
from defense_tui.notebook.codec import storable
from defense_tui.notebook.daylog import Entry, bounds, entries
from defense_tui.notebook.loading import Problem
from defense_tui.notebook.merging import same_content
from defense_tui.notebook.moments import now
from defense_tui.notebook.names import is_revision, new_revision, new_ulid, target_key
from defense_tui.notebook.rescue import NotSavedError, Unsaved
from defense_tui.notebook.revision_store import RevisionStore
from defense_tui.notebook.searching import actions_of, changed_between
from defense_tui.notebook.shelves import Changes
from defense_tui.notebook.undo import Action, ActionLog, Undone, actions_on, described, inverse, next_undo


class UnknownNoteError(LookupError):
    """The notebook has no note with the id, or none that can be read."""


class ReadOnlyNoteError(Exception):
    """A newer version of the program wrote the note; this one must not change it."""


class Edit(TypedDict, total=False):
    """What can be changed about a note."""

    motivation: str
    tags: Iterable[str]
    color: str
    note: str
    target: Target
    quote: Quote | None
    position: Position | None
    foreign: Mapping[str, object]
    deleted: bool


class Notebook:
    """A reader's notes below one directory, which is made with the first note.

    Thread-safe; any number of sessions may use the directory at once. Whatever writes raises NotSavedError, which is
    an OSError, when the note could not be made safe.
    """

    def __init__(
        self, directory: Path, author: str, clock: Callable[[], datetime] = now, cache: Path | None = None
    ) -> None:
        """*author* is who writes and where, ``asha@host``; *cache* is where an index may be kept, None: nowhere."""
        self.author = author
        self._clock = clock
        self._revisions = RevisionStore(directory, cache)
        self._log = ActionLog(began=new_ulid())

    def of(self, target: Target) -> tuple[Annotation, ...]:
        """The living notes on *target*: those on the whole first, then by place, then oldest first."""
        states = self._revisions.in_target(target_key(*target.key))
        return tuple(sorted((state for state in states if not state.deleted), key=_by_place))

    def all(self) -> Iterator[Annotation]:
        """Every living note, oldest first; files are read as the iterator goes on."""
        return (state for state in self._revisions.states() if not state.deleted)

    def deleted(self) -> Iterator[Annotation]:
        """Every deleted note with its words, oldest first."""
        return (state for state in self._revisions.states() if state.deleted)

    def get(self, note_id: str) -> Annotation:
        """The note's present state, a tombstone too; raises :class:`UnknownNoteError`."""
        state = self._revisions.current(note_id)
        if state is None:
            raise UnknownNoteError(f"there is no note {note_id}")
        return state

    def versions(self, note_id: str) -> tuple[Annotation, ...]:
        """The heads of a note: one, or several when sessions changed it at once and :meth:`get` merges them."""
        state = self.get(note_id)
        family = self._revisions.revisions(note_id)
        return tuple(version for head in state.heads if (version := family.state((head,))))

    def history(self, note_id: str) -> tuple[Annotation, ...]:
        """All revisions of a note that are at hand, oldest first; raises :class:`UnknownNoteError`."""
        history = self._revisions.revisions(note_id).all()
        if not history:
            raise UnknownNoteError(f"there is no note {note_id}")
        return history

    def log(self, day: date, zone: tzinfo | None = None) -> tuple[Entry, ...]:
        """What was done on *day*, by anybody, in the order of time; *zone* as in :func:`daylog.bounds`."""
        first, last = bounds(day, zone)
        ids = sorted(changed_between(self._revisions.layout, first, last))
        return entries((self._revisions.revisions(note_id) for note_id in ids), first, last)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files read so far."""
        return self._revisions.problems()

    def unsaved(self) -> tuple[Unsaved, ...]:
        """Revisions that the disk refused, oldest first: they are shown like all others, but only in memory."""
        return self._revisions.unsaved()

    def retry(self) -> tuple[Unsaved, ...]:
        """Try again to save what is unsaved; what still is."""
        for entry in self._revisions.unsaved():
            with suppress(NotSavedError):
                self._revisions.write(entry.annotation)
        return self._revisions.unsaved()

    def recover(self) -> tuple[Annotation, ...]:
        """Take into the notebook what earlier sessions could only put into rescue files.

        Raises NotSavedError when the disk still refuses; what is not saved then is among :meth:`unsaved`.
        """
        return self._revisions.recover()

    def changed_since(self, token: int | None = None) -> Changes:
        """Which notes have changed since *token* was given, by this session and by others; cheap enough to poll."""
        return self._revisions.changed_since(token)

    def add(
        self,
        target: Target,
        motivation: str,
        *,
        note: str = "",
        tags: Iterable[str] = (),
        color: str = "",
        quote: Quote | None = None,
        position: Position | None = None,
        foreign: Mapping[str, object] = MappingProxyType({}),
        note_id: str = "",
        action: str = "",
    ) -> Annotation:
        """Make a note; it is safe on disk when this returns.

        *note_id* is a ULID that stands for it already, as a draft's; ValueError when there is such a note. *action*
        joins it to others of one user action.
        """
        if note_id and self._revisions.current(note_id):
            raise ValueError(f"there is a note {note_id} already")
        moment = self._clock()
        revision = Annotation(
            id=note_id or new_ulid(),
            rev=new_revision(1),
            target=target,
            motivation=motivation,
            created=moment,
            modified=moment,
            author=self.author,
            action=action or new_ulid(),
            tags=clean_tags(tags),
            color=color,
            note=clean_text(note),
            quote=quote,
            position=position,
            foreign=foreign,
        )
        self._log.record(revision.action, "", revision.id)
        self._revisions.write(revision)
        return revision

    def take_in(self, brought: Annotation, *, parents: tuple[str, ...] = (), action: str = "") -> Annotation:
        """Store a note made elsewhere, or a later state of one, with its own id, words and times.

        It follows the revisions called *parents*; without any it stands beside what there is, and both are merged.
        """
        revision = replace(
            brought,
            rev=brought.rev if is_revision(brought.rev) else new_revision(self._revisions.next_counter(brought.id)),
            parents=parents,
            action=action or new_ulid(),
            author=brought.author or self.author,
            note=clean_text(brought.note),
            tags=clean_tags(brought.tags),
        )
        self._log.record(revision.action, "", revision.id)
        self._revisions.write(revision)
        return self.get(revision.id)

    def edit(self, note_id: str, *, base: str = "", action: str = "", **changes: Unpack[Edit]) -> Annotation:
        """Change a note and return its present state.

        *base* is the ``rev`` that the change was made from, when it may have been changed since; then both changes
        are merged. Raises :class:`UnknownNoteError` or :class:`ReadOnlyNoteError`.
        """
        state = self.get(note_id)
        before = self._revisions.revisions(note_id).state(base.split("+")) if base and base != state.rev else state
        before = before or state
        _refuse_newer(state)
        after = replace(before, **_cleaned(changes))
        if after.deleted == before.deleted and same_content(after, before):
            return state
        self._write_after(before, after, action or new_ulid())
        return self.get(note_id)

    def delete(self, note_id: str, *, action: str = "") -> Annotation:
        """Turn a note into a tombstone that keeps its words, and return that."""
        return self.edit(note_id, action=action, deleted=True)

    def undo(self) -> Undone | None:
        """Take back this session's newest action, or else the author's newest one here before it; None without any.

        What has been changed since stays as it is, and the answer says so.
        """
        return self._take_back(self._log.next_undo)

    def redo(self) -> Undone | None:
        """Take back the newest undo; None when there is none, or something was done since."""
        return self._take_back(self._log.next_redo)

    def undo_note(self, note_id: str) -> Undone | None:
        """Take back the newest action on one note, whoever took it, on that note alone."""
        self.get(note_id)
        chosen = next_undo(actions_on(self._revisions.revisions(note_id)))
        return self._without(chosen) if chosen else None

    def _take_back(self, choose: Callable[[], Action | None]) -> Undone | None:
        chosen = choose()
        if chosen is None and not self._log.knows_earlier:
            self._log.learn_earlier(actions_of(self._revisions.layout, self.author))
            chosen = choose()
        return self._without(chosen) if chosen else None

    def _without(self, chosen: Action) -> Undone:
        notes, since, what, action = [], [], "", new_ulid()
        for note_id in sorted(chosen.notes):
            state, family = self._revisions.current(note_id), self._revisions.revisions(note_id)
            if state is None:
                continue
            what = what or described(family, chosen.undoes or chosen.id)
            taken = inverse(family, state, chosen.id)
            if taken.after:
                _refuse_newer(state)
                self._write_after(state, taken.after, action, chosen.id)
                notes.append(self.get(note_id))
            if not taken.complete:
                since.append(self.get(note_id))
        if not notes:
            self._log.give_up(chosen.id)
        return Undone(chosen.id, what, tuple(notes), tuple(since))

    def _write_after(self, before: Annotation, after: Annotation, action: str, undoes: str = "") -> None:
        revision = replace(
            after,
            rev=new_revision(self._revisions.next_counter(before.id)),
            parents=before.heads,
            action=action,
            undoes=undoes,
            modified=self._clock(),
            author=self.author,
        )
        self._log.record(action, undoes, before.id)
        self._revisions.write(revision)


def _refuse_newer(state: Annotation) -> None:
    if state.read_only:
        raise ReadOnlyNoteError(f"note {state.id} was written by a newer version of the program; it can only be read")


def clean_text(text: str) -> str:
    """Text as it can be stored: one kind of line end, no lone surrogates."""
    return storable(text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without blanks around or lines within them, each once, in their order."""
    cleaned = (" ".join(clean_text(tag).split()) for tag in tags)
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))


def _cleaned(changes: Edit) -> dict[str, Any]:
    cleaned: dict[str, Any] = {**changes}
    if "note" in changes:
        cleaned["note"] = clean_text(changes["note"])
    if "tags" in changes:
        cleaned["tags"] = clean_tags(changes["tags"])
    return cleaned


def _by_place(annotation: Annotation) -> tuple[int, int, datetime, str]:
    place = annotation.position
    return (place.start if place else -1, place.end if place else -1, annotation.created, annotation.id)
