"""The notebook as its callers know it: add, edit, delete, read, and see what others do."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from defense_tui.model.article import CanonicalText
from defense_tui.notebook.annotation import Annotation, Motivation, Position, Quote, passage
from defense_tui.notebook.codec import encode
from defense_tui.notebook.names import file_name, target_key
from defense_tui.notebook.store import Notebook, ReadOnlyNoteError, UnknownNoteError
from tests.notebook.samples import ARTICLE, OTHER_ARTICLE, POSITION, QUOTE, annotation


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def notebook(directory: Path) -> Notebook:
    return Notebook(directory, "asha@host")


def another(directory: Path) -> Notebook:
    return Notebook(directory, "bela@host")


def files(directory: Path, part: str = "annotations") -> list[Path]:
    return sorted((directory / part).rglob("*.toml"))


def put(directory: Path, revision: Annotation, name: str = "", part: str = "annotations") -> Path:
    """Lay a revision's file down as a synchroniser would."""
    path = directory / part / target_key(*revision.target.key) / (name or file_name(revision.id, revision.rev))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(revision))
    return path


def test_looking_makes_no_directory(notebook: Notebook, directory: Path) -> None:
    assert notebook.of(ARTICLE) == ()
    assert list(notebook.all()) == []
    assert notebook.changed_since().others == frozenset()
    with pytest.raises(UnknownNoteError):
        notebook.get("01JZ1MH4XRRE3CTR9Y63CF2TPZ")
    assert not directory.exists()


def test_a_note_is_there_for_the_next_session(notebook: Notebook, directory: Path) -> None:
    added = notebook.add(
        ARTICLE,
        Motivation.QUESTIONING,
        note="where is\r\nthe contract?",
        tags=(" price ", "price", "", "two  words"),
        color="blue",
        quote=QUOTE,
        position=POSITION,
    )
    assert added.tags == ("price", "two words")
    assert added.note == "where is\nthe contract?"
    assert another(directory).of(ARTICLE) == (added,)
    assert another(directory).get(added.id) == added
    assert notebook.of(OTHER_ARTICLE) == ()


def test_everything_is_for_the_owner_alone(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING)
    notebook.edit(note.id, note="more")
    modes = {path: path.stat().st_mode & 0o777 for path in directory.rglob("*")}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}


def test_an_edit_makes_a_new_file_and_keeps_the_old_one(notebook: Notebook, directory: Path) -> None:
    first = notebook.add(ARTICLE, Motivation.HIGHLIGHTING, color="yellow")
    second = notebook.edit(first.id, color="green", note="why")
    assert (second.color, second.note, second.parents) == ("green", "why", (first.rev,))
    assert [path.name for path in files(directory)] == [file_name(second.id, second.rev)]
    assert [path.name for path in files(directory, "history")] == [file_name(first.id, first.rev)]
    assert notebook.history(first.id) == (first, second)


def test_an_edit_that_changes_nothing_writes_nothing(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="same", tags=["a"])
    assert notebook.edit(note.id, note="same\r\n".strip(), tags=("a",)) == note
    assert len(files(directory)) == 1
    assert files(directory, "history") == []


def test_a_deleted_note_is_out_of_sight_with_all_its_words(notebook: Notebook) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="words")
    assert notebook.delete(note.id).deleted
    assert notebook.of(ARTICLE) == ()
    assert list(notebook.all()) == []
    assert [gone.note for gone in notebook.deleted()] == ["words"]
    assert not notebook.edit(note.id, deleted=False).deleted


def test_notes_stand_in_the_order_of_the_text_and_those_on_the_whole_come_first(notebook: Notebook) -> None:
    late = notebook.add(ARTICLE, Motivation.COMMENTING, quote=Quote("b"), position=Position(9, 10))
    early = notebook.add(ARTICLE, Motivation.COMMENTING, quote=Quote("a"), position=Position(0, 1))
    whole = notebook.add(ARTICLE, Motivation.COMMENTING)
    assert notebook.of(ARTICLE) == (whole, early, late)


