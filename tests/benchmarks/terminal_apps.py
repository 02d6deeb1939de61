"""Programs to measure: a bare textual app, as it comes and on our driver (argument ``diff``)."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList

ROWS = 1000


class Bare(App[None]):
    """Header, Footer and a list of 1,000 rows."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield OptionList(
            *(f"Row {row}: what {row * 7919 % 1000} parties signed in {1990 + row % 30}" for row in range(ROWS)),
            markup=False,
        )
        yield Footer()


def main(words: list[str]) -> None:
    """Run it; the word ``diff`` puts it on our driver."""
    if "diff" in words:
        from defense_tui.tui.terminal.frame_diff import frame_diff_driver

        Bare(driver_class=frame_diff_driver()).run()
    else:
        Bare().run()


if __name__ == "__main__":
    main(sys.argv[1:])
