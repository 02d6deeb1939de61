"""The driver itself: textual's driver for Linux and macOS with another way of writing, reading and ending."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from textual.message import Message

from defense_tui.tui.terminal.backlog import ANSWER, QUESTION, Backlog
from defense_tui.tui.terminal.blanks import shortener
from defense_tui.tui.terminal.escapes import Stroke
from defense_tui.tui.terminal.glyphs import not_surely_narrow
from defense_tui.tui.terminal.intake import Intake
from defense_tui.tui.terminal.outlet import Outlet
from defense_tui.tui.terminal.relay import Relay
from defense_tui.tui.terminal.signals import OrderlyEnd, give_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

_LAST_ANSWER = 1.0
"""Seconds to wait at the end for an answer that would otherwise be typed into the shell."""


_WITH_ALT = re.compile(r"\x1b[^\x00-\x08\x0a-\x0c\x0e-\x1f\x7fOP\[\]]")
"""Alt and a key that is text, Enter or Tab; not what begins a longer sequence."""
_NAMES = {"\r": "enter", "\t": "tab", " ": "space"}


class _Parser(XTermParser):
    """Textual's parser, which also knows the answer to our question, and never takes alt and a key for another sign.

    Textual has a table after which alt+4 is ``¢``; here it is ``alt+4`` with the character ``4``.
    """

    def __init__(self, debug: bool, answered: Callable[[], None]) -> None:
        self._answered = answered
        super().__init__(debug)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterator[events.Key]:
        if sequence == ANSWER:
            self._answered()
            yield events.Key(Keys.Ignore, sequence)
        elif _WITH_ALT.fullmatch(sequence):
            yield events.Key(f"alt+{_NAMES.get(sequence[1], sequence[1])}", sequence[1])
        else:
            yield from super()._sequence_to_key_events(sequence, alt)


class FrameDiffDriver(LinuxDriver):
    """Sends what changed, holds frames back while the line is busy, and outlives its terminal."""

    BEGINNING = ""
    """What is written after textual has taken the terminal."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._lock = threading.RLock()
        self._relay = Relay(self._get_terminal_size, not_surely_narrow(os.environ), shortener(os.environ))
        self._backlog = Backlog()
        self._is_holding = False
        self._answer_came = threading.Event()
        self._intake: Intake | None = None
        self._is_stopped = False
        output = (
            sys.__stdout__ if sys.__stdout__ and not (sys.__stderr__ and sys.__stderr__.isatty()) else sys.__stderr__
        )
        assert output is not None, "a program without output has no terminal"
        self._file: Any = Outlet(output.fileno(), output.encoding, self._lose, self._note_taken)
        OrderlyEnd(self._leave, lambda: give_back(self.fileno, self.attrs_before), self._heeds).install()

    # Writing

    def write(self, data: str) -> None:
        """Send what *data* changes on the terminal."""
        with self._lock:
            if self._backlog.is_full(time.monotonic()) and self._relay.take(data):
                self._hold()
            else:
                self._send(self._relay.feed(data))

    def forget(self) -> None:
        """Take nothing for granted of what the terminal shows (after ctrl+l, or when something else wrote to it)."""
        self._relay.forget()

    def _send(self, data: str) -> None:
        if data:
            now = time.monotonic()
            if self._backlog.send(self._file.measure(data), now):
                self._backlog.ask(now)
                data += QUESTION
            super().write(data)

    def _hold(self) -> None:
        """Keep the frame that the relay has taken, and look again later."""
        if not self._is_holding:
            self._is_holding = True
            self._loop.call_later(self._backlog.wait(time.monotonic()), self._release)

    def _release(self) -> None:
        """Send what was held back, as one difference, unless the line is still busy. Called by the loop."""
        with self._lock:
            if not self._is_holding:
                return
            self._is_holding = False
            if self._backlog.is_full(time.monotonic()):
                self._hold()
            else:
                self._send(self._relay.update())

    def _note_taken(self, count: int) -> None:
        self._backlog.flush(count)
        if self._is_holding:
            self._in_loop(self._release)

    def _note_answer(self) -> None:
        with self._lock:
            self._backlog.answer(time.monotonic())
        self._answer_came.set()
        if self._is_holding:
            self._in_loop(self._release)

    # Reading

    def run_input_thread(self) -> None:
        """Read keys and reports until told to stop or until the terminal has gone."""
        intake = self._intake
        assert intake is not None, "application mode has begun"
        parser = _Parser(self._debug, self._note_answer)
        for piece in intake.pieces():
            if isinstance(piece, Stroke):
                self.process_message(events.Key("escape", "\x1b"))
            else:
                for message in parser.feed(piece) if piece else parser.tick():
                    self.process_message(message)
        if intake.has_ended and self.input_tty:
            self._lose()

    def process_message(self, message: Message) -> None:
        """Pass *message* on; after some of them nobody knows what the terminal shows."""
        if isinstance(message, events.AppFocus | events.Resize):
            self.forget()
        super().process_message(message)

    # Beginning and ending

    def start_application_mode(self) -> None:
        """Take the terminal, and show what there is to show when it was taken before."""
        self._intake = Intake(self.fileno, constants.ESCAPE_DELAY)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._forget_on_resize()
        self._is_stopped = False
        with self._lock:
            self._send(self.BEGINNING + self._relay.redraw())
            self._backlog.ask(time.monotonic())
            super().write(QUESTION)

    def _forget_on_resize(self) -> None:
        then = signal.getsignal(signal.SIGWINCH)

        def on_resize(number: int, frame: FrameType | None) -> None:
            self.forget()
            if callable(then):
                then(number, frame)

        signal.signal(signal.SIGWINCH, on_resize)

    def disable_input(self) -> None:
        """Stop reading, at once, but not before an answer that is on its way."""
        intake, self._intake = self._intake, None
        if intake is None:
            return
        if not intake.has_ended:
            self._await_answers()
        intake.stop()
        super().disable_input()
        intake.close()

    def _await_answers(self) -> None:
        end = time.monotonic() + _LAST_ANSWER
        while self._backlog.is_awaiting_answer(now := time.monotonic()) and now < end:
            self._answer_came.clear()
            self._answer_came.wait(0.05)

    def _heeds(self, number: int) -> bool:
        """Not a ctrl+c that was meant for the editor that has the terminal."""
        return number != signal.SIGINT or self._auto_restart

    def _leave(self, number: int) -> None:
        """Ask the app to end because of the signal *number*."""
        self._in_loop(partial(self._app.exit, return_code=128 + number), number)

    def _lose(self) -> None:
        """Ask the app to end because its terminal has gone. Called by any thread."""
        self._in_loop(partial(self._app.exit, return_code=128 + signal.SIGHUP))

    def _in_loop(self, call: Callable[[], object], number: int = 0) -> None:
        """Have the loop make *call*; when it has ended, the signal *number* does what it does to any program."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call)
        elif number:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)

    # Stopping and going on (job control)

    def _sigtstp_application(self, *_: object) -> None:
        if self._auto_restart:
            self._in_loop(self._stop, signal.SIGTSTP)
        else:
            super()._sigtstp_application()  # an editor has the terminal, and the loop waits for it

    def _stop(self) -> None:
        self._is_stopped = True
        super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart:
            self._in_loop(self._go_on)

    def _go_on(self) -> None:
        if not self._is_stopped:
            # Stopped by SIGSTOP: nobody gave the terminal back, and the shell has set it up in its own way.
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()


class ShownCursorDriver(FrameDiffDriver):
    """The same, with the hardware cursor shown, which textual hides."""

    BEGINNING = "\x1b[?25h"
