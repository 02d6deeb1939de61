"""Notes on a disk that refuses them: kept in memory and beside, and saved once it takes them."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from defense_tui.notebook.annotation import Motivation
from defense_tui.notebook.rescue import NotSavedError, Rescue
from defense_tui.notebook.store import Notebook
from tests.notebook.samples import ARTICLE, OTHER_ARTICLE, annotation


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def refuse(directory: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Call it with an error number, and every file below the notebook is refused with that; with 0 none is."""
    whole = os.open
    code = 0

    def opened(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if code and flags & os.O_CREAT and directory in Path(path).parents:
            raise OSError(code, os.strerror(code), str(path))
        return whole(path, flags, mode)

    def set_code(number: int) -> None:
        nonlocal code
        code = number

    monkeypatch.setattr(os, "open", opened)
    return set_code


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO, errno.EACCES])
def test_a_refused_note_is_shown_and_safe_beside_until_it_can_be_saved(
    directory: Path, runtime: Path, refuse: Callable[[int], None], code: int
) -> None:
    notebook = Notebook(directory, "asha@host")
    kept = notebook.add(ARTICLE, Motivation.COMMENTING, note="before")
    refuse(code)
    with pytest.raises(NotSavedError, match=os.strerror(code)) as caught:
        notebook.add(ARTICLE, Motivation.COMMENTING, note="precious")
    note, rescue = caught.value.unsaved.annotation, caught.value.unsaved.rescue
    assert rescue is not None
    assert str(rescue) in str(caught.value)
    assert rescue.stat().st_mode & 0o777 == 0o600
    assert "precious" in rescue.read_text()
    assert caught.value.errno == code
    assert notebook.of(ARTICLE) == (kept, note)
    assert notebook.of(OTHER_ARTICLE) == ()
    assert notebook.get(note.id) == note
    assert note in notebook.all()
    assert len(notebook.retry()) == 1
    refuse(0)
    assert notebook.retry() == ()
    assert list(runtime.iterdir()) == []
    assert Notebook(directory, "bela@host").of(ARTICLE) == (kept, note)


def test_edits_of_what_could_not_be_saved_are_kept_in_their_order(
    directory: Path, runtime: Path, refuse: Callable[[int], None]
) -> None:
    notebook = Notebook(directory, "asha@host")
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    refuse(errno.ENOSPC)
    for text in ("two", "three"):
        with pytest.raises(NotSavedError):
            notebook.edit(note.id, note=text)
    assert notebook.get(note.id).note == "three"
    assert [entry.annotation.note for entry in notebook.unsaved()] == ["two", "three"]
    refuse(0)
    assert notebook.retry() == ()
    later = Notebook(directory, "asha@host")
    assert [revision.note for revision in later.history(note.id)] == ["one", "two", "three"]
    assert later.get(note.id).note == "three"
    assert len(list((directory / "annotations").rglob("*.toml"))) == 1


def test_what_a_killed_session_could_not_save_is_recovered_by_the_next(
    directory: Path, runtime: Path, refuse: Callable[[int], None]
) -> None:
    refuse(errno.ENOSPC)
    with pytest.raises(NotSavedError) as caught:
        Notebook(directory, "asha@host").add(ARTICLE, Motivation.COMMENTING, note="precious")
    later = Notebook(directory, "asha@host")
    with pytest.raises(NotSavedError):
        later.recover()
    assert [note.note for note in later.of(ARTICLE)] == ["precious"] == [one.annotation.note for one in later.unsaved()]
    refuse(0)
    last = Notebook(directory, "asha@host")
    assert last.recover() == (caught.value.unsaved.annotation,)
    assert last.recover() == ()
    assert list(runtime.iterdir()) == []
    assert [note.note for note in Notebook(directory, "asha@host").of(ARTICLE)] == ["precious"]


def test_a_folder_that_has_gone_is_not_begun_anew(directory: Path, runtime: Path) -> None:
    notebook = Notebook(directory, "asha@host")
    notebook.add(ARTICLE, Motivation.COMMENTING)
    shutil.move(directory, directory.with_name("unmounted"))
    with pytest.raises(NotSavedError, match="has gone"):
        notebook.add(OTHER_ARTICLE, Motivation.COMMENTING, note="precious")
    assert not directory.exists()
    assert [note.note for note in notebook.of(OTHER_ARTICLE)] == ["precious"]
    shutil.move(directory.with_name("unmounted"), directory)
    assert notebook.retry() == ()
    assert len(list(notebook.all())) == 2


def test_below_a_file_there_is_nothing_to_read(directory: Path) -> None:
    directory.write_text("in the way")
    notebook = Notebook(directory / "notes", "asha@host")
    assert notebook.of(ARTICLE) == ()
    assert list(notebook.all()) == []


def test_a_file_where_the_folder_should_be_loses_nothing(directory: Path, runtime: Path) -> None:
    directory.write_text("in the way")
    notebook = Notebook(directory, "asha@host")
    with pytest.raises(NotSavedError):
        notebook.add(ARTICLE, Motivation.COMMENTING, note="precious")
    directory.unlink()
    assert notebook.retry() == ()


def test_with_no_room_anywhere_the_note_is_in_memory_and_that_is_said(
    directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refuse: Callable[[int], None]
) -> None:
    notebook = Notebook(directory, "asha@host")
    monkeypatch.setattr(os, "write", lambda descriptor, data: 0)
    with pytest.raises(NotSavedError, match="only in memory"):
        notebook.add(ARTICLE, Motivation.COMMENTING, note="precious")
    assert [entry.rescue for entry in notebook.unsaved()] == [None]
    assert [note.note for note in notebook.of(ARTICLE)] == ["precious"]


def test_without_a_runtime_directory_the_one_for_temporary_files_serves(directory: Path) -> None:
    for runtime in ("", "relative", "/nonexistent"):
        assert Rescue.of(directory, {"XDG_RUNTIME_DIR": runtime}).directory == Path(tempfile.gettempdir())


def test_links_other_peoples_and_cut_files_are_left_alone(
    directory: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rescue = Rescue.of(directory)
    revision = annotation()
    path = rescue.keep(revision, b"cut")
    assert path is not None
    assert rescue.found() == []
    assert rescue.keep(revision, b"cut") == path
    assert rescue.keep(revision, b"another text") is None
    path.rename(runtime / "elsewhere")
    path.symlink_to(runtime / "elsewhere")
    assert rescue.keep(revision, b"cut") is None
    path.unlink()
    path.mkdir()
    assert rescue.found() == []
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert rescue.found() == []
