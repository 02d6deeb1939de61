"""Asking a terminal: what it answers is understood, and one that says nothing is not waited for long."""

from __future__ import annotations

import os
import threading

from defense_tui.tui.terminal.questions import Answers, ask_terminal


def answered(answer: bytes) -> Answers:
    """What is understood when the terminal says *answer* to the first question."""
    ours, theirs = os.openpty()

    def reply() -> None:
        os.read(ours, 100)
        os.write(ours, answer)

    thread = threading.Thread(target=reply)
    thread.start()
    try:
        return ask_terminal(theirs)
    finally:
        thread.join()
        os.close(ours)
        os.close(theirs)


def test_a_terminal_that_knows_synchronised_output_is_believed() -> None:
    answers = answered(b"\x1b[?2026;2$y\x1b[0n")
    assert answers.synchronised
    assert answers.latency is not None


def test_a_terminal_that_does_not_know_it_still_answers() -> None:
    answers = answered(b"\x1b[?2026;0$y\x1b[0n")
    assert not answers.synchronised
    assert answers.latency is not None


def test_a_terminal_that_answers_with_something_else_has_not_answered() -> None:
    assert answered(b"what?") == Answers(None, synchronised=False)
