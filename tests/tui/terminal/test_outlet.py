"""Writing goes on when the terminal is slow, and ends quietly when it has gone."""

from __future__ import annotations

import errno
import os
import threading

import pytest

from defense_tui.tui.terminal.outlet import Outlet


class Wire:
    """A pipe with an outlet at its beginning."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.end, self.beginning = os.pipe()
        self.events: list[int | str] = []
        self.outlet = Outlet(self.beginning, encoding, lambda: self.events.append("lost"), self.events.append)


def test_what_is_written_arrives_at_the_flush_in_one_piece() -> None:
    wire = Wire()
    wire.outlet.write("a")
    wire.outlet.write("–\ud800")
    wire.outlet.flush()
    assert os.read(wire.end, 100) == "a–?".encode()
    assert wire.events == [5]


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_what_is_measured_is_what_is_written(encoding: str) -> None:
    wire = Wire(encoding)
    wire.outlet.write("é─漢")
    wire.outlet.flush()
    assert wire.events == [wire.outlet.measure("é─漢")] == [len(os.read(wire.end, 100))]


def test_a_descriptor_that_does_not_block_gets_everything() -> None:
    wire = Wire()
    os.set_blocking(wire.beginning, False)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.extend(iter(lambda: os.read(wire.end, 65536), b"")))
    reader.start()
    wire.outlet.write("x" * 1_000_000)
    wire.outlet.flush()
    os.close(wire.beginning)
    reader.join()
    assert len(b"".join(got)) == 1_000_000


def test_a_terminal_that_has_gone_is_told_once_and_the_rest_is_dropped() -> None:
    wire = Wire()
    os.close(wire.end)
    for _ in range(3):
        wire.outlet.write("into the void")
        wire.outlet.flush()
    assert wire.events == ["lost", 13, 13, 13]


def test_another_fault_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "no space")

    wire = Wire()
    wire.outlet.write("a")
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="no space"):
        wire.outlet.flush()
