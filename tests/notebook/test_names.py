"""Names that need no lock: they rise, they are safe on any disk, and they can be read back."""

from __future__ import annotations

import re
import uuid

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.notebook.author import this_author
from defense_tui.notebook.names import (
    FileName,
    UlidSource,
    counter_of,
    file_name,
    is_revision,
    is_ulid,
    new_revision,
    new_ulid,
    parse_file_name,
    target_key,
    ulid_at,
    ulid_value,
)


def test_ulids_rise_even_when_the_clock_stands_still_or_steps_back() -> None:
    clock = iter([5, 5, 5, 3, 4, 6])
    source = UlidSource(lambda: next(clock))
    made = [source() for _ in range(6)]
    assert made == sorted(set(made))
    assert all(map(is_ulid, made))


def test_a_ulid_begins_with_its_time() -> None:
    assert UlidSource(lambda: 1469918176385)().startswith("01ARYZ6S41")


def test_a_ulid_is_128_bits_as_a_uuid_is() -> None:
    assert uuid.UUID(int=ulid_value("01ARYZ6S41TSV4RRFFQ69G5FAV")).hex == "01563df36481d6764c61efb99302bd5b"


@given(st.integers(0, 2**47), st.binary(min_size=10))
def test_the_ulid_of_a_moment_and_a_digest_is_always_the_same(milliseconds: int, digest: bytes) -> None:
    made = ulid_at(milliseconds, digest)
    assert is_ulid(made)
    assert made == ulid_at(milliseconds, digest)
    assert ulid_value(made) >> 80 == milliseconds


def test_the_name_of_a_revisions_file_can_be_read_back() -> None:
    note_id, rev = new_ulid(), new_revision(3)
    assert counter_of(rev) == 3
    assert is_revision(rev)
    assert parse_file_name(file_name(note_id, rev)) == FileName(note_id, rev, copied=False)
    assert parse_file_name(f"{note_id}.{rev}.sync-conflict-1.toml") == FileName(note_id, rev, copied=True)
    for name in ("README.toml", f"{note_id}.toml", f"{note_id.lower()}.{rev}.toml", f"{note_id}.{rev}.txt"):
        assert parse_file_name(name) is None


@given(st.text(), st.text(), st.text())
def test_folders_of_targets_are_safe_on_any_disk(kind: str, corpus: str, target_id: str) -> None:
    key = target_key(kind, corpus, target_id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{12}", key)
    assert len(key) <= 73


def test_folders_of_targets_are_readable_and_differ_where_targets_do() -> None:
    key = target_key("article", "india-us", "2025/Quad Meeting é")
    assert key.startswith("2025-quad-meeting-e-")
    assert key == target_key("article", "india-us", "2025/Quad Meeting é")
    assert (
        len(
            {key, *(target_key("article", "india-us", name) for name in ("2025/quad meeting é", "2025-quad-meeting-e"))}
        )
        == 3
    )
    assert target_key("a", "bc", "d") != target_key("ab", "c", "d")


def test_an_author_is_a_user_on_a_machine() -> None:
    assert re.fullmatch(r".+@.+", this_author())
