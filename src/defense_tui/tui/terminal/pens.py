"""What SGR sets for the cells that follow, and the cheapest way from one setting to another (ECMA-48 8.3.117)."""

from __future__ import annotations

from functools import lru_cache

ATTRIBUTES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 21, 51, 52, 53)
"""The attributes that textual can ask for, as SGR parameters: bold, dim, italic, underline, ... overline."""
_SEEN_ON_BLANKS = frozenset({4, 7, 9, 21, 51, 52, 53})
_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29}
_BASIC_FOREGROUND = frozenset(map(str, (*range(30, 38), *range(90, 98))))
_BASIC_BACKGROUND = frozenset(map(str, (*range(40, 48), *range(100, 108))))
_COLOR_LENGTH = {"2": 5, "5": 3}


class Pen:
    """Colours, attributes and link of a cell. Made by :func:`pen` alone, so that equal pens are mostly one object.

    Pens compare by identity: two objects for one look cost a few bytes, never a wrong cell.
    """

    __slots__ = ("attributes", "background", "blank", "foreground", "link")

    def __init__(self, foreground: str, background: str, attributes: frozenset[int], link: str) -> None:
        self.foreground = foreground
        """SGR parameters, e.g. ``38;2;215;221;229`` or ``31``; empty for the terminal's own colour."""
        self.background = background
        self.attributes = attributes
        self.link = link
        """Parameters and address of OSC 8, e.g. ``id=1;https://example.org``; empty for none."""
        self.blank = self._on_blanks()
        """The pen that leaves the same picture on a blank: without what only a glyph can show."""

    def _on_blanks(self) -> Pen:
        if self.link:
            return self
        seen = self.attributes & _SEEN_ON_BLANKS
        foreground = self.foreground if seen else ""
        if foreground == self.foreground and seen == self.attributes:
            return self
        return pen(foreground, self.background, seen)

    def __repr__(self) -> str:
        return f"Pen({self.foreground!r}, {self.background!r}, {sorted(self.attributes)}, {self.link!r})"


def pen(foreground: str = "", background: str = "", attributes: frozenset[int] = frozenset(), link: str = "") -> Pen:
    """The pen with this look."""
    return _interned(foreground, background, attributes, link)


_interned = lru_cache(maxsize=8192)(Pen)

PLAIN = pen()
"""What a terminal has after a reset."""


@lru_cache(maxsize=4096)
def pen_of(parameters: str, link: str = "") -> Pen | None:
    """The pen that ``CSI parameters m`` sets after a reset; None when textual would not write it so."""
    if parameters in ("", "0"):
        return pen(link=link) if link else PLAIN
    foreground = background = ""
    attributes = set()
    numbers = parameters.split(";")
    at = 0
    while at < len(numbers):
        number = numbers[at]
        length = 1
        if number in ("38", "48"):
            length = _COLOR_LENGTH.get(numbers[at + 1], 0) if at + 1 < len(numbers) else 0
            if not length or at + length > len(numbers):
                return None
            color = ";".join(numbers[at : at + length])
            if number == "38":
                foreground = color
            else:
                background = color
        elif number in _BASIC_FOREGROUND or number == "39":
            foreground = "" if number == "39" else number
        elif number in _BASIC_BACKGROUND or number == "49":
            background = "" if number == "49" else number
        elif number.isdecimal() and int(number) in ATTRIBUTES:
            attributes.add(int(number))
        else:
            return None
        at += length
    if not (foreground or background or attributes or link):
        return PLAIN
    return pen(foreground, background, frozenset(attributes), link)


@lru_cache(maxsize=16384)
def change(old: Pen | None, new: Pen) -> str:
    """The shortest sequence that turns *old* into *new*; None stands for a pen that nobody knows."""
    link = "" if (old.link if old else "") == new.link else f"\x1b]8;{new.link or ';'}\x1b\\"
    if old is None:
        return _sgr(_from_reset(new)) + link
    from_reset = _from_reset(new)
    if old.attributes - new.attributes and (old.attributes | new.attributes) - _OFF.keys():
        return _sgr(from_reset) + link  # what switches off the rarer attributes differs, or takes others with it
    in_steps = _in_steps(old, new)
    if not in_steps:
        return link
    return min(_sgr(in_steps), _sgr(from_reset), key=len) + link


def _from_reset(new: Pen) -> list[str]:
    return ["0", *_attributes(new.attributes), *filter(None, (new.foreground, new.background))]


def _in_steps(old: Pen, new: Pen) -> list[str]:
    """Parameters that switch off and on only what differs; 22 and 25 switch off two attributes at once."""
    off = {_OFF[attribute] for attribute in old.attributes - new.attributes}
    kept = {attribute for attribute in old.attributes if _OFF.get(attribute) not in off}
    steps = [*map(str, sorted(off)), *_attributes(new.attributes - kept)]
    if old.foreground != new.foreground:
        steps.append(new.foreground or "39")
    if old.background != new.background:
        steps.append(new.background or "49")
    return steps


def _attributes(attributes: frozenset[int]) -> list[str]:
    return [str(attribute) for attribute in sorted(attributes)]


def _sgr(parameters: list[str]) -> str:
    return "\x1b[m" if parameters == ["0"] else f"\x1b[{';'.join(parameters)}m"
