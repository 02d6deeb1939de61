"""Other forms in which texts write a curated name, safe enough to count without being curated.

- The hyphen of a designation is free: of a word of capitals and digits, where it joins the one to the other. Texts
  write ``MQ-9B`` also ``MQ9B`` and ``MQ 9B``.
- A name of one word whose capitals count may stand in capitals throughout, as in headings: ``JAVELIN`` for ``Javelin``.
  Shorter names are left out, for in capitals they may be acronyms: ``ASIA`` for ``Asia``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from defense_tui.model.curated import Name

_DESIGNATION = re.compile(r"(?<![\w-])[A-Z0-9]+(?:-[A-Z0-9]+)+(?![\w-])")
_JOIN = re.compile(r"(?<=[A-Z])-(?=[0-9])|(?<=[0-9])-(?=[A-Z])")
_LEAST_JOINED = 3
"""Signs that a designation has without hyphens before it may be written as one: not ``G7`` for ``G-7``."""
_LEAST_PARTED = 4
"""The same before it may be written with a blank: not ``C 17``, which can be a section, for ``C-17``."""

_LEAST_IN_CAPITALS = 5
"""Letters of a word before it may stand in capitals."""


def other_forms(name: Name) -> Iterator[Name]:
    """The uncurated forms of *name*, with the same needs; none of them is *name* itself."""
    forms = [_DESIGNATION.sub(_joined, name.value), _DESIGNATION.sub(_parted, name.value)]
    if name.case == "exact" and _is_capitalised_word(name.value):
        forms.append(name.value.upper())
    for form in forms:
        if form != name.value:
            yield name._replace(value=form)


def _is_capitalised_word(value: str) -> bool:
    """Whether it is of letters, the first alone a capital; others (``DoD``, ``iCET``) are acronyms."""
    return len(value) >= _LEAST_IN_CAPITALS and value.isalpha() and value.istitle()


def _joined(designation: re.Match[str]) -> str:
    return _JOIN.sub("", designation[0]) if _signs(designation[0]) >= _LEAST_JOINED else designation[0]


def _parted(designation: re.Match[str]) -> str:
    """A short one that ends in a letter is clear enough too: ``P 8I``."""
    word = designation[0]
    is_clear = _signs(word) >= _LEAST_PARTED or (word[0].isalpha() and word[-1].isalpha())
    return _JOIN.sub(" ", word) if is_clear else word


def _signs(word: str) -> int:
    return len(word.replace("-", ""))
