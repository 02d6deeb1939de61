"""``defense-tui notes export``: notes as a document for people or programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.failure import UsageError
from defense_tui.cli.notes.choosing import chosen_notes
from defense_tui.cli.notes.printing import anchors
from defense_tui.model.edtf import EdtfDate, EdtfError

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request
    from defense_tui.model.article import Article
    from defense_tui.notebook.annotation import Annotation
    from defense_tui.notebook.exchange.grouping import Group

FORMATS = {"markdown": (".md", ".markdown"), "json": (".json",), "csv": (".csv",), "w3c": (".jsonld",)}
"""Formats, with the suffixes of files that have them."""
_GROUPINGS = ("article", "tag", "entity", "day")


def _arguments(parser: Parser) -> None:
    parser.add_argument("words", nargs="*", metavar="QUERY", help="which notes; without it all")
    parser.add_argument("--since", metavar="DATE", help="only notes changed on or after that day, month or year")
    parser.add_argument("--group", choices=_GROUPINGS, help="what the headings are; without it the articles")
    parser.add_argument("--format", choices=tuple(FORMATS), help="without it as FILE's suffix says, else markdown")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")


def _export(request: Request) -> int:
    notes = chosen_notes(request, request.options.words)
    if request.options.since:
        first = _first_day(request.options.since)
        notes = tuple(note for note in notes if note.modified.astimezone().date().isoformat() >= first)
    notes = notes[: request.options.limit]
    document = _document(request, notes)
    if request.options.output:
        Path(request.options.output).write_bytes(document.encode())
    else:
        request.out.exactly(document)
    return 0 if notes else 1


def _document(request: Request, notes: Sequence[Annotation]) -> str:
    from defense_tui.notebook.citation import citations
    from defense_tui.notebook.exchange import csvfile, jsonfile, markdown, webannotation

    wanted = _format(request)
    if wanted == "markdown":
        articles = _articles(request, notes)
        groups = _groups(request, notes, articles)
        cited = citations(
            notes,
            articles,
            anchors(request, notes),
            request.growing_library.sources,
            request.settings.citation,
        )
        return markdown.export(notes, articles, groups, request.settings.note_template, cited)
    if request.options.group:
        raise UsageError(f"--group makes headings, and {wanted} has none")
    if wanted == "w3c":
        return webannotation.export(notes)
    write = jsonfile.export if wanted == "json" else csvfile.export
    return write(notes, anchors(request, notes))


def _format(request: Request) -> str:
    given: str | None = request.options.format or ("json" if request.options.json else None)
    suffix = Path(request.options.output or "").suffix
    return given or next((name for name, suffixes in FORMATS.items() if suffix in suffixes), "markdown")


def _first_day(text: str) -> str:
    try:
        earliest = EdtfDate.parse(text).earliest
    except EdtfError as error:
        raise UsageError(f"--since: {error}") from error
    return earliest.isoformat() if earliest else ""


def _articles(request: Request, notes: Sequence[Annotation]) -> Mapping[str, Article]:
    """Today's articles by id, for the notes of the corpus in question."""
    corpus = request.folder.info.key
    wanted = {note.target.id for note in notes if note.target.kind == "article" and note.target.corpus == corpus}
    return {id_: request.folder.head(request.articles[id_]).article for id_ in wanted & request.articles.keys()}


def _groups(request: Request, notes: Sequence[Annotation], articles: Mapping[str, Article]) -> tuple[Group, ...]:
    from defense_tui.notebook.exchange import grouping

    match request.options.group:
        case "tag":
            return grouping.by_tag(notes)
        case "day":
            return grouping.by_day(notes)
        case "entity":
            return grouping.by_entity(notes, _entities(request, notes))
        case _:
            return grouping.by_article(notes, articles)


def _entities(request: Request, notes: Sequence[Annotation]) -> Mapping[str, tuple[str, ...]]:
    """The names of the entities that each note is on, or that its passage names, by the note's id."""
    on_entities = [note for note in notes if note.target.kind == "entity"]
    found: dict[str, tuple[str, ...]] = {note.id: (note.target.title or note.target.id,) for note in on_entities}
    places = anchors(request, notes)
    for note in notes:
        place = places.get(note.id)
        if place and place.start is not None and place.end is not None:
            found[note.id] = _named_between(request, note.target.id, place.start, place.end)
    return found


def _named_between(request: Request, article: str, start: int, end: int) -> tuple[str, ...]:
    """The names of the entities that *article* mentions at the code points ``[start, end)``, in their order."""
    library = request.growing_library
    mentions = library.article(article).mentions
    ids = dict.fromkeys(mention.entity for mention in mentions if mention.start < end and start < mention.end)
    return tuple(library.profile(id_).entity.name for id_ in ids)


EXPORT = Command(_arguments, _export)
