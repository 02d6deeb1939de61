"""The query language: what a person types, read into a lens; ``parse(str(lens)) == lens``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.model.edtf import EdtfDate, EdtfError
from defense_tui.settings import COLORS

NOTE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "highlight": "highlighting",
        "note": "commenting",
        "question": "questioning",
        "bookmark": "bookmarking",
        "tag": "tagging",
    }
)
"""What people call the kinds of notes, everywhere, and what the W3C Web Annotation Vocabulary calls them."""

_MEANT = {"ask": "question", "mark": "highlight", "place": "bookmark", "comment": "note"}
"""Words near to those of the kinds, and the kinds that they mean."""
_SHORT = {long: short for short, long in NOTE_KINDS.items()}
_OTHER_MOTIVATIONS = (
    "assessing",
    "classifying",
    "describing",
    "editing",
    "identifying",
    "linking",
    "moderating",
    "replying",
)
CHOICES: Mapping[Field, tuple[str, ...]] = {
    Field.IS: ("unread", "begun", "read", "starred"),
    Field.HAS: ("note", "draft"),
    Field.NOTE: (*NOTE_KINDS, *_OTHER_MOTIVATIONS),
    Field.COLOR: COLORS,
}
"""The fields that take one of a few words, and these words."""

_DATES = frozenset({Field.SINCE, Field.UNTIL, Field.AFTER, Field.BEFORE, Field.DATE})
_EXAMPLES = {
    Field.ARTICLE: "article:2025-07-01-pentagon",
    Field.ENTITY: "entity:india",
    Field.KIND: "kind:platform",
    Field.EVENT: "event:quad-fmm-2025-07",
    Field.SOURCE: 'source:"thx news"',
    Field.CITES: "cites:thxnews-2025",
    Field.TAG: "tag:agreement",
} | {field: f"{field}:2025-07" for field in _DATES}
_FIELDS = tuple(field.value for field in Field if field is not Field.WORDS)

_JOINING = frozenset({"or", "OR", "Or", "AND", "not", "NOT"})
_WORD = re.compile(r"\w")
_BETWEEN = re.compile(r"[\s()]*")
_CLAUSE = re.compile(
    r"""(?P<minus>-)?
        (?:(?P<field>[A-Za-z]+):(?!//))?                # not the scheme of an address
        (?:(?P<open>")(?P<quoted>(?:[^"]|"")*)(?P<close>"?) | (?P<bare>[^\s()"]*))""",
    re.VERBOSE,
)


class QueryError(ValueError):
    """A query that cannot be read; the message says why, and what is allowed."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        """Where in the query the trouble begins, in code points."""


def kind_word(motivation: str) -> str:
    """What people call the kind of note of *motivation*; a word that only other programs use stays as it is."""
    return _SHORT.get(motivation, motivation)


def parse(text: str) -> Lens:
    """Read *text* as a lens; raises :class:`QueryError`.

    ``mq-9b "ten-year framework" -russia entity:india source:"thx news" since:2024``: all clauses must hold, quotes
    keep words together (``""`` is a quote inside them), ``-`` excludes. Parentheses part words like blanks; a sign
    that stands alone means nothing. Field names may be in capitals.
    """
    return Lens(tuple(clause for match in _clauses(text) if (clause := _clause(match))))


def remark(lens: Lens) -> str:
    """What to say of a word between two others that joins them in other query languages, and here is a word; or ""."""
    for clause in lens.clauses[1:-1]:
        if clause.value in _JOINING and clause == Clause(Field.WORDS, clause.value):
            return f"“{clause.value}” is a word here: all words must be there, -word leaves out, there is no OR"
    return ""


def split_last(text: str) -> tuple[str, str]:
    """*text* parted before the clause that is being typed at its end, which may be unfinished or empty."""
    last = next((match for match in _clauses(text) if match.end() == len(text)), None)
    return (text[: last.start()], text[last.start() :]) if last else (text, "")


def _clauses(text: str) -> Iterator[re.Match[str]]:
    position = _end_of_blanks(text, 0)
    while position < len(text):
        match = _CLAUSE.match(text, position)
        assert match, "the pattern matches anywhere, if need be nothing"
        yield match
        position = _end_of_blanks(text, match.end())


def _end_of_blanks(text: str, position: int) -> int:
    match = _BETWEEN.match(text, position)
    return match.end() if match else position


def _clause(match: re.Match[str]) -> Clause | None:
    """The clause of *match*; None for a sign that stands alone."""
    if match["open"] and not match["close"]:
        raise QueryError('this quote is not closed: put a " at the end of the phrase', match.start("open"))
    quoted = bool(match["open"])
    value = match["quoted"].replace('""', '"') if quoted else match["bare"]
    excluded = bool(match["minus"])
    if match["field"]:
        field = _field(match["field"], match.start("field"))
        position = match.start("open") if quoted else match.start("bare")
        return Clause(field, _checked(field, value, position), excluded)
    if _WORD.search(value):
        return Clause(Field.WORDS, value, excluded, quoted)
    if quoted:
        raise QueryError("there is no word between these quotes", match.start("open"))
    return None


def _field(name: str, position: int) -> Field:
    known = name.lower()
    if known in _FIELDS:
        return Field(known)
    near = difflib.get_close_matches(known, _FIELDS, n=2)
    advice = f"did you mean {' or '.join(f'{word}:' for word in near)}?" if near else f"there are {_listed(_FIELDS)}"
    raise QueryError(f"there is no field {name}: ({advice}); to search for the words, put them in quotes", position)


def _checked(field: Field, value: str, position: int) -> str:
    """*value* as *field* takes it."""
    if field in CHOICES:
        return _one_of(field, value, position)
    if not value.strip():
        lacking = "a date" if field in _DATES else "a value"
        raise QueryError(f"{field}: needs {lacking}, such as {_EXAMPLES[field]}", position)
    if field in _DATES:
        try:
            EdtfDate.parse(value)
        except EdtfError as error:
            raise QueryError(f"{field}: {error}", position) from error
    return value


def _one_of(field: Field, value: str, position: int) -> str:
    word = value.lower()
    word = kind_word(word) if field is Field.NOTE else word
    if word not in CHOICES[field]:
        shown = tuple(NOTE_KINDS) if field is Field.NOTE else CHOICES[field]
        meant = f" (did you mean {field}:{_MEANT[word]}?)" if field is Field.NOTE and word in _MEANT else ""
        told = f", not {value!r}{meant}" if value else ""
        raise QueryError(f"{field}: can be {_listed(shown)}{told}", position)
    return word


def _listed(words: Collection[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}"
