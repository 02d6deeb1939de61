"""What is painted in the place of a widget that was taken away, as textual may ask for it until the next layout.

textual 8.2 clears the component styles of such a widget (``Widget._message_loop_exit``) before the screen learns that
it must be laid out anew. Input and TextArea painted in between end the app with a KeyError.
"""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip


def blank_lines(crop: Region) -> list[Strip]:
    """Blank lines as many and as wide, in cells, as *crop*."""
    return [Strip.blank(crop.width)] * crop.height
