"""How the words of an article are cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from defense_tui.model.article import Article
from defense_tui.model.curated import Source
from defense_tui.model.span import Passage
from defense_tui.notebook.annotation import Annotation, Target, TargetKind
from defense_tui.notebook.exchange.jsonfile import Place
from defense_tui.settings import CITATION


def citation(article: Article, template: str = CITATION, sources: Iterable[Source] = ()) -> str:
    """*article* as *template* has it, with the placeholders CITATION_PARTS; what it has not leaves no stray comma.

    What is kept up to date is cited as of its last revision, not with the date that it is about. *sources* are those
    of the statement that is quoted.
    """
    date = f"as of {article.as_of.shown}" if article.as_of else article.date.shown if article.date else "undated"
    return _filled(template, article.title, article.publisher, date, article.source_url, _after(sources))


def citation_for(
    target: Target, article: Article | None, template: str = CITATION, sources: Iterable[Source] = ()
) -> str:
    """What a note is on, cited as it is today, or by what the note kept where *article* is not at hand."""
    if article is None:
        return _filled(template, target.title or target.id, "", target.published, target.source_url, "")
    return citation(article._replace(source_url=article.source_url or target.source_url), template, sources)


def citations(
    notes: Iterable[Annotation],
    articles: Mapping[str, Article],
    places: Mapping[str, Place],
    sources_of: Callable[[Passage], Iterable[Source]],
    template: str = CITATION,
) -> dict[str, str]:
    """How the words that each of *notes* is on are cited, by the note's id.

    *articles* are those at hand, by id; *places* say where the notes stand in today's text, *sources_of* what a passage
    of it rests on.
    """
    return {note.id: _cited(note, articles, places.get(note.id), sources_of, template) for note in notes}


def _cited(
    note: Annotation,
    articles: Mapping[str, Article],
    place: Place | None,
    sources_of: Callable[[Passage], Iterable[Source]],
    template: str,
) -> str:
    article = articles.get(note.target.id) if note.target.kind == TargetKind.ARTICLE else None
    if article and place and place.start is not None and place.end is not None:
        return citation_for(note.target, article, template, sources_of(Passage(article.id, place.start, place.end)))
    return citation_for(note.target, article, template)


def _filled(template: str, title: str, publisher: str, date: str, url: str, sources: str) -> str:
    filled = template.format(title=title, source=publisher, date=date, url=url, sources=sources)
    return ", ".join(part.strip() for part in filled.split(",") if part.strip())


def _after(sources: Iterable[Source]) -> str:
    named = dict.fromkeys(f"{source.publisher} ({source.url})".removesuffix(" ()") for source in sources)
    return f"after {'; '.join(named)}" if named else ""
