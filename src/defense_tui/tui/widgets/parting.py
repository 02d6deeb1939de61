"""Widgets of textual's that are still painted after they were taken away, as textual may do until the next layout."""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Parting(Widget):
    """Comes before a widget that paints with component styles: they are gone once it was taken away.

    textual 8.2 clears them (``Widget._message_loop_exit``) before the screen learns that it must be laid out anew,
    so that a painting in between would end the app with a KeyError.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines within *crop*; blank ones when the widget was taken away."""
        if self.is_running:
            return super().render_lines(crop)
        return [Strip.blank(crop.width)] * crop.height