def test_a_note_that_moves_to_another_article_is_found_there_alone(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING)
    moved = notebook.edit(note.id, target=OTHER_ARTICLE)
    for session in (notebook, another(directory)):
        assert session.of(ARTICLE) == ()
        assert session.of(OTHER_ARTICLE) == (moved,)
        assert session.history(note.id) == (note, moved)


def test_an_edit_from_an_older_state_is_merged_with_what_came_between(notebook: Notebook, directory: Path) -> None:
    opened = notebook.add(ARTICLE, Motivation.COMMENTING, note="one\ntwo\nthree", tags=["a", "b"])
    another(directory).edit(opened.id, note="ONE\ntwo\nthree", tags=["b", "c"])
    both = notebook.edit(opened.id, base=opened.rev, note="one\ntwo\nTHREE", color="red")
    assert (both.note, both.tags, both.color) == ("ONE\ntwo\nTHREE", ("b", "c"), "red")
    assert len(notebook.versions(opened.id)) == 2
    settled = notebook.edit(opened.id, color="green")
    assert settled.parents == both.heads
    assert settled.note == "ONE\ntwo\nTHREE"
    assert notebook.versions(opened.id) == (settled,)
    assert len(files(directory)) == 1


def test_a_session_sees_what_others_do_and_knows_its_own_doings(notebook: Notebook, directory: Path) -> None:
    token = notebook.changed_since().token
    mine = notebook.add(ARTICLE, Motivation.COMMENTING)
    theirs = another(directory).add(OTHER_ARTICLE, Motivation.COMMENTING)
    changes = notebook.changed_since(token)
    assert changes.own == {mine.id}
    assert changes.others == {theirs.id}
    another(directory).edit(mine.id, note="hello")
    changes = notebook.changed_since(changes.token)
    assert changes.own == frozenset()
    assert changes.others == {mine.id}
    assert notebook.of(ARTICLE)[0].note == "hello"
    assert notebook.changed_since(changes.token).others == frozenset()


def test_a_hand_edit_in_place_is_shown(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="before")
    path = files(directory)[0]
    path.write_bytes(path.read_bytes().replace(b"before", b"after, by hand"))
    assert notebook.get(note.id).note == "after, by hand"


def test_a_broken_file_is_told_of_copied_and_left_as_it_is(notebook: Notebook, directory: Path) -> None:
    broken = notebook.add(ARTICLE, Motivation.COMMENTING, note="precious")
    whole = notebook.add(ARTICLE, Motivation.COMMENTING, note="whole")
    path = next(path for path in files(directory) if broken.id in path.name)
    path.write_bytes(path.read_bytes()[:-12])
    damaged = path.read_bytes()
    assert notebook.of(ARTICLE) == (whole,)
    (problem,) = notebook.problems()
    assert (problem.path, problem.code, problem.reported) == (path, "broken-note", False)
    assert "ends too early" in problem.message
    (copy,) = files(directory, "quarantine")
    assert str(copy) in problem.hint
    assert copy.read_bytes() == path.read_bytes() == damaged
    assert "ends too early" in copy.with_suffix(".why.txt").read_text()
    later = another(directory)
    assert later.of(ARTICLE) == (whole,)
    assert [again.reported for again in later.problems()] == [True]


def test_a_mended_file_is_no_problem_any_more(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING)
    path = files(directory)[0]
    whole = path.read_bytes()
    path.write_bytes(b"broken")
    assert notebook.of(ARTICLE) == ()
    path.write_bytes(whole)
    assert notebook.of(ARTICLE) == (note,)
    assert notebook.problems() == ()


def test_behind_a_broken_file_the_state_before_it_is_shown_and_can_be_edited(
    notebook: Notebook, directory: Path
) -> None:
    first = notebook.add(ARTICLE, Motivation.COMMENTING, note="first")
    notebook.edit(first.id, note="second")
    broken = files(directory)[0]
    broken.write_bytes(b"\0" * 100)
    assert notebook.of(ARTICLE) == (first,)
    third = notebook.edit(first.id, tags=["mended"])
    assert third.rev.startswith("00003-")
    assert broken.read_bytes() == b"\0" * 100
    assert another(directory).of(ARTICLE) == (third,)


