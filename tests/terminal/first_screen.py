"""Opens the installed program that is given on a pseudo-terminal, waits for its first article, and quits."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.terminal.terminal import Terminal, environment

FIRST_ARTICLE = "start-here"
"""What the bundled content opens with."""


def first_screen(program: Path, home: Path) -> str:
    """Open *program* with a home of its own, wait for the first article, quit, and return what the screen showed."""
    article = subprocess.run(
        [program, "show", FIRST_ARTICLE, "--json"], env=environment(home), cwd=home, check=True, capture_output=True
    )
    title = json.loads(article.stdout)["title"]
    with Terminal([str(program)], home) as terminal:
        terminal.wait_for(title)
        terminal.settle()
        shown = terminal.text
        terminal.press("q")
        if status := terminal.wait():
            raise SystemExit(f"{program} ended with status {status}; the screen:\n{shown}")
        return shown


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(first_screen(Path(sys.argv[1]).absolute(), Path(folder)))
