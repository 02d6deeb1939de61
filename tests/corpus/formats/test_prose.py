"""The fast rule for paragraphs finds the blocks that the stock rules find."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from defense_tui.corpus.formats.prose import prose_plugin

STOCK = MarkdownIt("commonmark").enable("table").disable("inline")
QUICK = MarkdownIt("commonmark").enable("table").use(prose_plugin).disable("inline")

TOKENS = "a - 1. * **x** _ ___ = == | |-| a|b ---|--- :-: > # #x ``` ~~~ `` [a] <div> <b> </p> --> + 123456789012 0 –"
PIECES = [*TOKENS.split(), "b c", "\n", "\n", "\n\n", " ", "    ", "- ", "* ", "+ ", "> ", "# ", "1. ", "12) ", "5 000"]
PIECES += [" \n", "  \n", "<!-- ", "[a]: b"]


def blocks(parser: MarkdownIt, source: str) -> list[tuple[str, str, str]]:
    """The blocks of *source*, without the paragraphs that the fast rule leaves out."""
    tokens = parser.parse(source)
    return [(t.type, t.tag, t.content) for t in tokens if not t.type.startswith("paragraph")]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_it_agrees_with_the_stock_rules(source: str) -> None:
    assert blocks(QUICK, source) == blocks(STOCK, source)


def test_it_agrees_with_the_stock_rules_on_long_mixtures() -> None:
    dice = random.Random(20250701)
    for _ in range(300):
        source = "".join(dice.choices(PIECES, k=200))
        assert blocks(QUICK, source) == blocks(STOCK, source)


@pytest.mark.parametrize(
    "source", ["plain\nprose", "1945 was\n2,000 years", "*emphasis* first\n[link] second", "-5 degrees"]
)
def test_it_takes_prose_that_begins_with_signs(source: str) -> None:
    assert [token.type for token in QUICK.parse(source)] == ["inline"]


def test_it_leaves_a_long_rule_to_the_parser() -> None:
    assert [token.type for token in QUICK.parse("-" * 5_000)] == ["hr"]
