"""How a folder is read in the background, and what can be asked meanwhile."""

from __future__ import annotations

import gc
import math
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from defense_tui.corpus.folder import ArticleFile, CorpusError, CorpusFolder
from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.library.holdings import Holdings
from defense_tui.library.loading import Loader
from defense_tui.library.memory import MemoryLibrary
from defense_tui.library.taking import Taken, Taking
from tests.conformance import corpus

EVERYTHING = Lens()


class Gate:
    """Holds up the reading of texts by the loader's thread, but for some."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._take = Taking.of
        self._let = threading.Semaphore(0)
        self.entered = threading.Semaphore(0)
        monkeypatch.setattr(Taking, "of", lambda taking, file: self._pass(taking, file))

    def let(self, count: int) -> None:
        """Let *count* more texts be read."""
        self._let.release(count)

    def _pass(self, taking: Taking, file: ArticleFile) -> Taken:
        self.entered.release()
        assert self._let.acquire(timeout=60)
        return self._take(taking, file)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """A gate that opens when the test is over."""
    made = Gate(monkeypatch)
    yield made
    made.let(10_000)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of 40 articles on 40 days."""
    return corpus.write_many(tmp_path / "many", 40)


def test_articles_are_listed_before_any_text_is_read(many: Path, gate: Gate) -> None:
    with closing(MemoryLibrary.open(many, None)) as library:
        assert gate.entered.acquire(timeout=60)
        page = library.articles(EVERYTHING)
        assert (page.total, page.snapshot.read, page.snapshot.articles) == (40, 0, 40)
        assert not page.snapshot.complete
        assert {row.words for row in page.rows} == {None}
        assert library.search(parse("text")).total == 0
        assert library.search(parse("-nothing")).total == 0
        assert not library.wait(0)
        gate.let(40)


def test_texts_are_read_newest_first_and_then_the_library_is_complete(
    many: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("defense_tui.library.loading._EVERY", 0.0)
    monkeypatch.setattr("defense_tui.library.loading._PER_SECOND", math.inf)
    with closing(MemoryLibrary.open(many, None)) as library:
        gate.let(3)
        for _ in range(4):
            assert gate.entered.acquire(timeout=60)
        page = library.search(parse("text"))
        assert [hit.article.title for hit in page.rows] == ["Article 39", "Article 38", "Article 37"]
        assert page.snapshot.read == 3
        gate.let(37)
        assert library.wait(60)
        assert library.search(parse("text")).total == 40
        assert library.state().snapshot.complete


def test_an_article_whose_turn_has_not_come_is_read_at_once(many: Path, gate: Gate) -> None:
    with closing(MemoryLibrary.open(many, None)) as library:
        assert library.article("0000").text.text == "Text 0 of many."
        gate.let(40)


def test_reading_ends_early_when_it_is_stopped(many: Path) -> None:
    published: list[Holdings] = []

    def publish(holdings: Holdings) -> None:
        published.append(holdings)
        loader.stop()

    loader = Loader(CorpusFolder.open(many), None, publish)
    loader.run()
    assert not loader.done
    assert loader.failure is None
    assert (published[-1].snapshot.read, len(published[-1].catalogue.articles)) == (0, 40)


def test_a_closed_library_still_answers(many: Path) -> None:
    library = MemoryLibrary.open(many, None)
    library.close()
    library.close()
    assert library.articles(EVERYTHING).snapshot.articles == 40


def test_a_mistake_of_the_program_is_raised_where_one_waits(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Taken:
        raise ZeroDivisionError

    monkeypatch.setattr(Taking, "of", broken)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    library = MemoryLibrary.open(many, None)
    with pytest.raises(RuntimeError, match="broke off"):
        library.wait(60)
    assert library.articles(EVERYTHING).total == 40


def test_faults_of_the_folder_and_of_its_articles_are_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("+++\ndate = 'never'\n+++\ntext", encoding="utf-8")
    (tmp_path / "b.md").write_bytes(b"caf\xe9")
    with closing(MemoryLibrary.open(tmp_path, None)) as library:
        assert library.wait(60)
        assert [(fault.file, fault.code) for fault in library.state().faults] == [
            ("a.md", "bad-date"),
            ("b.md", "not-utf-8"),
        ]


def test_a_folder_that_does_not_exist_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        MemoryLibrary.open(tmp_path / "nowhere", None)


def test_every_answer_comes_from_one_state_however_many_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("defense_tui.library.loading._EVERY", 0.0)
    root = corpus.write_many(tmp_path / "many", 40)
    lens = parse("text -nothing")

    def ask(library: MemoryLibrary) -> int:
        generation = asked = 0
        while not library.state().snapshot.complete:
            hits = library.search(lens, limit=None)
            assert hits.total == len(hits.rows) == hits.snapshot.read
            assert hits.snapshot.generation >= generation
            generation = hits.snapshot.generation
            assert library.entities(EVERYTHING).rows == ()
            assert library.events(EVERYTHING).total >= library.articles(parse("date:2024")).total - 40
            library.complete("te")
            asked += 1
        return asked

    with closing(MemoryLibrary.open(root, None)) as library, ThreadPoolExecutor(3) as pool:
        assert all(future.result(timeout=60) for future in [pool.submit(ask, library) for _ in range(3)])
        assert library.wait(60)
        assert library.search(lens).total == 40


def test_the_garbage_collector_is_left_as_it_was(many: Path) -> None:
    frozen = gc.get_freeze_count()
    with closing(MemoryLibrary.open(many, None)) as library:
        assert library.wait(60)
    assert gc.get_freeze_count() <= frozen


def test_of_a_folder_too_large_for_memory_the_newest_are_read_and_that_is_told(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("defense_tui.library.loading._MOST_TEXT", 0)
    with closing(MemoryLibrary.open(many, None)) as library:
        assert library.wait(60)
        state = library.state()
        assert (state.snapshot.read, state.snapshot.articles, state.snapshot.complete) == (1, 40, False)
        assert "newest 1 of 40 articles were read" in state.notices[-1]
        newest, *_, oldest = library.articles(EVERYTHING, limit=None).rows
        assert (newest.words is not None, oldest.words is None) == (True, True)
        assert library.article(oldest.article.id).text.text


def test_articles_are_listed_as_their_heads_come_when_that_takes_long(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("defense_tui.library.loading._HEADS_EVERY", 0.0)
    published: list[int] = []
    loader = Loader(CorpusFolder.open(many), None, lambda holdings: published.append(len(holdings.catalogue.articles)))
    loader.go_on()
    loader.run()
    assert published[:40] == list(range(1, 41))
