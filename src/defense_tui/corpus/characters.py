"""Which characters a text may hold: line ends, tabs, normal form, and controls that must not reach a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

PIECE = 65_536
"""No regular expression sees more code points than this at once: a longer one stalls every other thread."""

REPLACEMENT = "\ufffd"
TAB_STOP = 4

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_WHITE_ENTITY = dict.fromkeys(map(ord, "\t\n\f\r"), " ")


def settle(text: str) -> str:
    """*text* as canonical text version 1 wants its source, before anything is parsed; settling twice changes nothing.

    CRLF and CR become LF, tabs run to stops of four columns (a column is a code point), the text becomes NFC, and
    then every C0 control but the newline, DEL, every C1 control, every character with the Unicode property
    Bidi_Control and every lone surrogate becomes U+FFFD.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\t" in text:
        text = text.expandtabs(TAB_STOP)
    return replace_controls(_composed(text))


def replace_controls(text: str) -> str:
    """*text* with U+FFFD for each control; newlines stay, tabs do not."""
    if len(text) <= PIECE:
        return _CONTROL.sub(REPLACEMENT, text)
    return "".join(_CONTROL.sub(REPLACEMENT, text[at : at + PIECE]) for at in range(0, len(text), PIECE))


def settle_entity(text: str) -> str:
    """What a character reference stands for, made safe: white space is a space, any other control is U+FFFD."""
    return replace_controls(text.translate(_WHITE_ENTITY))


def one_line(text: str) -> str:
    """Metadata for one line of a screen: NFC, no control characters, white space of any kind as single spaces."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    words = (_CONTROL.sub("", word) for word in text.split())
    return unicodedata.normalize("NFC", " ".join(filter(None, words)))


def paragraphs(text: str) -> str:
    """Metadata of some paragraphs: each on one line, a blank line between two."""
    return "\n\n".join(filter(None, map(one_line, _BLANK_LINE.split(text))))


def _composed(text: str) -> str:
    """*text* in NFC, line by line where it is long: a newline composes with nothing."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return "".join(unicodedata.normalize("NFC", piece) for piece in _in_lines(text))


def _in_lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", min(start + PIECE, len(text))) + 1 or len(text)
        yield text[start:end]
        start = end
