"""Plain text: each line a block, or each paragraph when the file is hard-wrapped."""

from __future__ import annotations

from pathlib import Path

from defense_tui.corpus.canonical import plain

WRAPPED = (
    "A first paragraph whose lines were broken by hand at about seventy\n"
    "columns, as mail programs do and as people did before editors could\n"
    "wrap lines on the screen.\n"
    "\n"
    "The second one is just as long as it needs to be to have lines that\n"
    "count, and it ends here.\n"
)


def test_each_line_is_a_block() -> None:
    assert plain("One.\n\n  Two. \nThree *stars*\n\n\n").text == "One.\n\nTwo.\n\nThree *stars*"


def test_hard_wrapped_lines_are_joined_to_paragraphs() -> None:
    first, second = plain(WRAPPED).text.split("\n\n")
    assert first.endswith("before editors could wrap lines on the screen.")
    assert second.startswith("The second one")


def test_lines_of_a_usual_length_without_blank_lines_are_not_hard_wrapped() -> None:
    lines = [line for line in WRAPPED.split("\n") if line]
    assert plain("\n".join(lines)).text == "\n\n".join(lines)


def test_blank_lines_around_the_text_part_nothing() -> None:
    assert plain("\n\n" + WRAPPED.split("\n\n")[0] + "\n\n").text.count("\n\n") == 2


def test_short_lines_with_blank_lines_are_blocks_of_their_own() -> None:
    assert plain("- one\n- two\n\n- three").text == "- one\n\n- two\n\n- three"


def test_plain_text_is_no_markdown() -> None:
    text = plain("# A *title*\n> and [more](x)")
    assert (text.text, text.markup) == ("# A *title*\n\n> and [more](x)", ())


def test_the_seeds_have_a_block_a_line(seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        source = path.read_text(encoding="utf-8")
        assert plain(source).text.split("\n\n") == [line.strip() for line in source.split("\n") if line.strip()]
