"""Makes ``seed_runs.txt``: hashes of all runs of eight words in the texts of a folder, without the texts themselves.

Run from the top of the repository: ``python -m tests.data.make_seed_runs FOLDER``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

LENGTH = 8
"""Words in a run."""
FILE = Path(__file__).with_name("seed_runs.txt")
_DIGITS = 16
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of eight words in *text*, as they are written."""
    words = _WORD.findall(text)
    return (tuple(words[start : start + LENGTH]) for start in range(len(words) - LENGTH + 1))


def hashed(run: Iterable[str]) -> str:
    """The first 16 hex digits of the sha256 of a run, for which capitals and forms of the apostrophe are one."""
    return sha256(" ".join(run).casefold().replace("’", "'").encode()).hexdigest()[:_DIGITS]


def hashes_of(folder: Path) -> set[str]:
    """The hashes of the runs in all ``.txt`` files of *folder*."""
    return {hashed(run) for file in folder.glob("*.txt") for run in runs(file.read_text("utf-8"))}


def main(folder: Path) -> None:
    """Write the hashes of the runs in *folder*."""
    FILE.write_text("".join(f"{each}\n" for each in sorted(hashes_of(folder))), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