def test_a_newer_file_is_shown_but_never_changed(notebook: Notebook, directory: Path) -> None:
    newer = annotation(schema=2, extra={"mood": "calm"})
    put(directory, newer)
    assert notebook.of(ARTICLE) == (newer,)
    with pytest.raises(ReadOnlyNoteError, match="newer version"):
        notebook.edit(newer.id, note="x")


def test_a_newer_file_that_cannot_be_shown_is_told_of_and_not_called_broken(
    notebook: Notebook, directory: Path
) -> None:
    path = put(directory, annotation(schema=3))
    path.write_bytes(path.read_bytes().replace(b"start = 322", b'start = "page 3"'))
    assert notebook.of(ARTICLE) == ()
    assert [problem.code for problem in notebook.problems()] == ["newer-note"]
    assert files(directory, "quarantine") == []


def test_symbolic_links_are_refused(notebook: Notebook, directory: Path, tmp_path: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING)
    path = files(directory)[0]
    outside = tmp_path / "outside.toml"
    path.rename(outside)
    path.symlink_to(outside)
    assert notebook.of(ARTICLE) == ()
    assert [problem.code for problem in notebook.problems()] == ["not-a-file"]
    with pytest.raises(UnknownNoteError):
        notebook.edit(note.id, note="x")


def test_the_directory_itself_may_be_a_symbolic_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    Notebook(tmp_path / "link", "asha@host").add(ARTICLE, Motivation.COMMENTING)
    assert len(files(tmp_path / "real")) == 1


def test_a_failed_move_to_history_loses_nothing_and_is_told_of(notebook: Notebook, directory: Path) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    (directory / "history").write_text("in the way")
    assert notebook.edit(note.id, note="two").note == "two"
    assert [problem.code for problem in notebook.problems()] == ["not-retired"]
    assert len(files(directory)) == 2
    assert another(directory).get(note.id).note == "two"
    (directory / "history").unlink()
    assert notebook.edit(note.id, note="three").note == "three"
    assert len(files(directory)) == 1
    assert len(files(directory, "history")) == 2
    assert notebook.problems() == ()


def test_a_file_that_is_listed_but_never_there_does_not_stop_the_reader(
    notebook: Notebook, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one")
    notebook.edit(note.id, note="two")
    ghost = files(directory)[0].with_name(f"{note.id}.00003-00000000.toml")
    whole = os.scandir

    class Listed:
        """The folder's entries, and one that is not there."""

        def __init__(self, path: Path) -> None:
            self.entries = [*whole(path), *([ghost] if path == ghost.parent else [])]

        def __enter__(self) -> list[object]:
            return self.entries

        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr(os, "scandir", Listed)
    assert Notebook(directory, "bela@host").get(note.id).note == "one"


def test_threads_may_share_a_notebook(notebook: Notebook) -> None:
    note = notebook.add(ARTICLE, Motivation.COMMENTING)

    def work(name: str) -> None:
        for turn in range(10):
            notebook.edit(note.id, base=note.rev, tags=[f"{name}{turn}"])
            notebook.of(ARTICLE)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(notebook.get(note.id).tags) == {f"{name}{turn}" for name in "abc" for turn in range(10)}


def test_a_passage_is_kept_with_64_characters_on_each_side() -> None:
    text = CanonicalText("x" * 100 + "quoted" + "y" * 30, sha256="ab")
    quote, position = passage(text, 100, 106)
    assert quote == Quote("quoted", "x" * 64, "y" * 30)
    assert position == Position(100, 106, "ab", 1)
    for start, end in ((-1, 3), (3, 3), (130, 137)):
        with pytest.raises(ValueError, match="no passage"):
            passage(text, start, end)
