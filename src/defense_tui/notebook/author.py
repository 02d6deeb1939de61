"""Who writes notes here: the name and the machine that stand in every revision."""

from __future__ import annotations

import getpass
import socket


def this_author() -> str:
    """The user and the machine as ``asha@host``; ``somebody`` or ``somewhere`` where the system does not tell."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = "somebody"
    return f"{user}@{socket.gethostname() or 'somewhere'}"
