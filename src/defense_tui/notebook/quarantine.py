"""Copies of broken files, made once, with a word on what is wrong; the broken file itself is left as it is."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from defense_tui.notebook.files import write_new


class Quarantine(NamedTuple):
    """The folder of copies."""

    directory: Path
    tmp: Path

    def keep(self, path: Path, data: bytes, why: str) -> tuple[bool, str]:
        """Copy the *data* of a broken file, once for each content; whether that is new, and what to do now."""
        copy = self.directory / f"{path.stem}.{hashlib.sha256(data).hexdigest()[:8]}.toml"
        if copy.exists():
            return False, f"mend the file; a copy of it is {copy}"
        try:
            write_new(copy.with_suffix(".why.txt"), f"{path}\n{why}\n".encode(), self.tmp)
            write_new(copy, data, self.tmp)
        except OSError as error:
            return True, f"mend the file; no copy of it could be made ({error.strerror})"
        return True, f"mend the file; a copy of it is {copy}"
