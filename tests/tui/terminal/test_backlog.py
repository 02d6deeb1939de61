"""Frames are held back when the line is behind, and only then."""

from __future__ import annotations

from defense_tui.tui.terminal.backlog import QUESTION, Backlog


def sent(backlog: Backlog, count: int, now: float) -> bool:
    """Send *count* bytes that the system takes at once; whether a question went with them."""
    asks = backlog.send(count, now)
    if asks:
        backlog.ask(now)
    backlog.flush(count + len(QUESTION) * asks)
    return asks


def answering(now: float = 0.0, after: float = 0.3) -> Backlog:
    """A backlog of a terminal that has answered its first question *after* some seconds."""
    backlog = Backlog()
    backlog.ask(now)
    backlog.flush(len(QUESTION))
    backlog.answer(now + after)
    return backlog


def test_a_question_goes_with_every_two_kilobytes() -> None:
    backlog = answering()
    assert [sent(backlog, 500, 1.0) for _ in range(10)] == [False, False, False, False, True] * 2


def test_a_terminal_that_never_answered_is_never_waited_for_and_soon_not_asked() -> None:
    backlog = Backlog()
    backlog.ask(0.0)
    asked = 0
    for second in range(100):
        asked += sent(backlog, 5000, float(second))
        assert not backlog.is_full(float(second))
    assert asked < 12
    assert not backlog.is_awaiting_answer(100.0)


def test_frames_wait_while_more_than_the_window_is_under_way() -> None:
    backlog = answering()
    sent(backlog, 9000, 1.0)
    assert backlog.is_full(1.1)
    backlog.answer(1.3)
    assert not backlog.is_full(1.3)


def test_nothing_is_held_for_longer_than_three_seconds() -> None:
    backlog = answering()
    sent(backlog, 9000, 1.0)
    assert backlog.is_full(3.9)
    assert not backlog.is_full(4.1)


def test_a_slow_line_shrinks_the_window_and_a_fast_one_widens_it() -> None:
    slow, fast = answering(), answering()
    for second in range(10):
        for backlog, time in ((slow, 1.3), (fast, 0.31)):
            sent(backlog, 9000, 10.0 * second)
            backlog.answer(10.0 * second + time)
    assert slow.window == 2048
    assert fast.window > 16_384


def test_frames_wait_while_the_system_does_not_take_what_was_sent() -> None:
    backlog = Backlog()
    backlog.send(5000, 1.0)
    assert backlog.is_full(1.0)
    backlog.flush(4000)
    assert not backlog.is_full(1.0)


def test_an_answer_to_nothing_means_nothing() -> None:
    backlog = Backlog()
    backlog.answer(1.0)
    sent(backlog, 9000, 1.0)
    assert not backlog.is_full(1.1)
