"""Undo and redo as new revisions: which action is next, and what takes it back without touching what came after."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.merging import same_content
from defense_tui.notebook.revisions import Revisions


class Undone(NamedTuple):
    """What an undo or a redo did."""

    action: str
    """The action that was taken back."""
    what: str
    """What an undo takes back, and a redo does again: ``added``, ``edited``, ``deleted`` or ``restored``."""
    notes: tuple[Annotation, ...]
    """The notes that were changed, as they are now."""
    changed_since: tuple[Annotation, ...]
    """Notes of which something was left as it is, because it has been changed since."""


@dataclass(slots=True)
class Action:
    """One thing that a user did to one or more notes."""

    id: str
    undoes: str
    notes: set[str] = field(default_factory=set)


class ActionLog:
    """The actions of a session, and behind them those of the same author on the same machine before it; thread-safe."""

    def __init__(self, began: str) -> None:
        """*began*: a ULID made when the session began; actions of sessions that run beside it are not its own."""
        self._began = began
        self._lock = threading.Lock()
        self._session: dict[str, Action] = {}
        self._earlier: dict[str, Action] | None = None
        self._hopeless: set[str] = set()

    def record(self, action: str, undoes: str, note_id: str) -> None:
        """Remember that this session changed a note."""
        with self._lock:
            self._session.setdefault(action, Action(action, undoes)).notes.add(note_id)

    def give_up(self, action: str) -> None:
        """Remember that nothing of an action can be taken back any more, so that the one before it comes next."""
        with self._lock:
            self._hopeless.add(action)

    @property
    def knows_earlier(self) -> bool:
        """Whether :meth:`learn_earlier` has been called."""
        return self._earlier is not None

    def learn_earlier(self, found: Iterable[tuple[str, str, str]]) -> None:
        """Take in (action, undoes, note id) of this author's revisions on disk."""
        earlier: dict[str, Action] = {}
        for action, undoes, note_id in found:
            if action < self._began:
                earlier.setdefault(action, Action(action, undoes)).notes.add(note_id)
        with self._lock:
            self._earlier = earlier

    def next_undo(self) -> Action | None:
        """The newest action that is neither an undo nor undone."""
        return next_undo(self._newest_first())

    def next_redo(self) -> Action | None:
        """The newest undo that still holds, unless something was done since."""
        return next_redo(self._newest_first())

    def _newest_first(self) -> list[Action]:
        """This session's actions before all earlier ones: a clock may have stepped back."""
        with self._lock:
            earlier = self._earlier or {}
            actions = [*reversed(self._session.values()), *(earlier[key] for key in sorted(earlier, reverse=True))]
            return [action for action in actions if action.id not in self._hopeless]


def next_undo(newest_first: Sequence[Action]) -> Action | None:
    """The newest action that is neither an undo nor undone."""
    undone = _undone(newest_first)
    return next((action for action in newest_first if not action.undoes and action.id not in undone), None)


def next_redo(newest_first: Sequence[Action]) -> Action | None:
    """The newest undo that still holds, unless something was done since."""
    undone = _undone(newest_first)
    undos = {action.id for action in newest_first if action.undoes}
    for action in newest_first:
        if action.id in undone or action.undoes in undos:
            continue
        return action if action.undoes else None
    return None


def actions_on(family: Revisions) -> list[Action]:
    """What was done to one note, by anybody, newest first."""
    actions = {revision.action: Action(revision.action, revision.undoes, {revision.id}) for revision in family.all()}
    return [action for key, action in reversed(actions.items()) if key]


def _undone(newest_first: Sequence[Action]) -> set[str]:
    """Actions that an undo which itself still holds has taken back."""
    undone: set[str] = set()
    for action in newest_first:
        if action.undoes and action.id not in undone:
            undone.add(action.undoes)
    return undone


class Inverse(NamedTuple):
    """What takes an action back on one note."""

    after: Annotation | None
    """The note without it; None when nothing of it can be taken back."""
    complete: bool
    """Whether all of it is taken back."""


def inverse(family: Revisions, now: Annotation, action: str) -> Inverse:
    """Take back what *action* did to a note that is *now* so: only fields that still hold what it gave them."""
    after, complete = now, True
    for revision in reversed(family.all()):
        if revision.action == action:
            before = family.before(revision)
            taken = _without_add(after, revision) if not revision.parents else _without_edit(after, revision, before)
            after, complete = taken.after or after, complete and taken.complete
    changed = after.deleted != now.deleted or not same_content(after, now)
    return Inverse(after if changed else None, complete and changed)


def described(family: Revisions, action: str) -> str:
    """What *action* did to a note, in a word; empty when its revision is not at hand."""
    return next((what_was_done(family, revision) for revision in family.all() if revision.action == action), "")


def what_was_done(family: Revisions, revision: Annotation) -> str:
    """What a revision did to its note: ``added``, ``edited``, ``deleted`` or ``restored``."""
    before = family.before(revision)
    if not revision.parents:
        return "added"
    if before and before.deleted != revision.deleted:
        return "deleted" if revision.deleted else "restored"
    return "edited"


def _without_add(now: Annotation, added: Annotation) -> Inverse:
    if now.deleted or not same_content(now, added):
        return Inverse(None, complete=False)
    return Inverse(replace(now, deleted=True), complete=True)


def _without_edit(now: Annotation, edited: Annotation, before: Annotation | None) -> Inverse:
    if before is None:
        return Inverse(None, complete=False)
    after, complete = now, True
    for names in (("motivation",), ("color",), ("note",), ("deleted",), ("target", "quote", "position"), ("foreign",)):
        old, given, current = ([getattr(state, name) for name in names] for state in (before, edited, now))
        if old != given and current == given:
            after = replace(after, **dict(zip(names, old, strict=True)))
        elif old != given:
            complete = False
    added = [tag for tag in edited.tags if tag not in before.tags]
    removed = [tag for tag in before.tags if tag not in edited.tags]
    if any(tag not in now.tags for tag in added) or any(tag in now.tags for tag in removed):
        complete = False
    tags = (*(tag for tag in now.tags if tag not in added), *(tag for tag in removed if tag not in now.tags))
    return Inverse(replace(after, tags=tags), complete)
