"""The caret's place in one sentence, and the head above the text."""

from __future__ import annotations

from defense_tui.model.article import CanonicalText, Markup
from defense_tui.model.curated import Assessment
from defense_tui.tui.reader.decorations import NoteMark
from defense_tui.tui.reader.document import Document
from defense_tui.tui.reader.head import facts, head_rows, minutes
from defense_tui.tui.reader.layout import Layout
from defense_tui.tui.reader.place import amount, line_said, place_called, place_sentence
from tests.tui.reader.texts import marked, opened

TEXT = "A heading\n\nOne. The Stryker is built in June. Three.\n\nLast."


def test_the_place_is_said_in_one_sentence() -> None:
    article = opened(TEXT, names=["Stryker"], dates=["June"], claims=[("The Stryker is", Assessment.OVERSTATED)])
    document = Document(article)
    document.names = {"stryker": ("Stryker", "platform")}
    at = TEXT.index("Stryker")
    document.set_notes([NoteMark("n", at, at + 3, "red", "commenting", "check")])
    assert place_sentence(document, at) == (
        "Stryker, platform; claim, overstated; 1 note; sentence 2 of 3, paragraph 2"
    )
    assert place_sentence(document, TEXT.index("June")) == "date, 2025; sentence 2 of 3, paragraph 2"
    assert place_sentence(document, TEXT.index("Last")) == "sentence 1 of 1, paragraph 3"


def test_a_name_that_nobody_told_is_said_as_written() -> None:
    assert place_sentence(Document(opened("The Stryker.", names=["Stryker"])), 5).startswith("Stryker; ")


def test_the_place_says_what_kind_of_text_it_is() -> None:
    link = (Markup.LINK, "tem", 0, "https://example.org")
    source = marked("Heading\n\nitem", (Markup.HEADING, "Heading"), (Markup.LIST_ITEM, "item"), link)
    document = Document(opened(source))
    assert place_sentence(document, 0) == "heading; sentence 1 of 1, paragraph 1"
    assert place_sentence(document, 9) == "list item; sentence 1 of 1, paragraph 2"
    assert place_sentence(document, 10) == "list item; sentence 1 of 1, paragraph 2; link to https://example.org"


def test_how_much_is_selected_is_said_in_words_and_where_there_are_no_blanks_in_characters() -> None:
    assert amount("one two three", 4, 7) == "1 word"
    assert amount("one two three", 0, 13) == "3 words"
    assert amount("word " * 20_000, 0, 100_000) == "13,108+ words"
    assert amount("中" * 40, 0, 40) == "40 characters"
    assert amount("中", 0, 0) == "0 words"


def test_places_are_called_by_per_cent_line_and_date() -> None:
    text = "\n".join(f"line {number}" for number in range(1, 81)) + "\nin 2025 and 1066"
    layout, dates = Layout(CanonicalText(text), 40), opened(text, dates=["2025"]).dates
    line_12, dated = text.index("line 12"), text.index("2025")
    called = {"0%": 0, "50%": len(text) // 2, "100%": len(text) - 1, "12": line_12, "line 12": line_12, "2025": dated}
    assert {words: place_called(layout, dates, words) for words in called} == called
    for nowhere in ("101%", "0", "82", "1066", "٣", "%", "-1", "soon"):
        assert place_called(layout, dates, nowhere) is None
    assert line_said(layout, line_12) == "Line 12 of 81, 12 %"


def test_an_empty_text_has_a_place_too() -> None:
    assert place_sentence(Document(opened("")), 0) == "empty text"
    assert place_sentence(Document(opened("\n \n")), 1) == "empty text"


def test_the_head_says_what_is_known() -> None:
    article = opened("text")
    assert facts(article, 4, 2, 1) == "2025-07-01 · A publisher · 4 min · 2 notes · 1 note without a place"
    for authors, by in ((("A. One",), "A. One"), (("A", "B"), "A and B"), (("A", "B", "C"), "A and 2 others")):
        written = article._replace(article=article.article._replace(authors=authors))
        assert facts(written, 4, 0, 0) == f"2025-07-01 · A publisher · by {by} · 4 min"
    undated = article._replace(article=article.article._replace(date=None, publisher=""))
    assert facts(undated, 1, 0, 0) == "undated · 1 min"


def test_a_title_that_the_text_repeats_is_not_shown_twice() -> None:
    looks = [row.look for row in head_rows(opened("text"), "facts", 40)]
    assert looks == ["title", "facts", "tags", "facts"]
    repeated = head_rows(opened("a  TITLE\n\ntext"), "facts", 40)
    assert [row.look for row in repeated] == ["facts", "tags"]
    assert [row.text for row in head_rows(opened("a title\ntext"), "facts", 40)][-1] == ""


def test_reading_takes_at_least_a_minute() -> None:
    assert minutes("") == 1
    assert minutes("word " * 2300) == 10
    assert minutes("中" * 15_000) == 10
