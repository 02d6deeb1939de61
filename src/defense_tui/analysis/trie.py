"""Many names as one regular expression: a trie, so that thousands of them cost about as much as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from defense_tui.lens.folding import PIECE

_BLANK = r"(?:[ \t]{1,8}(?:\n[ \t]{0,8})?|\n[ \t]{0,8})"
_BLANK_REACH = 17
"""The most code points that a blank of a name can stand for."""
_START = "[^a-zA-Z0-9_]"
"""A code point before a name. It is consumed: to leap to one of a class is faster than to look behind anywhere."""
_END = r"(?:(?=s(?![\w$]))|(?![\w$]))"
"""The end of a word or its plural; the dollar keeps ``US`` out of ``US$``."""
_END_REACH = 2


class NamePattern:
    """Finds names in a text: at each place where a word begins the longest that ends where a word ends.

    A possessive (``India's``) and a plural (``C-17s``) end a name, and parts of a hyphen compound count: there are
    two names in ``U.S.-India``. A name may wrap over one newline and have several blanks where it has one.
    """

    def __init__(self, names: Iterable[str]) -> None:
        trie = _Node()
        reach = 0
        for name in names:
            trie.add(name)
            reach = max(reach, len(name) + name.count(" ") * _BLANK_REACH)
        self._pattern = re.compile(f"{_START}({trie.pattern()}){_END}") if trie else None
        self._reach = 1 + reach + _END_REACH

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The code-point ranges ``[start, end)`` of the names in *text*, in order and apart from each other."""
        if not self._pattern:
            return
        text = f"\n{text}"
        window = max(PIECE, 2 * self._reach)
        start = 0
        while start < len(text):
            end = start + window
            # What begins nearer to the end than a name can reach is left to the next window.
            certain = end - self._reach if end < len(text) else len(text)
            match = self._pattern.search(text, start, end)
            while match and match.start() < certain:
                if _is_word(text[match.start()]):  # a letter beyond ASCII: the name is a part of a word
                    start = match.start() + 1
                else:
                    yield match.start(1) - 1, match.end(1) - 1
                    start = match.end()
                match = self._pattern.search(text, start, end)
            start = max(start, certain)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


class _Node(dict[str, "_Node"]):
    """What can follow in a name, by its next code point; the key ``""`` says that a name ends here."""

    def add(self, name: str) -> None:
        node = self
        for character in name:
            node = node.setdefault(character, _Node())
        node[""] = _Node()

    def pattern(self) -> str:
        branches = [
            (_BLANK if character == " " else re.escape(character)) + node.pattern()
            for character, node in self.items()
            if character
        ]
        if not branches:
            return ""
        choice = branches[0] if len(self) == 1 else f"(?:{'|'.join(branches)})"
        return f"{choice}?" if "" in self else choice
