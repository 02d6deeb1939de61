"""Takes the pictures of the README from the real app on the bundled content: ``python screenshots/take.py``."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from defense_tui.corpus.bundled import bundled_root
from defense_tui.keys.commands import COMMANDS
from defense_tui.keys.keymap import Keymap
from defense_tui.library.memory import MemoryLibrary
from defense_tui.notebook.reading import ReadingState
from defense_tui.notebook.store import Notebook
from defense_tui.settings import Directories, Settings
from defense_tui.tui.app import DefenseApp, opening_workspace
from defense_tui.tui.desk import Desk

FOLDER = Path(__file__).parent
SIZE = (120, 40)
PICTURES: dict[str, tuple[str, list[str]]] = {
    "workspace": ("javelin-and-stryker", ["}", "V", "x", "}", "a", *"Compare the notice to Congress.", "escape", "]"]),
    "profile": ("javelin-and-stryker", ["2", "slash", *"Stryker", "enter", "enter"]),
    "search": ("start-here", ["s", *"framework signed since:2025"]),
}
"""For each picture the article and the keys pressed."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait for workers, timers and the preview."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.5)


async def take(name: str, article: str, keys: list[str]) -> None:
    """Open the app on *article*, press *keys*, and save what it shows as ``<name>.svg``."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        library = MemoryLibrary.open(bundled_root(), None)
        library.wait()
        desk = Desk(
            library=library,
            notebook=Notebook(root / "data", "reader@here"),
            reading=ReadingState(root / "state", library.state().info.key),
            settings=Settings(),
            keymap=Keymap(COMMANDS),
            directories=Directories(root / "data", root / "cache", root / "state", root / "config.toml"),
        )
        app = DefenseApp(desk, opening_workspace(desk, article, None))
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            for key in keys:
                await pilot.press(key)
                await settled(pilot)
            (FOLDER / f"{name}.svg").write_text(without_web_fonts(app.export_screenshot()), encoding="utf-8")
        library.close()


def without_web_fonts(svg: str) -> str:
    """*svg* that asks no server for its font."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")


async def main() -> None:
    """Take all pictures."""
    for name, (article, keys) in PICTURES.items():
        await take(name, article, keys)


if __name__ == "__main__":
    asyncio.run(main())
