"""The inside of textual is what the driver is made for; and if it is not, the app runs without the driver."""

from __future__ import annotations

import pytest

from defense_tui.tui.terminal import textual_parts
from defense_tui.tui.terminal.escapes import EscapeGate
from defense_tui.tui.terminal.frame_diff import frame_diff_driver, shown_cursor_driver
from defense_tui.tui.terminal.textual_parts import OF_DRIVER, OF_WIDGETS, Part, missing_parts


def test_the_installed_textual_has_every_part_that_is_used() -> None:
    assert missing_parts(OF_DRIVER + OF_WIDGETS) == ()


def test_a_part_that_has_gone_is_told_by_its_full_name() -> None:
    told = missing_parts((Part("a.py", EscapeGate, ("feed", "_turned"), ("delay", "_kept")),))
    assert [sentence.split(", ")[0].split(" has no ")[1] for sentence in told] == [
        "defense_tui.tui.terminal.escapes.EscapeGate._turned",
        "defense_tui.tui.terminal.escapes.EscapeGate._kept",
    ]


def test_without_a_part_textuals_own_driver_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    assert frame_diff_driver() is not None
    monkeypatch.setattr(textual_parts, "missing_parts", lambda: ("gone",))
    assert frame_diff_driver() is None
    assert shown_cursor_driver() is None
