"""Texts and articles that the reader's tests share."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from defense_tui.library.answers import OpenArticle, PlacedClaim
from defense_tui.model.article import Article, CanonicalText, Markup, MarkupSpan
from defense_tui.model.curated import Assessment, Claim
from defense_tui.model.edtf import EdtfDate
from defense_tui.model.span import DateMention, Mention
from defense_tui.tui.reader.decorations import NoteMark

FAMILY = "👨‍👩‍👧"
FLAG = "🇮🇳"
GRAPHEMES = ("e\u0301", FAMILY, FLAG, "❤️", "👍🏽", "नि", "क्षि", "한", "中", "กำ", "1️⃣", "שָׁ", "لَّ")
"""Each of them is one grapheme cluster."""
HOSTILE = ("\u0301", "\u200d", "\ufe0f", "\u0600", "\x1b", "\x00", "\r", "\u202e", "\ud800", "\u2028", "\t", "\u200b")
_PIECES = (
    *GRAPHEMES,
    *HOSTILE,
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "a",
    "MQ-9B",
    "word",
    "https://example.org/a/b?c=d",
    "。",
    "「",
)

texts = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=60).map("".join)
"""Texts in all scripts, with all that must not break a layout."""
widths = st.integers(1, 90)


def marked(text: str, *spans: tuple[Markup, str] | tuple[Markup, str, int, str]) -> CanonicalText:
    """*text* with the first place of each quoted part marked as (kind, part[, level, label])."""
    found = []
    for kind, part, *rest in spans:
        start = text.index(part)
        level, label = rest or (1, "")
        assert isinstance(level, int) and isinstance(label, str)
        found.append(MarkupSpan(kind, start, start + len(part), level, label))
    return CanonicalText(text, tuple(sorted(found, key=lambda span: (span.start, -span.end))))


@st.composite
def marked_texts(draw: st.DrawFn) -> CanonicalText:
    """Texts with block and inline markup, also where none belongs."""
    text = draw(texts)
    spans = []
    for kind in draw(st.lists(st.sampled_from(list(Markup)), max_size=6)):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text) + 2))
        label = draw(st.sampled_from(["-", "1.", "10)", "", "中"]))
        spans.append(MarkupSpan(kind, start, end, draw(st.integers(0, 3)), label))
    return CanonicalText(text, tuple(sorted(spans, key=lambda span: (span.start, -span.end))))


def opened(
    text: str | CanonicalText,
    *,
    title: str = "A title",
    names: Sequence[str] = (),
    dates: Sequence[str] = (),
    claims: Sequence[tuple[str, Assessment]] = (),
) -> OpenArticle:
    """An article; *names*, *dates* and *claims* are parts of its text."""
    canonical = text if isinstance(text, CanonicalText) else CanonicalText(text)
    plain = canonical.text

    def places(part: str) -> list[tuple[int, int]]:
        return [(at, at + len(part)) for at in range(len(plain)) if plain.startswith(part, at)]

    mentions = [Mention(name.lower(), start, end, name) for name in names for start, end in places(name)]
    found = [DateMention(s, e, date, EdtfDate.parse("2025")) for date in dates for s, e in places(date)]
    placed = [
        PlacedClaim(Claim(f"c{start}", "source", "text", "fact", assessment), start, end, own=False)
        for part, assessment in claims
        for start, end in places(part)
    ]
    return OpenArticle(
        Article(
            "an/article", title, "an/article.md", EdtfDate.parse("2025-07-01"), publisher="A publisher", tags=("x",)
        ),
        canonical,
        tuple(sorted(mentions, key=lambda mention: mention.start)),
        tuple(sorted(found, key=lambda date: date.start)),
        tuple(sorted(placed, key=lambda claim: claim.start)),
        (),
    )


def note(start: int, end: int, color: str = "yellow", id_: str = "n") -> NoteMark:
    """A note on ``[start, end)``."""
    return NoteMark(id_, start, end, color, "commenting", "check")
