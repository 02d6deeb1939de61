"""Find in an article: where a needle stands in its text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from defense_tui.lens.folding import fold, pieces

Range = tuple[int, int]

_LONGEST = 4096
"""A match is found whole when it is at most so many code points long."""
_ESCAPE = re.compile(r"\\.", re.DOTALL)


class FindError(ValueError):
    """The needle is no regular expression; the message says why."""


def find(text: str, needle: str, *, regex: bool) -> tuple[Range, ...]:
    """The ranges ``[start, end)`` of *text* that *needle* matches, in order and without overlap.

    Smart case: capitals in the needle must agree, a needle without any finds both. Plain needles ignore marks, forms
    of quotes and dashes, and how much white space there is. Raises FindError.
    """
    if not needle.strip():
        return ()
    return tuple(_find_expression(text, needle) if regex else _find_words(text, needle))


def _find_words(text: str, needle: str) -> Iterator[Range]:
    folded = fold(text)
    words = fold(needle).text.split()
    if not words:
        return
    capitals = _capitals(needle)
    for start, end in _scan(re.compile(r"\s+".join(map(re.escape, words))), folded.text):
        found = folded.span(start, end)
        if not any(capitals) or _capitals(text[slice(*found)]) == capitals:
            yield found


def _find_expression(text: str, needle: str) -> Iterator[Range]:
    sensitive = any(character.isupper() for character in _ESCAPE.sub("", needle))
    try:
        pattern = re.compile(needle, re.MULTILINE | (0 if sensitive else re.IGNORECASE))
    except re.error as error:
        raise FindError(f"This is no regular expression: {error}") from None
    yield from _scan(pattern, text)


def _scan(pattern: re.Pattern[str], text: str) -> Iterator[Range]:
    """Matches of *pattern* that are not empty, looked for in parts: one call holds the interpreter only briefly."""
    done = 0
    for start, end in pieces(text):
        for match in pattern.finditer(text, max(start, done), min(end + _LONGEST, len(text))):
            if match.start() >= end:
                break
            if match[0]:
                done = match.end()
                yield match.span()


def _capitals(text: str) -> list[bool]:
    """For each letter whether it is a capital, marks aside."""
    return [character.isupper() for character in unicodedata.normalize("NFKD", text) if character.isalpha()]
