"""The bundled content is found, and is a corpus without a fault."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from defense_tui.check import check
from defense_tui.corpus import bundled
from defense_tui.corpus.folder import CorpusFolder
from tests.conftest import REPOSITORY

PACKAGE = Path(bundled.__file__).parent.parent


def test_in_a_checkout_it_is_the_content_folder() -> None:
    assert bundled.bundled_root() == REPOSITORY / "content"


def test_in_an_installed_package_it_lies_inside(tmp_path: Path) -> None:
    (tmp_path / "defense_tui/corpus").mkdir(parents=True)
    (tmp_path / "defense_tui/content").mkdir()
    for name in ("__init__.py", "corpus/__init__.py", "corpus/bundled.py"):
        shutil.copy(PACKAGE / name, tmp_path / "defense_tui" / name)
    code = "from defense_tui.corpus.bundled import bundled_root; print(bundled_root())"
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()) == (tmp_path / "defense_tui/content").resolve()


def test_it_is_a_corpus_with_entities_of_its_own() -> None:
    folder = CorpusFolder.open(bundled.bundled_root())
    assert (folder.info.key, folder.info.entities) == ("india-us-defence", "own")
    assert folder.curated.entities


def test_it_has_no_fault() -> None:
    assert [f"{fault.file}:{fault.line}: {fault.message}" for fault in check(bundled.bundled_root())] == []
