"""A part of a sentence that can stand for it in a list: cut where a clause ends, and the cuts shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 80
"""Code points up to which a sentence is left whole."""
_SHORTEST = 32
"""Code points that are kept at least, whatever clause ends before."""
_END_OF_CLAUSE = re.compile(r"[,;:](?=[\s\"”’)])|\s+[–—-]+(?=\s)|—|\s+(?=(?:and|but|which|who|while|because|after)\s)")

_BLANK = re.compile(" ")
_LINKS = frozenset({"of", "and", "for", "the", "on", "to", "&"})
"""Small words within names."""


def clause_around(sentence: str, start: int, end: int) -> str:
    """*sentence* on one line, without the stop at its end; of a long one the part that holds ``[start, end)``.

    The part is at most :data:`LONGEST` code points long but for an ellipsis at each side on which something was left
    out, unless ``[start, end)`` is longer. It begins and ends with a clause where one does in reach, else with a word.
    """
    line = " ".join(sentence.split())
    first = len(" ".join(f"{sentence[:start]}x".split())) - 1
    last = len(" ".join(sentence[:end].split()))
    if len(line) <= LONGEST + 1:
        return line.removesuffix(".")
    begin = 0 if last <= LONGEST else _beginning(line, first, last)
    finish = _finish(line, begin, last)
    shown = line[begin:finish].strip(" ,;:–—-") if begin else line[:finish].rstrip(" ,;:–—-")
    return f"{'… ' if begin else ''}{shown}{'…' if finish < len(line.rstrip('.')) else ''}"


def _beginning(line: str, first: int, last: int) -> int:
    """Where the part begins that is to hold ``[first, last)``, which lies far into *line*."""
    reach = max(last - LONGEST, 0)
    clauses = [match.end() for match in _END_OF_CLAUSE.finditer(line, reach, first)]
    words = [match.end() for match in _BLANK.finditer(line, reach, first)]
    outside = (at for at in (*clauses, *words) if not _is_within_name(line[:at].split(), line[at:].split()))
    return next(outside, words[0] if words else first)


def _is_within_name(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a name goes on from the words *before* to those *after*: ``Merit | Systems``, ``Udall | and Udall``.

    "The" begins a name.
    """
    if after[:1] == ["the"]:
        return False
    last = next((word for word in reversed(before) if word not in _LINKS), "")
    following = next((word for word in after if word not in _LINKS), "")
    return _has_capital(last) and last[-1] not in ",;:" and _has_capital(following)


def _has_capital(word: str) -> bool:
    return word.lstrip("\"'“‘([")[:1].isupper()


def _finish(line: str, begin: int, last: int) -> int:
    reach = max(begin + LONGEST, last)
    if len(line) <= reach + 1:
        return len(line.removesuffix("."))
    least = max(begin + _SHORTEST, last)
    clauses = [match.start() for match in _END_OF_CLAUSE.finditer(line, least, reach)]
    if clauses:
        return clauses[-1]
    blank = line.rfind(" ", least, reach + 1)
    return blank if blank >= 0 else reach
