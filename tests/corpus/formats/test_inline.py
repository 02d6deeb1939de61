"""One block's inline marks: the short way for blocks without marks says what the parser would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from defense_tui.corpus.formats.inline import Inline, read_inline

PARSER = MarkdownIt("commonmark")


def by_the_parser(source: str) -> str:
    tokens = PARSER.parseInline(source)[0].children or []
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(breaks.get(token.type, token.content) for token in tokens)


@given(st.lists(st.sampled_from(["a", "b.", " ", "  ", "\n", "]", "!", "\xa0", "é", "#", "-", "|"])).map("".join))
def test_a_block_without_marks_reads_as_the_parser_reads_it(source: str) -> None:
    lines = [line for line in source.strip().split("\n") if line.strip(" ")]
    block = "\n".join(lines)
    assert read_inline(block, {}).text == by_the_parser(block).strip()


def test_empty_links_and_images_leave_no_span() -> None:
    assert read_inline("a [](u) ![](v) b", {}) == Inline("a   b")


def test_escapes_are_their_characters() -> None:
    assert read_inline(r"\*not\* a\\b", {}) == Inline(r"*not* a\b")
