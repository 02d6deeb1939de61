"""What a corpus is called, and which key notes know it by."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from defense_tui.corpus.description import describe, key_of
from defense_tui.model.corpus import CorpusInfo, Fault
from tests.corpus.folders import write


def test_corpus_toml_says_all(tmp_path: Path) -> None:
    source = (
        'id = "mine"\ntitle = "My\\tcorpus"\ndescription = "One\\nline"\nlanguage = "en"\nlicence = "CC0"\n'
        'as_of = 2025-07-01\nentities = "none"\nstrict = true\n'
    )
    faults: list[Fault] = []
    info = describe(write(tmp_path, {"corpus.toml": source}), faults)
    assert info == CorpusInfo("mine", "My corpus", "One line", "en", "CC0", info.as_of, "none", strict=True)
    assert info.as_of and info.as_of.text == "2025-07-01"
    assert not faults


def test_a_folder_without_one_is_known_by_its_name_and_place(tmp_path: Path) -> None:
    root = tmp_path / "My Réports, 2024"
    root.mkdir()
    info = describe(root, [])
    assert (info.title, info.entities) == ("My Réports, 2024", "bundled")
    assert info.key == "my-reports-2024-" + hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:8]


def test_the_key_is_that_of_the_real_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path / "real", {"entities/a.toml": ""})
    (tmp_path / "link").symlink_to("real")
    monkeypatch.chdir(root)
    assert key_of(root) == key_of(tmp_path / "link") == key_of(Path())
    assert describe(Path(), []).title == "real"
    assert describe(root, []).entities == "own"


@pytest.mark.parametrize("name", ["报告", "...", "a" * 200])
def test_any_name_makes_a_key(tmp_path: Path, name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{8}", key_of(tmp_path / name))


@pytest.mark.parametrize(
    ("source", "line", "code"),
    [
        ('title = "T"\nentities = "mine"', 2, "unknown-value"),
        ('\nas_of = "soon"', 2, "bad-date"),
        ("title = 7\n", 1, "bad-value"),
        ("\n\nname = 'x'", 3, "unknown-key"),
        ("[table]\na = 1", 1, "unknown-key"),
        ("title = ", 1, "bad-toml"),
    ],
)
def test_mistakes_are_faults_and_the_corpus_opens(tmp_path: Path, source: str, line: int, code: str) -> None:
    faults: list[Fault] = []
    info = describe(write(tmp_path, {"corpus.toml": source}), faults)
    assert info.entities == "bundled"
    assert [(fault.file, fault.line, fault.code) for fault in faults] == [("corpus.toml", line, code)]
