"""The end of the wire on our side: a file that outlives its terminal."""

from __future__ import annotations

import errno
import os
import select
from collections.abc import Callable

_GONE = frozenset({errno.EIO, errno.EPIPE, errno.ENXIO, errno.EBADF, errno.ENODEV})
"""What a system says of a terminal that was closed."""


class Outlet:
    """A text file for textual's writer thread.

    Textual's thread dies of the first write to a terminal that was closed; then its queue fills and the app hangs.
    This one tells *lost* once and drops the rest.
    """

    def __init__(self, descriptor: int, encoding: str, lost: Callable[[], None], taken: Callable[[int], None]) -> None:
        """*lost* and *taken*, with a number of bytes, are called in the writer's thread."""
        self._descriptor = descriptor
        self._encoding = encoding
        self._lost = lost
        self._taken = taken
        self._pending: list[str] = []
        self._closed = False

    def measure(self, text: str) -> int:
        """The bytes that *text* takes on the wire."""
        return len(text.encode(self._encoding, "replace"))

    def fileno(self) -> int:
        """The descriptor written to."""
        return self._descriptor

    def write(self, text: str) -> int:
        """Keep *text* until the next flush."""
        self._pending.append(text)
        return len(text)

    def flush(self) -> None:
        """Write all that is kept; blocks while the terminal takes no more."""
        data = "".join(self._pending).encode(self._encoding, "replace")
        self._pending.clear()
        if data and not self._closed:
            try:
                write_all(self._descriptor, data)
            except OSError as error:
                if error.errno not in _GONE:
                    raise
                self._closed = True
                self._lost()
        self._taken(len(data))


def write_all(descriptor: int, data: bytes) -> None:
    """Write *data*, also in pieces and to a descriptor that does not block. Raises OSError as :func:`os.write` does."""
    while data:
        try:
            data = data[os.write(descriptor, data) :]
        except BlockingIOError:
            select.select([], [descriptor], [])


def is_gone(error: OSError) -> bool:
    """Whether *error* says that the terminal was closed."""
    return error.errno in _GONE
