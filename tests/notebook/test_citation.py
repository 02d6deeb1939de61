"""How words are cited: what is known, as of when, and what they rest on."""

from __future__ import annotations

from typing import NamedTuple

from defense_tui.model.article import Article
from defense_tui.model.curated import Source
from defense_tui.model.edtf import EdtfDate
from defense_tui.model.span import Passage
from defense_tui.notebook.citation import citation, citation_for, citations
from tests.notebook.samples import ARTICLE, annotation

DAY, REVISED = EdtfDate.parse("2024-10-15"), EdtfDate.parse("2026-06-22")
BRIEF = Article(ARTICLE.id, "The framework", "a.md", DAY, publisher="defense-tui brief", as_of=REVISED)
NAVY = Source("navy", "Indian Navy", url="https://navy.example/drones")
POST = Source("post", "Harbour Post")


class Spot(NamedTuple):
    state: str
    start: int | None
    end: int | None


def test_what_is_kept_up_to_date_is_cited_as_of_its_last_revision() -> None:
    assert citation(BRIEF) == "The framework, defense-tui brief, as of 2026-06-22"


def test_words_are_cited_with_what_they_rest_on_each_source_once() -> None:
    assert citation(BRIEF, sources=(NAVY, POST, NAVY)) == (
        "The framework, defense-tui brief, as of 2026-06-22, "
        "after Indian Navy (https://navy.example/drones); Harbour Post"
    )
    assert citation(BRIEF, "{title}, {url}", sources=(NAVY,)) == "The framework"


def test_an_article_that_says_little_is_cited_without_stray_commas() -> None:
    assert citation(Article("a", "Untold, again", "a.md")) == "Untold, again, undated"


def test_an_article_that_has_gone_is_cited_by_what_the_note_kept() -> None:
    assert citation_for(ARTICLE, None).startswith(ARTICLE.title)


def test_only_a_note_whose_place_is_known_has_sources_of_its_words() -> None:
    placed, lost, elsewhere = annotation(), annotation(), annotation()
    asked: list[Passage] = []

    def sources_of(passage: Passage) -> tuple[Source, ...]:
        asked.append(passage)
        return (POST,)

    spots = {placed.id: Spot("moved", 3, 9), lost.id: Spot("orphan", None, None)}
    cited = citations((placed, lost), {ARTICLE.id: BRIEF}, spots, sources_of)
    assert cited[placed.id].endswith("after Harbour Post")
    assert "Harbour Post" not in cited[lost.id]
    assert asked == [Passage(ARTICLE.id, 3, 9)]
    assert citations((elsewhere,), {}, {}, sources_of)[elsewhere.id] == citation_for(ARTICLE, None)
