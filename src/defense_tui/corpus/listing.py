"""Which files of a folder are articles, and what each is called."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from defense_tui.corpus.characters import REPLACEMENT, replace_controls
from defense_tui.model.corpus import Fault

SUFFIXES = (".md", ".txt")

_ARTICLES = "articles"
CURATED = ("corpus.toml", "entities", "timeline", "claims", "sources.toml")
"""What a corpus made for this program has beside its articles."""


class ArticleFile(NamedTuple):
    """A file that holds an article."""

    id: str
    """The article's id: path below the articles folder, ``/`` between parts, NFC, without suffix."""
    location: str
    """Its path; as a text, for a hundred thousand paths take a second to make and forty megabytes to keep."""
    file: str
    """Path below the corpus root, ``/`` between parts, as it can be shown."""
    size: int
    """In bytes."""
    changed: int = 0
    """When it was last written to: ``st_mtime_ns``."""

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.location)

    @property
    def stem(self) -> str:
        """The file's name without suffix."""
        return PurePosixPath(self.file).stem

    @property
    def suffix(self) -> str:
        """In lower case, with its dot."""
        return PurePosixPath(self.file).suffix.lower()


class Listing(NamedTuple):
    """The articles of a folder in the order of their paths, and what was left out."""

    files: tuple[ArticleFile, ...]
    faults: tuple[Fault, ...]
    notices: tuple[str, ...]


def articles_in(root: Path) -> Listing:
    """List the ``.md`` and ``.txt`` files below the articles folder of *root* (see :func:`articles_folder`).

    Names that begin with a dot are skipped. Links are followed while they stay inside *root*, and each folder is
    read once, under its own name where it has one. What cannot be read is a fault. No two articles have one id: a
    ``.txt`` beside an ``.md`` of the same name keeps its suffix, and where ids still meet, the later one gets ``~2``.
    """
    folder = articles_folder(root)
    prefix = "" if folder == root else f"{_ARTICLES}/"
    walk = _Walk(Path(os.path.realpath(root)), prefix)
    walk.through(folder)
    files = _named(walk.found, prefix, walk.faults)
    return Listing(files, tuple(walk.faults), tuple(_notices(files, walk.unread)))


def articles_folder(root: Path) -> Path:
    """The folder below which articles lie and ids count: ``articles/`` where there is one, else *root*.

    In a folder that nobody made for this program (no ``corpus.toml``, nothing curated), ``articles/`` can be one
    of several collections. When its neighbours hold articles too, all of *root* is read.
    """
    folder = root / _ARTICLES
    if not folder.is_dir():
        return root
    if any((root / name).exists() for name in CURATED):
        return folder
    neighbours = (each for each in root.iterdir() if each != folder and not each.name.startswith("."))
    return root if any(map(_holds_articles, neighbours)) else folder


