"""From bytes to canonical text: what is settled before parsing, and what every text promises."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.corpus import canonical
from defense_tui.corpus.canonical import after_lines, decode, decode_opening, markdown, plain
from defense_tui.corpus.characters import PIECE, one_line, paragraphs, settle

HOSTILE = st.text(
    st.sampled_from("aé\u0301e \t\n\r\x00\x1b\x7f\x85\u061c\u200e\u202e\u2066\ufeff\ud800\u1112\u1161\u11ab")
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        (b"a\tb\n\tc\nabcd\te", "a   b\n    c\nabcd    e"),
        ("e\u0301\u202ex\x1b[0m".encode(), "é\ufffdx\ufffd[0m"),
        (b"a\x85b\x7f".replace(b"\x85", b"\xc2\x85"), "a\ufffdb\ufffd"),
        (b"", ""),
    ],
)
def test_decoding_settles_lines_tabs_form_and_controls(data: bytes, text: str) -> None:
    assert decode(data) == canonical.Decoded(text)


def test_what_is_not_utf_8_is_windows_1252_and_says_where() -> None:
    decoded = decode(b"one\ncaf\xe9 \x93quoted\x94 \x81\nthree")
    assert decoded == canonical.Decoded("one\ncafé “quoted” \ufffd\nthree", bad_line=2)


def test_a_byte_order_mark_before_windows_1252_is_dropped_too() -> None:
    assert decode(b"\xef\xbb\xbfcaf\xe9").text == "café"


def test_a_nul_byte_is_told() -> None:
    assert decode(b"a\n\0").nul_line == 2


def test_a_mark_that_composes_over_a_tab_stop_counts_as_a_column() -> None:
    assert decode("e\u0301\tx".encode()).text == "é  x"


@given(HOSTILE)
def test_settling_twice_changes_nothing(text: str) -> None:
    once = settle(text)
    assert settle(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in once)


def test_long_texts_are_settled_like_short_ones() -> None:
    line = "caf\u0065\u0301 \x1b one\n"
    times = 3 * PIECE // len(line)
    assert settle(line * times) == settle(line) * times
    assert settle("e\u0301" * PIECE) == "é" * PIECE


def test_the_opening_of_a_file_loses_the_character_that_is_cut() -> None:
    assert decode_opening("a\r\né".encode()[:-1]) == "a\n"
    assert decode_opening(b"caf\xe9\rb") == "café\nb"


def test_lines_can_be_skipped() -> None:
    assert [after_lines("a\nb\nc", number) for number in range(5)] == ["a\nb\nc", "b\nc", "c", "", ""]


@pytest.mark.parametrize("source", ["", "One *two*.\n\nThree é\n"])
def test_the_hash_is_that_of_the_text_in_utf_8(source: str) -> None:
    for text in (markdown(source), plain(source)):
        assert text.sha256 == hashlib.sha256(text.text.encode()).hexdigest()


@given(HOSTILE)
def test_unsettled_sources_are_settled_first(source: str) -> None:
    for read in (markdown, plain):
        text = read(source).text
        assert read(settle(source)).text == text
        assert not any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in text)


@given(st.binary())
def test_any_bytes_can_be_read(data: bytes) -> None:
    for suffix in (".md", ".txt"):
        canonical.read(decode(data).text, suffix)


def test_metadata_is_one_line_without_controls() -> None:
    assert one_line("  A\ttitle \r\n on\xa0two\u2028lines\x1b[31m \x00 e\u0301 ") == "A title on two lines[31m é"
    assert paragraphs("one\ntwo\n \nthree\n\n\n") == "one two\n\nthree"


def test_real_documents_are_all_markdown(white_house: Path) -> None:
    paths = sorted(white_house.rglob("*.md"))[::20]
    readings = [canonical.read(decode(path.read_bytes()).text, ".md") for path in paths]
    assert [reading.problem for reading in readings] == [""] * len(paths)
    assert all("\n\n" in reading.text.text and "  \n" not in reading.text.text for reading in readings)
