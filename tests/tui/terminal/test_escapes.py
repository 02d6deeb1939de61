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


@pytest.mark.parametrize("bracket", ["[", "O"])
@pytest.mark.parametrize("later", ["[", " ", "]", "é", "\r", "\x1b"])
def test_esc_a_bracket_and_what_continues_no_key_are_three_keys(bracket: str, later: str) -> None:
    gate = EscapeGate(0.3)
    came = [*gate.feed("\x1b", 1.0), *gate.feed(bracket, 1.1), *gate.feed(later, 1.2), *gate.expire(9.0)]
    assert came == [Stroke.ESCAPE, bracket, Stroke.ESCAPE if later == "\x1b" else later]


@pytest.mark.parametrize("key", ["1", "5", "<", ";"])
def test_keys_that_a_person_typed_are_not_lost_although_a_sequence_could_begin_so(key: str) -> None:
    gate = EscapeGate(0.3)
    came = [*gate.feed("\x1b", 1.0), *gate.feed("[", 1.1), *gate.feed(key, 1.2), *gate.expire(1.6)]
    assert came == [Stroke.ESCAPE, "[", key]


@given(st.lists(st.tuples(st.sampled_from("\x1b[]OjkAq1 ?~<"), st.floats(0, 1))))
def test_nothing_is_held_for_longer_than_the_delay_and_nothing_comes_twice(typed: list[tuple[str, float]]) -> None:
    gate, now = EscapeGate(0.3), 0.0
    came: list[str | Stroke] = []
    for key, pause in typed:
        came += gate.feed(key, now)
        wait = gate.wait(now)
        assert wait is None or wait <= 0.31
        now += pause
        came += gate.expire(now)
    came += gate.expire(now + 1)
    assert gate.wait(now + 1) is None
    rest = iter("".join(key for key, _ in typed))
    assert all(key in rest for piece in came for key in ("\x1b" if isinstance(piece, Stroke) else piece))


def test_a_sequence_whose_end_never_comes_runs_no_commands() -> None:
    gate = EscapeGate(0.3)
    assert gate.feed("\x1b[1;", 1.0) == []
    assert gate.expire(1.4) == []
    assert gate.feed("j", 1.5) == ["j"]
