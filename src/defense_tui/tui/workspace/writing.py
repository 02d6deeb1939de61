"""Changes to the notebook, made in a worker; "saved" is said when the change is safe on disk, and not before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from defense_tui.notebook.rescue import NotSavedError
from defense_tui.notebook.store import ReadOnlyNoteError, UnknownNoteError

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen


class Noted(Message):
    """The notebook was changed; unless the tone is ``error`` the change is safe on disk. *then* shows more of it."""

    def __init__(self, told: str, tone: str = "ok", then: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.told = told
        self.tone = tone
        self.then = then


class NotNoted(Message):
    """The notebook refused the change; nothing is lost, for *again* opens what was written."""

    def __init__(self, reason: str, again: Callable[[], None]) -> None:
        super().__init__()
        self.reason = reason
        self.again = again


def write(
    screen: WorkspaceScreen,
    change: Callable[[], object],
    told: str = "",
    again: Callable[[], None] = lambda: None,
) -> None:
    """Carry *change* out in a worker and say *told*, or the text that *change* returns.

    When the notebook refuses it for good, the reason is said and *again* is called.
    """
    screen.drafting.forget_discarded()
    screen.begin_change()
    screen.run_worker(partial(_carry_out, screen, change, told, again), thread=True, group="notebook")


def _carry_out(screen: WorkspaceScreen, change: Callable[[], object], told: str, again: Callable[[], None]) -> None:
    try:
        result = change()
    except NotSavedError as error:
        screen.post_message(Noted(f"Not saved yet, tried again until it is: {error}", "error"))
    except (OSError, UnknownNoteError, ReadOnlyNoteError) as error:
        screen.post_message(NotNoted(f"Not saved: {error}", again))
    else:
        screen.post_message(Noted(result if isinstance(result, str) else told))
