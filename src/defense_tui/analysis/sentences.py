"""Where sentences and paragraphs begin and end.

Blocks stand between newlines, as canonical text has them; no sentence runs over the end of its block. The rules are
for English text about politics and defence: a stop ends a sentence unless what stands before it is an abbreviation,
an initial or a list number, or what follows goes on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from defense_tui.analysis.english import word_list
from defense_tui.lens.folding import PIECE, pieces

_CLOSERS = r"[\"'”’»)\]}*_]*"
_STOP = re.compile(rf"(?:[.!?…।]+{_CLOSERS}(?:\[\d{{1,3}}\])*(?=\s)|[。！？]+[」』”’）]*)")
_NEXT = re.compile(r"\s+(?:\(\w{1,4}\)\s+)?[\"'“‘«(\[{*_—–-]*(\w*)")
"""The word after a stop, past quotes, brackets and a clause's letter as in laws: ``(a)``."""
_LIST_NUMBER = re.compile(r"[•*–-]?\s?\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.(?=\s)")
_OPENERS = "\"'“‘«([{*_—–-/"
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_WORD_REACH = 24
"""Code points before a stop in which its word is looked for; no abbreviation is as long."""


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Code-point ranges ``[start, end)`` of the sentences of a text, or of a part of it, in order.

    Together they cover all but white space. A block without a stop (a heading, a list line) is one sentence.
    """
    end = len(text) if end is None else end
    while start < end:
        newline = text.find("\n", start, end)
        block_end = end if newline < 0 else newline
        yield from _sentences_of_block(text, start, block_end)
        start = block_end + 1


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The sentence around *offset*.

    White space after a sentence belongs to it, and what belongs to none goes as in :func:`paragraph_at`. Of one
    that begins more than 64 kB before *offset* only the part from there on is given.
    """
    start, end = paragraph_at(text, offset)
    found = (start, end)
    for sentence in _sentences_of_block(text, max(start, offset - PIECE), end):
        if sentence[0] > offset and sentence[0] > start:
            break
        found = sentence
    return found


def paragraph_at(text: str, offset: int) -> tuple[int, int]:
    """The block around *offset* without the white space at its ends.

    From a blank line the next block is meant, at the end of the text the last one. A text with nothing but white
    space has only the empty range at *offset*.
    """
    start = text.rfind("\n", 0, offset) + 1
    while start < len(text):
        newline = text.find("\n", start)
        end = len(text) if newline < 0 else newline
        block = _without_margins(text, start, end)
        if block:
            return block
        start = end + 1
    last = len(text.rstrip())
    if last:
        return paragraph_at(text, last - 1)
    return (offset, offset)


def _sentences_of_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    block = _without_margins(text, start, end)
    if not block:
        return
    start, end = block
    number = _LIST_NUMBER.match(text, start, end)
    text_start = number.end() if number else start
    for piece_start, piece_end in pieces(text, text_start, end):
        for stop in _STOP.finditer(text, piece_start, piece_end):
            after = stop.end()
            if after < end and _ends_sentence(text, stop):
                yield start, after
                start = after
                while text[start].isspace():
                    start += 1
    yield start, end


def _without_margins(text: str, start: int, end: int) -> tuple[int, int] | None:
    block = text[start:end]
    inner = block.strip()
    if not inner:
        return None
    start += len(block) - len(block.lstrip())
    return start, start + len(inner)


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    following = _NEXT.match(text, stop.end())
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    if stop[0][0] != "." or stop[0][1:2] in (".", "!", "?", "…"):
        return True
    before = text[max(0, stop.start() - _WORD_REACH) : stop.start()].split()
    if not before or text[stop.start() - 1].isspace():
        return True
    last = before[-1].lstrip(_OPENERS)
    earlier = before[-2] if len(before) > 1 else ""
    return _word_ends_sentence(last, earlier, word)


def _word_ends_sentence(last: str, earlier: str, following: str) -> bool:
    """Whether the stop after *last* ends a sentence, *earlier* being the word before and *following* the one after."""
    opens = following in word_list("openers")
    if last == "I":
        return earlier.islower() or opens
    if len(last) == 1 and last.isupper():
        return earlier.islower() and opens and following not in ("A", "I")
    lower = last.lower()
    if _INITIALS.fullmatch(last) or lower in word_list("after-names"):
        return opens
    if lower in word_list("before-numbers") and not last.islower():
        return not following[:1].isdigit()
    if lower in word_list("before-names"):
        return last.islower() or not following
    return opens or lower not in word_list("within")
