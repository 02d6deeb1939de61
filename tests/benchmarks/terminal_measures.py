"""What is measured of a program on a terminal: its start, its answers to keys, and its rest."""

from __future__ import annotations

import contextlib
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.terminal_programs import TURNS, Measured
from tests.benchmarks.terminal_pty import COLUMNS, ROWS, Program
from tests.terminal.picture import Picture

_TURN = 10
"""Keys in one direction before those in the other, so that the end of a list is seldom met."""


@dataclass(frozen=True)
class Start:
    """How a program comes up."""

    first_frame: float
    """Milliseconds from the start of the process to the first full frame."""
    settled: float
    """Milliseconds to the last byte before it rests."""
    frame_bytes: int
    """Bytes until the first full frame."""
    bytes: int
    """Bytes until it rests."""


@dataclass(frozen=True)
class Reactions:
    """What keys of one kind cost."""

    p50: float
    """Milliseconds from the key to the last byte of what it changes."""
    p95: float
    bytes: int
    """Median."""


@dataclass(frozen=True)
class Rest:
    """What a program costs while nobody touches it."""

    bytes: int
    cpu: float
    """Seconds of processor time."""
    resident: int
    """Bytes of memory."""


def start(measured: Measured) -> Start:
    """Start the program once. Raises AssertionError when its first full frame never comes."""
    with Program(measured.command, measured.environ) as program:
        came = program.start_up()
    picture = Picture(COLUMNS, ROWS)
    count, first_frame, frame_bytes = 0, 0.0, 0
    for seconds, data in came:
        picture.draw(data)
        count += len(data)
        if not first_frame and all(words in picture.text for words in measured.first_frame):
            first_frame, frame_bytes = seconds, count
    assert first_frame, f"{measured.command[0]} never showed {measured.first_frame}:\n{picture.text}"
    return Start(1000 * first_frame, 1000 * came[-1][0], frame_bytes, count)


def reactions(measured: Measured, presses: int) -> dict[str, Reactions]:
    """Press *presses* keys in each scene of the program."""
    found = {}
    with Program(measured.command, measured.environ) as program:
        program.start_up()
        for scene, way in measured.scenes.items():
            for key in way:
                program.press(bytes([key]), quiet=0.5)
            program.settle(0.5)
            found[scene] = _press(program, *TURNS[scene], presses)
    return found


def _press(program: Program, there: bytes, back: bytes, presses: int) -> Reactions:
    """Keys that change nothing, as at an end, do not count."""
    came = [program.press(back if press // _TURN % 2 else there) for press in range(presses)]
    painted = [(pieces[-1][0], sum(len(data) for _, data in pieces)) for pieces in came if pieces] or [(0.0, 0)]
    times = sorted(1000 * seconds for seconds, _ in painted)
    p95 = times[min(len(times) - 1, round(0.95 * len(times)))]
    return Reactions(statistics.median(times), p95, int(statistics.median(count for _, count in painted)))


def rests(several: Sequence[Measured], seconds: float) -> list[Rest]:
    """Leave the programs alone for *seconds*, all at the same time; on Linux, for processor time and memory."""
    with contextlib.ExitStack() as stack:
        running = [stack.enter_context(Program(measured.command, measured.environ)) for measured in several]
        for program in running:
            program.start_up()
        for program in running:
            program.settle()
        before = [program.cpu_seconds() for program in running]
        counts = [0] * len(running)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(0.5)
            for number, program in enumerate(running):
                while data := program.read(0):
                    counts[number] += len(data)
        return [
            Rest(count, program.cpu_seconds() - used, program.resident_bytes())
            for program, count, used in zip(running, counts, before, strict=True)
        ]
