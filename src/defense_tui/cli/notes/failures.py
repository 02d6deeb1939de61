"""Turns what a notebook raises while it writes into errors of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from defense_tui.cli.failure import UnreadableError


@contextmanager
def failures_told() -> Iterator[None]:
    """Raise :class:`UnreadableError` for whatever kept a note from being saved."""
    from defense_tui.notebook.layout import NewerNotebookError
    from defense_tui.notebook.rescue import NotSavedError
    from defense_tui.notebook.store import ReadOnlyNoteError

    try:
        yield
    except (NewerNotebookError, ReadOnlyNoteError, NotSavedError) as error:
        raise UnreadableError(str(error)) from error
    except OSError as error:
        raise UnreadableError(f"the note is not saved: {error.filename}: {error.strerror}") from error
