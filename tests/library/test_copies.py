"""Copies of what was found: they spare work, and nothing depends on them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.corpus import canonical
from defense_tui.corpus.bundled import bundled_root
from defense_tui.corpus.folder import ArticleFile, Body, read_body
from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.library import taking
from defense_tui.library.answers import EntityRow, EventRow
from defense_tui.library.copies import Copies, stamp
from defense_tui.library.curation import Curation
from defense_tui.library.finds import packed, unpacked
from defense_tui.library.memory import MemoryLibrary
from defense_tui.library.plan import Plan
from defense_tui.library.studying import Study
from defense_tui.model.curated import Entity, Name
from tests.conformance import corpus

EVERYTHING = Lens()
TEXT = "# A visit\n\nIndia and Jane Example met on 2 March 2025 in *Delhi*.\n\nJane Example spoke. India agreed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    root.mkdir()
    for name in ("a.md", "b.md"):
        (root / name).write_text(TEXT, encoding="utf-8")
    return root


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose text was read, not taken from a copy."""
    files: list[str] = []

    def read(file: ArticleFile, data: bytes) -> Body:
        files.append(file.file)
        return read_body(file, data)

    monkeypatch.setattr(taking, "read_body", read)
    return files


def answers(root: Path, plan: Plan) -> tuple[tuple[EntityRow, ...], tuple[EventRow, ...], int]:
    with closing(MemoryLibrary.open(root, bundled_root(), plan)) as library:
        assert library.wait(60)
        found = library.search(parse("example")).total
        return library.entities(EVERYTHING).rows, library.events(EVERYTHING).rows, found


def database(plan: Plan) -> Path:
    assert plan.copies
    (path,) = plan.copies.glob("*.sqlite")
    return path


def test_with_copies_all_answers_are_the_same_and_no_text_is_read_again(
    folder: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    plan = Plan(copies=tmp_path / "cache")
    first = answers(folder, plan)
    assert read_anew == ["a.md", "b.md"]
    assert answers(folder, plan) == first == answers(folder, Plan())
    assert read_anew == ["a.md", "b.md"] * 2
    assert first[0] and first[1] and first[2] == 2


def test_a_changed_article_is_read_again_and_its_old_copy_dropped(
    folder: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    plan = Plan(copies=tmp_path / "cache")
    answers(folder, plan)
    (folder / "b.md").write_text("# Another\n", encoding="utf-8")
    read_anew.clear()
    assert answers(folder, plan)[2] == 1
    assert read_anew == ["b.md"]
    with closing(sqlite3.connect(database(plan))) as connection:
        assert connection.execute("SELECT count(*) FROM copies").fetchone() == (2,)


@pytest.mark.parametrize("harm", ["cut", "overwritten", "emptied", "no table", "spoilt rows", "foreign rows"])
def test_spoilt_copies_are_made_again(folder: Path, tmp_path: Path, read_anew: list[str], harm: str) -> None:
    plan = Plan(copies=tmp_path / "cache")
    first = answers(folder, plan)
    path = database(plan)
    data = path.read_bytes()
    match harm:
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "overwritten":
            path.write_bytes(b"no database at all" * 400)
        case "emptied":
            path.write_bytes(b"")
        case _:
            statement = {
                "no table": "DROP TABLE copies",
                "spoilt rows": "UPDATE copies SET body = x'00'",
                "foreign rows": "UPDATE copies SET body = x'789c030000000001'",
            }[harm]
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute(statement)
    read_anew.clear()
    assert answers(folder, plan) == first
    assert read_anew == ["a.md", "b.md"]
    answers(folder, plan)
    read_anew.clear()
    assert answers(folder, plan) == first
    assert read_anew == []


@pytest.mark.parametrize("where", ["a file", "below a file"])
def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    plan = Plan(copies=tmp_path / ("file" if where == "a file" else "file/below"))
    assert answers(folder, plan) == answers(folder, Plan())


def test_while_another_session_writes_copies_are_read_but_not_written(
    folder: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    plan = Plan(copies=tmp_path / "cache")
    answers(folder, plan)
    (folder / "c.md").write_text("# Third\n", encoding="utf-8")
    with closing(sqlite3.connect(database(plan), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        read_anew.clear()
        answers(folder, plan)
        answers(folder, plan)
    assert read_anew == ["c.md", "c.md"]


def test_nothing_is_written_for_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with closing(MemoryLibrary.open(tmp_path / "empty", None, Plan(copies=tmp_path / "cache"))) as library:
        assert library.wait(60)
    assert not (tmp_path / "cache").exists()


def test_what_was_read_for_one_question_makes_no_copy_but_uses_them(
    folder: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    words = Plan(names=False, dates=False, copies=tmp_path / "cache")
    assert answers(folder, words)[2] == 2
    assert not (tmp_path / "cache").exists()
    answers(folder, Plan(copies=tmp_path / "cache"))
    read_anew.clear()
    assert answers(folder, words)[2] == 2
    assert read_anew == []
    answers(folder, Plan(copies=tmp_path / "cache"))
    assert read_anew == []


def test_other_names_and_other_suffixes_have_other_copies(tmp_path: Path) -> None:
    india = Entity("india", "country", "India", (Name("India", "exact"),))
    also = Entity("india", "country", "India", (Name("India", "exact"), Name("Bharat", "exact")))
    assert stamp([india]) == stamp([india]) != stamp([also])
    copies = Copies(tmp_path, tmp_path, stamp([india]))
    assert copies.key(b"x", ".md") != copies.key(b"x", ".txt")
    assert copies.key(b"x", ".md") != Copies(tmp_path, tmp_path, stamp([also])).key(b"x", ".md")


def test_only_the_owner_may_look_into_the_directory(folder: Path, tmp_path: Path) -> None:
    plan = Plan(copies=tmp_path / "cache")
    answers(folder, plan)
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 9), st.text(), st.text(), st.text())))
def test_what_is_packed_is_unpacked(source: str, faults: list[tuple[int, str, str, str]]) -> None:
    text = canonical.markdown(source + TEXT)
    finds = Study(Curation.unread()).finds(text)
    assert unpacked(packed(text, faults, finds)) == (text, faults, finds)


def test_the_library_of_the_conformance_suite_answers_alike(tmp_path: Path) -> None:
    root = corpus.write_many(tmp_path / "many", 70)
    plan = Plan(copies=tmp_path / "cache")
    assert answers(root, plan) == answers(root, plan)
