"""What the notebook costs and withstands: ``python -m tests.benchmarks.notebook [--directory D] [--kills N]``.

Times adding, polling and the first undo after a start; the notes pane of many notes (``--notes 100000`` for more), the
first time, in a later session and again; what 100 notes add to opening an article. Then lets eight sessions edit twenty
notes 200 times each, and kills sessions at random moments. The disk of *--directory* counts.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from defense_tui.cli.main import COLLECTING
from defense_tui.keys.commands import COMMANDS
from defense_tui.keys.keymap import Keymap
from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.library.library import Order
from defense_tui.library.memory import MemoryLibrary
from defense_tui.notebook.annotation import Annotation, Target, TargetKind, on_article, passage
from defense_tui.notebook.codec import encode
from defense_tui.notebook.names import file_name, new_revision, new_ulid, target_key
from defense_tui.notebook.reading import ReadingState
from defense_tui.notebook.store import Notebook
from defense_tui.settings import COLORS, Directories, Settings
from defense_tui.tui.desk import Desk
from tests.notebook.hammer import lost, prepare, read

_REPOSITORY = Path(__file__).resolve().parents[2]


def timed(name: str, work: Callable[[], object], times: int = 1) -> None:
    """Print how long *work* takes on average."""
    began = time.perf_counter()
    for _ in range(times):
        work()
    print(f"{name:58}{(time.perf_counter() - began) / times * 1000:10.2f} ms", flush=True)


def costs(directory: Path, notes: int = 300) -> None:
    """Print the times of changes to a notebook of *notes* notes, 30 on each article."""
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
    later = Notebook(directory, "asha@host")
    timed("undo, the first after a start", later.undo)
    timed("undo, the next", later.undo)


def panes(root: Path, notes: int) -> None:
    """Print how long the notes pane takes to answer with *notes* notes, and what notes add to opening an article."""
    corpus, folders = root / "corpus", Directories(root / "data", root / "cache", root / "state", root / "config.toml")
    write_corpus(corpus, notes)
    library = MemoryLibrary.open(corpus, None)
    library.wait(3600)

    def desk(cache: Path | None = folders.cache) -> Desk:
        """The desk of a new session."""
        settings = Settings()
        notebook = Notebook(folders.data, "asha@host", cache=cache)
        reading, keymap = ReadingState(folders.state, "corpus"), Keymap.of(COMMANDS, settings.keys)
        return Desk(library, notebook, reading, settings, keymap, folders)

    first = desk()
    write_notes(first, folders.data, notes)
    timed(f"the pane of {notes:,} notes, for the first time", lambda: first.notes_through(Lens(), Order.NEWEST))
    later = desk()
    timed("... in a later session", lambda: later.notes_through(Lens(), Order.NEWEST))
    timed("... again", lambda: later.notes_through(Lens(), Order.NEWEST), 5)
    timed(
        "... through a filter by colour and word", lambda: later.notes_through(parse("color:blue radar"), Order.NEWEST)
    )
    timed("taking stock of all of them", later.take_stock)
    timed("looking for what other sessions did", lambda: later.notebook.changed_since(0), 20)
    many = library.glimpse(article_id(0))
    timed("an article's 100 notes, in a later session", lambda: desk().marks(many))
    timed("... without an index", lambda: desk(None).marks(many))
    timed("... again", lambda: later.marks(many), 20)
    library.close()


def article_id(number: int) -> str:
    """The article of that number; the first one has 100 notes, the others 30 each."""
    return f"article-{number:05}"


def write_corpus(root: Path, notes: int) -> None:
    """Articles for so many notes."""
    (root / "articles").mkdir(parents=True)
    (root / "corpus.toml").write_text('id = "corpus"\ntitle = "Corpus"\nentities = "none"\n')
    for number in range(1 + notes // 30):
        lines = (f"Line {line} of article {number} speaks of radar and of ships.\n\n" for line in range(40))
        (root / "articles" / f"{article_id(number)}.md").write_text(f"# Article {number}\n\n{''.join(lines)}")


def write_notes(desk: Desk, directory: Path, notes: int) -> None:
    """As many notes, on passages, as other sessions wrote them an hour ago."""
    desk.notebook.add(desk.target(TargetKind.CORPUS, ""), "commenting", note="the first one makes the folders")
    hour_ago = time.time() - 3600
    for number in range(notes):
        if number < 100 or number % 30 == 0:
            text = desk.library.glimpse(article_id(0 if number < 100 else number // 30)).text
            target = on_article(desk.library.head(article_id(0 if number < 100 else number // 30)), desk.corpus_key)
        quote, position = passage(text, 20 + number % 100 * 10, 50 + number % 100 * 10)
        moment = datetime.fromtimestamp(hour_ago + number / 100, UTC).replace(microsecond=0)
        note = Annotation(
            new_ulid(), new_revision(1), target, "commenting", moment, moment, "asha@host", action=new_ulid(),
            tags=("price", "mq-9b"), color=COLORS[number % 5], note="A remark on this passage, two lines long.\n" * 2,
            quote=quote, position=position,
        )  # fmt: skip
        path = directory / "annotations" / target_key(*target.key) / file_name(note.id, note.rev)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(encode(note))
        os.utime(path, (hour_ago, hour_ago))


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
    gc.set_threshold(*COLLECTING)  # as the app does
    root = Path(tempfile.mkdtemp(dir=options.directory))
    try:
        costs(root / "costs")
        panes(root / "panes", options.notes)
        parallel(root / "parallel", options.sessions, options.edits)
        kills(root / "kills", options.kills)
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
