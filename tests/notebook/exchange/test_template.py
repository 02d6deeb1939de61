"""Templates: what is filled in, what is left out, and how parts of several lines stand."""

from __future__ import annotations

import pytest

from defense_tui.notebook.exchange.template import filled

PARTS = {"quote": "one\ntwo\n\nthree", "note": "why?", "tags": ""}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{note}", "why?"),
        ("a {note} b {tags} c", "a why? b  c"),
        ("> {quote}", "> one\n> two\n>\n> three"),
        ("  > {quote}!", "  > one\n  > two\n  >\n  > three!"),
        ("- {quote}", "- one\n  two\n\n  three"),
        ("Said there: {quote}", "Said there: one\n   two\n\n   three"),
        ("{note}\n\nTags: {tags}\n\nend", "why?\n\nend"),
        ("no placeholder", "no placeholder"),
        ("{{note}}", "{note}"),
        ("\n{tags}\n", ""),
        ("", ""),
    ],
)
def test_a_template_is_filled(template: str, expected: str) -> None:
    assert filled(template, PARTS) == expected


def test_a_part_is_never_taken_for_a_template() -> None:
    assert filled("{note}", {"note": "{note} {x} {{"}) == "{note} {x} {{"
