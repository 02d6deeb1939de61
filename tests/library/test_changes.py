"""A folder that changes while it is open."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.library.library import UnknownIdError
from defense_tui.library.memory import MemoryLibrary
from tests.library.texts import document, library

EVERYTHING = Lens()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "bcd":
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\nSome words of {name}.\n", encoding="utf-8")
    return tmp_path


def ids(read: MemoryLibrary, query: str = "") -> list[str]:
    return sorted(row.article.id for row in read.articles(parse(query)).rows)


def test_nothing_is_read_again_while_nothing_changes(folder: Path) -> None:
    with closing(MemoryLibrary.open(folder, None)) as read:
        assert read.wait(60)
        before = read.state()
        assert not read.look_again()
        assert read.state() == before


def test_added_changed_and_removed_articles_are_taken_in(folder: Path) -> None:
    with closing(MemoryLibrary.open(folder, None)) as read:
        assert read.wait(60)
        generation = read.state().snapshot.generation
        (folder / "a.md").write_text("# a\n\nA new drone.\n", encoding="utf-8")
        (folder / "c.md").write_text("# c\n\nNow it is about a drone too.\n", encoding="utf-8")
        (folder / "b.md").unlink()
        assert read.look_again()
        assert not read.look_again()
        assert ids(read) == ["a", "c", "d"]
        assert ids(read, "drone") == ["a", "c"]
        assert read.article("c").text.text.endswith("Now it is about a drone too.")
        assert read.article("d").text.text.endswith("Some words of d.")
        with pytest.raises(UnknownIdError):
            read.article("b")
        state = read.state()
        assert state.snapshot.generation > generation
        assert (state.snapshot.read, state.snapshot.articles) == (3, 3)


def test_a_change_of_the_same_length_is_seen_by_its_time(folder: Path) -> None:
    with closing(MemoryLibrary.open(folder, None)) as read:
        assert read.wait(60)
        path = folder / "c.md"
        path.write_text(path.read_text(encoding="utf-8").replace("words", "birds"), encoding="utf-8")
        os.utime(path, ns=(0, 0))
        assert read.look_again()
        assert ids(read, "birds") == ["c"]


def test_what_was_curated_is_taken_in_too(folder: Path) -> None:
    with closing(MemoryLibrary.open(folder, None)) as read:
        assert read.wait(60)
        (folder / "corpus.toml").write_text('title = "Letters"\n', encoding="utf-8")
        (folder / "timeline").mkdir()
        event = '[[event]]\nid = "e"\ndate = "2024"\ntitle = "It happened"\nconfidence = "named"\n'
        (folder / "timeline" / "2020s.toml").write_text(event, encoding="utf-8")
        assert read.look_again()
        assert read.state().info.title == "Letters"
        assert [row.event.id for row in read.events(EVERYTHING).rows] == ["e"]


def test_a_folder_that_is_gone_for_a_moment_keeps_its_articles(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.md").write_text("# a\n", encoding="utf-8")
    with closing(MemoryLibrary.open(root, None)) as read:
        assert read.wait(60)
        shutil.move(root, tmp_path / "elsewhere")
        assert not read.look_again()
        assert ids(read) == ["a"]


def test_a_closed_library_and_one_in_memory_do_not_change(folder: Path) -> None:
    in_memory = library([document("a", "text")])
    assert not in_memory.look_again()
    with closing(MemoryLibrary.open(folder, None)) as read:
        assert read.wait(60)
    (folder / "a.md").write_text("# a\n", encoding="utf-8")
    assert not read.look_again()
    assert ids(read) == ["b", "c", "d"]
