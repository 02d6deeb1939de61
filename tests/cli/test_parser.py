"""The grammar of the command line: where options may stand, and what is a word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.cli.failure import UsageError
from defense_tui.cli.parser import Parser


def _parser(*, dashed_words: bool = False) -> Parser:
    parser = Parser("try", "[WORD]...", "try things", examples=("try this",), dashed_words=dashed_words)
    parser.add_argument("words", nargs="*")
    parser.add_argument("-o", "--output")
    parser.add_argument("--note")
    parser.add_argument("--tag", action="append")
    parser.add_argument("--quick", action="store_true")
    return parser


@pytest.mark.parametrize(
    "line",
    ["--json --limit 3 one two", "one --json two --limit 3", "one two --limit=3 --json", "--json --limit 3 -- one two"],
)
def test_options_stand_before_between_or_after_the_words(line: str) -> None:
    read = _parser().read(line.split())
    assert (read.words, read.json, read.limit) == (["one", "two"], True, 3)


def test_an_options_value_may_begin_with_a_dash() -> None:
    read = _parser().read(["--note", "-", "--tag", "-a", "--tag", "--json", "-o", "-x"])
    assert (read.note, read.tag, read.output, read.json) == ("-", ["-a", "--json"], "-x", False)


def test_an_empty_value_is_a_value() -> None:
    assert _parser().read(["--note", "", "word"]).note == ""


def test_a_word_of_a_query_may_begin_with_one_dash() -> None:
    read = _parser(dashed_words=True).read(["drones", "-russia", "-tag:price", "-o", "file", "-x"])
    assert (read.words, read.output) == (["drones", "-russia", "-tag:price", "-x"], "file")


def test_everything_behind_two_dashes_is_a_word() -> None:
    assert _parser().read(["--json", "--", "--json", "-x", "--"]).words == ["--json", "-x", "--"]


def test_a_single_dash_is_a_word() -> None:
    assert _parser().read(["-"]).words == ["-"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["-x"], "unknown option '-x'"),
        (["--jsn"], "unknown option '--jsn'; did you mean '--json'?"),
        (["--out", "file"], "unknown option '--out'"),
        (["--note"], "expected one argument"),
        (["--quick=yes"], "ignored explicit argument"),
        (["--limit", "0"], "'0' is not a number from 1 upwards"),
        (["--limit", "many"], "'many' is not a number from 1 upwards"),
    ],
)
def test_a_wrong_line_is_told_with_where_to_read_more(line: list[str], told: str) -> None:
    with pytest.raises(UsageError) as raised:
        _parser().read(line)
    assert told in str(raised.value)
    assert str(raised.value).endswith("(see defense-tui try --help)")
    assert "\n" not in str(raised.value)


def test_a_word_too_many_is_named() -> None:
    with pytest.raises(UsageError, match="'two' is one word too many"):
        Parser("try", "", "try").read(["one", "two"])


def test_help_is_asked_for_only_by_an_option() -> None:
    parser = _parser()
    assert parser.asks_for_help(["word", "--help"])
    assert parser.asks_for_help(["-h"])
    assert not parser.asks_for_help(["--note", "-h"])
    assert not parser.asks_for_help(["--", "--help"])


def test_the_help_names_usage_options_and_examples() -> None:
    text = _parser().format_help()
    for part in ("usage: defense-tui try [WORD]...", "Try things.", "--output", "defense-tui try this", "--data-dir"):
        assert part in text


@given(
    st.lists(st.sampled_from(["--note", "--json", "-o", "--", "-x", "word", "a=b"]) | st.text(max_size=8), max_size=9)
)
def test_no_part_of_a_line_is_lost_or_moved(arguments: list[str]) -> None:
    tokens = list(_parser(dashed_words=True).tokens(arguments))
    kept = "".join(token.text for token in tokens)
    assert re.sub("[-=]", "", kept) == re.sub("[-=]", "", "".join(arguments))
    assert [token.place for token in tokens] == sorted({token.place for token in tokens})


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="-"), max_size=12), max_size=8))
def test_words_come_back_in_their_order(words: list[str]) -> None:
    assert _parser().read(words).words == words
