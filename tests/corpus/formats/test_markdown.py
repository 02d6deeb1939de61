"""Markdown becomes blocks of text with spans for what they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.corpus.canonical import markdown
from defense_tui.corpus.formats.markdown import MarkdownError, render
from defense_tui.model.article import CanonicalText, Markup

TOKENS = "word två - 1. > # * ** _ ` | [ ](u) ![ <br> <div> &#27; &amp; &#10; \\ --- === |-|-|"
PIECES = st.lists(
    st.sampled_from([*TOKENS.split(), " ", "\n", "\n\n", "    ", "  \n", "```\n", "\t", "\x1b"]), max_size=30
)
DEEP = {
    "quotations": ">" * 100_000,
    "quotations with blanks": "> " * 100_000,
    "both": "> - " * 5_000,
    "lists": "\n".join(" " * 2 * depth + "- a>" for depth in range(300)),
}
PATHOLOGICAL = {
    "brackets": "[" * 100_000,
    "images": "![" * 50_000,
    "emphasis": "*a " * 50_000,
    "one line": "x" * 2_000_000,
    "tags": "<div" * 50_000,
    "a NUL": "\0",
}


def spans(text: CanonicalText) -> list[tuple[str, str, int, str]]:
    """Kind, text, level and label of each span."""
    return [(span.kind.value, text.text[span.start : span.end], span.level, span.label) for span in text.markup]


def test_leaf_blocks_are_joined_by_a_blank_line_and_marks_are_spans() -> None:
    text = markdown("# A *first* look\n\nSoft\nbreak, hard  \nbreak.\n\n***\n\nEnd of it.\n")
    assert text.text == "A first look\n\nSoft break, hard\nbreak.\n\nEnd of it."
    assert spans(text) == [("heading", "A first look", 1, ""), ("emphasis", "first", 0, "")]


def test_list_items_are_joined_by_newlines_and_paragraphs_within_one_by_a_blank_line() -> None:
    text = markdown("Before\n\n- one\n- two\n\n  more\n\n  3. a\n  3. b\n- last\n\nAfter")
    assert text.text == "Before\n\none\ntwo\n\nmore\na\nb\nlast\n\nAfter"
    assert spans(text) == [
        ("list_item", "one", 1, "-"),
        ("list_item", "two\n\nmore\na\nb", 1, "-"),
        ("list_item", "a", 2, "3."),
        ("list_item", "b", 2, "4."),
        ("list_item", "last", 1, "-"),
    ]


def test_two_lists_in_a_row_are_two_blocks() -> None:
    assert markdown("- a\n\n* b\n").text == "a\n\nb"


def test_a_list_that_begins_a_list_item_stands_on_its_line() -> None:
    text = markdown("Before\n\n- - deep\n  - deeper\n")
    assert text.text == "Before\n\ndeep\ndeeper"
    assert [span[2] for span in spans(text)] == [1, 2, 2]


@pytest.mark.parametrize("source", ["- a\n-\n\nafter", "- a\n  -\n\nafter", "|a|\n|-|\n||\n\nafter", "-\n- a\n\nafter"])
def test_items_and_rows_without_text_leave_no_trace(source: str) -> None:
    assert markdown(source).text == "a\n\nafter"


def test_quotations_know_their_depth() -> None:
    text = markdown("> one\n>\n> > two\n>\n> three")
    assert text.text == "one\n\ntwo\n\nthree"
    assert spans(text) == [("quote", "one\n\ntwo\n\nthree", 1, ""), ("quote", "two", 2, "")]


def test_table_cells_are_joined_by_tabs_and_rows_by_newlines() -> None:
    text = markdown("| a | *b* |\n|---|-----|\n| c |  |\n| d<br>e | `f|g` |\n\nAfter")
    assert text.text == "a\tb\nc\t\nd e\t`f\n\nAfter"
    assert spans(text)[:3] == [("table_row", "a\tb", 0, ""), ("emphasis", "b", 0, ""), ("table_row", "c\t", 0, "")]


def test_code_keeps_its_lines_and_blanks() -> None:
    text = markdown("```python x\n\ndef f():\n    return 1\n\n```\n\n    indented *code*\n")
    assert text.text == "def f():\n    return 1\n\nindented *code*"
    assert [span[0::3] for span in spans(text)] == [("code_block", "python"), ("code_block", "")]


def test_links_images_and_code_are_spans_with_their_addresses() -> None:
    text = markdown("See [the *text*](https://a.example/b), ![a drawing](d.png) and `x = 1` or <https://c.example>.")
    assert text.text == "See the text, a drawing and x = 1 or https://c.example."
    assert spans(text) == [
        ("link", "the text", 0, "https://a.example/b"),
        ("emphasis", "text", 0, ""),
        ("image", "a drawing", 0, "d.png"),
        ("code", "x = 1", 0, ""),
        ("link", "https://c.example", 0, "https://c.example"),
    ]


def test_a_link_reference_is_no_text_and_links_to_it_are_found() -> None:
    text = markdown("A [link][a] here.\n\n[a]: https://a.example\n")
    assert text.text == "A link here."
    assert spans(text) == [("link", "link", 0, "https://a.example")]


def test_html_blocks_give_their_text_and_inline_tags_give_none() -> None:
    text = markdown("<div>\n<p>One &amp; two</p><p>three</p>\n</div>\n\nA<b>B</b>C<!-- no --> D<br/>E")
    assert text.text == "One & two\nthree\n\nABC D\nE"
    assert spans(text) == [("html_block", "One & two\nthree", 0, "")]


def test_a_line_of_no_break_spaces_parts_paragraphs() -> None:
    assert markdown("One.  \n\xa0  \nTwo\xa0a.\n \xa0\xa0\n- three").text == "One.\n\nTwo\xa0a.\n\nthree"


def test_tags_at_the_ends_of_a_block_leave_no_blanks_there() -> None:
    text = markdown("<i> *a* </i>")
    assert (text.text, spans(text)) == ("a", [("emphasis", "a", 0, "")])


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("&#27;", "\ufffd"),
        ("&#9;", " "),
        ("&NewLine;", " "),
        ("&#13;", " "),
        ("&rlm;", "\ufffd"),
        ("&#x202e;", "\ufffd"),
        ("&nbsp;", "\xa0"),
        ("&lt;", "<"),
        ("&#0;", "\ufffd"),
        ("&#x85;", "\ufffd"),
    ],
)
def test_character_references_cannot_bring_controls_back(reference: str, shown: str) -> None:
    assert markdown(f"a{reference}b").text == f"a{shown}b"


@pytest.mark.parametrize(
    "source", ["", "\n\n", "***", "<!-- nothing -->", "[a]: b", "```\n```", "\xa0", "> \n>", "[](u)"]
)
def test_a_source_without_text_gives_none(source: str) -> None:
    assert markdown(source) == markdown("")


@given(PIECES.map("".join))
def test_text_and_spans_hold_their_promises(source: str) -> None:
    text = markdown(source)
    assert text.text == text.text.strip("\n")
    assert not any((c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f" for c in text.text)
    assert [span.start for span in text.markup] == sorted(span.start for span in text.markup)
    opened: list[int] = []
    for span in text.markup:
        assert 0 <= span.start < span.end <= len(text.text)
        opened = [end for end in opened if end > span.start]
        assert all(end >= span.end for end in opened), "spans nest, outer before inner"
        opened.append(span.end)
    rows = [span for span in text.markup if span.kind is Markup.TABLE_ROW]
    assert all(any(row.start <= at < row.end for row in rows) for at, c in enumerate(text.text) if c == "\t")


@pytest.mark.parametrize("name", DEEP)
def test_what_markdown_it_would_drop_for_its_depth_is_shown_as_plain_text(name: str) -> None:
    with pytest.raises(MarkdownError, match="more than 100 deep"):
        render(DEEP[name])
    assert markdown(DEEP[name]).text.count(">") == DEEP[name].count(">")


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_sources_keep_their_text(name: str) -> None:
    source = PATHOLOGICAL[name]
    assert markdown(source).text.replace(" ", "") == source.replace(" ", "").replace("\0", "\ufffd")


def test_a_block_of_many_short_lines_is_read_in_pieces() -> None:
    text = markdown("A *b* c.  \n" * 10_000)
    assert text.text == "\n".join(["A b c."] * 10_000)
    assert len(text.markup) == 10_000
    assert {text.text[span.start : span.end] for span in text.markup} == {"b"}


def test_a_line_of_more_than_64_kb_keeps_its_marks_as_text() -> None:
    rendered = render("*short*  \n" + "word *b* " * 10_000)
    assert rendered.literal == 1
    assert rendered.text.startswith("short\nword *b* word")


def test_a_fault_of_the_parser_is_told_and_not_raised_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from defense_tui.corpus.formats import markdown as module

    monkeypatch.setattr(module, "read_inline", lambda *_: 1 / 0)
    with pytest.raises(MarkdownError, match="ZeroDivisionError"):
        render("text")
