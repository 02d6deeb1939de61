"""What is being typed, safe at every save though it is not yet a note; whoever is killed finds it again."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from defense_tui.notebook.annotation import Annotation, Position, Quote, Target
from defense_tui.notebook.codec import decode, encode
from defense_tui.notebook.files import make_directory, read_regular, sweep, write_over
from defense_tui.notebook.loading import Problem
from defense_tui.notebook.moments import now
from defense_tui.notebook.names import is_ulid, new_ulid
from defense_tui.notebook.owner import Owner, this_process

_REVISION = "00000-00000000"
"""A draft is stored as an annotation that was never saved."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A note, or a change to one, that is being typed."""

    id: str
    """A ULID; a new note gets it as its own id, so that a draft whose note was saved is known."""
    target: Target
    motivation: str
    begun: datetime
    typed: datetime
    """When it was last saved."""
    owner: Owner
    note: str = ""
    tags: tuple[str, ...] = ()
    color: str = ""
    quote: Quote | None = None
    position: Position | None = None
    edits: str = ""
    """The id of the note that it changes; empty for a new note."""
    base: str = ""
    """The ``rev`` of that note when the typing began."""


class Drafts:
    """The drafts in one folder, which is made with the first. Methods raise OSError when the disk refuses."""

    def __init__(self, directory: Path) -> None:
        """*directory* is ``drafts`` below the notebook's."""
        self.directory = directory
        self.problems: tuple[Problem, ...] = ()
        """Files that :meth:`all` could not read; they are left as they are."""

    def begin(self, target: Target, motivation: str) -> Draft:
        """A new, empty draft of this process; nothing is written before :meth:`save`."""
        return Draft(new_ulid(), target, motivation, now(), now(), this_process())

    def begin_edit(self, annotation: Annotation) -> Draft:
        """A draft that starts from a note as it is now."""
        return replace(
            self.begin(annotation.target, annotation.motivation),
            note=annotation.note,
            tags=annotation.tags,
            color=annotation.color,
            quote=annotation.quote,
            position=annotation.position,
            edits=annotation.id,
            base=annotation.rev,
        )

    def save(self, draft: Draft) -> Draft:
        """Store the draft over what was stored of it before; it survives anything when this returns."""
        saved = replace(draft, typed=now(), owner=this_process())
        make_directory(self.directory)
        write_over(self._path(saved.id), encode(_annotation(saved)))
        return saved

    def all(self) -> tuple[Draft, ...]:
        """All drafts, oldest first, also those of sessions that live: ask ``draft.owner.standing()``."""
        paths = sorted(self.directory.glob("*.toml")) if self.directory.is_dir() else []
        loaded = [_load(path) for path in paths]
        self.problems = tuple(found for found in loaded if isinstance(found, Problem))
        return tuple(found for found in loaded if isinstance(found, Draft))

    def written(self) -> dict[str, int]:
        """When each draft was last written, in nanoseconds since 1970, by its id; none is read."""
        written: dict[str, int] = {}
        for path in self.directory.glob("*.toml"):
            with suppress(OSError):  # it has just gone
                written[path.stem] = path.stat().st_mtime_ns
        return written

    def discard(self, draft: Draft) -> None:
        """Remove a draft; :meth:`save` brings it back."""
        self._path(draft.id).unlink(missing_ok=True)
        sweep(self.directory)

    def adopt(self, draft: Draft) -> Draft:
        """Take a draft over from another process.

        It becomes a new one, so that an owner who lives after all can go on typing; nothing of either is lost.
        """
        adopted = self.save(replace(draft, id=new_ulid()))
        self.discard(draft)
        return adopted

    def _path(self, draft_id: str) -> Path:
        return self.directory / f"{draft_id}.toml"


def _load(path: Path) -> Draft | Problem | None:
    """The draft in a file; None when it has just gone."""
    try:
        return _draft(decode(read_regular(path)[0]))
    except FileNotFoundError:
        return None
    except OSError as error:
        return Problem(path, "unreadable", f"it cannot be read: {error.strerror}", "make it readable for you")
    except (ValueError, TypeError, KeyError) as error:
        return Problem(path, "broken-draft", str(error), "open it with an editor to save its words")


def _annotation(draft: Draft) -> Annotation:
    owner: Mapping[str, Any] = {"host": draft.owner.host, "pid": draft.owner.pid, "started": draft.owner.started}
    return Annotation(
        id=draft.id,
        rev=_REVISION,
        target=draft.target,
        motivation=draft.motivation,
        created=draft.begun,
        modified=draft.typed,
        tags=draft.tags,
        color=draft.color,
        note=draft.note,
        quote=draft.quote,
        position=draft.position,
        extra={"draft": {**owner, "edits": draft.edits, "base": draft.base}},
    )


def _draft(annotation: Annotation) -> Draft:
    about: Any = annotation.extra["draft"]
    if not is_ulid(annotation.id):
        raise ValueError(f"id = {annotation.id!r} is not a ULID")
    return Draft(
        id=annotation.id,
        target=annotation.target,
        motivation=annotation.motivation,
        begun=annotation.created,
        typed=annotation.modified,
        owner=Owner(str(about["host"]), int(about["pid"]), str(about["started"])),
        note=annotation.note,
        tags=annotation.tags,
        color=annotation.color,
        quote=annotation.quote,
        position=annotation.position,
        edits=str(about["edits"]),
        base=str(about["base"]),
    )
