"""How far the screen lags behind the keys on a slow line: 9,600 bytes a second, 300 ms there and back.

``python -m tests.benchmarks.terminal_slow [-- COMMAND ...]`` pages down and up for three seconds, 30 times a second,
and prints when after the last key the screen came to rest, for a terminal that answers questions and one that does not.
The line keeps whatever it cannot carry yet, as sshd and the network do: the program is never blocked by it.
"""

from __future__ import annotations

import os
import select
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.benchmarks.terminal_pty import ANSWERS, PAGE_DOWN, PAGE_UP, Program

RATE = 9600
ONE_WAY = 0.15
HELD_FOR = 3.0
REPEAT = 1 / 30
TURN = 20
"""Pages in one direction, so that a list of 1,000 rows does not come to its end."""


@dataclass
class Line:
    """A line between *program* and a terminal: *rate* bytes a second, *delay* seconds each way."""

    program: Program
    answers: bool
    rate: float = RATE
    delay: float = ONE_WAY
    carried: int = 0
    """Bytes that have reached the terminal."""
    last_arrival: float = 0.0
    _to_terminal: deque[tuple[float, bytes]] = field(default_factory=deque)
    _to_program: deque[tuple[float, bytes]] = field(default_factory=deque)
    _free_at: float = 0.0

    def send(self, keys: bytes) -> None:
        """Send what the terminal's keyboard gives."""
        self._to_program.append((time.monotonic() + self.delay, keys))

    def run(self, seconds: float) -> None:
        """Carry both ways for *seconds*."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            if select.select([self.program.descriptor], [], [], 0.005)[0]:
                self._take(os.read(self.program.descriptor, 65536), time.monotonic())
            while self._to_terminal and self._to_terminal[0][0] <= now:
                self._arrive(self._to_terminal.popleft()[1], now)
            while self._to_program and self._to_program[0][0] <= now:
                os.write(self.program.descriptor, self._to_program.popleft()[1])

    def _take(self, data: bytes, now: float) -> None:
        for at in range(0, len(data), 64):
            piece = data[at : at + 64]
            self._free_at = max(self._free_at, now) + len(piece) / self.rate
            self._to_terminal.append((self._free_at + self.delay, piece))

    def _arrive(self, piece: bytes, now: float) -> None:
        self.carried += len(piece)
        self.last_arrival = now
        for question, answer in ANSWERS.items():
            if self.answers and question in piece:
                self.send(answer * piece.count(question))


def measure(command: Sequence[str], *, answers: bool) -> tuple[float, int]:
    """Seconds from the last key until the screen rests, and bytes carried since the first key."""
    with Program(command) as program:
        line = Line(program, answers)
        line.run(12)
        before = line.carried
        for press in range(round(HELD_FOR / REPEAT)):
            line.send(PAGE_UP if press // TURN % 2 else PAGE_DOWN)
            line.run(REPEAT)
        pressed = time.monotonic()
        line.run(0.5)
        while line._to_terminal:
            line.run(0.5)
        return max(0.0, line.last_arrival - pressed), line.carried - before


def main(arguments: Sequence[str]) -> None:
    """Measure the command after ``--``, else the bare app on both drivers."""
    app = [sys.executable, "-m", "tests.benchmarks.terminal_apps"]
    commands = [list(arguments[1:])] if arguments[:1] == ["--"] else [app, [*app, "diff"]]
    print(f"{'command':50} {'answers':>8} {'rest after':>11} {'bytes':>10}")
    for command in commands:
        for answers in (True, False):
            seconds, count = measure(command, answers=answers)
            print(f"{' '.join(command)[-50:]:50} {'yes' if answers else 'no':>8} {seconds:>9.1f} s {count:>10,}")


if __name__ == "__main__":
    main(sys.argv[1:])
