"""Speed as a person at a terminal feels it: ours beside its peers, in one run, in a real pty of 120x40.

``python -m tests.benchmarks.terminal [--quick] [COMMAND]`` measures COMMAND (``defense-tui`` of this environment), the
same with an ``ansi`` theme, a bare textual app (Header, Footer, OptionList of 1,000 rows) as it comes and on our
driver, and newsboat and less where they are installed, and prints a table in Markdown. All meet the same machine; bytes
are exact, times depend on how busy it is: compare columns. Some five minutes, with ``--quick`` two. Linux only.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tests.benchmarks.terminal_measures import Reactions, Rest, Start, reactions, rests, start
from tests.benchmarks.terminal_programs import BARE, OURS, TURNS, Measured, programs

GOALS = {
    "list cursor": "≤ 250",
    "list page": "≤ 3,200",
    "reader caret": "≤ 120",
    "reader page": "≤ 4,500",
}
"""Bytes."""
NOTHING = "–"


@dataclass(frozen=True)
class Effort:
    """How long to measure."""

    starts: int
    presses: int
    idle: int
    """Seconds."""


WHOLE, QUICK = Effort(starts=7, presses=40, idle=60), Effort(starts=2, presses=12, idle=5)


@dataclass(frozen=True)
class Figures:
    """What one program costs."""

    starts: list[Start]
    reactions: Mapping[str, Reactions]
    rest: Rest

    def median(self, field: str) -> float:
        """The median of a *field* of the starts."""
        return statistics.median(float(getattr(one, field)) for one in self.starts)


def measure(found: Mapping[str, Measured], effort: Effort) -> dict[str, Figures]:
    """Measure all programs, starting them in turn, so that a busy moment of the machine meets all alike."""
    for measured in found.values():
        start(measured)  # files are in the cache, modules are compiled
    starts = [{name: start(measured) for name, measured in found.items()} for _ in range(effort.starts)]
    quiet = dict(zip(found, rests(list(found.values()), effort.idle), strict=True))
    return {
        name: Figures([turn[name] for turn in starts], reactions(measured, effort.presses), quiet[name])
        for name, measured in found.items()
    }


def table(all_figures: Mapping[str, Figures], effort: Effort) -> str:
    """The figures in Markdown, a program a column."""
    bare = all_figures[BARE]

    def row(what: str, goal: str, cells: Mapping[str, str]) -> list[str]:
        return [what, goal, *(cells.get(name, NOTHING) for name in all_figures)]

    def times(scene: str) -> dict[str, str]:
        found = {name: figures.reactions.get(scene) for name, figures in all_figures.items()}
        return {name: f"{cost.p50:.1f} / {cost.p95:.1f}" for name, cost in found.items() if cost}

    def sizes(scene: str) -> dict[str, str]:
        found = {name: figures.reactions.get(scene) for name, figures in all_figures.items()}
        return {name: f"{cost.bytes:,}" for name, cost in found.items() if cost}

    limit = bare.reactions["list cursor"].p50 / 2
    every = all_figures.items()
    ratios = {name: one.median("first_frame") / bare.median("first_frame") for name, one in every}
    rows = [
        row("start to first full frame, ms", "", {name: f"{one.median('first_frame'):.0f}" for name, one in every}),
        row("the same / bare textual", "≤ 1.2", {name: f"{ratio:.2f}" for name, ratio in ratios.items()}),
        row("start to rest, ms", "", {name: f"{one.median('settled'):.0f}" for name, one in every}),
        row("first full frame, bytes", "", {name: f"{one.median('frame_bytes'):,.0f}" for name, one in every}),
        row("first frame until rest, bytes", "≤ 10,000", {name: f"{one.median('bytes'):,.0f}" for name, one in every}),
        *(
            row(f"{scene}, ms p50 / p95", f"≤ {limit:.1f} / ≤ 16" if scene == "list cursor" else "", times(scene))
            for scene in TURNS
        ),
        *(row(f"{scene}, bytes", GOALS[scene], sizes(scene)) for scene in TURNS),
        row(f"{effort.idle} s at rest, bytes", "0", {name: f"{one.rest.bytes:,}" for name, one in every}),
        row(
            f"{effort.idle} s at rest, s of CPU",
            f"≤ {effort.idle / 600:.2f}",
            {name: f"{one.rest.cpu:.3f}" for name, one in every},
        ),
        row(
            "memory, MB",
            f"≤ {bare.rest.resident / 1e6 + 25:.0f}",
            {name: f"{one.rest.resident / 1e6:.0f}" for name, one in every},
        ),
    ]
    return _markdown(["", "goal", *all_figures], rows)


def _markdown(head: list[str], rows: list[list[str]]) -> str:
    widths = [max(len(line[at]) for line in chain((head,), rows)) for at in range(len(head))]

    def line(cells: list[str]) -> str:
        padded = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
        return " | ".join((f"| {cells[0]:{widths[0]}}", *padded)) + " |"

    rule = "|".join(("", "-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:]), ""))
    return "\n".join((line(head), rule, *map(line, rows)))


def main(arguments: list[str]) -> None:
    """Print the table, and which peers are missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.terminal")
    parser.add_argument("command", nargs="?", default=str(Path(sys.executable).with_name(OURS)))
    parser.add_argument("--quick", action="store_const", dest="effort", const=QUICK, default=WHOLE)
    options = parser.parse_args(arguments)
    with programs(options.command) as found:
        print(table(measure(found, options.effort), options.effort))
        missing = [name for name in ("newsboat", "less") if name not in found]
        if missing:
            print(f"\nNot installed, so not measured: {', '.join(missing)}.")


if __name__ == "__main__":
    main(sys.argv[1:])
