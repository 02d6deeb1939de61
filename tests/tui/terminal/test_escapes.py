"""A sequence in pieces is one key, and a key is never taken for a piece."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.tui.terminal.escapes import EscapeGate, Stroke

SEQUENCES = [
    "\x1b[A",
    "\x1b[1;5C",
    "\x1bOP",
    "\x1b[<0;10;20M",
    "\x1b[200~a\x1bb\x1b[201~",
    "\x1b[97;5u",
    "j",
    "é",
    "\r",
]


@given(st.lists(st.sampled_from(SEQUENCES)), st.data())
def test_wherever_sequences_are_cut_they_arrive_whole(sequences: list[str], data: st.DataObject) -> None:
    text = "".join(sequences)
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(text) - 1)))))
    gate = EscapeGate(0.3)
    now, pasting, came = 0.0, False, ""
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        for piece in gate.feed(text[start:end], now):
            assert isinstance(piece, str)
            came += piece
            pasting = came.rfind("\x1b[200~") > came.rfind("\x1b[201~")
            assert pasting or not came.endswith(("\x1b", "\x1b[", "\x1bO"))
        assert gate.expire(now + 0.29) == []
        now += 0.29
    assert came == text
    assert gate.wait(now) is None


def test_esc_alone_is_the_key_after_the_delay() -> None:
    gate = EscapeGate(0.3)
    assert gate.feed("a\x1b", 1.0) == ["a"]
    assert gate.wait(1.1) == pytest.approx(0.2)
    assert gate.expire(1.29) == []
    assert gate.expire(1.31) == [Stroke.ESCAPE]
    assert gate.wait(1.31) is None


@pytest.mark.parametrize("later", ["j", "\x1b[A", "]", "\r"])
def test_esc_and_another_key_soon_after_are_two_keys(later: str) -> None:
    gate = EscapeGate(0.3)
    assert gate.feed("\x1b", 1.0) == []
    assert gate.feed(later, 1.1) == [Stroke.ESCAPE, later]


def test_alt_and_a_letter_in_one_read_stay_together() -> None:
    assert EscapeGate(0.3).feed("\x1bj", 1.0) == ["\x1bj"]


@pytest.mark.parametrize("bracket", ["[", "O"])
def test_esc_and_a_bracket_that_nothing_follows_are_two_keys(bracket: str) -> None:
    gate = EscapeGate(0.3)
    gate.feed("\x1b", 1.0)
    assert gate.feed(bracket, 1.1) == []
    assert gate.expire(1.5) == [Stroke.ESCAPE, bracket]


def test_a_sequence_whose_end_never_comes_runs_no_commands() -> None:
    gate = EscapeGate(0.3)
    assert gate.feed("\x1b[1;", 1.0) == []
    assert gate.expire(1.4) == []
    assert gate.feed("j", 1.5) == ["j"]
