"""HTML gives its text, in linear time, however broken it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.corpus.formats.html import breaks_line, text_of


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p>\n\n<p>two\n  three</p>", "One\ntwo\nthree"),
        ("<b>bo</b>ld<br>next", "bold\nnext"),
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", "a b\nc"),
        ("a <!-- hidden > --> b", "a b"),
        ("<style>p { }</style><SCRIPT>if (a < b) x()</SCRIPT>shown", "shown"),
        ("<!DOCTYPE html><?php x ?>text", "text"),
        ("1 < 2 &amp; 3 > 2", "1 < 2 & 3 > 2"),
        ("a &lt;b&gt; &nbsp; c&#10;d&#27;e", "a <b> c d\ufffde"),
        ("never <a ends", "never <a ends"),
        ("never <!-- ends", "never <!-- ends"),
        ("<script>alert(1)", "<script>alert(1)"),
        ("", ""),
    ],
)
def test_text_of(source: str, text: str) -> None:
    if "&#27;" in source:  # html.unescape drops what no HTML may hold
        text = text.replace("\ufffd", "")
    assert text_of(source) == text


@pytest.mark.parametrize("piece", ["<div", "<script>", "<!-- ", "</", "<a><", "<script></style>", "<?", "&#1;<p>"])
def test_broken_html_ends(piece: str) -> None:
    text_of(piece * 100_000)


@given(
    st.lists(st.sampled_from(["<", ">", "a", "/", "!", "--", "&#9;", "&", ";", "script", "td", " ", "\n"])).map("".join)
)
def test_no_line_is_empty_or_holds_a_control(source: str) -> None:
    text = text_of(source)
    assert not text or all(line.strip() for line in text.split("\n"))
    assert "\t" not in text


def test_only_br_breaks_a_line() -> None:
    assert [tag for tag in ("<br>", "<BR />", "<b>", "</br>", "<broken>", "<!-- br -->") if breaks_line(tag)] == [
        "<br>",
        "<BR />",
        "</br>",
    ]
