"""Waiting for a widget, so that keys typed ahead find everything as the keys before them made it."""

from __future__ import annotations

import asyncio
import contextlib

from textual.widget import Widget

PATIENCE = 1.0
"""Seconds to wait for a widget that may have been closed."""


async def caught_up(widget: Widget) -> None:
    """Wait until *widget* has dealt with all that was sent to it so far; at once when it takes nothing any more.

    Not to be awaited by the widget itself.
    """
    done = asyncio.Event()
    if widget.is_running and widget.call_later(done.set):
        with contextlib.suppress(TimeoutError):  # it was closed meanwhile, and what was sent to it with it
            await asyncio.wait_for(done.wait(), PATIENCE)
