"""What the difference costs in processor time: milliseconds per frame of 120x40, and the bytes before and after.

``python -m tests.benchmarks.terminal_cpu``
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from defense_tui.tui.terminal.frames import read_strip
from defense_tui.tui.terminal.relay import Relay

WIDTH, HEIGHT, FRAMES = 120, 40, 60
_WORDS = (
    "framework",
    "signed",
    "in",
    "Kuala",
    "Lumpur",
    "on",
    "31",
    "October",
    "a",
    "ministers",
    "—",
    "“ten",
    "years”",
)
_STYLES = ("38;2;215;221;229;48;2;16;20;26", "4;38;2;126;224;195;48;2;16;20;26", "1;38;2;108;182;255;48;2;16;20;26")


def pages(seed: int, styled: float) -> Iterator[str]:
    """Frames of running text in which each word has a style of its own with the probability *styled*."""
    chance = random.Random(seed)
    while True:
        yield "\n".join(f"\x1b[{y + 1};1H{_row(chance, styled)}" for y in range(HEIGHT)) + "\x1b[1;1H"


def _row(chance: random.Random, styled: float) -> str:
    runs: list[tuple[str, str]] = []
    left = WIDTH
    while left:
        word = f"{chance.choice(_WORDS)} "[:left]
        runs.append((chance.choice(_STYLES[1:]) if chance.random() < styled else _STYLES[0], word))
        left -= len(word)
    return "".join(
        f"\x1b[{style}m{''.join(word for _, word in same)}\x1b[0m" for style, same in groupby(runs, itemgetter(0))
    )


def measure(styled: float) -> tuple[float, float, float, float]:
    """Milliseconds for a frame on an unknown screen and for one that replaces another; bytes before and after."""
    relay = Relay(lambda: (WIDTH, HEIGHT))
    first: list[float] = []
    next_ones: list[float] = []
    before: list[int] = []
    after: list[int] = []
    source = pages(1, styled)
    for number in range(FRAMES):
        frame = next(source)
        read_strip.cache_clear()
        if number % 2:
            relay.forget()
        begin = time.process_time()
        sent = relay.feed(frame)
        (first if number % 2 else next_ones).append(1000 * (time.process_time() - begin))
        before.append(len(frame.encode()))
        after.append(len(sent.encode()))
    return statistics.median(first), statistics.median(next_ones), statistics.mean(before), statistics.mean(after)


if __name__ == "__main__":
    print(f"{'styled words':>12} {'on unknown':>11} {'on known':>11} {'before':>10} {'after':>10}")
    for share in (0.0, 0.1, 0.5):
        unknown, known, textual_bytes, our_bytes = measure(share)
        print(f"{share:>12.0%} {unknown:>8.2f} ms {known:>8.2f} ms {textual_bytes:>10,.0f} {our_bytes:>10,.0f}")
