"""Names that nobody curated, over all articles."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from defense_tui.analysis.candidates import ArticleNames, NameMention, names_in
from defense_tui.analysis.unreviewed import UnreviewedName, unreviewed
from defense_tui.model.article import CanonicalText
from defense_tui.model.curated import Entity, Name


def article(*names: str, common: tuple[str, ...] = ()) -> ArticleNames:
    """An article with *names*; a name after ``+`` has a title before it."""
    return ArticleNames(
        tuple(NameMention(at, at + 1, name.lstrip("+"), name.startswith("+")) for at, name in enumerate(names)),
        frozenset(common),
    )


def listed(*articles: ArticleNames) -> list[tuple[str, int, int]]:
    return [(name.name, name.articles, name.mentions) for name in unreviewed(articles)]


def test_names_of_most_articles_come_first_then_those_most_often_written() -> None:
    assert listed(
        article("NATO", "Kyiv", "Kyiv", "Senate", "Senate"),
        article("NATO", "Kyiv", "Senate"),
        article("NATO", "Kyiv", "Kigali"),
    ) == [("Kyiv", 3, 4), ("NATO", 3, 3), ("Senate", 2, 3)]


def test_a_name_that_one_article_writes_is_not_listed() -> None:
    assert listed(article("Kigali", "Kigali"), article()) == []


def test_a_name_has_an_id_of_its_slug() -> None:
    (name,) = unreviewed([article("São Tomé & Príncipe"), article("São Tomé & Príncipe")])
    assert name == UnreviewedName(
        "name:sao-tome-principe", "São Tomé & Príncipe", ("São Tomé & Príncipe",), articles=2, mentions=2
    )


def test_capitals_make_no_other_name() -> None:
    assert listed(article("COVID-19", "Covid-19"), article("COVID-19"), article("Covid-19")) == [("COVID-19", 3, 4)]


def test_a_surname_stands_for_the_full_name_when_only_one_has_it() -> None:
    assert listed(article("Volodymyr Zelenskyy", "+Zelenskyy"), article("+Zelenskyy"), article("Zelenskyy")) == [
        ("Volodymyr Zelenskyy", 3, 4)
    ]
    assert listed(article("Boris Johnson", "+Johnson"), article("Ron Johnson", "+Johnson")) == [("Johnson", 2, 2)]


def test_a_family_name_may_stand_first_and_either_way_round() -> None:
    assert listed(article("Xi Jinping", "+Xi"), article("+Xi")) == [("Xi Jinping", 2, 3)]
    assert listed(article("Kishida Fumio"), article("Fumio Kishida"), article("Kishida Fumio")) == [
        ("Kishida Fumio", 3, 3)
    ]


def test_middle_initials_make_no_other_name() -> None:
    assert listed(article("Chuck E. Schumer"), article("Chuck Schumer", "+Schumer")) == [("Chuck Schumer", 2, 3)]


def test_a_last_word_that_is_no_surname_is_short_only_for_a_name_about_as_usual() -> None:
    assert listed(article("Capitol Hill", "Hill"), article("Capitol Hill"), article("Hill")) == [("Capitol Hill", 3, 4)]
    assert listed(article("Eastern Ukraine", "Ukraine"), *[article("Ukraine")] * 4) == [("Ukraine", 5, 5)]


def test_a_plural_goes_with_its_singular() -> None:
    assert listed(article("Republicans", "HBCU"), article("Republicans", "HBCUs"), article("Republican", "HBCU")) == [
        ("HBCU", 3, 3),
        ("Republicans", 3, 3),
    ]


def test_words_that_name_nothing_are_dropped() -> None:
    assert listed(*[article("Russian", "Ukrainians", "Peter")] * 3) == []
    assert listed(article("Build", common=("Build",)), article("Build"), article("Build")) == []
    assert listed(article("Roe", common=("Roe",)), *[article("Roe")] * 9) == [("Roe", 10, 10)]


def test_names_of_curated_entities_are_left_out() -> None:
    usa = Entity("usa", "country", "United States", (Name("America", "exact", "context"),))
    assert unreviewed([article("America", "Kyiv")] * 2, [usa]) == unreviewed([article("Kyiv")] * 2)


def test_forms_lead_back_to_the_mentions() -> None:
    (name,) = unreviewed([article("+Putin", "Vladimir Putin"), article("+Putin")])
    assert name.forms == ("Putin", "Vladimir Putin")
    assert name.name == "Vladimir Putin"


WORDS = st.sampled_from(["Kyiv", "Putin", "Vladimir Putin", "Putin Vladimir", "+Putin", "NATO", "NATOs", "A B. Putin"])


@given(st.lists(st.lists(WORDS).map(lambda names: article(*names))))
def test_every_form_belongs_to_one_name_and_counts_add_up(articles: list[ArticleNames]) -> None:
    found = unreviewed(articles)
    forms = [form for name in found for form in name.forms]
    assert len(forms) == len(set(forms))
    assert len({name.id for name in found}) == len(found)
    for name in found:
        written = [sum(mention.name in name.forms for mention in one.names) for one in articles]
        assert name.mentions == sum(written)
        assert name.articles == sum(count > 0 for count in written) >= 2


def test_the_white_house_names_people_organisations_and_places_first(white_house: Path) -> None:
    files = sorted(white_house.rglob("*.md"))[::12]
    articles = [names_in(CanonicalText(path.read_text(encoding="utf-8")), ()) for path in files]
    top = {name.name for name in unreviewed(articles)[:80]}
    assert {"White House", "Congress", "Ukraine", "NATO"} <= top
    assert not {"Monday", "Thank", "Applause", "President", "The", "Q", "American"} & top
