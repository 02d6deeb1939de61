"""The text of a piece of HTML, as a block of Markdown may hold one."""

from __future__ import annotations

import html

from defense_tui.corpus.characters import PIECE, settle_entity

_PHRASING = (
    "a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub "
    "sup time tt u var wbr"
)
_ON_THE_LINE = frozenset(_PHRASING.split())
_CELLS = frozenset(("td", "th"))
_WITHOUT_TEXT = frozenset(("script", "style"))


def text_of(source: str) -> str:
    """The text of *source*, one line for each line or block of it that has any; comments, scripts and styles have none.

    Takes time linear in the length of *source*, however broken it is. What begins like a tag and never ends is text.
    """
    parts: list[str] = []
    at = 0
    while (start := source.find("<", at)) >= 0:
        parts.append(_unescaped(source[at:start]))
        at = start
        if not _opens_tag(source, start):
            parts.append("<")
            at += 1
            continue
        end = _end_of_tag(source, start)
        if end < 0:
            break
        parts.append(_gap(_name(source, start + 1)))
        at = end
    parts.append(_unescaped(source[at:]))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(filter(None, lines))


def breaks_line(tag: str) -> bool:
    """Whether the inline *tag* (``<br>``, ``<BR />``) is a line break."""
    return _name(tag, 1) == "br"


def _opens_tag(source: str, start: int) -> bool:
    following = source[start + 1 : start + 2]
    return following.isalpha() or following in ("/", "!", "?")


def _end_of_tag(source: str, start: int) -> int:
    """Where the text goes on after the tag or comment at *start*; -1 when it has no end."""
    if source.startswith("<!--", start):
        end = source.find("-->", start + 2)
        return end + 3 if end >= 0 else -1
    end = source.find(">", start) + 1
    if not end:
        return -1
    name = _name(source, start + 1)
    return _end_of_content(source, end, name) if name in _WITHOUT_TEXT and source[start + 1] != "/" else end


def _end_of_content(source: str, start: int, name: str) -> int:
    """Where the end tag of a script or style begins; -1 when there is none."""
    at = source.find("</", start)
    while at >= 0 and _name(source, at + 1) != name:
        at = source.find("</", at + 2)
    return at


def _name(source: str, start: int) -> str:
    """The name of the tag whose ``<`` stands before *start*, in lower case; empty for a comment or declaration."""
    start += source.startswith("/", start)
    end = start
    while end < min(len(source), start + 16) and source[end].isalnum():
        end += 1
    return source[start:end].lower()


def _gap(name: str) -> str:
    """What stands between the texts on the two sides of a tag."""
    if not name or name in _ON_THE_LINE:
        return ""
    return " " if name in _CELLS else "\n"


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(settle_entity(html.unescape(line)) if len(line) <= PIECE else line for line in lines)
