"""How much of what was sent the terminal has not shown yet, and when to hold the next frame back."""

from __future__ import annotations

from collections import deque

QUESTION = "\x1b[5n"
"""DSR: the terminal answers when it has worked off all that came before."""
ANSWER = "\x1b[0n"

_ASK_EVERY = 2048
_SMALLEST, _FIRST, _LARGEST = 2048, 8192, 1 << 20
_QUEUE = 4096
"""Bytes that may wait for the system to take them."""
_TARGET = 0.2
"""Seconds that a frame may wait behind others on its way."""
_LATE = 3.0
"""Seconds that no frame is held back for longer; an answer that is twice as late counts as lost."""
_FIRST_ANSWER = 1.0
"""Seconds within which a terminal that answers at all is believed to do so for the first time."""
_STRIKES = 3
"""So many answers lost in a row: the terminal does not answer, and is asked no more."""


class Backlog:
    """Bounds what is under way to a terminal, so that on a slow line the newest frame is not behind stale ones.

    Textual's own queue to its writer holds 30 writes and then stops the whole app; what sshd and the network hold it
    cannot see. On a line of 9,600 bytes a second, after 3 s of paging a stock list, its screen comes to rest a minute
    later; with this, after half a second.

    A congestion window, as in TCP: it shrinks when answers come later than the quickest by more than 0.2 s, and doubles
    when it was used up and they do not. A terminal that has never answered is never waited for. Counts are bytes,
    times are seconds of one clock.
    """

    def __init__(self) -> None:
        self._sent = 0
        self._flushed = 0
        self._shown = 0
        self._questions: deque[tuple[int, float]] = deque()
        self._asked_at = 0
        self._answers = False
        self._strikes = 0
        self._window = _FIRST
        self._quickest = float("inf")

    @property
    def window(self) -> int:
        """Bytes that may be under way."""
        return self._window

    def send(self, count: int, now: float) -> bool:
        """Note that *count* bytes are handed to the writer; whether it is time to ask."""
        self._sent += count
        self._drop_lost(now)
        return self._sent - self._asked_at >= _ASK_EVERY and self._strikes < _STRIKES

    def ask(self, now: float) -> None:
        """Note that a question follows what was sent so far."""
        self._sent += len(QUESTION)
        self._asked_at = self._sent
        self._questions.append((self._sent, now))

    def is_awaiting_answer(self, now: float) -> bool:
        """Whether an answer can still come."""
        return bool(self._questions) and now - self._questions[-1][1] < (_LATE if self._answers else _FIRST_ANSWER)

    def _drop_lost(self, now: float) -> None:
        while self._questions and now - self._questions[0][1] > 2 * _LATE:
            self._shown = self._questions.popleft()[0]
            self._strikes += 1

    def flush(self, count: int) -> None:
        """Note that the system has taken *count* bytes. Another thread may call this, and only this, at any time."""
        self._flushed += count

    def answer(self, now: float) -> None:
        """Note the terminal's answer to the oldest question."""
        if not self._questions:
            return
        position, asked = self._questions.popleft()
        self._answers, self._strikes = True, 0
        self._adapt(now - asked, self._sent - self._shown)
        self._shown = position

    def _adapt(self, elapsed: float, under_way: int) -> None:
        self._quickest = min(self._quickest, elapsed)
        queueing = elapsed - self._quickest
        if queueing > _TARGET:
            self._window = max(_SMALLEST, int(self._window * max(0.5, _TARGET / queueing)))
        elif 2 * under_way > self._window:
            self._window = min(_LARGEST, 2 * self._window)

    def is_full(self, now: float) -> bool:
        """Whether the next frame is to be held back."""
        if self._sent - self._flushed > _QUEUE:
            return True
        if not self._answers or not self._questions or now - self._questions[0][1] > _LATE:
            return False
        return self._sent - self._shown > self._window

    def wait(self, now: float) -> float:
        """Seconds after which to look again although nothing was heard."""
        return max(0.05, self._questions[0][1] + _LATE - now) if self._questions else 0.05
