"""Annotation files: everything comes back, cut files are known, newer and odd ones are treated with respect."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.notebook.annotation import Annotation, Motivation
from defense_tui.notebook.codec import CutFileError, NewerSchemaError, NoteFileError, decode, encode, storable
from tests.notebook.samples import annotation, any_annotations


@given(any_annotations)
def test_every_key_comes_back_also_those_that_we_do_not_know(original: Annotation) -> None:
    assert decode(encode(original)) == original


def test_the_keys_stand_in_the_documented_order_and_the_end_is_last() -> None:
    text = encode(annotation(parents=("00001-00000000", "00001-11111111"), undoes="U", note="one\ntwo")).decode()
    keys = [line.partition(" = ")[0] for line in text.split("\n\n")[0].splitlines() if " = " in line]
    assert " ".join(keys) == (
        "schema id rev parents action undoes motivation created modified author tags color deleted note"
    )
    assert [line for line in text.splitlines() if line.startswith("[")] == [
        "[target]",
        "[target.quote]",
        "[target.position]",
        "[end]",
    ]
    assert 'parents = ["00001-00000000", "00001-11111111"]' in text
    assert "created = 2025-07-02T09:14:07Z" in text
    assert 'note = """\none\ntwo"""' in text
    assert text.endswith("\n[end]\nok = true\n")


def test_unknown_keys_stay_at_their_depth() -> None:
    data = encode(annotation()).replace(b"[target.quote]", b'mood = "x"\n[target.quote]\nscore = 3')
    data = data.replace(b"[end]", b"[review]\ndue = 2026-01-01\n[end]").replace(b"schema = 1", b'schema = 1\npin = "p"')
    read = decode(data)
    assert read.extra["pin"] == "p"
    assert read.extra["target"] == {"mood": "x", "quote": {"score": 3}}
    assert decode(encode(read)) == read
    assert encode(read).decode().index('pin = "p"') < encode(read).decode().index("[target]")


def test_no_cut_file_is_taken_for_a_whole_one() -> None:
    data = encode(annotation(note="[end]\nok = true\n", extra={"z": {"end": 1}}))
    for length in range(len(data) - 1):
        with pytest.raises(NoteFileError):
            decode(data[:length])
    with pytest.raises(CutFileError):
        decode(data[: data.rindex(b"[end]")])


@pytest.mark.parametrize(
    ("found", "instead", "message"),
    [
        (b'author = "asha@host"', b"author = 3", "author = 3 is not of type str"),
        (b'tags = ["price"]', b'tags = "price"', "tags = 'price' is not of type list"),
        (b'tags = ["price"]', b"tags = [1]", "tags holds something that is not a string"),
        (b"start = 322", b"start = -1", "target.position runs from -1 to 347"),
        (b"start = 322", b"start = true", "start = True is not of type int"),
        (b'kind = "article"\n', b"", "the key 'kind' is missing"),
        (b"asha", b"\xff\xfe", "not UTF-8 at byte"),
        (b"schema = 1\n", b"schema = 1\n<<<<<<< HEAD\n", "conflict marks of a git merge"),
        (b'color = "yellow"', b"color = yellow", "it is not TOML: .*line"),
    ],
)
def test_a_broken_file_says_what_is_wrong(found: bytes, instead: bytes, message: str) -> None:
    data = encode(annotation())
    assert found in data
    with pytest.raises(NoteFileError, match=message):
        decode(data.replace(found, instead))


def test_conflict_marks_that_somebody_wrote_into_a_note_are_just_text() -> None:
    original = annotation(note="<<<<<<< HEAD\nours\n>>>>>>> theirs\n")
    assert decode(encode(original)) == original


def test_a_newer_schema_is_read_as_far_as_it_can_be() -> None:
    read = decode(encode(annotation(schema=2, extra={"mood": "calm"})))
    assert read.read_only
    assert read.extra == {"mood": "calm"}
    with pytest.raises(NewerSchemaError, match="schema 2"):
        decode(encode(annotation(schema=2)).replace(b"start = 322", b'start = "page 3"'))


def test_hand_written_files_may_leave_out_what_has_a_default_and_the_zone() -> None:
    data = b"""
schema = 1
id = "01JZ1MH4XRRE3CTR9Y63CF2TPZ"
rev = "00001-9f2c41aa"
motivation = "linking"
created = 2025-07-02T09:14:07
modified = 2025-07-02T09:14:07.25Z
[target]
kind = "article"
corpus = "c"
id = "a"
[end]
ok = true"""
    read = decode(data)
    assert (read.motivation, read.tags, read.note, read.quote) == (Motivation.LINKING, (), "", None)
    assert read.created == datetime(2025, 7, 2, 9, 14, 7, tzinfo=UTC)
    assert decode(encode(read)) == read


@given(st.text(st.characters(exclude_categories=[]) | st.characters(categories=["Cs"])))
def test_any_text_can_be_stored_and_only_lone_surrogates_are_spelt_out(text: str) -> None:
    stored = storable(text)
    assert decode(encode(annotation(note=stored))).note == stored
    if not any("\ud800" <= character <= "\udfff" for character in text):
        assert stored == text


def test_surrogates_keep_their_meaning() -> None:
    assert storable("a\ud83d\ude00 caf\udce9") == "a\U0001f600 caf\\udce9"
    assert decode(encode(annotation(extra={"k\udcff": ["\udcff"]}))).extra == {"k\\udcff": ["\\udcff"]}
