"""Speed as a person at a terminal feels it: a table of programs in a real pty of 120x40.

``python -m tests.benchmarks.terminal [-- COMMAND ...]`` measures a bare textual app (Header, Footer, OptionList of
1,000 rows) as it comes and on our driver, less and newsboat when they are installed, and COMMAND, all in one run, so
that they meet the same machine. Bytes are exact; times depend on the machine: compare rows. Linux only.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.terminal_apps import ROWS
from tests.benchmarks.terminal_pty import DOWN, PAGE_DOWN, PAGE_UP, UP, Program

_PRESSES = 20
_IDLE = 5.0
_HEADINGS = "start settled first-frame | down-p50 down-p95 bytes | page-p50 page-p95 bytes | idle-bytes idle-cpu RSS"
_UNITS = "ms ms bytes | ms ms median | ms ms median | bytes % MB"


@dataclass(frozen=True)
class Reaction:
    """What keys of one kind cost."""

    p50: float
    """Milliseconds from the key to the last byte of what it changes."""
    p95: float
    bytes: int
    """Median."""


@dataclass(frozen=True)
class Figures:
    """What one program costs."""

    start: float
    """Milliseconds to the first byte."""
    settled: float
    """Milliseconds to the last byte before it rests."""
    first_frame: int
    """Bytes until then."""
    line: Reaction
    page: Reaction
    idle_bytes: int
    idle_cpu: float
    """Per cent of one processor."""
    resident: int
    """Bytes."""


def measure(command: Sequence[str]) -> Figures:
    """Start *command*, press keys, leave it alone for a while."""
    with Program(command) as program:
        start, settled, first_frame = program.start_up()
        line = _press(program, DOWN, UP)
        page = _press(program, PAGE_DOWN, PAGE_UP)
        cpu, idle_bytes, end = program.cpu_seconds(), 0, time.monotonic() + _IDLE
        while (left := end - time.monotonic()) > 0:
            idle_bytes += len(program.read(left))
        return Figures(
            1000 * start,
            1000 * settled,
            first_frame,
            line,
            page,
            idle_bytes,
            100 * (program.cpu_seconds() - cpu) / _IDLE,
            program.resident_bytes(),
        )


def _press(program: Program, there: bytes, back: bytes) -> Reaction:
    """Press *there* ten times and *back* as often; keys that change nothing, as at an end, do not count."""
    reactions = [program.press(there if press < _PRESSES // 2 else back) for press in range(_PRESSES)]
    painted = [(last, count) for _, last, count in reactions if count] or [(0.0, 0)]
    times = sorted(1000 * last for last, _ in painted)
    return Reaction(
        statistics.median(times), times[int(0.95 * (len(times) - 1))], int(statistics.median(c for _, c in painted))
    )


@contextmanager
def programs(command: Sequence[str]) -> Iterator[dict[str, list[str]]]:
    """Names and commands of what to measure."""
    bare = [sys.executable, "-m", "tests.benchmarks.terminal_apps"]
    with tempfile.TemporaryDirectory() as folder:
        found = {"bare": bare, "bare, our driver": [*bare, "diff"], **_peers(Path(folder))}
        yield {**found, Path(command[0]).name: list(command)} if command else found


def _peers(folder: Path) -> dict[str, list[str]]:
    """The peers that are installed, with as many rows of their own."""
    peers = {}
    if shutil.which("less"):
        text = folder / "text"
        text.write_text("".join(f"Row {row}: what {row * 7919 % 1000} parties signed\n" for row in range(ROWS)))
        peers["less"] = ["less", str(text)]
    if shutil.which("newsboat"):
        items = "".join(f"<item><title>Row {row}</title><guid>{row}</guid></item>" for row in range(ROWS))
        feeds = [folder / f"feed{number}.xml" for number in range(100)]
        for feed in feeds:
            feed.write_text(f'<rss version="2.0"><channel><title>{feed.stem}</title>{items[:5000]}</channel></rss>')
        urls, config = folder / "urls", folder / "config"
        urls.write_text("".join(f"file://{feed}\n" for feed in feeds))
        config.write_text("")
        peers["newsboat"] = ["newsboat", "-u", str(urls), "-c", str(folder / "cache.db"), "-C", str(config)]
    return peers


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    command = list(arguments[1:]) if arguments[:1] == ["--"] else []
    print(_row("", _HEADINGS.split()), _row("", _UNITS.split()), sep="\n")
    with programs(command) as found:
        for name, wanted in found.items():
            print(_row(name, _cells(measure(wanted))), flush=True)


def _cells(figures: Figures) -> list[str]:
    line, page = figures.line, figures.page
    return [
        f"{figures.start:.0f}",
        f"{figures.settled:.0f}",
        f"{figures.first_frame:,}",
        "|",
        *(f"{line.p50:.1f}", f"{line.p95:.1f}", f"{line.bytes:,}"),
        "|",
        *(f"{page.p50:.1f}", f"{page.p95:.1f}", f"{page.bytes:,}"),
        "|",
        f"{figures.idle_bytes:,}",
        f"{figures.idle_cpu:.1f}",
        f"{figures.resident / 1e6:.0f}",
    ]


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:18}" + " ".join("|" if cell == "|" else f"{cell:>11}" for cell in cells)


if __name__ == "__main__":
    main(sys.argv[1:])
