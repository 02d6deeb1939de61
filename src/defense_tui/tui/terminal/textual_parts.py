"""What the driver takes from inside textual, in one list: names that are no promise of textual's and may go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import textual
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver


class Part(NamedTuple):
    """Something inside of textual that is used."""

    owner: type
    overridden: tuple[str, ...]
    """Methods that the owner or its bases must have."""
    held: tuple[str, ...] = ()
    """Attributes that their ``__init__`` must set."""


PARTS = (
    Part(
        LinuxDriver,
        (
            "_get_terminal_size",
            "_sigcont_application",
            "_sigtstp_application",
            "disable_input",
            "process_message",
            "run_input_thread",
            "start_application_mode",
            "suspend_application_mode",
            "write",
        ),
        (
            "_app",
            "_auto_restart",
            "_debug",
            "_file",
            "_loop",
            "_must_signal_resume",
            "attrs_before",
            "fileno",
            "input_tty",
        ),
    ),
    Part(XTermParser, ("_sequence_to_key_events", "feed", "tick")),
)


def missing_parts(parts: tuple[Part, ...] = PARTS) -> tuple[str, ...]:
    """A sentence for each part that the installed textual does not have; then its own driver is to be used."""
    return tuple(
        f"textual {textual.__version__} has no {part.owner.__module__}.{part.owner.__name__}.{name}, "
        "which the driver in tui/terminal needs: look there what took its place"
        for part in parts
        for name in _missing(part)
    )


def _missing(part: Part) -> Iterator[str]:
    inits = [vars(base)["__init__"].__code__.co_names for base in part.owner.__mro__[:-1] if "__init__" in vars(base)]
    yield from (name for name in part.overridden if not callable(getattr(part.owner, name, None)))
    yield from (name for name in part.held if not any(name in names for names in inits))
