"""A part of a sentence that can stand for it in a list: cut where a clause ends, and the cuts shown."""

from __future__ import annotations

import re

LONGEST = 80
"""Code points up to which a sentence is left whole."""
_SHORTEST = 32
"""Code points that are kept at least, whatever clause ends before."""
_END_OF_CLAUSE = re.compile(r"[,;:](?=[\s\"”’)])|\s+[–—-]+(?=\s)|—|\s+(?=(?:and|but|which|who|while|because|after)\s)")


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
    if clauses:
        return clauses[0]
    blank = line.find(" ", reach, first)
    return blank + 1 if blank >= 0 else first


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
