"""Ends the app in order when it is told to end, and gives the terminal back when the app no longer can."""

from __future__ import annotations

import contextlib
import os
import signal
import termios
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn

_LEAVE = (
    b"\x1b[m\x1b]8;;\x1b\\\x1b[?2026l"  # pen, link, brackets
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l\x1b[?2004l\x1b[?2048l"  # reports
    b"\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"  # keys, wrapping, screen, cursor
)


class OrderlyEnd:
    """What happens on SIGHUP, SIGTERM and SIGINT: the app is asked to end, and made to when it does not.

    A second signal, or *patience* seconds without an end, call *force* and end the process: status 128 + number.
    """

    def __init__(
        self,
        ask: Callable[[int], None],
        force: Callable[[], None],
        heeds: Callable[[int], bool] = lambda number: True,
        patience: float = 3.0,
    ) -> None:
        """*ask* and *heeds*, whether a signal counts now, get its number in the main thread; *force* runs in any."""
        self._ask = ask
        self._heeds = heeds
        self._force = force
        self._patience = patience
        self._number = 0
        self._asked = threading.Event()

    def install(self) -> None:
        """Begin. A signal that was ignored (``nohup``) stays ignored. To be called in the main thread."""
        threading.Thread(target=self._watch, name="orderly-end", daemon=True).start()
        for wanted in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
            if signal.getsignal(wanted) is not signal.SIG_IGN:
                signal.signal(wanted, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if not self._heeds(number):
            return
        if self._number:
            self._end(number)
        self._number = number
        self._asked.set()
        self._ask(number)

    def _watch(self) -> None:
        self._asked.wait()
        time.sleep(self._patience)
        self._end(self._number)

    def _end(self, number: int) -> NoReturn:
        self._force()
        os._exit(128 + number)


def give_back(descriptor: int, attributes: list[Any] | None) -> None:
    """Take the terminal at *descriptor* out of full screen and set its termios *attributes*, without waiting for it."""
    with contextlib.suppress(OSError, termios.error):  # it may have gone: then nothing is to be given back
        if attributes is not None:
            termios.tcsetattr(descriptor, termios.TCSANOW, attributes)
        own = os.open(os.ttyname(descriptor), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        try:
            os.write(own, _LEAVE)
        finally:
            os.close(own)