def _holds_articles(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if any(_suffix(name).lower() in SUFFIXES for name in files if not name.startswith(".")):
            return True
    return False


def shown_path(path: str) -> str:
    """*path* with ``/`` between its parts as text that can be shown and stored: NFC, without control characters."""
    if path.isascii() and path.isprintable():
        return path
    text = os.fsencode(path).decode("utf-8", "replace").replace("\n", REPLACEMENT)
    return unicodedata.normalize("NFC", replace_controls(text))


@dataclass(slots=True)
class _Walk:
    """A search for files below one folder."""

    root: Path
    """The real path that no link may leave."""
    prefix: str
    """Path of the folder below the corpus root, with a slash at its end, or empty."""
    found: list[tuple[str, str, int, int]] = field(default_factory=list)
    """Path below the corpus root, path, size and time of change of each article."""
    faults: list[Fault] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    """How many files there are of each other suffix."""
    _seen: set[str] = field(default_factory=set)
    _folders: deque[tuple[str, str]] = field(default_factory=deque)
    """Path and path below the corpus root of the folders to come: real ones before links."""

    def through(self, folder: Path) -> None:
        if not self._is_inside(str(folder)):
            self._fault(self.prefix.rstrip("/"), "link-leaves-folder", "the link leads out of the corpus", _COPY)
            return
        self._folders.append((str(folder), self.prefix))
        while self._folders:
            path, below = self._folders.popleft()
            real = os.path.realpath(path)
            if real not in self._seen:
                self._seen.add(real)
                self._read(path, below)

    def _read(self, folder: str, below: str) -> None:
        try:
            with os.scandir(folder) as entries:
                visible = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            self._unreadable(below.rstrip("/"), error)
            return
        folders = []
        for entry in visible:
            file = below + entry.name
            try:
                if entry.is_symlink() and not self._may_follow(entry, file):
                    continue
                if entry.is_dir():
                    folders.append((entry, file))
                elif entry.is_file():
                    self._take(entry, file)
            except OSError as error:
                self._unreadable(file, error)
        self._folders.extendleft(
            (entry.path, f"{file}/") for entry, file in reversed(folders) if not entry.is_symlink()
        )
        self._folders.extend((entry.path, f"{file}/") for entry, file in folders if entry.is_symlink())

    def _take(self, entry: os.DirEntry[str], file: str) -> None:
        suffix = _suffix(entry.name).lower()
        if suffix in SUFFIXES:
            status = entry.stat()
            self.found.append((file, entry.path, status.st_size, status.st_mtime_ns))
        elif suffix != ".toml":
            self.unread[suffix] += 1

    def _may_follow(self, entry: os.DirEntry[str], file: str) -> bool:
        if not Path(entry.path).exists():
            self._fault(file, "broken-link", "the link leads nowhere", "mend or remove it")
            return False
        if not self._is_inside(entry.path):
            self._fault(file, "link-leaves-folder", "the link leads out of the corpus", _COPY)
            return False
        return True

    def _is_inside(self, path: str) -> bool:
        return Path(os.path.realpath(path)).is_relative_to(self.root)

    def _unreadable(self, file: str, error: OSError) -> None:
        self._fault(file, "unreadable", f"cannot be read: {error.strerror or error}", "look at its permissions")

    def _fault(self, file: str, code: str, message: str, hint: str) -> None:
        self.faults.append(Fault(shown_path(file), 0, code, message, hint))


_COPY = "copy what it leads to into the corpus"


def _named(found: Iterable[tuple[str, str, int, int]], prefix: str, faults: list[Fault]) -> tuple[ArticleFile, ...]:
    """Give each file its id; Markdown files choose first, then in the order of paths."""
    named: dict[str, ArticleFile] = {}
    clashing: list[ArticleFile] = []
    for raw, path, size, changed in sorted(found, key=lambda each: (not _is_markdown(each[0]), each[0])):
        file = shown_path(raw)
        if file != unicodedata.normalize("NFC", raw):
            message = "the name holds bytes or control characters that cannot be shown"
            faults.append(Fault(file, 0, "bad-file-name", message, "rename the file"))
        name = file.removeprefix(prefix)
        short = name.removesuffix(_suffix(name))
        article = ArticleFile(name if short in named and not _is_markdown(file) else short, path, file, size, changed)
        if article.id in named:
            clashing.append(article)
        else:
            named[article.id] = article
    for article in clashing:
        own = next(name for number in count(2) if (name := f"{article.id}~{number}") not in named)
        message = f"its id {article.id!r} is that of {named[article.id].file}; it is called {own!r} here"
        faults.append(Fault(article.file, 0, "duplicate-id", message, "rename one of the two files"))
        named[own] = article._replace(id=own)
    return tuple(sorted(named.values(), key=lambda article: article.file))


def _is_markdown(file: str) -> bool:
    return file.lower().endswith(".md")


def _suffix(name: str) -> str:
    at = name.rfind(".")
    return name[at:] if at > name.rfind("/") + 1 else ""


def _notices(files: tuple[ArticleFile, ...], unread: Counter[str]) -> list[str]:
    notices = [] if files else ["no articles here (articles are .md and .txt)"]
    total = unread.total()
    if total:
        kinds = ", ".join(f"{number} {suffix or 'without suffix'}" for suffix, number in unread.most_common(5))
        more = ", ..." if len(unread) > 5 else ""
        what = "1 file of a kind that is not read" if total == 1 else f"{total} files of kinds that are not read"
        notices.append(f"{what}: {kinds}{more} (articles are .md and .txt)")
    return notices
