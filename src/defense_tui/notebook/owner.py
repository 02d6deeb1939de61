"""Whose a file is while it is being worked on: a machine and a process, and whether that process still lives."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_PROC = Path("/proc")


class Standing(StrEnum):
    """What is known of an owner."""

    OURS = "ours"
    LIVING = "living"
    """Another session on this machine that is still there."""
    GONE = "gone"
    ELSEWHERE = "elsewhere"
    """On another machine, or where the system does not tell."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A process on a machine."""

    host: str
    pid: int
    started: str = ""
    """When the process began, in the system's own words, so that a number used again is not mistaken for it."""

    def standing(self) -> Standing:
        """Whether the owner is this process, lives, is gone, or cannot be asked."""
        if self == this_process():
            return Standing.OURS
        if self.host != socket.gethostname() or os.name == "nt":
            return Standing.ELSEWHERE
        return Standing.LIVING if _lives(self.pid) and _started(self.pid) == self.started else Standing.GONE


def this_process() -> Owner:
    """The running process."""
    return Owner(socket.gethostname(), os.getpid(), _started(os.getpid()))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def _started(pid: int) -> str:
    """Boot and ticks since then at which a process began; empty where there is no ``/proc``."""
    try:
        boot = (_PROC / "sys" / "kernel" / "random" / "boot_id").read_text().strip()
        after_name = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return f"{boot} {after_name[19]}"
