"""The program as a braille display shows it: the line of the hardware cursor, and nothing else.

``layout = "single"`` and ``marks = "words"`` at 80x24, the six things that people do, key by key.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.terminal.terminal import Terminal

PROGRAM = [str(Path(sys.executable).with_name("defense-tui"))]
SIGNS = set("•◦★●◐○▸✕◌⚑▎▏▌│─━▁▂▃▄▅▆▇█")


class BrailleDisplay:
    """What a person reads who has only the cursor's line; *terminal* is where the program runs."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    @property
    def line(self) -> str:
        """The line, without the blanks around it."""
        return self.terminal.picture.cursor_line.strip()

    def reads(self, *keys: str, then: str) -> str:
        """Press *keys*, type those that are words, and read on until the line has *then* in it."""
        for key in keys:
            if key.startswith("type "):
                self.terminal.type(key.removeprefix("type "))
            else:
                self.terminal.press(key)
        self.terminal.wait_until(lambda: then in self.line, f"{then!r} on the cursor's line, which is {self.line!r}")
        assert not SIGNS & set(self.line), f"a sign without words: {self.line!r}"
        return self.line

    def goes_on(self, key: str, *, since: str) -> str:
        """Press *key* and wait until another line than *since* is read."""
        self.terminal.press(key)
        self.terminal.wait_until(lambda: self.line[:20] != since[:20], f"another line than {since!r}")
        return self.reads(then="")


def test_every_task_can_be_done_by_the_line_of_the_cursor_alone(own_home: Path) -> None:
    config = own_home / "config.toml"
    config.write_text('layout = "single"\nmarks = "words"\n')
    with Terminal([*PROGRAM, "--config", str(config)], own_home, columns=80, rows=24) as terminal:
        display = BrailleDisplay(terminal)
        display.reads(then="This is a collection about the defence partnership of India")
        terminal.wait_for("claim held:")  # the library has been read, and the lines stay as they are
        assert not terminal.screen.cursor.hidden

        # A list: whole titles, and in words what is read and what is not.
        display.reads("1", then="begun Start here 2026-06-22, defense-tui brief")
        display.reads("down", then="unread The Quad, from tsunami relief to New Delhi 2026 2026-05-26")
        display.reads("type /", then="find")
        display.reads("type Five exerc", "enter", then="unread Five exercises: who trains with whom, where and since")

        # An article, line by line, and from name to name.
        display.reads("enter", then="Vice-President Vance said in April 2025")
        assert display.line.startswith("claim dubt:")
        display.reads("down", then="holds more exercises with India than with any other country.")
        display.reads("type ]", "enter", then="Republic of India")

        # A profile, of which every line can be read, also those that lead nowhere.
        display.reads("down", then="Buyer in most of the deals")
        display.reads("down", "down", then="who says what")
        display.reads("type q", then="holds more exercises with India")

        # A note, and the message that it was saved.
        display.reads("type a", "type Who counted?", then="Who counted?")
        display.reads("tab", then="tags:")
        display.reads("escape", then="holds more exercises with India")
        terminal.wait_for("Saved: note on")
        display.reads("type !", then="Saved: note on")
        display.reads("escape", then="holds more exercises with India")
        display.reads("4", then="note Who counted?")
        display.reads("enter", then="Vice-President Vance said in April 2025")
        assert re.match("(claim|note)", display.line)

        # Finding and searching: the line of the field, then that of the row it leads to.
        display.reads("type /", "type Malabar", then="Malabar")
        display.reads("enter", then="Malabar: navies, since 1992")
        display.reads("type s", then="search everything")
        field = display.reads("type framework signed", then="framework signed")
        terminal.wait_for("5 of 17")
        first = display.goes_on("down", since=field)
        second = display.goes_on("down", since=first)
        assert "framework signed" not in first + second
        display.reads("escape", then="Malabar: navies, since 1992")

        # Other lists, help, commands.
        display.reads("2", then="country India")
        assert re.fullmatch(r"country India \d+ articles \d+ mentions", display.line)
        event = display.reads("3", then=" 2026-")
        assert event.split()[0] in ("verified", "reported", "general", "planned")
        display.reads("type :", then="go to the articles show-articles 1")
        display.reads("escape", then=event)
        display.reads("type ?", then="A body of articles, who and what they name")
        display.reads("type q", then=event)
        display.reads("type q", then="Malabar: navies, since 1992")
        terminal.press("q")
        assert terminal.wait() == 0
