"""What reading a folder costs: ``python -m tests.benchmarks.library [FOLDER]... [--made N]...``.

For each folder, read without and then with copies of what was found: seconds until the folder is open, until all
articles are listed and until all are read; milliseconds for a search as typed and for the lists; the most memory.
Without a folder the bundled content and made folders of 1,000 and 10,000 articles are read. Each reading has a
process of its own. What the processor did counts in brackets: other work on the machine does not change it.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from defense_tui.corpus.bundled import bundled_root
from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.library.memory import MemoryLibrary
from defense_tui.library.plan import Plan

_REPOSITORY = Path(__file__).resolve().parents[2]
_TYPED = ("d", "de", "defe", "defence", "india", "united states", '"united states"', "the", "missile -navy")
_PARAGRAPHS = 9


def make(root: Path, articles: int) -> Path:
    """A folder of that many articles of about 4 kB, their paragraphs drawn from the bundled ones."""
    dice = random.Random(articles)
    sources = [path.read_text("utf-8") for path in sorted((bundled_root() / "articles").rglob("*.md"))]
    paragraphs = [part for source in sources for part in source.split("\n\n")[1:] if len(part) > 80]
    for number in range(articles):
        folder = root / str(2000 + number % 25)
        folder.mkdir(parents=True, exist_ok=True)
        date = f"{folder.name}-{1 + number % 12:02}-{1 + number % 28:02}"
        text = "\n\n".join((f"# Article {number}, word{number}", *dice.choices(paragraphs, k=_PARAGRAPHS)))
        (folder / f"{date}-{number}.md").write_text(text, encoding="utf-8")
    return root


def milliseconds(work: Callable[[], object]) -> float:
    """How long *work* takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def measure(root: Path, copies: Path) -> None:
    """Print one line of figures for reading *root* in this process."""
    began = time.perf_counter()
    library = MemoryLibrary.open(root, bundled_root(), Plan(copies=copies))
    opened = time.perf_counter() - began
    while (first := library.articles(Lens(), limit=50)).total == 0 and first.snapshot.articles:
        time.sleep(0.005)
    listed = time.perf_counter() - began
    library.wait()
    complete = time.perf_counter() - began
    busy = time.process_time()
    searches = [milliseconds(partial(library.search, parse(query), typing=True)) for query in _TYPED * 2]
    lists = [
        milliseconds(lambda: library.articles(Lens())),
        milliseconds(lambda: library.entities(Lens())),
        milliseconds(lambda: library.events(Lens())),
    ]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{first.snapshot.articles:8,} {opened:8.2f} {listed:8.2f} {complete:9.1f} ({busy:6.1f})"
        f"{statistics.median(searches):9.1f} {max(searches):8.1f}  {'/'.join(f'{each:.0f}' for each in lists):>14}"
        f"{memory:9.0f}",
        flush=True,
    )
    library.close()


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--made", type=int, action="append", default=[], help="read a made folder of so many articles")
    parser.add_argument("--copies", type=Path, help="read one folder in this process, with its copies here")
    options = parser.parse_args()
    if options.copies:
        measure(options.folders[0], options.copies)
        return
    asked = bool(options.folders or options.made)
    given, made = (options.folders, options.made) if asked else ([bundled_root()], [1_000, 10_000])
    with tempfile.TemporaryDirectory() as temporary:
        folders = [*given, *(make(Path(temporary) / str(number), number) for number in made)]
        print("articles  open s   list s  complete s (cpu)   search ms median/most   lists ms       MB")
        for folder in folders:
            copies = Path(temporary) / "copies"
            command = [sys.executable, "-m", "tests.benchmarks.library", str(folder), "--copies", str(copies)]
            for _ in range(2):
                subprocess.run(command, cwd=_REPOSITORY, check=True)


if __name__ == "__main__":
    main()
