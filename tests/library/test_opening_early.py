"""An article can be opened at once, with its claims, however far the reading of the folder has got."""

from __future__ import annotations

from defense_tui.corpus.bundled import bundled_root
from defense_tui.library.memory import MemoryLibrary


def test_an_article_opened_at_the_first_moment_has_its_claims() -> None:
    for _ in range(5):
        library = MemoryLibrary.open(bundled_root(), None)
        try:
            assert library.article("from-buying-to-building").claims
        finally:
            library.close()
