"""Why a command did not do its work: what the person is told, and the exit status."""

from __future__ import annotations


class CommandError(Exception):
    """A command could not do its work; the message is the one line that a person reads."""

    status = 3


class NothingFoundError(CommandError):
    """What was asked for is not there."""

    status = 1


class UsageError(CommandError):
    """The command line itself is wrong."""

    status = 2


class UnreadableError(CommandError):
    """The corpus or the notes could not be read, or the notes not written."""

    status = 3
