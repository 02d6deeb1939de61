"""Notes as Markdown for people: grouped, each as a template has it: quote, note, citation, tags, ..."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

from defense_tui.lens.query import kind_word
from defense_tui.model.article import Article
from defense_tui.notebook.annotation import Annotation, Motivation, TargetKind, hashtag
from defense_tui.notebook.citation import citation_for
from defense_tui.notebook.exchange.grouping import Group, by_article
from defense_tui.notebook.exchange.template import filled
from defense_tui.settings import NOTE_TEMPLATE

_INLINE = re.compile(r"([\\`*_\[\]<&~|])")
_BLOCK = re.compile(r"^(\s*)([#>+=:-]|\d{1,9}(?=[.)]))")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_SAFE = ":/?#[]@!$&'()*+,;=%~"
"""What stays as it is in an address (RFC 3986, section 2.2), beside letters, digits and ``-._``."""
_QUIET = (Motivation.HIGHLIGHTING, Motivation.COMMENTING)


def export(
    annotations: Iterable[Annotation],
    articles: Mapping[str, Article] = MappingProxyType({}),
    groups: Sequence[Group] | None = None,
    template: str = NOTE_TEMPLATE,
    citations: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A document with a heading for each group and the notes under it, in a stable order.

    *articles*, by id, give titles and publishers as they are today. *groups* replaces the grouping by article.
    *template* is how each note is written, with the placeholders :data:`NOTE_PARTS`; *citations*, by note id, say how
    its words are cited. Text of articles and notes is
    escaped: it shows as it was written, but for blanks at the start of lines, and cannot alter the document
    (CommonMark 0.31).
    """
    sections = [_section(group, articles, template, citations) for group in groups or by_article(annotations, articles)]
    return "# Notes\n" + "".join(sections)


def escape(text: str) -> str:
    """One line of text such that CommonMark shows it as it is, at the start of a line too."""
    line = _INLINE.sub(r"\\\1", _CONTROL.sub("\ufffd", text))
    return _BLOCK.sub(_escape_start, line)


def _section(group: Group, articles: Mapping[str, Article], template: str, citations: Mapping[str, str]) -> str:
    parts = (_parts(note, _article(note, articles), citations.get(note.id)) for note in group.notes)
    written = (filled(template, each) for each in parts)
    notes = "\n---\n".join(f"\n{note}\n" for note in written)
    return f"\n## {_one_line(group.title)}\n{notes}"


def _article(annotation: Annotation, articles: Mapping[str, Article]) -> Article | None:
    return articles.get(annotation.target.id) if annotation.target.kind == TargetKind.ARTICLE else None


def _parts(note: Annotation, article: Article | None, cited: str | None) -> dict[str, str]:
    """What the placeholders of a template stand for, by name; escaped, empty where there is nothing."""
    title = _one_line(article.title if article else note.target.title or note.target.id)
    address = (article.source_url if article else "") or note.target.source_url
    return {
        "quote": "\n".join(_lines(note.quote.exact)) if note.quote else "",
        "note": "\n".join(_lines(note.note)) if note.note else "",
        "citation": _one_line(cited or citation_for(note.target, article)),
        "link": f"[{title}](<{quote(address, safe=_SAFE)}>)" if address else title,
        "title": title,
        "publisher": _one_line(article.publisher) if article else "",
        "date": _one_line(article.date.shown if article and article.date else note.target.published),
        "url": _one_line(address),
        "facts": _facts(note),
        "kind": _one_line(kind_word(note.motivation)),
        "color": _one_line(note.color),
        "tags": " ".join(f"#{_one_line(hashtag(tag)[1:])}" for tag in note.tags),
        "created": f"{note.created:%Y-%m-%d %H:%M}",
        "changed": f"{note.modified:%Y-%m-%d %H:%M}",
        "author": _one_line(note.author),
        "id": note.id,
    }


def _facts(annotation: Annotation) -> str:
    kind = [] if annotation.motivation in _QUIET else [kind_word(annotation.motivation)]
    facts = [f"{annotation.modified:%Y-%m-%d %H:%M}", *kind, annotation.color, *map(hashtag, annotation.tags)]
    return _one_line(" · ".join(fact for fact in facts if fact))


def _one_line(text: str) -> str:
    return escape(" ".join(text.split()))


def _lines(text: str) -> list[str]:
    """Lines that keep their breaks: a backslash at the end where the next line goes on in the same paragraph."""
    lines = [escape(line.strip()) for line in text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")]
    return [
        f"{line}\\" if line and following else line for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]


def _escape_start(match: re.Match[str]) -> str:
    blanks, sign = match.groups()
    return f"{blanks}{sign}\\" if sign.isdigit() else f"{blanks}\\{sign}"
