"""The notebook's folders on disk, and the files that explain them to people and to other programs."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from defense_tui.notebook.files import make_directory, sweep, write_new
from defense_tui.notebook.names import new_ulid

FORMAT = 1
"""The newest layout of folders that this program knows."""
_README = """\
Notes of defense-tui. They exist nowhere else: back this folder up.

annotations/   one folder for each article, entity or event; in it one small text file (TOML) for each note
history/       earlier states of the notes; needed to undo, and to merge what two sessions or machines changed
drafts/        what was typed and not yet saved
quarantine/    copies of files that could not be read, each with a word on why
tmp/           files being written; may be emptied while the program is not running

No file is ever overwritten: every change makes a new one. So this folder can be kept in git or shared with
Syncthing; history/ must be included. Files may be read and edited with any editor.
"""
_GITATTRIBUTES = "# Two changed notes are merged by the program, never line by line.\n*.toml -merge\n"


class NewerNotebookError(Exception):
    """A newer version of the program made the folder, and this one must not write to it."""


class Layout(NamedTuple):
    """Where things are below the notebook's directory; nothing is made before the first write."""

    root: Path

    @property
    def annotations(self) -> Path:
        """Current revisions, in a folder for each target."""
        return self.root / "annotations"

    @property
    def history(self) -> Path:
        """Superseded revisions, in folders of the same names."""
        return self.root / "history"

    @property
    def drafts(self) -> Path:
        """What was typed and not yet saved."""
        return self.root / "drafts"

    @property
    def quarantine(self) -> Path:
        """Copies of files that could not be read."""
        return self.root / "quarantine"

    @property
    def tmp(self) -> Path:
        """Files being written."""
        return self.root / "tmp"

    def make(self) -> None:
        """Make what is missing and clear old temporary files; raises OSError or :class:`NewerNotebookError`."""
        self.check()
        make_directory(self.annotations)
        sweep(self.tmp)
        texts = {
            "README.txt": _README,
            ".gitattributes": _GITATTRIBUTES,
            "format.toml": f'format = {FORMAT}\nmin_reader = {FORMAT}\nstore_id = "{new_ulid()}"\n',
        }
        for name, text in texts.items():
            if not (self.root / name).exists():
                write_new(self.root / name, text.encode(), self.tmp)

    def check(self) -> None:
        """Raise :class:`NewerNotebookError` when ``format.toml`` asks for a newer program than this one."""
        path = self.root / "format.toml"
        try:
            wanted = tomllib.loads(path.read_text("utf-8")).get("min_reader", FORMAT)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return
        if isinstance(wanted, int) and wanted > FORMAT:
            raise NewerNotebookError(f"{path}: a newer version of the program keeps these notes; they can only be read")
