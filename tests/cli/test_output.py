"""What commands write: stable in a pipe, aligned on a terminal, harmless everywhere."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.cli.output import Output, Style, cells, harmless, one_line, wrapped


class _Stream(io.TextIOWrapper):
    """A stream in memory that says whether it is a terminal."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def written(self) -> bytes:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


def _on_terminal(environ: Mapping[str, str] | None = None) -> tuple[Output, _Stream]:
    stream = _Stream(terminal=True)
    return Output(stream, environ or {"TERM": "xterm"}), stream


def _in_pipe(encoding: str = "utf-8") -> tuple[Output, _Stream]:
    stream = _Stream(terminal=False, encoding=encoding)
    return Output(stream, {"TERM": "xterm"}), stream


def test_fields_are_parted_by_tabs_in_a_pipe_and_never_coloured() -> None:
    out, stream = _in_pipe()
    out.rows([(("id", Style.ID), "a title"), (("longer-id", Style.ID), "")])
    assert stream.written() == b"id\ta title\nlonger-id\t\n"


def test_columns_are_aligned_by_cells_on_a_terminal() -> None:
    out, stream = _on_terminal({"NO_COLOR": "1"})
    out.rows([("印度", "one"), ("ab", "two"), ("e\u0301tat", "three")])
    assert stream.written().decode() == "印度  one\nab    two\ne\u0301tat  three\n"


@pytest.mark.parametrize(
    ("environ", "colored"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_is_only_for_terminals_that_want_it(environ: dict[str, str], colored: bool) -> None:
    out, stream = _on_terminal(environ)
    out.line(("id", Style.ID))
    assert (b"\x1b[" in stream.written()) is colored


def test_matches_stand_out_on_a_terminal() -> None:
    out, _ = _on_terminal()
    assert out.marked("the MQ-9B deal", [(4, 9)]) == "the \x1b[1;33mMQ-9B\x1b[m deal"


def test_matches_that_overlap_are_written_once() -> None:
    out, _ = _in_pipe()
    assert out.marked("abcdef", [(2, 4), (0, 3), (4, 4)]) == "abcdef"


def test_the_last_column_is_wrapped_at_words_below_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    out, stream = _on_terminal({"NO_COLOR": "1"})
    out.rows([("id", "the quick brown fox jumps over it"), ("longer", "short")])
    assert stream.written().decode() == "id      the quick brown fox\n        jumps over it\nlonger  short\n"


def test_a_marked_text_is_wrapped_and_its_marks_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    out, _ = _on_terminal()
    shown = out.marked("one two three four five six", [(14, 18)], indent="  ")
    assert shown == "  one two three \x1b[1;33mfour\x1b[m\n  five six"


@given(st.text(), st.integers(1, 40))
def test_wrapping_only_turns_blanks_into_newlines(text: str, width: int) -> None:
    result = wrapped(text, width)
    assert [char if char != "\n" else " " for char in result] == [char if char != "\n" else " " for char in text]
    assert all(cells(line) <= width or " " not in line for line in result.split("\n"))


def test_an_escape_sequence_of_an_article_never_reaches_the_terminal() -> None:
    out, stream = _on_terminal({"NO_COLOR": "1"})
    evil = "a\x1b]52;c;Zm9v\x07b\x9b31mc\u202ed"
    out.line(evil, evil)
    out.text(evil)
    assert not any(control in stream.written().decode() for control in "\x1b\x07\x9b\u202e")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_record_is_one_line_with_as_many_fields_as_were_given(text: str) -> None:
    out, stream = _in_pipe()
    out.rows([(text, text)])
    written = stream.written().decode()
    assert written.count("\n") == 1
    assert written.count("\t") == 1
    assert written == f"{one_line(text)}\t{one_line(text)}\n"


@given(st.text())
def test_text_made_harmless_keeps_its_length(text: str) -> None:
    assert len(harmless(text)) == len(text)


def test_json_is_utf8_whatever_the_locale() -> None:
    out, stream = _in_pipe("ascii")
    out.json({"title": "détente – 印度"})
    assert json.loads(stream.written().decode("utf-8")) == {"title": "détente – 印度"}


def test_text_that_the_locale_does_not_know_is_replaced_not_refused() -> None:
    out, stream = _in_pipe("ascii")
    out.line("détente")
    assert stream.written() == b"d?tente\n"


def test_exact_text_gets_nothing_added() -> None:
    out, stream = _in_pipe("ascii")
    out.exactly("a\nb — c")
    assert stream.written() == "a\nb — c".encode()
