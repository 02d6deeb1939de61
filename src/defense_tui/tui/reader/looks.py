"""How the reader's layers look, in terms of the theme; a theme may override each component."""

from __future__ import annotations

from defense_tui.tui.reader.decorations import ORDER

COMPONENTS = frozenset(
    f"reader--{name}" for name in (*ORDER, "title", "facts", "tags", "bullet", "margin", "claim-word")
)

CSS = """
Reader {
    scrollbar-size: 0 0;
    overflow-x: hidden;
    height: 1fr;
}
Reader .reader--title { color: $accent; text-style: bold; }
Reader .reader--facts { color: $foreground 60%; }
Reader .reader--tags { color: $foreground 60%; }
Reader .reader--bullet { color: $foreground 60%; }
Reader .reader--margin { color: $foreground 60%; }
Reader .reader--claim-word { color: $warning; }
Reader .reader--heading { color: $accent; text-style: bold; }
Reader .reader--quote { color: $foreground 80%; }
Reader .reader--emphasis { text-style: underline; }
Reader .reader--strong { text-style: bold; }
Reader .reader--code { background: $panel; }
Reader .reader--link { color: $accent; }
Reader .reader--entity { color: $success; text-style: underline; }
Reader .reader--date { color: $warning; }
Reader .reader--note-yellow { background: #e3b341 25%; }
Reader .reader--note-green { background: #3fb950 25%; }
Reader .reader--note-blue { background: #4493f8 25%; }
Reader .reader--note-red { background: #f85149 25%; }
Reader .reader--note-purple { background: #ab7df8 25%; }
Reader .reader--match { background: $warning 60%; color: $foreground; text-style: reverse; }
Reader .reader--match-current { text-style: reverse bold; }
Reader .reader--entity-focus { text-style: bold; }
Reader .reader--selection { background: $accent 40%; }
Reader .reader--caret { text-style: reverse; }
Reader .reader--caret-away { text-style: underline; }
"""
