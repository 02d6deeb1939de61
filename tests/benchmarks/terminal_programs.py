"""The programs that are measured: ours, a bare textual app, newsboat and less; what shows that they are there; keys."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.terminal_apps import ROWS
from tests.benchmarks.terminal_pty import DOWN, PAGE_DOWN, PAGE_UP, UP

LIST_CURSOR, LIST_PAGE, READER_CARET, READER_PAGE = "list cursor", "list page", "reader caret", "reader page"
OURS, ANSI, BARE = "defense-tui", "ansi theme", "bare textual"
TURNS = {
    LIST_CURSOR: (DOWN, UP),
    LIST_PAGE: (PAGE_DOWN, PAGE_UP),
    READER_CARET: (DOWN, UP),
    READER_PAGE: (PAGE_DOWN, PAGE_UP),
}
"""The key there and the key back."""
_OUR_FRAME = ("1 Articles", "2 Entities", "3 Timeline", "4 Notes", "This is a collection", "? help")
_OUR_SCENES = {LIST_CURSOR: b"1", LIST_PAGE: b"2z", READER_CARET: b"z5", READER_PAGE: b""}
_BARE_FRAME = ("Bare", "Row 0:", "Row 30:", "palette")


@dataclass(frozen=True)
class Measured:
    """A program to measure."""

    command: tuple[str, ...]
    first_frame: tuple[str, ...]
    """The words that are all on the screen once its parts are: its first full frame."""
    scenes: Mapping[str, bytes]
    """By the names above, in this order: the keys that lead to where the keys of the scene are pressed."""
    environ: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def programs(ours: str) -> Iterator[dict[str, Measured]]:
    """Ours, whose command is *ours*, and those to compare it with, as far as they are installed."""
    bare = (sys.executable, "-m", "tests.benchmarks.terminal_apps")
    lists = {LIST_CURSOR: b"", LIST_PAGE: b""}
    with TemporaryDirectory() as name:
        folder = Path(name)
        config = folder / "ansi.toml"
        config.write_text('theme = "ansi-dark"\n')
        found = {
            OURS: Measured((ours,), _OUR_FRAME, _OUR_SCENES),
            ANSI: Measured((ours, "--config", str(config)), _OUR_FRAME, _OUR_SCENES),
            BARE: Measured(bare, _BARE_FRAME, lists),
            "bare, our driver": Measured((*bare, "diff"), _BARE_FRAME, lists),
        }
        if shutil.which("newsboat"):
            found["newsboat"] = Measured(_newsboat(folder), ("newsboat", "feed0", "feed30"), lists)
        if shutil.which("less"):
            found["less"] = Measured(_less(folder), ("Row 0:", "Row 30:"), lists)
        yield found


def _less(folder: Path) -> tuple[str, ...]:
    text = folder / "text"
    text.write_text("".join(f"Row {row}: what {row * 7919 % 1000} parties signed\n" for row in range(ROWS)))
    return ("less", str(text))


def _newsboat(folder: Path) -> tuple[str, ...]:
    """A hundred feeds."""
    items = "".join(f"<item><title>Row {row}</title><guid>{row}</guid></item>" for row in range(100))
    feeds = [folder / f"feed{number}.xml" for number in range(100)]
    for feed in feeds:
        feed.write_text(f'<rss version="2.0"><channel><title>{feed.stem}</title>{items}</channel></rss>')
    urls, config = folder / "urls", folder / "config"
    urls.write_text("".join(f"file://{feed}\n" for feed in feeds))
    config.write_text("")
    return ("newsboat", "-u", str(urls), "-c", str(folder / "cache.db"), "-C", str(config))
