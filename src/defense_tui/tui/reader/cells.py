"""How many terminal cells the code points of a text take, and where its grapheme clusters begin.

Widths are those of :mod:`rich.cells`, because textual measures with them. Clusters follow UAX #29 in what terminals
draw as one: marks and joiners go with their base, flags are pairs, Indic conjuncts stay whole.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, get_character_cell_size

_SIMPLE = re.compile(
    r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    r"\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2199"
    r"\u2500-\u25fc\ufffd]*"
)

_UNDRAWABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What must not reach a terminal: controls, line and paragraph separators, bidi controls, lone surrogates."""

_SUBSTITUTE = "\ufffd"
_ZWJ = "\u200d"
_EMOJI = "\ufe0f"
_VIRAMAS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"
_INDIC = range(0x0900, 0x0D80)
_FLAGS = range(0x1F1E6, 0x1F200)
_PREPENDED = range(0x0600, 0x0606)
_JOINERS = re.compile(f"[{_ZWJ}{_EMOJI}\U0001f1e6-\U0001f1ff{_VIRAMAS}\u0e33\u0eb3\u0600-\u0605]")
"""Code points that make a cluster of more than a base and its zero-width marks."""

_WIDEST = 8
"""No conjunct grows wider than so many cells."""
_LONGEST = 32
"""A cluster is cut after so many marks: nobody can read a letter below them, and terminals choke on more."""
_TOO_LONG = re.compile(rb"\x00{%d}" % _LONGEST)
_NONSENSE = re.compile(f"[{_ZWJ}{_EMOJI}]{{9,}}")
"""A run of joiners that join nothing."""


class _CellTable(dict[int, str]):
    """Code point to the character whose own number is its width; filled as code points turn up."""

    def __missing__(self, code: int) -> str:
        width = self[code] = chr(get_character_cell_size(chr(code)))
        return width


_CELLS = _CellTable()


def drawable(text: str) -> str:
    """*text* with a blank for each tab and U+FFFD for all that must not reach a terminal; as long as before."""
    return _UNDRAWABLE.sub(lambda match: " " if match[0] == "\t" else _SUBSTITUTE, text)


def is_simple(text: str, start: int, end: int) -> bool:
    """Whether each code point of ``text[start:end]`` is one cell and a cluster of its own."""
    match = _SIMPLE.match(text, start, end)
    return match is not None and match.end() == end


def measure(text: str) -> tuple[str, bytes]:
    """One line of drawable text as it can be drawn, and the cells that each code point adds to it.

    A cluster's cells all count at its first code point, so a code point that adds none continues a cluster. Marks
    without a base, what follows more than 32 marks, and joiners that join nothing are drawn as U+FFFD; the text
    keeps its length.
    """
    text = _NONSENSE.sub(lambda match: _SUBSTITUTE * len(match[0]), text)
    widths = _widths(text)
    if widths and not widths[0]:
        return measure(_SUBSTITUTE + text[1:])
    if _TOO_LONG.search(widths):
        pieces = list(text)
        for match in _TOO_LONG.finditer(widths):
            pieces[match.end() - 2 : match.end()] = _SUBSTITUTE * 2
        text = "".join(pieces)
        widths = _widths(text)
    return text, bytes(widths)


def _widths(text: str) -> bytearray:
    widths = bytearray(text.translate(_CELLS), "latin-1")
    taken = 0
    for match in _JOINERS.finditer(text):
        index = match.start()
        if index >= taken:
            taken = _join(text, widths, index)
    return widths


def _join(text: str, widths: bytearray, index: int) -> int:
    """Count the joiner at *index*, and what it joins, with the cluster before it; return where to go on."""
    joiner, following = ord(text[index]), index + 1
    if joiner in _FLAGS:
        is_pair = following < len(text) and ord(text[following]) in _FLAGS
        return _merge(widths, index, following) if is_pair else following
    base = index if joiner in _PREPENDED and widths[index] else _base(widths, index)
    if base is None:
        return following
    if joiner in _PREPENDED:
        _merge(widths, base, following)
        return following
    if text[index] == _ZWJ:
        if following < len(text):
            widths[following] = 0
        return following + 1
    if text[index] == _EMOJI:
        widths[base] = cell_len(text[base:following])
        return following
    if text[index] in _VIRAMAS:
        following += text[following : following + 1] == _ZWJ
        if following < len(text) and ord(text[following]) in _INDIC:
            _merge(widths, base, following)
        return following
    return _merge(widths, base, index)


def _base(widths: bytearray, index: int) -> int | None:
    """Where the cluster that *index* continues begins; None at the very start and in runs that will be cut."""
    for base in range(index - 1, max(-1, index - 2 * _LONGEST), -1):
        if widths[base]:
            return base
    return None


def _merge(widths: bytearray, base: int, index: int) -> int:
    """Move the cells of *index* to *base* unless the cluster grows too wide; return where to go on."""
    if index < len(widths) and widths[base] + widths[index] <= _WIDEST:
        widths[base] += widths[index]
        widths[index] = 0
    return index + 1
