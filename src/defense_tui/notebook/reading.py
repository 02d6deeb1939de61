"""What has been read: how far, what is starred and where the reader left off; one small file for each corpus."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from defense_tui.notebook.files import Stamp, read_regular, replace_file

_FORMAT = 1
_DENSE = (",", ":")
_END = 0.98
"""A reader who saw this much of an article has read it; few scroll past the sources at its end."""
_Change = Callable[["ArticleReading"], "ArticleReading"]


class Progress(StrEnum):
    """How far an article was read."""

    UNREAD = "unread"
    BEGUN = "begun"
    READ = "read"


class Mark(StrEnum):
    """What :meth:`ReadingState.ids` can be asked for."""

    BEGUN = "begun"
    READ = "read"
    STARRED = "starred"


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """What is known of the reading of one article."""

    progress: Progress = Progress.UNREAD
    fraction: float = 0.0
    """How much of the text has been seen, 0 to 1; never falls."""
    offset: int = 0
    """Where the caret was, in code points of the canonical text."""
    starred: bool = False


_UNREAD = ArticleReading()
_MARKED: Mapping[Mark, Callable[[ArticleReading], bool]] = {
    Mark.BEGUN: lambda reading: reading.progress is Progress.BEGUN,
    Mark.READ: lambda reading: reading.progress is Progress.READ,
    Mark.STARRED: lambda reading: reading.starred,
}


class ReadingState:
    """The reading state of one corpus; thread-safe. Only :meth:`save` touches the disk, and it raises nothing.

    Several sessions may share the file: a save reads what others wrote meanwhile and adds this session's changes.
    """

    def __init__(self, directory: Path, corpus_key: str) -> None:
        self.path = directory / "reading" / f"{_file_key(corpus_key)}.json"
        self._lock = threading.Lock()
        self._articles: dict[str, ArticleReading] = {}
        self._fragments: dict[str, str] = {}
        """JSON of the articles that have not changed since they were last encoded."""
        self._workspace: Any = None
        self._changes: list[tuple[str, _Change]] = []
        self._workspace_changed = False
        self._unknown: dict[str, Any] = {}
        self._stamp: Stamp | None = None
        self._failing = False
        self.notice = ""
        """What a person should know of the file that was found; empty when all is well."""
        try:
            self._load()
        except OSError as error:
            self.notice = f"{self.path}: what you have read cannot be read back: {error.strerror}"

    def status(self, article_id: str) -> ArticleReading:
        """What is known of the reading of an article; unread when nothing is."""
        return self._articles.get(article_id, _UNREAD)

    def ids(self, mark: str) -> frozenset[str]:
        """The articles that are ``begun``, ``read`` or ``starred``; raises ValueError for another word."""
        wanted = Mark(mark)
        with self._lock:
            return frozenset(key for key, reading in self._articles.items() if _MARKED[wanted](reading))

    def progress(self, article_id: str, fraction: float, offset: int) -> ArticleReading:
        """Note how much of an article has been seen (0 to 1) and where the caret is (code points)."""

        def seen(reading: ArticleReading) -> ArticleReading:
            furthest = max(reading.fraction, min(1.0, fraction))
            done = reading.progress is Progress.READ or furthest >= _END
            state = Progress.READ if done else Progress.BEGUN
            return replace(reading, progress=state, fraction=furthest, offset=offset)

        return self._change(article_id, seen)

    def mark(self, article_id: str, progress: Progress) -> ArticleReading:
        """Call an article read, begun or unread, whatever was seen of it."""
        fraction = {Progress.READ: 1.0, Progress.UNREAD: 0.0}
        return self._change(
            article_id,
            lambda reading: replace(
                reading, progress=progress, fraction=fraction.get(progress, min(reading.fraction, _END / 2))
            ),
        )

    def toggle_star(self, article_id: str) -> bool:
        """Star an article, or take its star away; whether it is starred now."""
        starred = not self.status(article_id).starred
        return self._change(article_id, lambda reading: replace(reading, starred=starred)).starred

    @property
    def workspace(self) -> Any:
        """The app's last lens, pane, place and history: one JSON value that nobody else looks into; None at first."""
        return self._workspace

    @workspace.setter
    def workspace(self, value: Any) -> None:
        with self._lock:
            if value != self._workspace:
                self._workspace = value
                self._workspace_changed = True

    def save(self) -> str:
        """Write what has changed; empty, or once for a row of failures what went wrong."""
        with self._lock:
            if not self._changes and not self._workspace_changed:
                return ""
            try:
                self._load()
                replace_file(self.path, self._encoded())
                self._stamp = Stamp.of(self.path.stat())
            except (OSError, TypeError, ValueError) as error:
                failing, self._failing = self._failing, True
                return "" if failing else f"{self.path}: what you have read could not be saved: {error}"
            self._changes.clear()
            self._workspace_changed = self._failing = False
            return ""

    def _change(self, article_id: str, change: _Change) -> ArticleReading:
        with self._lock:
            before = self._articles.get(article_id, _UNREAD)
            after = change(before)
            if after != before:
                self._articles[article_id] = after
                self._fragments.pop(article_id, None)
                self._changes.append((article_id, change))
            return after

    def _load(self) -> None:
        """Take over the file when it is not the one last seen, and do this session's unsaved changes again.

        Raises OSError: what cannot be read must not be replaced.
        """
        try:
            if self._stamp and Stamp.of(self.path.stat()) == self._stamp:
                return
            data, self._stamp = read_regular(self.path)
        except FileNotFoundError:
            return
        try:
            self._take_over(data)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
            self._set_aside(data)

    def _take_over(self, data: bytes) -> None:
        document = json.loads(data)
        articles = {key: _decoded(entry) for key, entry in document.pop("articles").items()}
        workspace = document.pop("workspace")
        for article_id, change in self._changes:
            articles[article_id] = change(articles.get(article_id, _UNREAD))
        if not self._workspace_changed:
            self._workspace = workspace
        self._articles, self._unknown = articles, document
        self._fragments.clear()

    def _set_aside(self, data: bytes) -> None:
        copy = self.path.with_suffix(f".{hashlib.sha256(data).hexdigest()[:8]}.broken")
        try:
            replace_file(copy, data)
        except OSError as error:
            self.notice = f"{self.path} is damaged and begun afresh; no copy could be made: {error.strerror}"
        else:
            self.notice = f"{self.path} is damaged and begun afresh; what it held is in {copy}"

    def _encoded(self) -> bytes:
        """The file's JSON, put together from what each article came to last time: one of them has changed."""
        for article_id in self._articles.keys() - self._fragments.keys():
            entry = _encoded(self._articles[article_id])
            self._fragments[article_id] = f"{json.dumps(article_id)}:{json.dumps(entry, separators=_DENSE)}"
        head = json.dumps(self._unknown | {"format": _FORMAT, "workspace": self._workspace}, separators=_DENSE)
        return f'{head[:-1]},"articles":{{{",".join(self._fragments.values())}}}}}'.encode()


def _encoded(reading: ArticleReading) -> dict[str, object]:
    entry: dict[str, object] = {"progress": str(reading.progress), "fraction": round(reading.fraction, 4)}
    return entry | {"offset": reading.offset, "starred": reading.starred}


def _decoded(entry: Mapping[str, Any]) -> ArticleReading:
    return ArticleReading(
        progress=Progress(entry["progress"]),
        fraction=min(1.0, max(0.0, float(entry["fraction"]))),
        offset=max(0, int(entry["offset"])),
        starred=bool(entry["starred"]),
    )


def _file_key(corpus_key: str) -> str:
    readable = re.sub(r"[^a-z0-9-]+", "-", corpus_key.lower())[:60].strip("-")
    return f"{readable}-{hashlib.sha256(corpus_key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
