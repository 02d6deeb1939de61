"""Export of the notes that the notes pane shows, to a file that was not there before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from defense_tui.lens.lens import Lens
from defense_tui.notebook.annotation import Annotation
from defense_tui.notebook.exchange import jsonfile, markdown
from defense_tui.tui.messages import Say
from defense_tui.tui.widgets.prompt import Question

if TYPE_CHECKING:
    from defense_tui.tui.desk import Desk
    from defense_tui.tui.workspace.screen import WorkspaceScreen


def _markdown(desk: Desk, notes: Sequence[Annotation]) -> str:
    rows = desk.library.articles(Lens(), limit=None).rows
    return markdown.export(notes, {row.article.id: row.article for row in rows})


def _json(desk: Desk, notes: Sequence[Annotation]) -> str:
    return jsonfile.export(notes)


FORMATS: dict[str, Callable[[Desk, Sequence[Annotation]], str]] = {".md": _markdown, ".json": _json}
"""What writes a format, by the suffix of the file."""


class Exporting:
    """Writes notes to a file that the reader names."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen

    def do_export_notes(self) -> None:
        notes = self._screen.notes.notes
        if not notes:
            self._screen.say("There are no notes here to export", "warning")
            return
        label = f"export {len(notes)} note{'s' * (len(notes) > 1)} to ({' or '.join(FORMATS)})"
        self._screen.ask(Question(label, partial(self._export, notes), value="notes.md"))

    def _export(self, notes: tuple[Annotation, ...], name: str) -> None:
        path = Path(name).expanduser()
        writer = FORMATS.get(path.suffix)
        if writer is None:
            self._screen.say(f"{name}: the name must end in {' or '.join(FORMATS)}", "warning")
            return
        work = partial(self._write, path, writer, notes)
        self._screen.run_worker(work, thread=True, group="export")

    def _write(
        self, path: Path, writer: Callable[[Desk, Sequence[Annotation]], str], notes: tuple[Annotation, ...]
    ) -> None:
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(writer(self._screen.desk, notes))
        except FileExistsError:
            self._screen.post_message(Say(f"{path} exists already and was left alone; X with another name", "warning"))
        except OSError as error:
            self._screen.post_message(Say(f"Not exported: {path}: {error.strerror}", "error"))
        else:
            self._screen.post_message(Say(f"Exported {len(notes)} to {path.absolute()}"))
