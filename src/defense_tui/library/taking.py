"""How an article gets from its file into the library: read and studied, or as a copy has it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from defense_tui.corpus.folder import ArticleFile, Body, document_of, read_body, unreadable
from defense_tui.library.copies import Copies, stamp
from defense_tui.library.finds import Finds, packed, unpacked
from defense_tui.library.studying import Studied, Study
from defense_tui.model.corpus import Fault


@dataclass(frozen=True, slots=True)
class Taken:
    """An article as the library takes it in."""

    studied: Studied
    faults: tuple[Fault, ...]


class Taking:
    """Takes the articles of one folder, one at a time. For one thread."""

    def __init__(self, study: Study, root: Path) -> None:
        """Those of the corpus *root*; copies are kept as the plan of the *study* says."""
        self._study = study
        directory = study.plan.copies
        self._copies = Copies(directory, root, stamp(study.curation.entities.values())) if directory else None

    def of(self, file: ArticleFile) -> Taken:
        """The article in *file*; what is wrong with it comes as faults."""
        try:
            data = file.path.read_bytes()
        except OSError as error:
            document, finds = unreadable(file, error), None
        else:
            body, finds = self._body_and_finds(file, data)
            document = document_of(file, data, body)
        return Taken(self._study.of(document, finds), document.faults)

    def finish(self) -> None:
        """Every article was taken: copies of what is no longer there can go."""
        if self._copies:
            self._copies.finish()

    def close(self) -> None:
        """Let go of the copies."""
        if self._copies:
            self._copies.close()

    def _body_and_finds(self, file: ArticleFile, data: bytes) -> tuple[Body, Finds]:
        copies = self._copies
        if not copies:
            body = read_body(file, data)
            return body, self._study.finds(body.text)
        key = copies.key(data, file.suffix)
        if known := _of_copy(copies.get(key), file):
            return known
        body = read_body(file, data)
        finds = self._study.finds(body.text)
        if self._study.plan.complete:
            faults = [(fault.line, fault.code, fault.message, fault.hint) for fault in body.faults]
            copies.put(key, packed(body.text, faults, finds))
        return body, finds


def _of_copy(copy: bytes | None, file: ArticleFile) -> tuple[Body, Finds] | None:
    if copy is None:
        return None
    try:
        text, faults, finds = unpacked(copy)
    except (ValueError, KeyError, TypeError):
        return None  # not as we write them: as good as none
    return Body(text, tuple(Fault(file.file, *fault) for fault in faults)), finds
