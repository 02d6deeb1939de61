"""An article can be opened at once, with its claims, however far the reading of the folder has got."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from defense_tui.corpus.bundled import bundled_root
from defense_tui.lens.lens import Lens
from defense_tui.library.memory import MemoryLibrary
from tests.conformance import corpus


def test_an_article_opened_at_the_first_moment_has_its_claims() -> None:
    for _ in range(5):
        library = MemoryLibrary.open(bundled_root(), None)
        try:
            assert library.article("from-buying-to-building").claims
        finally:
            library.close()


def test_a_glimpse_of_an_article_waits_for_nothing_and_says_what_was_not_looked_for() -> None:
    with closing(MemoryLibrary.begin(bundled_root(), None)) as library:
        glimpse = library.glimpse("start-here")
        assert glimpse.text.text
        assert not glimpse.studied
        assert glimpse.claims_to_come
        assert (glimpse.mentions, glimpse.claims) == ((), ())
        assert library.head("start-here") == glimpse.article
        assert library.wait(60)
        assert library.glimpse("start-here") == library.article("start-here")
        assert library.glimpse("start-here").studied


def test_only_the_first_heads_are_read_until_the_library_may_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("defense_tui.library.loading._HEADS_AT_ONCE", 20)
    root = corpus.write_many(tmp_path / "many", 40)
    with closing(MemoryLibrary.begin(root, None)) as library:
        assert library.head("0039").title == "Article 39"
        assert library.articles(Lens()).total == 0
        library.go_on()
        assert library.wait(60)
        assert library.articles(Lens()).total == 40


def test_an_article_that_is_waited_for_lets_the_library_go_on() -> None:
    with closing(MemoryLibrary.begin(bundled_root(), None)) as library:
        assert library.article("from-buying-to-building").claims


def test_a_library_that_never_went_on_can_be_closed(tmp_path: Path) -> None:
    library = MemoryLibrary.begin(corpus.write_many(tmp_path / "many", 3), None)
    library.close()
    assert not library.wait(60)
    assert library.glimpse("0001").text.text == "Text 1 of many."
    assert not library.glimpse("0001").claims_to_come
