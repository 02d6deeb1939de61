"""A corpus folder: its articles, read one by one, and what was curated with them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from defense_tui.corpus import canonical, frontmatter
from defense_tui.corpus.characters import one_line
from defense_tui.corpus.description import describe
from defense_tui.corpus.listing import CURATED, SUFFIXES, ArticleFile, articles_in, shown_path
from defense_tui.corpus.metadata import article_of
from defense_tui.model.article import Article, CanonicalText
from defense_tui.model.corpus import CorpusInfo, Fault
from defense_tui.model.curated import Curated

if TYPE_CHECKING:
    from defense_tui.corpus.curated import PlacedCurated
    from defense_tui.corpus.references import KnownIds

__all__ = [
    "ArticleFile",
    "Body",
    "CorpusError",
    "CorpusFolder",
    "Document",
    "Head",
    "document_of",
    "read_body",
    "read_file",
    "unreadable",
]


_SAVE_AS_TEXT = "save it as text in UTF-8, or give it another suffix"


class CorpusError(Exception):
    """A corpus or a file given by the reader cannot be read at all; the message is one clear line."""


class Head(NamedTuple):
    """An article's metadata."""

    article: Article
    faults: tuple[Fault, ...]
    lines: Mapping[str, int] = MappingProxyType({})
    """The source line of each key of its front matter."""


class Document(NamedTuple):
    """An article with its text."""

    article: Article
    text: CanonicalText
    faults: tuple[Fault, ...]
    lines: Mapping[str, int] = MappingProxyType({})
    """The source line of each key of its front matter."""


class Body(NamedTuple):
    """An article's text, and what is wrong with it: a function of its file's bytes and suffix alone."""

    text: CanonicalText
    faults: tuple[Fault, ...]


class CorpusFolder:
    """A folder of articles. Reading them is thread-safe and never fails: what is wrong comes as faults."""

    def __init__(self, root: Path) -> None:
        """List the articles below *root*, which must be a readable folder; see :meth:`open`."""
        described: list[Fault] = []
        listing = articles_in(root)
        self.root = root
        self.info: CorpusInfo = describe(root, described)
        self.files: tuple[ArticleFile, ...] = listing.files
        self.notices: tuple[str, ...] = listing.notices
        self._listed = (*described, *listing.faults)

    @classmethod
    def open(cls, root: Path) -> CorpusFolder:
        """Open the corpus at *root*. Raises CorpusError when there is no folder that can be read."""
        shown = shown_path(str(root))
        if not root.exists():
            raise CorpusError(f"{shown}: there is no such folder")
        if not root.is_dir():
            raise CorpusError(f"{shown} is a file, not a folder of articles; to read it: defense-tui show {shown}")
        try:
            with os.scandir(root):
                return cls(root)
        except OSError as error:
            raise CorpusError(f"{shown} cannot be read: {error.strerror or error}") from error

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the folder and its curated files; an article's own faults come with it."""
        return (*self._listed, *self._curated_faults)

    @cached_property
    def stand(self) -> frozenset[tuple[str, int, int]]:
        """Path, size and time of change of each article and curated file, as they are when this is first asked for."""
        curated = [path for name in CURATED for path in ((self.root / name), *(self.root / name).glob("*.toml"))]
        seen = [(file.file, file.size, file.changed) for file in self.files]
        for path in curated:
            with suppress(OSError):  # not there: as most are not
                status = path.stat()
                seen.append((path.relative_to(self.root).as_posix(), status.st_size, status.st_mtime_ns))
        return frozenset(seen)

    @cached_property
    def placed(self) -> PlacedCurated:
        """What was curated, with the places it was read from; read when first asked for."""
        return self._read_curated[0]

    @cached_property
    def known(self) -> KnownIds:
        """The ids that curated items and articles may name."""
        from defense_tui.corpus.references import KnownIds

        return KnownIds(self.placed, self.info.entities == "bundled")

    @cached_property
    def curated(self) -> Curated:
        """What was curated; read when first asked for, which takes 0.2 seconds for 8,000 lines of TOML."""
        return self.placed.plain()

    @cached_property
    def _curated_faults(self) -> tuple[Fault, ...]:
        from defense_tui.corpus.references import unknown_references

        return (*self._read_curated[1], *unknown_references(self.known))

    @cached_property
    def _read_curated(self) -> tuple[PlacedCurated, tuple[Fault, ...]]:
        from defense_tui.corpus.curated import read_curated  # a list of articles needs none of its readers

        faults: list[Fault] = []
        return read_curated(self.root, faults), tuple(faults)

    def head(self, file: ArticleFile) -> Head:
        """The metadata of an article, from no more than the first 64 kB of its *file*."""
        try:
            with file.path.open("rb", buffering=0) as stream:
                data = stream.read(frontmatter.LIMIT)
        except OSError as error:
            article, faults = _unreadable(file, error)
            return Head(article, faults)
        return _head(file, data)

    def read(self, file: ArticleFile) -> Document:
        """An article with its text."""
        try:
            data = file.path.read_bytes()
        except OSError as error:
            return unreadable(file, error)
        return document_of(file, data, read_body(file, data))


