"""The check of the notebook's folder: it finds what needs a person, and changes nothing."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from defense_tui.notebook.annotation import Motivation
from defense_tui.notebook.audit import audit
from defense_tui.notebook.drafts import Drafts
from defense_tui.notebook.rescue import NotSavedError, Rescue
from defense_tui.notebook.store import Notebook
from tests.notebook.samples import ARTICLE, annotation
from tests.notebook.test_store import files, put


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def notebook(directory: Path) -> Notebook:
    return Notebook(directory, "asha@host")


def codes(directory: Path) -> list[str]:
    return [problem.code for problem in audit(directory)]


def test_a_sound_notebook_has_no_problems_and_one_that_is_not_there_neither(
    notebook: Notebook, directory: Path
) -> None:
    assert codes(directory) == []
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    notebook.edit(note.id, note="two")
    notebook.delete(note.id)
    before = sorted(directory.rglob("*"))
    assert codes(directory) == []
    assert sorted(directory.rglob("*")) == before


def test_broken_files_are_found_in_history_too(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    notebook.edit(note.id, note="two")
    (old,) = files(directory, "history")
    old.write_bytes(b"broken")
    assert codes(directory) == ["missing-history", "broken-note"]


def test_notes_changed_in_two_places_at_once_are_named(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    notebook.edit(note.id, note="two")
    notebook.edit(note.id, base=note.rev, color="red")
    assert codes(directory) == ["several-versions"]


def test_a_history_left_behind_is_missed(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    notebook.edit(note.id, note="two")
    shutil.rmtree(directory / "history")
    assert codes(directory) == ["missing-history"]


def test_a_note_whose_file_was_removed_is_missed_and_can_be_had_back(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    notebook.edit(note.id, note="two")
    notebook.edit(note.id, note="three")
    (removed,) = files(directory)
    removed.unlink()
    (problem,) = audit(directory)
    assert problem.code == "only-history"
    shutil.copy(problem.path, removed.parent)
    assert codes(directory) == []
    assert Notebook(directory, "asha@host").get(note.id).note == "two"


def test_what_a_newer_version_made_is_named(notebook: Notebook, directory: Path) -> None:
    put(directory, annotation(schema=2))
    (directory / "format.toml").write_text("min_reader = 2\n")
    directory.chmod(0o700)
    (directory / "annotations").chmod(0o700)
    assert codes(directory) == ["newer-note", "newer-notebook"]


def test_folders_open_to_others_links_and_strays_are_found(notebook: Notebook, directory: Path, tmp_path: Path) -> None:
    notebook.add(ARTICLE, Motivation.COMMENTING)
    directory.chmod(0o755)
    (directory / "annotations" / "linked").symlink_to(tmp_path)
    folder = files(directory)[0].parent
    (folder / "shopping list.doc").write_text("milk")
    found = {problem.code: problem for problem in audit(directory)}
    assert set(found) == {"open-to-others", "linked-folder", "stray-file"}
    assert found["open-to-others"].hint == f"chmod 700 {directory}"
    assert "mode 755" in found["open-to-others"].message


def test_drafts_left_by_dead_sessions_are_named(notebook: Notebook, directory: Path) -> None:
    notebook.add(ARTICLE, Motivation.COMMENTING)
    drafts = Drafts(directory / "drafts")
    draft = drafts.save(drafts.begin(ARTICLE, Motivation.COMMENTING))
    path = directory / "drafts" / f"{draft.id}.toml"
    path.write_bytes(path.read_bytes().replace(b"pid = ", b"pid = 99999"))
    (directory / "drafts" / "broken.toml").write_text("x")
    assert sorted(codes(directory)) == ["broken-draft", "draft-left"]


def test_notes_that_were_never_saved_are_named(
    notebook: Notebook, directory: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", refuse)
        with pytest.raises(NotSavedError):
            notebook.add(ARTICLE, Motivation.COMMENTING)
    assert Rescue.of(directory).directory == runtime
    assert codes(directory) == ["unsaved-note"]
