"""Which parts of the workspace are on the screen, by its size and what the reader chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from defense_tui.tui.widgets.bar import Bar
from defense_tui.tui.widgets.line import Line

if TYPE_CHECKING:
    from defense_tui.tui.workspace.composition import ComposedScreen

WIDE = 100
"""From this many columns on all panes are shown; below it one view at a time."""
SMALLEST = (60, 20)
"""Columns and rows below which there is only a message."""
PANES = ("articles", "entities", "timeline", "notes")


def lay_out_parts(screen: ComposedScreen) -> None:
    """Show what the state of *screen* says is shown, and nothing else."""
    width, height = screen.size
    too_small = width < SMALLEST[0] or height < SMALLEST[1]
    alone = screen.zoomed or ((screen.covering or "centre") if screen.narrow else None)
    previewing = screen.centre.view == "search" and not screen.narrow
    for pane in screen.panes():
        pane.display = alone in (None, pane.id)
    screen.centre.lay_out_views(previewing=previewing)
    screen.query_one("#left").display = alone in (None, "articles", "entities")
    screen.centre.display = alone in (None, "centre")
    screen.query_one("#upper").display = alone not in ("timeline", "notes")
    for part in ("#body", "#panel", "#top", "#bottom"):
        screen.query_one(part).display = not too_small
    message = screen.query_one("#too-small", Bar)
    message.display = too_small
    message.line = Line(((f"{width}x{height}; please enlarge to {SMALLEST[0]}x{SMALLEST[1]}", "warning"),))
    screen.set_class(alone is not None, "-alone")
    screen.set_class(previewing, "-previewing")
