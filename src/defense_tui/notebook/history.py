"""Revisions that others have followed: kept for undo, and as what two heads grew from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.files import make_directory, sync_directory
from defense_tui.notebook.loading import Loader


def pruned_file(root: Path, note_id: str, key: str) -> Path:
    """The file that says which states of a note were removed from a folder of the history in *root*."""
    return root / key / f"{note_id}.pruned"


def pruned(root: Path, note_id: str, keys: Iterable[str]) -> set[str]:
    """The revisions of a note that somebody had removed from folders of the history in *root*."""
    names: set[str] = set()
    for key in keys:
        with suppress(OSError):  # then nothing is known to be removed, and what is missing is told of
            names |= set(pruned_file(root, note_id, key).read_text("utf-8", errors="replace").split())
    return names


class History(NamedTuple):
    """The folders of ``history/``, which have the names of those in ``annotations/``."""

    root: Path
    loader: Loader

    def keys(self) -> set[str]:
        """The names of all folders."""
        try:
            return {path.name for path in self.root.iterdir() if path.is_dir()}
        except (FileNotFoundError, NotADirectoryError):
            return set()

    def stamps(self, keys: Iterable[str]) -> Iterator[int]:
        """Time stamps of folders, which are others once something has come or gone there."""
        for key in sorted(keys):
            with suppress(OSError):
                yield (self.root / key).stat().st_mtime_ns

    def of(self, note_id: str, keys: Iterable[str]) -> Iterator[Annotation]:
        """The revisions of a note in some folders."""
        for key in sorted(keys):
            for path in sorted((self.root / key).glob(f"{note_id}.*.toml")):
                with suppress(FileNotFoundError):
                    revision = self.loader.load(str(path))
                    if revision:
                        yield revision

    def take(self, path: Path) -> None:
        """Move a revision's file here; raises OSError."""
        folder = self.root / path.parent.name
        make_directory(folder)
        path.replace(_free_name(folder / path.name, path))
        sync_directory(folder)
        self.loader.forget((str(path),))


def _free_name(wanted: Path, source: Path) -> Path:
    """*wanted*, or a name beside it when another text has that name already: nothing is overwritten."""
    data = source.read_bytes()
    if not wanted.exists() or wanted.read_bytes() == data:
        return wanted
    return wanted.with_name(f"{wanted.stem}.{hashlib.sha256(data).hexdigest()[:8]}.toml")
