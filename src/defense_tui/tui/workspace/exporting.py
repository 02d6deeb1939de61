"""Notes out of the program and into it: files that the reader names, overwritten only when the reader says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from defense_tui.lens.lens import Lens
from defense_tui.notebook.annotation import Annotation, Target, TargetKind
from defense_tui.notebook.citation import citations
from defense_tui.notebook.exchange import csvfile, jsonfile, markdown, webannotation
from defense_tui.notebook.exchange.grouping import in_order
from defense_tui.notebook.exchange.importing import Report, UnknownFormatError, read, take_in
from defense_tui.tui.messages import Say
from defense_tui.tui.widgets.picker import Choice, Menu
from defense_tui.tui.widgets.question import Question
from defense_tui.tui.workspace.notes import note_words
from defense_tui.tui.workspace.writing import Noted

if TYPE_CHECKING:
    from defense_tui.tui.desk import Desk
    from defense_tui.tui.workspace.screen import WorkspaceScreen

Writer = Callable[["Desk", Sequence[Annotation]], str]


def _markdown(desk: Desk, notes: Sequence[Annotation]) -> str:
    rows = desk.library.articles(Lens(), limit=None).rows
    articles = {row.article.id: row.article for row in rows}
    cited = citations(notes, articles, desk.anchors(notes), desk.library.sources, desk.settings.citation)
    return markdown.export(notes, articles, template=desk.settings.note_template, citations=cited)


def _json(desk: Desk, notes: Sequence[Annotation]) -> str:
    return jsonfile.export(notes, desk.anchors(notes))


def _csv(desk: Desk, notes: Sequence[Annotation]) -> str:
    return csvfile.export(notes, desk.anchors(notes))


def _web_annotations(desk: Desk, notes: Sequence[Annotation]) -> str:
    return webannotation.export(notes)


FORMATS: dict[str, Writer] = {".md": _markdown, ".json": _json, ".csv": _csv, ".jsonld": _web_annotations}
"""What writes a format, by the suffix of the file."""


class Exporting:
    """Writes notes to files, and takes them in from files."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen

    # Out

    def do_export_notes(self) -> None:
        notes = in_order(self._screen.notes.notes)
        if notes:
            label = f"export {_counted(len(notes), 'note')} to ({' '.join(FORMATS)})"
            self._screen.ask(Question(label, partial(self._export, notes), value="notes.md"))
        else:
            self._screen.say("There are no notes here to export", "warning")

    def _export(self, notes: tuple[Annotation, ...], name: str) -> None:
        path = Path(name).expanduser()
        writer = FORMATS.get(path.suffix.lower())
        if writer is None:
            self._screen.say(f"{path.name}: the name must end in {', '.join(FORMATS)}", "warning")
        elif path.exists():
            label = f"{path.name} exists already; overwrite it? (yes)"
            self._screen.ask(Question(label, partial(self._overwrite, path, writer, notes)))
        else:
            self._begin(path, writer, notes, "xb")

    def _overwrite(self, path: Path, writer: Writer, notes: tuple[Annotation, ...], answer: str) -> None:
        if answer.strip().casefold() == "yes":
            self._begin(path, writer, notes, "wb")
        else:
            self._screen.say(f"{path} was left alone; X exports under another name")

    def _begin(self, path: Path, writer: Writer, notes: tuple[Annotation, ...], mode: str) -> None:
        drafts = len(self._screen.notes.drafts)
        left_out = f" ({_counted(drafts, 'draft')} left out)" if drafts else ""
        work = partial(self._write, path, writer, notes, mode, left_out)
        self._screen.run_worker(work, thread=True, group="export")

    def _write(self, path: Path, writer: Writer, notes: tuple[Annotation, ...], mode: str, left_out: str) -> None:
        try:
            document = writer(self._screen.desk, notes).encode()
            with path.open(mode) as file:
                file.write(document)
        except FileExistsError:
            self._screen.post_message(Say(f"{path} exists already and was left alone; X with another name", "warning"))
        except OSError as error:
            self._screen.post_message(Say(f"Not exported: {path}: {error.strerror}", "error"))
        else:
            self._screen.post_message(Say(f"Exported {_counted(len(notes), 'note')}{left_out} to {path.absolute()}"))

    # In

    def do_import_notes(self) -> None:
        self._screen.ask(Question("import notes from (.json or .jsonld, also of Hypothesis)", self._import))

    def _import(self, name: str) -> None:
        if name.strip():
            work = partial(self._take_in, Path(name.strip()).expanduser())
            self._screen.run_worker(work, thread=True, group="notebook")

    def _take_in(self, path: Path) -> None:
        desk = self._screen.desk
        try:
            brought = read(
                path.read_bytes(), _by_address(desk), lambda target: desk.library.article(target.id).text.text
            )
            report = take_in(brought, desk.notebook)
        except UnknownFormatError as error:
            self._screen.post_message(Say(f"Not imported: {path}: {error}", "error"))
        except OSError as error:
            self._screen.post_message(Say(f"Not imported: {path}: {error.strerror or error}", "error"))
        else:
            told = f"Imported from {path.name}: {_summary(report)}{'; u takes it back' * bool(_stored(report))}"
            self._screen.post_message(Noted(told, then=partial(self._show, path, report)))

    def _show(self, path: Path, report: Report) -> None:
        """List what became of each note, what was refused first."""
        lines = [("refused", "error", refused.where, refused.why) for refused in report.refused]
        for word, look, notes in (
            ("changed", "warning", report.changed),
            ("new", "ok", report.new),
            ("there already", "muted", report.duplicate),
        ):
            lines += [(word, look, note_words(note), note.target.title) for note in notes]
        choices = [
            Choice(str(number), ((f"{word:<15}", look), (words, "")), ((why, "muted"),))
            for number, (word, look, words, why) in enumerate(lines)
        ]
        self._screen.offer(Menu(f"{path.name}: {_summary(report)}", choices, lambda choice: None, enter=""))


def _by_address(desk: Desk) -> dict[str, Target]:
    """The articles that have an address, by that."""
    articles = [row.article for row in desk.library.articles(Lens(), limit=None).rows if row.article.source_url]
    return {article.source_url.rstrip("/"): desk.target(TargetKind.ARTICLE, article.id) for article in articles}


def _stored(report: Report) -> int:
    return len(report.new) + len(report.changed)


def _summary(report: Report) -> str:
    """How many notes of each kind there are in *report*."""
    counts = (
        (len(report.new), "new"),
        (len(report.changed), "changed"),
        (len(report.duplicate), "there already"),
        (len(report.refused), "refused"),
    )
    return ", ".join(f"{count} {word}" for count, word in counts if count) or "no notes"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
