"""What stands above an article's text, title, what is known of it, tags, and below it: the addresses of its links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from defense_tui.library.answers import OpenArticle
from defense_tui.model.article import CanonicalText
from defense_tui.notebook.annotation import hashtag
from defense_tui.tui.reader.footnotes import Footnotes
from defense_tui.tui.reader.layout import Layout

_WORDS_A_MINUTE = 230
_LETTERS_A_MINUTE = 1500
"""For writing without blanks between words."""
_NAMED = 2
"""Of more authors than this only the first is named."""
_BLANK = "This page is blank: its file is empty or holds no text that can be read (gf lists faults)."


class HeadRow(NamedTuple):
    """A row that is no part of the text: what it says and its component, e.g. ``title``."""

    text: str
    look: str


def minutes(text: str) -> int:
    """How long a person reads at *text*, at least one minute."""
    return max(1, round(max(len(text.split()) / _WORDS_A_MINUTE, len(text) / _LETTERS_A_MINUTE)))


def repeats_title(article: OpenArticle) -> bool:
    """Whether the text begins with the article's title, so that the head need not."""
    first = article.text.text.partition("\n")[0]
    return _plain(first) == _plain(article.article.title)


def head_rows(article: OpenArticle, facts: str, width: int) -> tuple[HeadRow, ...]:
    """The rows above the text, *width* cells wide at most; *facts* is the line below the title."""
    rows = [] if repeats_title(article) else _rows(article.article.title, "title", width)
    rows += _rows(facts, "facts", width)
    rows += _rows(" ".join(map(hashtag, article.article.tags)), "tags", width)
    if not article.text.text:
        rows += _rows(_BLANK, "facts", width)
    if not article.text.text.partition("\n")[2].startswith("\n") or not repeats_title(article):
        rows.append(HeadRow("", "facts"))
    return tuple(rows)


def foot_rows(notes: Footnotes, width: int) -> tuple[HeadRow, ...]:
    """The rows below the text, at most *width* cells wide: the addresses that its links lead to."""
    rows = [HeadRow("", "footnote")] if notes.addresses else []
    indent = len(f"[{len(notes.addresses)}] ")
    for number, address in enumerate(notes.addresses, start=1):
        label = f"[{number}]"
        for row in _rows(address, "footnote", width - indent):
            rows.append(HeadRow(label.ljust(indent) + row.text, row.look))
            label = ""
    return tuple(rows)


def facts(article: OpenArticle, reading_minutes: int, notes: int, lost: int) -> str:
    """What is known of an article, on one line: date, publisher, length, sources, notes."""
    about = article.article
    parts = (
        about.date.shown if about.date else "undated",
        about.publisher,
        _by(about.authors),
        f"{reading_minutes} min",
        counted(len(article.sources), "source"),
        counted(notes, "note"),
        f"{counted(lost, 'note')} without a place" if lost else "",
    )
    return " · ".join(part for part in parts if part)


def _by(authors: Sequence[str]) -> str:
    """Who wrote an article: the names of up to two, else of the first."""
    named = authors if len(authors) <= _NAMED else authors[:1]
    others = f" and {len(authors) - len(named)} others" if len(named) < len(authors) else ""
    return f"by {' and '.join(named)}{others}" if authors else ""


def _rows(text: str, look: str, width: int) -> list[HeadRow]:
    layout = Layout(CanonicalText(" ".join(text.split())), width)
    lines = [layout.line(number) for number in range(len(layout))] if layout.text else []
    return [HeadRow(layout.text[line.start : line.end], look) for line in lines]


def counted(number: int, what: str) -> str:
    """*number* of things, empty for none: ``1 note``, ``2 notes``."""
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
