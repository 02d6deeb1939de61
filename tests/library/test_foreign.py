"""A folder that brings nothing curated: bundled entities, a timeline of its own making, claims of known sources."""

from __future__ import annotations

import pytest

from defense_tui.corpus.folder import Document
from defense_tui.lens.lens import Lens
from defense_tui.lens.query import parse
from defense_tui.library.library import Order, UnknownIdError
from defense_tui.model.curated import Assessment, Confidence, Curated, Event, Origin, Source, Status, Told
from defense_tui.model.edtf import EdtfDate
from tests.library.texts import claim, document, entity, foreign

EVERYTHING = Lens()
BUNDLED = Curated(
    entities=(entity("india", "India"), entity("japan", "Japan")),
    events=(Event("talks", EdtfDate.parse("2025-07-01"), "The talks"),),
    claims=(
        claim("post-1", "post", event="talks", quote="the talks went very well", told=(Told("own", "never here"),)),
        claim("post-2", "post", Assessment.OVERSTATED, event="talks", quote="the best day ever seen"),
        claim("post-3", "post", quote="in the whole of history"),
        claim("post-4", "post", quote="nobody could have known that"),
        claim("wire-1", "wire", quote="something else entirely"),
    ),
    sources=(Source("post", "Harbour Post", url="https://www.post.example/talks/"), Source("wire", "Wire")),
)
OWN_TEXT = (
    "They say the talks went very well. It was “the best day ever\nseen”. It was so in the whole of history.\n\nEnd."
)


def test_bundled_entities_are_listed_only_when_they_are_named() -> None:
    library = foreign([document("a", "India and India.")], BUNDLED)
    assert [(row.entity.id, row.mentions, row.entity.origin) for row in library.entities(EVERYTHING).rows] == [
        ("india", 2, Origin.BUNDLED)
    ]
    assert library.profile("japan").articles == 0


def test_articles_and_the_days_and_months_in_them_make_the_timeline() -> None:
    library = foreign(
        [
            document("a", "On 5 March 2024 they met for the very first time. In 2020 nothing.", "2024-03-06", "Talks"),
            document("b", "March 5, 2024\n\nNothing else was said on March 6, 2024 at all.", "2025"),
            document("c", "It began in May 2019."),
        ]
    )
    rows = library.events(EVERYTHING).rows
    assert [(row.event.id, row.event.title, row.articles) for row in rows] == [
        ("date:2019-05", "It began in May 2019", ("c",)),
        ("date:2024-03-05", "On 5 March 2024 they met for the very first time", ("b", "a")),
        ("article:a", "Talks", ("a",)),
        ("date:2024-03-06", "Nothing else was said on March 6, 2024 at all", ("b",)),
        ("article:b", "b", ("b",)),
    ]
    assert [row.event.origin for row in rows] == [Origin.UNREVIEWED] * 2 + [Origin.OWN, Origin.UNREVIEWED, Origin.OWN]
    assert {row.event.confidence for row in rows} == {Confidence.NAMED}
    assert [(bucket.year, bucket.events) for bucket in library.buckets(EVERYTHING)] == [(2019, 1), (2024, 3), (2025, 1)]


def test_the_day_of_an_article_is_listed_once_though_its_text_names_it_too() -> None:
    library = foreign([document("a", "6 March 2024\n\nIt all began on March 6, 2024.", "2024-03-06", "Talks")])
    assert [row.event.id for row in library.events(EVERYTHING).rows] == ["article:a"]


def test_a_date_after_its_article_is_not_taken_for_a_plan() -> None:
    (row,) = foreign([document("a", "By 1 May 2030 all will be done, they say.")]).events(EVERYTHING).rows
    assert row.event.status is Status.OCCURRED


def test_a_long_sentence_is_cut_at_a_word() -> None:
    text = "On 5 March 2024 " + "word " * 50 + "end."
    (row,) = foreign([document("a", text)]).events(EVERYTHING).rows
    assert len(row.event.title) <= 81
    assert row.event.title.endswith("word…")
    assert row.event.summary == text


