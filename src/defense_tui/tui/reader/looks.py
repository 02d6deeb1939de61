"""How the reader's layers look, in the variables of our themes; a style sheet may override each component."""

from __future__ import annotations

from defense_tui.settings import COLORS
from defense_tui.tui.reader.decorations import ORDER

COMPONENTS = frozenset(
    f"reader--{name}"
    for name in (
        *ORDER,
        *("title", "facts", "tags", "bullet", "footnote", "mark", "track", "track-match", "track-current"),
        *(f"mark-{color}" for color in COLORS),
        *("claim-held", "claim-doubtful", "claim-bad", "claim-open"),
    )
)

CSS = """
Reader { height: 1fr; scrollbar-size: 0 0; overflow-x: hidden; }
Reader .reader--title { color: $accent; text-style: bold; }
Reader .reader--facts { color: $muted; }
Reader .reader--tags { color: $muted; }

Reader .reader--heading { color: $accent; text-style: bold; }
Reader .reader--bullet { color: $muted; }
Reader .reader--footnote { color: $muted; }
Reader .reader--quote { color: $foreground; }
Reader .reader--emphasis { text-style: bold; }
Reader .reader--strong { text-style: bold; }
Reader .reader--code { background: $panel; }
Reader .reader--link { color: $accent; text-style: underline; }
Reader .reader--entity { color: $entity; text-style: underline; }
Reader .reader--date { color: $date; }

Reader .reader--note-yellow { background: $note-yellow; }
Reader .reader--note-green { background: $note-green; }
Reader .reader--note-blue { background: $note-blue; }
Reader .reader--note-red { background: $note-red; }
Reader .reader--note-purple { background: $note-purple; }
Reader .reader--mark { color: $muted; }
Reader .reader--mark-yellow { color: #a07800; }
Reader .reader--mark-green { color: #2e8540; }
Reader .reader--mark-blue { color: #3b7ddd; }
Reader .reader--mark-red { color: #d1453b; }
Reader .reader--mark-purple { color: #9a6ad0; }

Reader .reader--claim { background: $panel; }
Reader .reader--claim-held { color: $success; }
Reader .reader--claim-doubtful { color: $warning; }
Reader .reader--claim-bad { color: $error; }
Reader .reader--claim-open { color: $muted; }

Reader .reader--match { color: $match-foreground; background: $match-background; }
Reader .reader--match-current { text-style: bold underline; }
Reader .reader--track { color: $muted; }
Reader .reader--track-match { color: $date; }
Reader .reader--track-current { color: $accent; text-style: bold; }
Reader .reader--entity-focus { background: $panel-lighten-2; text-style: bold underline; }
Reader .reader--selection { color: $selection-foreground; background: $selection-background; }
Reader .reader--caret { text-style: reverse; }
Reader .reader--caret-away { text-style: underline; }

Reader:ansi .reader--note-yellow { background: ansi_default; text-style: bold; }
Reader:ansi .reader--note-green { background: ansi_default; text-style: bold; }
Reader:ansi .reader--note-blue { background: ansi_default; text-style: bold; }
Reader:ansi .reader--note-red { background: ansi_default; text-style: bold; }
Reader:ansi .reader--note-purple { background: ansi_default; text-style: bold; }
Reader:ansi .reader--mark-yellow { color: ansi_yellow; }
Reader:ansi .reader--mark-green { color: ansi_green; }
Reader:ansi .reader--mark-blue { color: ansi_blue; }
Reader:ansi .reader--mark-red { color: ansi_red; }
Reader:ansi .reader--mark-purple { color: ansi_magenta; }
Reader:ansi .reader--caret { text-style: reverse bold; }

Reader:nocolor .reader--date { text-style: bold; }
Reader:nocolor .reader--note-yellow { text-style: bold; }
Reader:nocolor .reader--note-green { text-style: bold; }
Reader:nocolor .reader--note-blue { text-style: bold; }
Reader:nocolor .reader--note-red { text-style: bold; }
Reader:nocolor .reader--note-purple { text-style: bold; }
Reader:nocolor .reader--match { text-style: reverse; }
Reader:nocolor .reader--selection { text-style: reverse; }
Reader:nocolor .reader--entity-focus { text-style: bold underline; }
Reader:nocolor .reader--caret { text-style: reverse bold; }
"""
"""Where colours are missing, underline is a name, bold a date or (with a bar in the margin) a note, reverse the rest.

The bars of notes are of medium brightness, so that they stand 3:1 from light and dark backgrounds alike.
"""
