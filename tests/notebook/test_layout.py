"""The notebook's folder explains itself, and one that a newer version made is not written to."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from defense_tui.notebook.annotation import Motivation
from defense_tui.notebook.layout import Layout, NewerNotebookError
from defense_tui.notebook.names import is_ulid
from defense_tui.notebook.store import Notebook
from tests.notebook.samples import ARTICLE


def test_the_folder_explains_itself_to_people_and_git(tmp_path: Path) -> None:
    Notebook(tmp_path / "data", "asha@host").add(ARTICLE, Motivation.COMMENTING)
    assert "exist nowhere else" in (tmp_path / "data" / "README.txt").read_text()
    assert "*.toml -merge" in (tmp_path / "data" / ".gitattributes").read_text()
    assert is_ulid(tomllib.loads((tmp_path / "data" / "format.toml").read_text())["store_id"])


def test_what_is_there_is_not_written_anew(tmp_path: Path) -> None:
    Layout(tmp_path).make()
    (tmp_path / "README.txt").write_text("my own words")
    Layout(tmp_path).make()
    assert (tmp_path / "README.txt").read_text() == "my own words"


def test_a_folder_that_asks_for_a_newer_program_is_read_but_not_written(tmp_path: Path) -> None:
    note = Notebook(tmp_path, "asha@host").add(ARTICLE, Motivation.COMMENTING)
    (tmp_path / "format.toml").write_text("format = 9\nmin_reader = 2\n")
    later = Notebook(tmp_path, "asha@host")
    assert later.of(ARTICLE) == (note,)
    with pytest.raises(NewerNotebookError, match="can only be read"):
        later.edit(note.id, note="x")
    with pytest.raises(NewerNotebookError, match="can only be read"):
        later.add(ARTICLE, Motivation.COMMENTING)
    assert later.of(ARTICLE) == (note,)


@pytest.mark.parametrize("text", ["", "not toml", 'min_reader = "x"', "format = 9\nmin_reader = 1\n"])
def test_a_format_file_that_says_nothing_against_it_does_not_stop_us(tmp_path: Path, text: str) -> None:
    tmp_path.joinpath("format.toml").write_text(text)
    Notebook(tmp_path, "asha@host").add(ARTICLE, Motivation.COMMENTING)
