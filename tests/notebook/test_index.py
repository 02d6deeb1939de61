"""The index in the cache: it saves the parsing of files, and whatever happens to it the notes read the same."""

from __future__ import annotations

import os
import random
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

import pytest
from hypothesis import given

from defense_tui.notebook import loading, revision_store
from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.codec import decode, encode
from defense_tui.notebook.files import Stamp
from defense_tui.notebook.index import Index, Known
from defense_tui.notebook.layout import Layout
from defense_tui.notebook.store import Notebook
from tests.notebook.samples import ARTICLE, OTHER_ARTICLE, annotation, any_annotations

STAMP = Stamp(1_700_000_000_000_000_000, 512, 7)


@dataclass
class Kept:
    """A notebook of ten settled notes, and where its index is."""

    data: Path
    cache: Path
    parsed: list[bytes] = field(default_factory=list)

    def open(self) -> Notebook:
        return Notebook(self.data, "asha@host", cache=self.cache)

    def read(self) -> list[Annotation]:
        self.parsed.clear()
        return list(self.open().all())

    @property
    def index(self) -> Path:
        (path,) = self.cache.glob("*.index")
        return path

    def files(self) -> list[Path]:
        return sorted((self.data / "annotations").glob("*/*.toml"))

    def settle(self) -> None:
        """Let every file be an hour old."""
        for path in self.files():
            hour_ago = time.time_ns() - 3600 * 10**9
            os.utime(path, ns=(hour_ago, hour_ago))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    kept = Kept(tmp_path / "data", tmp_path / "cache" / "defense-tui")
    monkeypatch.setattr(revision_store, "_ENOUGH", 1)

    def counted(data: bytes) -> Annotation:
        kept.parsed.append(data)
        return decode(data)

    notebook = kept.open()
    for number in range(10):
        notebook.add(ARTICLE if number % 2 else OTHER_ARTICLE, "commenting", note=f"note {number}")
    kept.settle()
    monkeypatch.setattr(loading, "decode", counted)
    kept.read()
    return kept


def test_a_later_session_parses_no_file_that_has_not_changed(kept: Kept) -> None:
    before = kept.read()
    assert kept.parsed == []
    assert [note.note for note in before] == [f"note {number}" for number in range(10)]
    assert len(kept.open().of(ARTICLE)) == 5 and kept.parsed == []


def test_a_note_edited_by_hand_in_place_is_read_anew(kept: Kept) -> None:
    path = kept.files()[0]
    path.write_bytes(path.read_bytes().replace(b'"note ', b'"Note '))
    notes = kept.read()
    assert len(kept.parsed) == 1
    assert sum(note.note.startswith("Note ") for note in notes) == 1


def test_a_note_that_is_edited_and_one_that_is_deleted_are_seen_past_the_index(kept: Kept) -> None:
    one, other = kept.read()[:2]
    writer = Notebook(kept.data, "mira@laptop")
    writer.edit(one.id, note="changed")
    writer.delete(other.id)
    notes = kept.read()
    assert notes[0].note == "changed" and other.id not in {note.id for note in notes}
    assert len(kept.parsed) == 2


def test_a_file_that_was_just_written_is_not_taken_into_the_index(kept: Kept) -> None:
    kept.open().add(ARTICLE, "commenting", note="fresh")
    kept.settle()
    fresh = kept.files()[-1]
    os.utime(fresh)
    for _ in range(2):
        assert len(kept.read()) == 11
    assert len(kept.parsed) >= 1


def test_an_index_that_was_cut_anywhere_changes_nothing_that_is_read(kept: Kept) -> None:
    whole, expected = kept.index.read_bytes(), kept.read()
    for length in range(0, len(whole), 97):
        kept.index.write_bytes(whole[:length])
        assert kept.read() == expected


def test_an_index_with_any_byte_wrong_changes_nothing_that_is_read(kept: Kept) -> None:
    whole, expected, dice = kept.index.read_bytes(), kept.read(), random.Random(1)
    for _ in range(60):
        broken = bytearray(whole)
        broken[dice.randrange(len(whole))] ^= dice.randrange(1, 256)
        kept.index.write_bytes(broken)
        assert kept.read() == expected


@pytest.mark.parametrize("document", [b"7", b"[]", b"[[],[[1]]]", b'[[["article"]],[]]', b"[" * 100_000, b"\xff"])
def test_a_line_of_another_shape_with_a_right_checksum_is_passed_over(tmp_path: Path, document: bytes) -> None:
    index = Index.of(Layout(tmp_path / "data"), tmp_path)
    index.save([("folder", [("a.toml", Known(STAMP, annotation(), settled=True))])])
    header = index.path.read_bytes().split(b" ")[:4]
    contents = b'[["folder",%d,%d]]' % (len(document), crc32(document))
    index.path.write_bytes(b"%s %08x %s\n%s" % (b" ".join(header), crc32(contents), contents, document))
    assert index.take(str(tmp_path / "data" / "annotations" / "folder")) == {}


def test_the_index_of_another_version_is_not_believed_and_is_replaced(kept: Kept) -> None:
    kept.index.write_bytes(kept.index.read_bytes().replace(b"defense-tui notes 1", b"defense-tui notes 9"))
    expected = kept.read()
    assert len(kept.parsed) == 10
    assert kept.read() == expected and kept.parsed == []


def test_a_cache_that_cannot_be_written_costs_only_time(kept: Kept, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no directory")
    kept.cache = in_the_way
    for _ in range(2):
        assert len(kept.read()) == 10 and len(kept.parsed) == 10


def test_an_index_that_cannot_be_read_costs_only_time(kept: Kept) -> None:
    path = kept.index
    path.unlink()
    path.mkdir()
    assert len(kept.read()) == 10 and len(kept.parsed) == 10


def test_a_notebook_with_few_notes_has_no_index(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "data", "asha@host", cache=tmp_path / "cache")
    notebook.add(ARTICLE, "commenting")
    assert len(list(notebook.all())) == 1
    assert not (tmp_path / "cache").exists()


def test_the_index_is_for_its_owner_alone(kept: Kept) -> None:
    assert kept.index.stat().st_mode & 0o777 == 0o600
    assert kept.index.parent.stat().st_mode & 0o777 == 0o700


def test_a_broken_file_is_told_of_by_every_session(kept: Kept) -> None:
    kept.files()[0].write_bytes(b"[end")
    for _ in range(2):
        notebook = kept.open()
        assert len(list(notebook.all())) == 9
        assert [problem.code for problem in notebook.problems()] == ["broken-note"]


@given(any_annotations)
def test_what_the_index_gives_back_is_what_the_file_says(note: Annotation) -> None:
    read = decode(encode(note))
    with tempfile.TemporaryDirectory() as directory:
        index = Index.of(Layout(Path("/notes")), Path(directory))
        index.save([("folder", [("a.toml", Known(STAMP, read, settled=True))])])
        found = index.take("/notes/annotations/folder")
    assert found in ({}, {"a.toml": Known(STAMP, read, settled=True)})


def test_a_note_with_a_value_that_json_has_not_is_left_to_the_parser(tmp_path: Path) -> None:
    index = Index.of(Layout(tmp_path / "data"), tmp_path)
    dated = annotation(foreign=MappingProxyType({"day": date(2025, 7, 1)}))
    index.save([("f", [("a.toml", Known(STAMP, dated, True)), ("b.toml", Known(STAMP, annotation(), True))])])
    assert list(index.take(str(tmp_path / "data" / "annotations" / "f"))) == ["b.toml"]
