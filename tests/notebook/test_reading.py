"""The reading state: kept between sessions, shared by several, never in the app's way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from defense_tui.notebook.reading import ArticleReading, Progress, ReadingState


def reopened(directory: Path) -> ReadingState:
    return ReadingState(directory, "india-us")


def test_nothing_is_known_and_nothing_written_at_first(tmp_path: Path) -> None:
    state = reopened(tmp_path / "state")
    assert state.status("a") == ArticleReading()
    assert state.workspace is None
    assert state.save() == ""
    assert not (tmp_path / "state").exists()


def test_progress_stars_and_workspace_come_back(tmp_path: Path) -> None:
    state = reopened(tmp_path)
    state.progress("begun", 0.41, 1234)
    state.progress("done", 0.99, 9000)
    assert state.toggle_star("done")
    state.workspace = {"lens": "mq-9b", "history": [["article", "a", 3]]}
    assert state.save() == ""
    again = reopened(tmp_path)
    assert again.status("begun") == ArticleReading(Progress.BEGUN, 0.41, 1234)
    assert again.status("done") == ArticleReading(Progress.READ, 0.99, 9000, starred=True)
    assert again.ids("begun") == {"begun"}
    assert again.ids("read") == again.ids("starred") == {"done"}
    assert again.workspace == {"lens": "mq-9b", "history": [["article", "a", 3]]}
    assert not again.toggle_star("done")


def test_a_place_that_is_what_it_was_is_not_written_again(tmp_path: Path) -> None:
    state = reopened(tmp_path)
    state.workspace = {"place": ["article", "a", 3]}
    state.save()
    state.path.unlink()
    state.workspace = {"place": ["article", "a", 3]}
    state.save()
    assert not state.path.exists()


def test_going_back_in_an_article_does_not_unread_it(tmp_path: Path) -> None:
    state = reopened(tmp_path)
    state.progress("a", 1.0, 900)
    assert state.progress("a", 0.1, 90) == ArticleReading(Progress.READ, 1.0, 90)
    assert state.mark("a", Progress.UNREAD) == ArticleReading(Progress.UNREAD, 0.0, 90)
    assert state.progress("a", 0.2, 95).progress is Progress.BEGUN
    assert state.mark("a", Progress.READ).fraction == 1.0
    assert state.mark("a", Progress.BEGUN).progress is Progress.BEGUN
    assert state.progress("a", 0.2, 95).progress is Progress.BEGUN


def test_two_sessions_keep_each_others_changes(tmp_path: Path) -> None:
    one, other = reopened(tmp_path), reopened(tmp_path)
    one.progress("a", 0.5, 10)
    one.workspace = "one"
    one.save()
    other.toggle_star("a")
    other.progress("b", 0.3, 7)
    other.save()
    one.progress("c", 0.1, 1)
    one.save()
    last = reopened(tmp_path)
    assert last.status("a") == ArticleReading(Progress.BEGUN, 0.5, 10, starred=True)
    assert last.ids("begun") == {"a", "b", "c"}
    assert last.workspace == "one"


def test_each_corpus_has_a_file_of_its_own(tmp_path: Path) -> None:
    keys = ("india-us", "India-US", "../../etc", "", "\u0930\u0915\u094d\u0937\u093e")
    for key in keys:
        state = ReadingState(tmp_path, key)
        state.progress(key, 0.5, 1)
        state.save()
    assert [ReadingState(tmp_path, key).ids("begun") for key in keys] == [{key} for key in keys]
    assert {path.parent for path in tmp_path.rglob("*.json")} == {tmp_path / "reading"}


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"articles": {"a": 3}, "workspace": 1}', b"\xff" * 9, b"[" * 99999]
)
def test_a_damaged_file_is_begun_afresh_and_kept_aside(tmp_path: Path, damage: bytes) -> None:
    state = reopened(tmp_path)
    state.progress("a", 0.5, 1)
    state.save()
    state.path.write_bytes(damage)
    again = reopened(tmp_path)
    assert again.ids("begun") == frozenset()
    assert "damaged" in again.notice
    (copy,) = state.path.parent.glob("*.broken")
    assert copy.read_bytes() == damage
    again.progress("b", 0.5, 1)
    assert again.save() == ""
    assert reopened(tmp_path).ids("begun") == {"b"}
    assert reopened(tmp_path).notice == ""


def test_a_failure_is_told_of_once_and_saving_goes_on_when_it_can(tmp_path: Path) -> None:
    directory = tmp_path / "state"
    directory.write_text("a file in the way")
    state = reopened(directory)
    state.progress("a", 0.5, 1)
    assert "could not be saved" in state.save()
    state.progress("a", 0.6, 2)
    assert state.save() == ""
    directory.unlink()
    assert state.save() == ""
    assert reopened(directory).status("a").offset == 2


def test_what_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    path = reopened(tmp_path).path
    path.parent.mkdir(parents=True)
    (path.parent / "elsewhere").write_text("precious")
    path.symlink_to(path.parent / "elsewhere")
    state = reopened(tmp_path)
    assert "cannot be read back" in state.notice
    state.progress("a", 0.5, 1)
    assert "could not be saved" in state.save()
    assert path.is_symlink()
    assert state.status("a").offset == 1


def test_a_workspace_that_is_no_json_is_a_failure_not_a_crash(tmp_path: Path) -> None:
    state = reopened(tmp_path)
    state.workspace = {"lens": object()}
    assert "could not be saved" in state.save()
    state.workspace = {"lens": "x"}
    assert state.save() == ""


def test_keys_of_newer_versions_stay(tmp_path: Path) -> None:
    state = reopened(tmp_path)
    state.progress("a", 0.5, 1)
    state.save()
    document = json.loads(state.path.read_bytes()) | {"marks": {"m": 3}}
    state.path.write_text(json.dumps(document))
    state.progress("b", 0.5, 1)
    state.save()
    assert json.loads(state.path.read_bytes())["marks"] == {"m": 3}


def test_the_words_that_can_be_asked_for_are_checked(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="skimmed"):
        reopened(tmp_path).ids("skimmed")
