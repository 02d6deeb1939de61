"""A textual driver that sends only what changed: ``App(driver_class=frame_diff_driver())``, in any textual program.

Textual writes all cells of a widget when one of them changes (a stock OptionList at 120x40: 14,300 bytes for one move
of its cursor). This driver follows what it writes, cell by cell, and sends the difference (315 bytes). It also reads
and ends better than textual's own: see :mod:`.intake`, :mod:`.outlet`, :mod:`.signals` and :mod:`.backlog`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def frame_diff_driver() -> type[Driver] | None:
    """The driver, for ``App(driver_class=...)``; None where textual's own is to be used.

    That is on Windows, and with a textual whose inside is no longer what the driver is made for.
    """
    if not _fits():
        return None
    from defense_tui.tui.terminal.driver import FrameDiffDriver

    return FrameDiffDriver


def shown_cursor_driver() -> type[Driver] | None:
    """The same, with the hardware cursor shown: some braille displays and screen readers follow only one that is."""
    if not _fits():
        return None
    from defense_tui.tui.terminal.driver import ShownCursorDriver

    return ShownCursorDriver


def _fits() -> bool:
    if sys.platform == "win32":
        return False
    from defense_tui.tui.terminal.textual_parts import missing_parts

    return not missing_parts()