def test_a_footer_that_many_articles_share_is_no_title() -> None:
    footer = "This page was last changed on 5 March 2024 by the office of the press."
    texts = {
        "a": "They met for a whole day.",
        "b": "It rained.",
        "c": "On 5 March 2024 the contract was signed at last.",
    }
    articles = [document(id_, f"{text}\n\n{footer}") for id_, text in texts.items()]
    (row,) = foreign(articles).events(EVERYTHING).rows
    assert row.event.title == "On 5 March 2024 the contract was signed at last"
    (row,) = foreign(articles[:2]).events(EVERYTHING).rows
    assert row.event.title == footer.removesuffix(".")


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("article:a", ["date:2024-03-05", "article:a"]),
        ("entity:japan", ["date:2024-03-05", "article:b"]),
        ("event:date:2024-03-05", ["date:2024-03-05"]),
        ("-event:date:2024-03-05", ["article:a", "article:b"]),
        ("event:article:b", ["article:b"]),
        ("until:2024-04-30", ["date:2024-03-05", "article:a"]),
        ("harbour", ["date:2024-03-05", "article:b"]),
    ],
)
def test_the_timeline_follows_the_lens_by_date_and_by_article(query: str, ids: list[str]) -> None:
    library = foreign(
        [
            document("a", "India spoke on 5 March 2024.", "2024-04-01"),
            document("b", "Japan heard of 5 March 2024 at the harbour.", "2024-05-01"),
        ],
        BUNDLED,
    )
    assert [row.event.id for row in library.events(parse(query)).rows] == ids


def test_articles_can_be_narrowed_by_a_found_date() -> None:
    library = foreign([document("a", "On 5 March 2024."), document("b", "On 6 March 2024.")])
    assert [row.article.id for row in library.articles(parse("event:date:2024-03-05")).rows] == ["a"]
    assert [article.id for article in library.event("date:2024-03-05").articles] == ["a"]


def test_bundled_events_do_not_appear_but_can_be_asked_for() -> None:
    library = foreign([document("a", "Text.")], BUNDLED)
    assert library.events(EVERYTHING).rows == ()
    account = library.event("talks")
    assert (account.event.title, account.event.origin) == ("The talks", Origin.BUNDLED)
    assert (account.agreed, account.single, account.differing) == ((), (), ())
    with pytest.raises(UnknownIdError):
        library.event("nothing")


@pytest.mark.parametrize(
    "article",
    [
        document("x", OWN_TEXT),
        document("x", "All else: the talks went very well.", source_url="http://post.example/talks"),
    ],
    ids=["by its quotes", "by its address"],
)
def test_claims_appear_with_the_own_text_of_their_source(article: Document) -> None:
    library = foreign([article, document("own", "We never here spoke of it.")], BUNDLED)
    rows = library.claims(EVERYTHING).rows
    assert [row.claim.id for row in rows] == ["post-1", "post-2", "post-3", "post-4"]
    text = library.article("x").text.text
    assert rows[0].said and text[rows[0].said.start : rows[0].said.end] == "the talks went very well"
    assert rows[3].said is None
    assert all(row.told == () for row in rows)
    assert [source.id for source in library.article("x").sources] == ["post"]
    assert [row.article.id for row in library.articles(parse("source:harbour")).rows] == ["x"]
    assert [row.claim.id for row in library.event("talks").differing] == ["post-2"]


def test_a_quote_is_found_across_typography_and_line_breaks_and_its_sentence_is_shown() -> None:
    opened = foreign([document("x", OWN_TEXT)], BUNDLED).article("x")
    shown = {placed.claim.id: opened.text.text[placed.start : placed.end] for placed in opened.claims}
    assert shown["post-1"] == "They say the talks went very well."
    assert "best day ever\nseen" in shown["post-2"]
    assert all(placed.own for placed in opened.claims)


def test_two_quotes_are_no_proof_of_a_source() -> None:
    text = "They say the talks went very well. It was the best day ever seen."
    assert foreign([document("x", text)], BUNDLED).claims(EVERYTHING).rows == ()


def test_fewer_than_half_of_a_sources_quotes_are_no_proof_either() -> None:
    more = tuple(claim(f"post-{number}", "post", quote=f"nobody wrote number {number}") for number in range(5, 9))
    claims = (*BUNDLED.claims, *more)
    assert foreign([document("x", OWN_TEXT)], BUNDLED._replace(claims=claims[:-2])).claims(EVERYTHING).total == 6
    assert foreign([document("x", OWN_TEXT)], BUNDLED._replace(claims=claims)).claims(EVERYTHING).total == 0


def test_a_corpus_without_entities_gets_none() -> None:
    library = foreign([document("a", "India.")])
    assert library.entities(EVERYTHING, Order.NAME).rows == ()
