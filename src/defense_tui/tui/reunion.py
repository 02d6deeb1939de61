"""Where notes belong today: articles are edited, and folders moved and renamed, after notes were made on them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defense_tui.lens.lens import Lens
from defense_tui.library.library import Library
from defense_tui.notebook.annotation import Annotation, TargetKind

if TYPE_CHECKING:
    from defense_tui.notebook.anchoring import Anchor
    from defense_tui.notebook.homes import Home, KnownArticle

_COMPARED = 2_000
"""Up to so many articles are compared with quotes word by word; in larger folders text and address must do."""

_TOLD = ("unsure", "orphan")
"""The states of an anchor that the reader should look at."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found out about notes that are not simply where they were made."""

    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    """The places in today's text of notes that are not ``exact``, by note id; an orphan's article may be gone too."""
    homes: Mapping[str, Home] = field(default_factory=dict)
    """Articles of this corpus to which notes of another name or folder belong, until the reader says so, by note id."""

    def state(self, note: Annotation) -> str:
        """What the reader should look at: ``unsure``, ``orphan``, ``elsewhere``; empty when all is well."""
        if note.id in self.homes:
            return "elsewhere"
        anchor = self.anchors.get(note.id)
        return str(anchor.state) if anchor and anchor.state in _TOLD else ""


class Reunion:
    """Looks for the places of all notes, once for each state of a note, as long as the articles do not change.

    What compares texts is imported when there are notes to look at.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._articles: tuple[KnownArticle, ...] | None = None
        self._anchors: dict[str, tuple[str, Anchor]] = {}
        """By note id the revision that was looked at, and its place."""
        self.findings = Findings()
        """What the last look found."""

    def look(self, notes: Sequence[Annotation]) -> bool:
        """Look at all *notes*; whether there is anything new. Slow: for workers, when every article has been read."""
        with self._lock:
            found = self._find(notes)
            is_new = found != self.findings
            self.findings = found
            return is_new

    def _find(self, notes: Sequence[Annotation]) -> Findings:
        if not notes:
            return Findings()
        from defense_tui.notebook.anchoring import Anchor, AnchorState
        from defense_tui.notebook.homes import KnownArticle, homeless

        corpus = self._library.state().info.key
        ids = [row.article.id for row in self._library.articles(Lens(), limit=None).rows]
        lost = homeless(notes, corpus, [KnownArticle(id_) for id_ in ids])
        homes = self._homes(lost, ids) if lost else {}
        strayed = {note.id for note in lost}
        here = [note for note in notes if note.target.corpus == corpus and note.target.kind == TargetKind.ARTICLE]
        anchors = self._places([note for note in here if note.id not in strayed])
        gone = Anchor(AnchorState.ORPHAN)
        anchors |= {note.id: gone for note in here if note.id in strayed and note.id not in homes}
        return Findings({key: found for key, found in anchors.items() if found.state != AnchorState.EXACT}, homes)

    def _homes(self, lost: Iterable[Annotation], ids: list[str]) -> dict[str, Home]:
        from defense_tui.notebook.homes import KnownArticle, find_homes

        if self._articles is None:
            opened = [self._library.article(id_) for id_ in ids]
            self._articles = tuple(
                KnownArticle(one.article.id, one.text.sha256, one.article.source_url) for one in opened
            )

        def text_of(article_id: str) -> str:
            return self._library.glimpse(article_id).text.text

        return find_homes(lost, self._articles, text_of if len(ids) <= _COMPARED else None)

    def _places(self, notes: Iterable[Annotation]) -> dict[str, Anchor]:
        from defense_tui.notebook.anchoring import anchor_all

        of_article: dict[str, list[Annotation]] = {}
        for note in notes:
            if self._anchors.get(note.id, ("",))[0] != note.rev:
                of_article.setdefault(note.target.id, []).append(note)
        for article_id, new in of_article.items():
            found = anchor_all(new, self._library.glimpse(article_id).text)
            self._anchors |= {note.id: (note.rev, found[note.id]) for note in new}
        return {note.id: self._anchors[note.id][1] for note in notes}
