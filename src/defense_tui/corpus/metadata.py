"""An article's metadata: what its front matter says and, where that is silent, its name and first lines."""

from __future__ import annotations

import re
from types import MappingProxyType

from defense_tui.corpus.characters import one_line, settle
from defense_tui.corpus.datelines import date_of_lines, date_of_name
from defense_tui.corpus.frontmatter import FrontMatter, Value
from defense_tui.corpus.listing import ArticleFile
from defense_tui.corpus.opening import OPENING, title_of
from defense_tui.model.article import Article
from defense_tui.model.corpus import Fault
from defense_tui.model.edtf import EdtfDate, EdtfError

KNOWN_KEYS = frozenset(
    (
        "title",
        "date",
        "authors",
        "author",
        "publisher",
        "source_url",
        "tags",
        "language",
        "summary",
        "sources",
        "entities",
        "events",
        "as_of",
    )
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_LONGEST_DATE = 80
_BARE_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)


def article_of(matter: FrontMatter, file: ArticleFile) -> tuple[Article, tuple[Fault, ...]]:
    """The article that *matter* and its *file* describe, with the faults of its dates."""
    fields = _Fields(matter, file.file)
    date = fields.date("date")
    title = fields.text("title")
    if not (title and date):
        start = settle(matter.body[:OPENING])
        title = title or title_of(start, file.suffix) or one_line(file.stem)
        date = date or date_of_name(file.stem) or date_of_lines(start)
    article = Article(
        file.id,
        title,
        file.file,
        date,
        authors=fields.texts("authors") or fields.texts("author"),
        publisher=fields.text("publisher"),
        source_url=fields.text("source_url"),
        tags=fields.words("tags"),
        language=fields.text("language"),
        summary=fields.text("summary"),
        sources=fields.words("sources"),
        entities=fields.words("entities"),
        events=fields.words("events"),
        as_of=fields.date("as_of"),
        extra=MappingProxyType(fields.extra()),
    )
    return article, tuple(fields.faults)


def day_of(text: str) -> EdtfDate:
    """A date of front matter: EDTF, or the day that *text* starts with (``2022-05-24 02:51``), or ``20220524``.

    Raises EdtfError when it is neither.
    """
    if _DAY.match(text) and "/" not in text and text[10:11] not in ("~", "?", "%"):
        return EdtfDate.parse(text[:10])
    if match := _BARE_DAY.fullmatch(text):
        return EdtfDate.parse("-".join(match.groups()))
    return EdtfDate.parse(text)


class _Fields:
    """The values of front matter by type; known keys are found in any case (``Title``)."""

    def __init__(self, matter: FrontMatter, file: str) -> None:
        self.faults: list[Fault] = []
        self._matter = matter
        self._file = file
        self._keys = {key.lower(): key for key in matter.values}

    def text(self, key: str) -> str:
        return one_line(_joined(self._value(key)))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list's items; a single text is a list of one."""
        value = self._value(key)
        items = (value,) if isinstance(value, str) else value
        return tuple(filter(None, map(one_line, items)))

    def words(self, key: str) -> tuple[str, ...]:
        """A list's items; a single text is a list with commas."""
        value = self._value(key)
        items = value.split(",") if isinstance(value, str) else value
        return tuple(filter(None, map(one_line, items)))

    def date(self, key: str) -> EdtfDate | None:
        text = self.text(key)
        if not text:
            return None
        try:
            return day_of(text[:_LONGEST_DATE])
        except EdtfError as error:
            line = self._matter.lines.get(self._keys[key], 0)
            hint = "write a date as known: 2025-07-01, 2025-07 or 2025"
            self.faults.append(Fault(self._file, line, "bad-date", f"{key}: {error}", hint))
            return None

    def extra(self) -> dict[str, str]:
        """The keys that are not ours, values as text."""
        values = self._matter.values
        return {one_line(key): one_line(_joined(values[key])) for key in values if key.lower() not in KNOWN_KEYS}

    def _value(self, key: str) -> Value:
        return self._matter.values.get(self._keys.get(key, key), "")


def _joined(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(value)