def read_file(path: Path) -> Document:
    """One article outside any corpus. Raises CorpusError when *path* is no file that can be read."""
    shown = shown_path(str(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{shown} cannot be read: {error.strerror or error}") from error
    id_ = shown_path(path.stem if path.suffix.lower() in SUFFIXES else path.name)
    file = ArticleFile(id_, str(path), shown, len(data))
    return document_of(file, data, read_body(file, data))


def read_body(file: ArticleFile, data: bytes) -> Body:
    """The text in the bytes of *file*; of a binary file none."""
    if canonical.is_binary(data):
        return Body(canonical.plain(""), ())
    body_line = _matter(file, data).body_line
    decoded = canonical.decode(data)
    faults: list[Fault] = []
    if decoded.nul_line:
        message = "holds NUL bytes, so it was read as plain text"
        faults.append(Fault(file.file, decoded.nul_line, "binary", message, _SAVE_AS_TEXT))
    elif decoded.bad_line:
        message = "is not UTF-8; it was read as Windows-1252, so letters may be wrong"
        faults.append(Fault(file.file, decoded.bad_line, "not-utf-8", message, "save the file as UTF-8"))
    body = canonical.after_lines(decoded.text, body_line)
    reading = canonical.read(body, "" if decoded.nul_line else file.suffix)
    if reading.problem:
        hint = "simplify its Markdown, or rename it to .txt"
        message = f"shown as plain text, marks and all: {reading.problem}"
        faults.append(Fault(file.file, body_line + 1, "markdown-not-read", message, hint))
    return Body(reading.text, tuple(faults))


def unreadable(file: ArticleFile, error: OSError) -> Document:
    """An article without text, for a *file* that cannot be read."""
    article, faults = _unreadable(file, error)
    return Document(article, canonical.plain(""), faults)


def document_of(file: ArticleFile, data: bytes, body: Body) -> Document:
    """The article in the bytes of *file*, of which the *body* was read or is remembered."""
    head = _head(file, data)
    faults = head.faults + body.faults
    if not body.text.text and not faults:
        faults = (Fault(file.file, 1, "empty-article", "has no text", "write some, or remove the file"),)
    return Document(head.article, body.text, faults, head.lines)


def _matter(file: ArticleFile, data: bytes) -> frontmatter.FrontMatter:
    return frontmatter.split(canonical.decode_opening(data[: frontmatter.LIMIT]), file.file)


def _head(file: ArticleFile, data: bytes) -> Head:
    if canonical.is_binary(data):
        message = "is binary and no text, so nothing of it is shown"
        fault = Fault(file.file, 0, "binary", message, _SAVE_AS_TEXT)
        return Head(Article(file.id, one_line(PurePosixPath(file.file).name), file.file), (fault,))
    matter = _matter(file, data)
    article, faults = article_of(matter, file)
    return Head(article, matter.faults + faults, matter.lines)


def _unreadable(file: ArticleFile, error: OSError) -> tuple[Article, tuple[Fault, ...]]:
    fault = Fault(file.file, 0, "unreadable", f"cannot be read: {error.strerror or error}", "look at its permissions")
    return Article(file.id, file.stem, file.file), (fault,)
