"""What the notebook costs and withstands: ``python -m tests.benchmarks.notebook [--directory D] [--kills N]``.

Times adding, opening an article, reading everything, polling and the first undo after a start; then lets eight
sessions edit twenty notes 200 times each, and kills sessions at random moments. The disk of *--directory* counts.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from defense_tui.notebook.annotation import Target
from defense_tui.notebook.store import Notebook
from tests.notebook.hammer import lost, prepare, read

_REPOSITORY = Path(__file__).resolve().parents[2]


def timed(name: str, work: Callable[[], object], times: int = 1) -> None:
    """Print how long *work* takes on average."""
    began = time.perf_counter()
    for _ in range(times):
        work()
    print(f"{name:58}{(time.perf_counter() - began) / times * 1000:10.2f} ms", flush=True)


def costs(directory: Path, notes: int) -> None:
    """Print the times of everyday work on a notebook of *notes* notes, 30 on each article."""
    notebook = Notebook(directory, "asha@host")
    targets = [Target("article", "corpus", f"article-{number}") for number in range(max(1, notes // 30))]

    def add(number: int) -> None:
        note = "A remark on this passage, two lines long.\n" * 2
        notebook.add(targets[number % len(targets)], "commenting", note=note, tags=("price", "mq-9b"), color="yellow")

    began = time.perf_counter()
    for number in range(notes):
        add(number)
    print(f"{'add one':58}{(time.perf_counter() - began) / notes * 1000:10.2f} ms")
    note = notebook.of(targets[0])[0]
    edits = iter(range(10**6))
    timed("edit one", lambda: notebook.edit(note.id, color=f"c{next(edits)}"), 20)
    timed("the notes of one article, first time", lambda: Notebook(directory, "x").of(targets[0]), 20)
    timed("the notes of one article, again", lambda: notebook.of(targets[0]), 20)
    timed(f"all {notes} notes, first time", lambda: list(Notebook(directory, "x").all()))
    timed(f"all {notes} notes, again", lambda: list(notebook.all()))
    timed(f"poll {len(targets)} folders", lambda: notebook.changed_since(0), 20)
    later = Notebook(directory, "asha@host")
    timed("undo, the first after a start", later.undo)
    timed("undo, the next", later.undo)


def session(directory: Path, name: str, edits: int) -> subprocess.Popen[str]:
    """A process that edits the notes in *directory*."""
    command = [sys.executable, "-m", "tests.notebook.hammer", str(directory), name, str(edits)]
    return subprocess.Popen(command, cwd=_REPOSITORY, stdout=subprocess.PIPE, text=True)


def parallel(directory: Path, sessions: int, edits: int) -> None:
    """Print what is left of the edits of several sessions at once."""
    prepare(directory, 20)
    began = time.perf_counter()
    running = [session(directory, f"s{number}", edits) for number in range(sessions)]
    acknowledged = [edit for process in running for edit in read(process.communicate()[0])]
    seconds = time.perf_counter() - began
    print(f"{sessions} sessions x {edits} edits in {seconds:.1f} s: {len(acknowledged)} acknowledged, ", end="")
    print(f"{len(lost(directory, acknowledged))} lost")


def kills(directory: Path, times: int) -> None:
    """Print what is left of the edits of sessions killed at random moments."""
    prepare(directory, 5)
    dice = random.Random(1)
    acknowledged = []
    for turn in range(times):
        process = session(directory, f"k{turn}", 10000)
        assert process.stdout is not None
        with process.stdout:
            first = process.stdout.readline()
            time.sleep(dice.random() * 0.05)
            process.kill()
            acknowledged += read(first + process.stdout.read())
        process.wait()
    strays = len(list((directory / "tmp").iterdir()))
    print(
        f"{times} sessions killed: {len(acknowledged)} edits acknowledged, {len(lost(directory, acknowledged))} lost, ",
        end="",
    )
    print(f"{strays} temporary files left")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--directory", type=Path, help="where to work; else the directory for temporary files")
    parser.add_argument("--notes", type=int, default=10000)
    parser.add_argument("--sessions", type=int, default=8)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--kills", type=int, default=200)
    options = parser.parse_args()
    root = Path(tempfile.mkdtemp(dir=options.directory))
    try:
        costs(root / "costs", options.notes)
        parallel(root / "parallel", options.sessions, options.edits)
        kills(root / "kills", options.kills)
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
