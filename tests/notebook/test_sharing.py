"""Folders that git, Syncthing and Nextcloud carry between machines."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from defense_tui.notebook.annotation import Motivation
from defense_tui.notebook.codec import encode
from defense_tui.notebook.store import Notebook
from tests.notebook.samples import ARTICLE, annotation
from tests.notebook.test_store import files, put


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.mark.parametrize(
    "suffix",
    [
        ".sync-conflict-20250702-091500-ABCDEFG",
        " (conflicted copy 2025-07-02 091500)",
        " (asha's conflicted copy 2025-07-02)",
        "~HEAD",
    ],
)
def test_a_synchronisers_copy_is_one_more_version(directory: Path, suffix: str) -> None:
    original = annotation(note="one\ntwo\nthree")
    by_hand = replace(original, note="one\ntwo\nTHREE")
    put(directory, original)
    put(directory, by_hand, f"{original.id}.{original.rev}{suffix}.toml")
    notebook = Notebook(directory, "asha@host")
    (state,) = notebook.of(ARTICLE)
    assert len(notebook.versions(original.id)) == 2
    assert "THREE" in state.note
    settled = notebook.edit(original.id, note="settled")
    assert notebook.versions(original.id) == (settled,)
    assert len(files(directory)) == 1
    assert len(files(directory, "history")) == 2


def test_a_copy_that_says_the_same_is_no_version(directory: Path) -> None:
    original = annotation()
    put(directory, original)
    put(directory, original, f"{original.id}.{original.rev}.sync-conflict-20250702-091500-ABCDEFG.toml")
    notebook = Notebook(directory, "asha@host")
    assert notebook.of(ARTICLE) == (original,)
    assert notebook.versions(original.id) == (original,)


def test_a_file_with_a_name_of_its_own_is_read_all_the_same(directory: Path) -> None:
    original = annotation()
    put(directory, original, "kept by hand.toml")
    notebook = Notebook(directory, "asha@host")
    (state,) = notebook.of(ARTICLE)
    assert state.note == original.note
    assert [note.id for note in notebook.all()] == [original.id]
    assert notebook.edit(original.id, note="new").note == "new"
    assert [note.note for note in Notebook(directory, "b@h").of(ARTICLE)] == ["new"]


def test_two_texts_under_one_name_both_reach_history(directory: Path) -> None:
    original = annotation(note="here")
    put(directory, original)
    put(directory, replace(original, note="there"), part="history")
    Notebook(directory, "asha@host").edit(original.id, note="new")
    assert sorted(path.read_text().count("there") for path in files(directory, "history")) == [0, 1]


def test_a_superseded_file_that_comes_back_changes_nothing(directory: Path) -> None:
    notebook = Notebook(directory, "asha@host")
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    notebook.edit(note.id, note="two")
    last = notebook.edit(note.id, note="three")
    put(directory, note)
    assert Notebook(directory, "asha@host").of(ARTICLE) == (last,)


def git(repository: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    command = ("git", *identity, *arguments)
    return subprocess.run(command, cwd=repository, check=True, capture_output=True, text=True).stdout


def commit(repository: Path) -> None:
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "notes")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_two_clones_in_git_are_merged_without_a_conflict(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    one = Notebook(here, "asha@here")
    shared = [one.add(ARTICLE, Motivation.COMMENTING, note="a\nb\nc", tags=["shared"]) for _ in range(6)]
    git(here, "init", "-q", "-b", "main")
    commit(here)
    git(tmp_path, "clone", "-q", str(here), str(there))
    other = Notebook(there, "asha@there")
    for note in shared[:4]:
        one.edit(note.id, note="A\nb\nc", tags=["shared", "here"])
        other.edit(note.id, note="a\nb\nC", tags=["shared", "there"])
    one.delete(shared[4].id)
    other.edit(shared[4].id, color="red")
    one.delete(shared[5].id)
    added = [session.add(ARTICLE, Motivation.QUESTIONING).id for session in (one, other)]
    commit(here)
    commit(there)
    git(there, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    merged = Notebook(there, "asha@there")
    for note in shared[:4]:
        state = merged.get(note.id)
        assert state.note == "A\nb\nC"
        assert set(state.tags) == {"shared", "here", "there"}
    assert merged.get(shared[4].id).color == "red"
    assert {note.id for note in merged.all()} == {*(note.id for note in shared[:5]), *added}
    assert merged.get(shared[5].id).deleted
    assert merged.problems() == ()


def test_marks_that_git_left_in_a_file_are_told_of(directory: Path) -> None:
    original = annotation()
    path = put(directory, original)
    ours, theirs = encode(original).decode(), encode(replace(original, note="x")).decode()
    path.write_text(f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> branch\n")
    notebook = Notebook(directory, "asha@host")
    assert notebook.of(ARTICLE) == ()
    (problem,) = notebook.problems()
    assert "git merge" in problem.message
