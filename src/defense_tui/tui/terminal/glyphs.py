"""How many cells a glyph takes, and whether every terminal agrees on that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

_NARROW = (
    " -~\u00a0-\u00ac\u00ae-\u02ff"  # Latin; the soft hyphen U+00AD is drawn by some and not by others
    "\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f"  # Greek, Cyrillic
    "\u1e00-\u1fff"  # Latin and Greek with more signs
    "\u2010-\u2027\u2030-\u205e\u2070-\u209c\u20a0-\u20bf"  # punctuation, small numbers, currencies
    "\u2100-\u22ff\u2300-\u2319\u231c-\u2328\u232b-\u23e8"  # letterlike, arrows, mathematics, technical
    "\u2500-\u25fc\u25ff"  # lines, blocks, shapes
    "\u2600-\u2613\u2616-\u262f\u2638-\u2647\u2654-\u267e\u2680-\u2689\u2690-\u2692\u2694-\u26a0\u2701-\u2704\u2706-\u2709\u2710-\u2727"
    "\u2800-\u28ff\ufffd"  # braille; what stands for a character that cannot be drawn
)
"""Drawn in one cell everywhere, except where a CJK setting widens the ambiguous ones among them (UAX #11)."""
_WIDE = "\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e"
"""Kana, Bopomofo, Han, Hangul and full-width Latin: drawn in two cells everywhere."""

NOT_NARROW = re.compile(f"[^{_NARROW}]")
"""Finds the first character that does not surely take one cell."""
NOT_ASCII = re.compile("[^ -~]")
"""The same where the ambiguous characters may be wide."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_SURELY_WIDE = re.compile(f"[{_WIDE}]")


def not_surely_narrow(environ: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern to go by: in Chinese, Japanese and Korean locales a terminal may draw ambiguous characters wide."""
    name = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    return NOT_ASCII if name[:2] in ("zh", "ja", "ko") else NOT_NARROW


def is_sure(glyph: str, not_narrow: re.Pattern[str] = NOT_NARROW) -> bool:
    """Whether every terminal draws *glyph*, a cell's whole text, in the cells that textual reckons with.

    Emoji, joined sequences, combining marks and the scripts whose letters join are not sure.
    """
    if len(glyph) != 1:
        return not glyph
    return not not_narrow.match(glyph) or bool(_SURELY_WIDE.match(glyph))


@lru_cache(maxsize=2048)
def cells(text: str) -> tuple[str, ...] | None:
    """The glyphs of *text*, one for each cell; a wide glyph stands in its first cell, ``""`` in its others.

    Marks stand with the letter that carries them. None when the widths of the parts do not add up to what textual
    reckons for the whole, when the text begins with a mark, or when it has control characters.
    """
    if _CONTROL.search(text):
        return None
    out: list[str] = []
    for cluster in _clusters(text):
        width = cell_len(cluster)
        if not width:
            return None
        out.append(cluster)
        out.extend([""] * (width - 1))
    return tuple(out) if len(out) == cell_len(text) else None


def _clusters(text: str) -> list[str]:
    """*text* cut before each character that takes cells of its own."""
    clusters: list[str] = []
    for character in text:
        if clusters and (not get_character_cell_size(character) or _is_joined(clusters[-1], character)):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _is_joined(cluster: str, character: str) -> bool:
    return cluster.endswith("\u200d") and cell_len(cluster + character) == cell_len(cluster)
