"""What we take from inside textual, in one list: names that are no promise of textual's and may go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import textual
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.widget import Widget


class Part(NamedTuple):
    """Something inside of textual that is used."""

    used_in: str
    """The file, under ``defense_tui/tui``."""
    owner: type
    called: tuple[str, ...]
    """Methods that the owner or its bases must have."""
    held: tuple[str, ...] = ()
    """Attributes that their ``__init__`` must set."""


OF_DRIVER = (
    Part(
        "terminal/driver.py",
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
    Part("terminal/driver.py", XTermParser, ("_sequence_to_key_events", "feed", "tick")),
)


OF_WIDGETS = (
    Part("widgets/looks.py", Widget, ("_attach", "_get_component_classes"), ("_component_styles",)),
    Part("workspace/composition.py", App, (), ("_batch_count",)),
)


def missing_parts(parts: tuple[Part, ...] = OF_DRIVER) -> tuple[str, ...]:
    """A sentence for each part that the installed textual does not have; if the driver's, use textual's own."""
    return tuple(
        f"textual {textual.__version__} has no {part.owner.__module__}.{part.owner.__name__}.{name}, "
        f"which tui/{part.used_in} needs: look in textual what took its place"
        for part in parts
        for name in _missing(part)
    )


def _missing(part: Part) -> Iterator[str]:
    inits = [vars(base)["__init__"].__code__.co_names for base in part.owner.__mro__[:-1] if "__init__" in vars(base)]
    yield from (name for name in part.called if not callable(getattr(part.owner, name, None)))
    yield from (name for name in part.held if not any(name in names for names in inits))
