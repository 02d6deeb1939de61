"""Drafts: what was typed is there after a crash, and one of a living session is known as such."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from defense_tui.notebook.annotation import Motivation
from defense_tui.notebook.drafts import Drafts
from defense_tui.notebook.names import new_ulid
from defense_tui.notebook.owner import Owner, Standing, this_process
from defense_tui.notebook.store import Notebook
from tests.notebook.samples import ARTICLE, POSITION, QUOTE


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "data" / "drafts")


def test_beginning_a_draft_writes_nothing(drafts: Drafts) -> None:
    drafts.begin(ARTICLE, Motivation.COMMENTING)
    assert drafts.all() == ()
    assert not drafts.directory.exists()


def test_what_was_saved_last_is_there_for_the_next_session(drafts: Drafts) -> None:
    draft = drafts.begin(ARTICLE, Motivation.QUESTIONING)
    draft = replace(draft, quote=QUOTE, position=POSITION, tags=("price",), color="red")
    drafts.save(replace(draft, note="where is"))
    last = drafts.save(replace(draft, note="where is\nthe contract?"))
    assert Drafts(drafts.directory).all() == (last,)
    assert [path.stat().st_mode & 0o777 for path in drafts.directory.iterdir()] == [0o600]


def test_a_discarded_draft_is_gone_until_it_is_saved_again(drafts: Drafts) -> None:
    draft = drafts.save(drafts.begin(ARTICLE, Motivation.COMMENTING))
    drafts.discard(draft)
    drafts.discard(draft)
    assert drafts.all() == ()
    drafts.save(draft)
    assert len(drafts.all()) == 1


def test_a_draft_of_an_edit_knows_its_note_and_from_which_state_it_began(drafts: Drafts, tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "data", "asha@host")
    note = notebook.add(ARTICLE, Motivation.COMMENTING, note="one\nand\ntwo", quote=QUOTE, position=POSITION)
    draft = drafts.save(drafts.begin_edit(note))
    notebook.edit(note.id, note="ONE\nand\ntwo")
    (found,) = drafts.all()
    assert (found.edits, found.base, found.note) == (note.id, note.rev, "one\nand\ntwo")
    saved = notebook.edit(found.edits, base=draft.base, note="one\nand\nTWO")
    assert saved.note == "ONE\nand\nTWO"


def test_a_new_note_takes_its_drafts_id_so_that_a_draft_left_over_is_known(drafts: Drafts, tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "data", "asha@host")
    draft = drafts.save(drafts.begin(ARTICLE, Motivation.COMMENTING))
    assert notebook.add(ARTICLE, Motivation.COMMENTING, note_id=draft.id).id == draft.id
    with pytest.raises(ValueError, match="already"):
        notebook.add(ARTICLE, Motivation.COMMENTING, note_id=draft.id)


def test_an_adopted_draft_is_ours_and_its_owner_can_go_on(drafts: Drafts) -> None:
    theirs = drafts.save(replace(drafts.begin(ARTICLE, Motivation.COMMENTING), note="words"))
    ours = drafts.adopt(theirs)
    assert drafts.all() == (ours,)
    assert ours.note == "words"
    drafts.save(replace(theirs, note="more words"))
    assert [draft.note for draft in drafts.all()] == ["more words", "words"]


@pytest.mark.parametrize("damage", [b"", b"schema = 1", b"\xff"])
def test_a_broken_draft_is_told_of_and_left_as_it_is(drafts: Drafts, damage: bytes) -> None:
    kept = drafts.save(drafts.begin(ARTICLE, Motivation.COMMENTING))
    broken = drafts.directory / f"{new_ulid()}.toml"
    broken.write_bytes(damage)
    assert drafts.all() == (kept,)
    assert [(problem.path, problem.code) for problem in drafts.problems] == [(broken, "broken-draft")]
    assert broken.read_bytes() == damage


def test_a_note_among_the_drafts_is_told_of(drafts: Drafts, tmp_path: Path) -> None:
    Notebook(tmp_path / "data", "asha@host").add(ARTICLE, Motivation.COMMENTING)
    (stray,) = (tmp_path / "data" / "annotations").rglob("*.toml")
    drafts.save(drafts.begin(ARTICLE, Motivation.COMMENTING))
    stray.rename(drafts.directory / stray.name)
    assert len(drafts.all()) == 1
    assert [problem.code for problem in drafts.problems] == ["broken-draft"]


def test_a_draft_that_cannot_be_saved_keeps_the_one_before(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = drafts.save(replace(drafts.begin(ARTICLE, Motivation.COMMENTING), note="safe"))
    monkeypatch.setattr(os, "write", lambda descriptor, data: 0)
    with pytest.raises(OSError, match="No space"):
        drafts.save(replace(draft, note="longer"))
    assert [path.name for path in drafts.directory.iterdir()] == [f"{draft.id}.toml"]
    assert drafts.all() == (draft,)


_TYPIST = """
import sys, time
from dataclasses import replace
from pathlib import Path
from defense_tui.notebook.annotation import Target
from defense_tui.notebook.drafts import Drafts
drafts = Drafts(Path(sys.argv[1]))
draft = drafts.save(replace(drafts.begin(Target("article", "c", "a"), "commenting"), note="typed elsewhere"))
print(draft.id, flush=True)
time.sleep(60)
"""


def test_a_killed_session_leaves_its_words_and_a_living_one_is_known(drafts: Drafts) -> None:
    typist = subprocess.Popen([sys.executable, "-c", _TYPIST, str(drafts.directory)], stdout=subprocess.PIPE, text=True)
    assert typist.stdout is not None
    with typist.stdout:
        draft_id = typist.stdout.readline().strip()
        (draft,) = drafts.all()
        assert draft.owner.standing() is Standing.LIVING
        typist.kill()
        typist.wait()
    (draft,) = drafts.all()
    assert (draft.id, draft.note) == (draft_id, "typed elsewhere")
    assert draft.owner.standing() is Standing.GONE
    assert drafts.adopt(draft).owner.standing() is Standing.OURS


def test_an_owner_is_told_apart_from_one_who_got_its_number_later(monkeypatch: pytest.MonkeyPatch) -> None:
    here = this_process()
    assert here.standing() is Standing.OURS
    assert replace(here, started="another time").standing() is Standing.GONE
    assert replace(here, host="another machine").standing() is Standing.ELSEWHERE
    assert Owner(here.host, 2**40).standing() is Standing.GONE

    def refuse(pid: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert Owner(here.host, 2**22 + 1).standing() is Standing.LIVING
    monkeypatch.setattr(os, "name", "nt")
    assert Owner(here.host, 1).standing() is Standing.ELSEWHERE
