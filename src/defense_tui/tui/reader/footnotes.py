"""Addresses of links as footnotes: a number behind the words of each link, and the list of addresses below the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from defense_tui.model.article import CanonicalText, Markup

WIDEST = 8
"""No number is wider, in cells: ``[999999]``."""
_SCHEMES = ("https://", "http://", "mailto:")


class Footnotes(NamedTuple):
    """What is drawn behind links, none of it part of the text."""

    places: Sequence[int] = ()
    """In order: the code points that numbers stand before, each the end of a link's words."""
    numbers: Sequence[str] = ()
    """What stands there: ``[1]``; ``[1][2]`` never, for links do not overlap."""
    addresses: Sequence[str] = ()
    """The address of number 1, of number 2, and so on; each once, however many links lead there."""

    def within(self, start: int, end: int) -> list[tuple[int, str]]:
        """Places in ``(start, end]`` and what stands there."""
        if not self.places:
            return []
        found = range(bisect_right(self.places, start), bisect_right(self.places, end))
        return [(self.places[index], self.numbers[index]) for index in found]


def footnotes(source: CanonicalText) -> Footnotes:
    """Numbers for all links of *source* but those whose words are the address, or that lead to a place in the text."""
    ordinals: dict[str, int] = {}
    noted: dict[int, str] = {}
    for span in source.markup:
        if span.kind is not Markup.LINK or span.label.startswith("#") or not span.label:
            continue
        words = source.text[span.start : span.end].rstrip()
        if words and _bare(words) != _bare(span.label):
            number = ordinals.setdefault(span.label, len(ordinals) + 1)
            noted[span.start + len(words)] = f"[{number}]"
    places = sorted(noted)
    return Footnotes(places, [noted[place] for place in places], tuple(ordinals))


def _bare(address: str) -> str:
    """*address* as people write it."""
    scheme = next((scheme for scheme in _SCHEMES if address.startswith(scheme)), "")
    return address.removeprefix(scheme).rstrip("/").casefold()
