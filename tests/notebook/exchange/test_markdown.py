"""Notes as Markdown: readable, in a stable order, and nothing in them can break the document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from defense_tui.model.article import Article
from defense_tui.model.edtf import EdtfDate
from defense_tui.notebook.annotation import Motivation, Position, Quote
from defense_tui.notebook.exchange.grouping import by_day, by_entity, by_tag
from defense_tui.notebook.exchange.markdown import export
from defense_tui.settings import NOTE_PARTS
from tests.notebook.samples import ARTICLE, OTHER_ARTICLE, annotation

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_NASTY = ["# x", "- x", "1. x", "10) x", "> x", "```", "~~~", "---", "===", "<b>", "[a](b)", "![i](j)", "*a*", "__b__"]
_NASTY += [
    "| a | b |",
    "|---|---|",
    "    code",
    "&amp;",
    "a\\",
    "`c`",
    "<!--",
    "https://x.y",
    "[r]: /u",
    "~~s~~",
    "+ x",
    ":- x",
]
lines = st.lists(st.sampled_from(_NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=5)
awkward = lines.map("\n".join)


def test_notes_stand_under_their_article_with_quote_note_citation_and_tags() -> None:
    late = annotation(
        note="Rs 32,000 crore at what rate?\nAsk.", motivation=Motivation.QUESTIONING, tags=("price", "mq-9b")
    )
    early = annotation(quote=Quote("31 drones"), position=Position(5, 14), note="", tags=(), color="")
    other = annotation(target=OTHER_ARTICLE, quote=None, position=None, note="whole *article*")
    article = Article(ARTICLE.id, "The 2025 framework", "a.md", EdtfDate.parse("2025-10-31"), publisher="THX News")
    assert (
        export([late, other, early], {ARTICLE.id: article})
        == """\
# Notes

## The 2025 framework

> 31 drones

— The 2025 framework, THX News, 2025-10-31, https://example.org/a?b=1

2025-07-02 09:14

---

> a ceiling of 3.99 billion

Rs 32,000 crore at what rate?\\
Ask.

— The 2025 framework, THX News, 2025-10-31, https://example.org/a?b=1

2025-07-02 09:14 · question · yellow · #price · #mq-9b

## Thirty-one drones

whole \\*article\\*

— Thirty-one drones, 2024-10-15

2025-07-02 09:14 · yellow · #price
"""
    )


@given(awkward, awkward, awkward, st.lists(awkward, max_size=2))
def test_no_text_can_break_the_document(quote: str, note: str, title: str, tags: list[str]) -> None:
    notes = [
        annotation(
            quote=Quote(quote), note=note, tags=tuple(tags), target=ARTICLE.__class__("article", "c", "a", title)
        ),
        annotation(target=OTHER_ARTICLE, note="end"),
    ]
    tokens = _MARKDOWN.parse(export(notes))
    kinds = {token.type for token in tokens} | {inner.type for token in tokens for inner in token.children or ()}
    assert kinds <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "hr"),
        *("blockquote_open", "blockquote_close", "hardbreak", "softbreak", "text_special"),
    }
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h2"]


@given(st.lists(st.sampled_from(_NASTY), min_size=1, max_size=5).map("\n".join))
def test_a_note_shows_as_it_was_written(note: str) -> None:
    tokens = _MARKDOWN.parse(export([annotation(note=note, quote=None)]))
    shown = "\n".join(
        "".join("\n" if inner.type == "hardbreak" else inner.content for inner in token.children or ())
        for token in tokens
        if token.type == "inline"
    )
    assert "\n".join(line.strip() for line in note.split("\n")) in shown


def test_a_template_says_how_each_note_is_written() -> None:
    note = annotation(quote=Quote("31 drones\n[cut]"), note="why?", tags=("price",))
    template = "- **{title}** ({date}): {link}\n  > {quote}\n\n  {note} {{{tags}}}"
    assert (
        export([note], template=template)
        == """\
# Notes

## The framework

- **The framework** (2025-07-01): [The framework](<https://example.org/a?b=1>)
  > 31 drones\\
  > \\[cut\\]

  why? {#price}
"""
    )


def test_an_address_cannot_break_out_of_a_link() -> None:
    target = ARTICLE.__class__("article", "c", "a", "T", "https://x.y/> <b>\n# no")
    assert "[T](<https://x.y/%3E%20%3Cb%3E%0A#%20no>)\n" in export([annotation(target=target)], template="{link}")


def test_a_tag_of_several_words_shows_where_it_ends() -> None:
    note = annotation(tags=("price of oil", "navy", 'a"b'))
    assert '#"price of oil" #navy #"a""b"\n' in export([note], template="{tags}")


def test_every_placeholder_that_the_settings_allow_can_be_filled() -> None:
    template = "\n".join(f"{part}={{{part}}}" for part in NOTE_PARTS)
    article = Article(ARTICLE.id, "The 2025 framework", "a.md", None, publisher="THX News")
    lines = export([annotation()], {ARTICLE.id: article}, template=template).split("\n")
    assert {line.partition("=")[0] for line in lines} >= set(NOTE_PARTS)


def test_the_order_does_not_depend_on_the_order_given() -> None:
    notes = [annotation(position=Position(start, start + 9)) for start in (30, 10, 20)]
    assert export(notes) == export(notes[::-1])


def test_other_groups_can_be_asked_for() -> None:
    tagged, bare = annotation(tags=("b", "A")), annotation(tags=())
    assert [group.title for group in by_tag([bare, tagged])] == ["A", "b", "without a tag"]
    assert [group.title for group in by_day([tagged])] == ["2025-07-02"]
    assert [(group.title, group.notes) for group in by_entity([bare, tagged], {tagged.id: ["MQ-9B"]})] == [
        ("MQ-9B", (tagged,)),
        ("without an entity", (bare,)),
    ]
    assert "\n## A\n" in export([], groups=by_tag([tagged]))
