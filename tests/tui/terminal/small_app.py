"""A small app on the driver: shows the keys, pastes and states that reach it. Arguments: words that change its ways."""

from __future__ import annotations

import subprocess
import sys
import time

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.widgets import Static

from defense_tui.tui.terminal.frame_diff import frame_diff_driver

_EDITOR = """
import select
print("editor", flush=True)
while not select.select([0], [], [], 0.05)[0]:  # blocking in input() could miss a ctrl+c just before
    pass
input()
"""


class SmallApp(App[None]):
    """Its first line counts, its second shows what came."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Static("ready", id="state")
        yield Static("keys:", id="keys", markup=False)
        yield Static("\n".join("─" * 30 for _ in range(5)), id="page")

    def on_mount(self) -> None:
        self.cursor_position = Offset(3, 1)
        self._keys = "keys:"
        self._page = 0

    def _show(self, what: str) -> None:
        self._keys += f" {what}"
        self.query_one("#keys", Static).update(self._keys)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste):
            self._show(f"paste={event.text!r}")
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        match event.key:
            case "q":
                self.exit()
            case "p":
                self._page += 1
                rows = [f"page {self._page} " + str(7919 ** (20 + self._page % 7 + row))[:48] for row in range(9)]
                self.query_one("#page", Static).update("\n".join(rows))
            case "b":
                time.sleep(60)
            case "z":
                self.action_suspend_process()
            case "e":
                with self.suspend():
                    subprocess.run([sys.executable, "-c", _EDITOR], check=False)
            case key:
                self._show(key)


if __name__ == "__main__":
    driver = None if "stock" in sys.argv else frame_diff_driver()
    app = SmallApp(driver_class=driver)
    app.run(mouse=False)
    print(f"ended {app.return_code}")
    sys.exit(app.return_code or 0)
