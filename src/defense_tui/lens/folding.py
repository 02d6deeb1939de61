"""How a query's words and a text's words are made alike: folding, tokens, spellings.

Folding is Unicode NFKD with the marks stripped, then case folding, code point by code point; curly quotes, dashes
and blanks become plain ones, and invisible format characters (soft hyphens, joiners) vanish. A token is a run of
word characters of folded text, so ``mq-9b`` is the phrase ``mq 9b``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

PIECE = 65_536
"""Code points that one call into C may see: longer ones hold the interpreter and stall the screen."""

_WORD = re.compile(r"\w+")
_STRANGE = re.compile(r"[^\x00-\x7f]")
_SIGNS = {
    **dict.fromkeys("’‘‚‛′ʼʻ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("—–‐‑‒―−﹘﹣－", "-"),
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", " "),  # India² is India with a footnote
}
_COMMON_SIGNS = "’“”—–‘\u00a0"
"""Most texts have no strange code points but these: replacing them one by one is ten times as fast as a pattern."""
_FEW = 64
"""Up to so many different code points are replaced one by one in other texts too."""
_RARE_SIGN = re.compile(f"[{''.join(_SIGNS)}]")


def pieces(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Ranges ``[start, end)`` of at most :data:`PIECE` code points that together cover the text.

    They are cut after white space; only a run of more than :data:`PIECE` code points without any is cut within.
    """
    end = len(text) if end is None else end
    while end - start > PIECE:
        reach = start + PIECE
        cut = max(text.rfind(blank, start, reach) for blank in " \n\t\u00a0") + 1 or reach
        yield start, cut
        start = cut
    if start < end:
        yield start, end


class _Folds(dict[int, str]):
    """What each code point folds to, filled in as texts bring new ones; serves ``str.translate``."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


class _Blanks(dict[int, str]):
    """Each code point of folded text itself, or a blank for one that no word holds; serves ``str.translate``."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = chr(code) if _WORD.match(chr(code)) else " "
        return kept


def _fold_character(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isspace():
        return character if character in "\n\t" else " "
    # A symbol is only parted from its marks: NFKD would write that for a trademark as letters of the word before it.
    form: Literal["NFD", "NFKD"] = "NFD" if unicodedata.category(character)[0] == "S" else "NFKD"
    # Twice, because case folding can give what NFKD takes apart again. Lower case last: Cherokee folds upwards.
    once = unicodedata.normalize(form, character).casefold()
    twice = unicodedata.normalize(form, once).casefold().lower()
    return "".join(
        _SIGNS.get(part, part)
        for part in twice
        if not unicodedata.combining(part) and unicodedata.category(part) != "Cf"
    )


_FOLDS = _Folds()
_BLANKS = _Blanks()


class Folded(NamedTuple):
    """A folded text and where each of its code points comes from."""

    text: str
    offsets: Sequence[int]
    """For each code point of ``text``, and for its end, the offset in the original: never falling."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that the non-empty range ``[start, end)`` of ``text`` stands for.

        It takes in the marks that were stripped, and a character of which the range holds only a part.
        """
        first = self.offsets[start]
        return first, max(self.offsets[end], self.offsets[end - 1] + 1)


def plain(text: str) -> str:
    """*text* with plain quotes, dashes and blanks for typographic ones, and a blank for each raised digit.

    It has the same length and keeps capitals.
    """
    if text.isascii():
        return text
    for sign in _COMMON_SIGNS:
        text = text.replace(sign, _SIGNS[sign])
    if text.isascii():
        return text
    return "".join([_RARE_SIGN.sub(lambda match: _SIGNS[match[0]], text[start:end]) for start, end in pieces(text)])


def fold(text: str) -> Folded:
    """*text* as it is matched; where each code point folds to one, as in ASCII, the offsets cost nothing."""
    text = plain(text)
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    strange = {character for start, end in pieces(text) for character in _STRANGE.findall(text, start, end)}
    uneven = {character for character in strange if len(_FOLDS[ord(character)]) != 1}
    offsets = _offsets(text, uneven) if uneven else range(len(text) + 1)
    return Folded(_fold_all(text, strange), offsets)


def _fold_all(text: str, strange: set[str]) -> str:
    """*text* folded, given all its code points beyond ASCII."""
    if len(strange) > _FEW:
        return "".join([text[start:end].translate(_FOLDS) for start, end in pieces(text)])
    for character in strange:
        text = text.replace(character, _FOLDS[ord(character)])
    return text.lower()


def _offsets(text: str, uneven: set[str]) -> Sequence[int]:
    """Where each code point of the folded text comes from, when those of *uneven* fold to none or to several."""
    offsets: list[int] = []
    done = 0
    for start, end in pieces(text):
        for match in _STRANGE.finditer(text, start, end):
            if match[0] in uneven:
                offsets.extend(range(done, match.start()))
                offsets.extend([match.start()] * len(_FOLDS[ord(match[0])]))
                done = match.end()
    offsets.extend(range(done, len(text) + 1))
    return offsets


class Token(NamedTuple):
    """A word of a text."""

    text: str
    """Folded, but spelt as it was."""
    start: int
    end: int
    """Code points ``[start, end)`` of the original."""


def tokens(text: str) -> Iterator[Token]:
    """The words of *text* in order, with their places."""
    for start, end in pieces(text):
        folded = fold(text[start:end])
        even = isinstance(folded.offsets, range)
        for match in _WORD.finditer(folded.text):
            first, last = match.span() if even else folded.span(*match.span())
            yield Token(match[0], start + first, start + last)


def words(text: str) -> list[str]:
    """The words of :func:`tokens` without their places, many times as fast: for counting and for an index."""
    found: list[str] = []
    for start, end in pieces(text):
        found += fold(text[start:end]).text.translate(_BLANKS).split()
    return found


def spelling_key(word: str) -> str:
    """The American spelling of a folded word; *word* itself where both sides of the ocean spell alike."""
    return _american().get(word, word)


def spellings(word: str) -> frozenset[str]:
    """All spellings of a folded word, itself among them."""
    key = spelling_key(word)
    return _variants().get(key, frozenset((word,)))


def other_spellings(beginning: str) -> frozenset[str]:
    """For the words that begin so their spellings that do not: ``defense`` for ``defenc``."""
    groups = (spelt for spelt in _variants().values() if any(word.startswith(beginning) for word in spelt))
    return frozenset(word for spelt in groups for word in spelt if not word.startswith(beginning))


@cache
def _american() -> dict[str, str]:
    """American spellings by the British ones, from ``spellings.toml``."""
    table = tomllib.loads(resources.files(__package__).joinpath("spellings.toml").read_text("utf-8"))
    pairs: dict[str, str] = dict(table["pairs"])
    for family in table["family"]:
        for british, american in family["endings"].items():
            pairs.update((stem + british, stem + american) for stem in family["stems"])
    return pairs


@cache
def _variants() -> dict[str, frozenset[str]]:
    by_key: dict[str, set[str]] = {}
    for british, american in _american().items():
        by_key.setdefault(american, {american}).add(british)
    return {key: frozenset(spelt) for key, spelt in by_key.items()}
