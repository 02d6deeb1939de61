"""What the app works on: library, notebook and reading state, and the few questions that need all three."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from defense_tui.keys.keymap import Keymap
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import OpenArticle, Page
from defense_tui.library.library import Library, Order, UnknownIdError
from defense_tui.notebook.annotation import Annotation, Target, TargetKind, on_article
from defense_tui.notebook.drafts import Draft, Drafts
from defense_tui.notebook.layout import Layout
from defense_tui.notebook.matching import through
from defense_tui.notebook.reading import ReadingState
from defense_tui.notebook.resolving import Sources, resolved
from defense_tui.notebook.store import Edit, Notebook, UnknownNoteError
from defense_tui.notebook.unfinished import as_note, open_drafts
from defense_tui.settings import Directories, Settings
from defense_tui.tui.noteboard import Entry, NoteRow, rows
from defense_tui.tui.reader.decorations import NoteMark
from defense_tui.tui.reunion import Reunion
from defense_tui.tui.workspace.pane import Answer

if TYPE_CHECKING:
    from defense_tui.notebook.anchoring import Anchor


@dataclass(slots=True)
class Desk:
    """Everything that a screen may ask. Methods may be called from worker threads."""

    library: Library
    notebook: Notebook
    reading: ReadingState
    settings: Settings
    keymap: Keymap
    directories: Directories
    writing: Draft | None = None
    """The draft in this session's note editor, as it was when that opened; None when it is closed."""
    reunion: Reunion = field(init=False)
    """Where notes belong today."""
    _note_counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.reunion = Reunion(self.library)

    @property
    def corpus_key(self) -> str:
        """Names the corpus in notes."""
        return self.library.state().info.key

    def target(self, kind: TargetKind, id_: str) -> Target:
        """The thing *id_* of this corpus as a note's target, with what finds and cites it later."""
        if kind is TargetKind.ARTICLE:
            return on_article(self.library.head(id_), self.corpus_key)
        if kind is TargetKind.ENTITY:
            return Target(kind, self.corpus_key, id_, self.library.profile(id_).entity.name)
        if kind is TargetKind.EVENT:
            event = self.library.event(id_).event
            return Target(kind, self.corpus_key, id_, event.title, "", event.date.text)
        return Target(kind, self.corpus_key, "", self.library.state().info.title)

    def name_of(self, clause: Clause) -> str:
        """What a clause's value is called on the screen."""
        try:
            match clause.field:
                case Field.ENTITY:
                    return self.library.profile(clause.value).entity.name
                case Field.EVENT:
                    return self.library.event(clause.value).event.title
                case Field.ARTICLE:
                    return self.library.head(clause.value).title
                case _:
                    return clause.value
        except UnknownIdError:
            return clause.value

    def meaning(self, color: str) -> str:
        """A highlight's colour with what it means to the reader."""
        meaning = self.settings.colors.get(color)
        return f"{color}: {meaning}" if meaning else color

    # Notes

    def notes(self) -> list[Annotation]:
        """All notes on this corpus, deleted ones aside."""
        return [note for note in self.notebook.all() if note.target.corpus == self.corpus_key and not note.deleted]

    def notes_on(self, kind: TargetKind, id_: str) -> tuple[Annotation, ...]:
        """The notes on one thing of this corpus; for an entity also those on other things that name it."""
        found = self.notebook.of(Target(kind, self.corpus_key, id_))
        return found if kind is not TargetKind.ENTITY else (*found, *self._notes_naming(id_))

    def entries_on(self, kind: TargetKind, id_: str) -> tuple[Entry, ...]:
        """What :meth:`notes_on` gives, each with its place in today's text."""
        return tuple(map(self._entry, self.notes_on(kind, id_)))

    def _notes_naming(self, entity_id: str) -> tuple[Annotation, ...]:
        from defense_tui.analysis.mentions import Gazetteer

        names = Gazetteer([self.library.profile(entity_id).entity])
        own = (TargetKind.ENTITY, entity_id)
        return tuple(
            note for note in self.notes() if (note.target.kind, note.target.id) != own and names.find(note.note)
        )

    def strays(self, article_id: str) -> tuple[Annotation, ...]:
        """The notes of another name or folder that seem to belong to an article."""
        homes = self.reunion.findings.homes
        notes = (self.notebook.get(id_) for id_, home in homes.items() if home.article == article_id)
        return tuple(note for note in notes if not note.deleted)

    def note_count(self, article_id: str) -> int:
        """How many notes an article has, as of the last :meth:`take_stock`; cheap."""
        return self._note_counts[article_id]

    def take_stock(self) -> bool:
        """Count the notes of each article anew and, when all are read, look where notes belong; whether that is new.

        For workers: with thousands of notes it takes its time.
        """
        notes, corpus = tuple(self.notebook.all()), self.corpus_key
        here = (note.target for note in notes if note.target.corpus == corpus)
        self._note_counts = Counter(target.id for target in here if target.kind == TargetKind.ARTICLE)
        return self.library.state().snapshot.complete and self.reunion.look(notes)

    def notes_through(self, lens: Lens, order: Order) -> Answer[NoteRow]:
        """The notes that *lens* shows, and above them the drafts that it shows."""
        articles = cache(self._ids_through)
        strays: dict[str, Annotation] = {}
        shown = through(self._notes_at_home(strays), lens, articles)
        entries = [self._entry(strays.get(note.id, note)) for note in shown]
        drafts = {draft.id: draft for draft in self.open_drafts()}
        kept = [drafts[note.id] for note in through(map(as_note, drafts.values()), lens, articles)]
        return Answer(Page(rows(entries, kept, order), len(entries), 0, None, self.library.state().snapshot))

    def _notes_at_home(self, strays: dict[str, Annotation]) -> Iterator[Annotation]:
        """The notes on this corpus; those that only seem to belong to it on its articles, as they are in *strays*."""
        homes, corpus = self.reunion.findings.homes, self.corpus_key
        for note in self.notebook.all():
            if home := homes.get(note.id):
                strays[note.id] = note
                yield replace(note, target=self.target(TargetKind.ARTICLE, home.article))
            elif note.target.corpus == corpus:
                yield note

    def _entry(self, note: Annotation) -> Entry:
        findings = self.reunion.findings
        anchor = findings.anchors.get(note.id)
        start = anchor.start if anchor else note.position.start if note.position else None
        return Entry(note, findings.state(note), start or 0)

    def _ids_through(self, lens: Lens) -> frozenset[str]:
        return frozenset(row.article.id for row in self.library.articles(self.resolve(lens), limit=None).rows)

    # Drafts

    @property
    def drafts(self) -> Drafts:
        """What is typed and not yet a note."""
        return Drafts(Layout(self.directories.data).drafts)

    def open_drafts(self) -> tuple[Draft, ...]:
        """The drafts on this corpus that are not in this session's editor, oldest first."""
        mine = self.writing.id if self.writing else ""
        found = open_drafts(self.drafts, self.notebook)
        return tuple(draft for draft in found if draft.target.corpus == self.corpus_key and draft.id != mine)

    def others_drafts(self) -> dict[str, int]:
        """When each draft was last written, without the one that is in this session's editor; cheap."""
        mine = self.writing.id if self.writing else ""
        return {id_: written for id_, written in self.drafts.written().items() if id_ != mine}

    def store(self, draft: Draft) -> Annotation:
        """Make of *draft* the note, or the change to one, that it is; raises as Notebook.add and edit do."""
        changes: Edit = {
            "note": draft.note,
            "tags": draft.tags,
            "color": draft.color,
            "motivation": draft.motivation,
        }
        if draft.edits:
            return self.notebook.edit(draft.edits, base=draft.base, **changes)
        try:
            return self.notebook.edit(draft.id, **changes)
        except UnknownNoteError:
            return self.notebook.add(
                draft.target,
                draft.motivation,
                note=draft.note,
                tags=draft.tags,
                color=draft.color,
                quote=draft.quote,
                position=draft.position,
                note_id=draft.id,
            )

    def anchors(self, notes: Sequence[Annotation]) -> dict[str, Anchor]:
        """The places in today's text of those *notes* that are on articles of this corpus, by note id."""
        from defense_tui.notebook.anchoring import anchor_all

        here = [note for note in notes if note.target.kind == TargetKind.ARTICLE]
        found: dict[str, Anchor] = {}
        for (_, corpus, id_), on_it in groupby(sorted(here, key=_target_key), key=_target_key):
            try:
                if corpus == self.corpus_key:
                    found |= anchor_all(on_it, self.library.article(id_).text)
            except UnknownIdError:
                continue  # gone from the folder; the note keeps its words
        return found

    def marks(self, opened: OpenArticle) -> tuple[NoteMark, ...]:
        """The notes on passages of an open article, as the reader draws them; the one being written is one of them."""
        on_it = (*self.notes_on(TargetKind.ARTICLE, opened.article.id), *self.strays(opened.article.id))
        notes = [note for note in on_it if note.quote]
        marks = self._placed(notes, opened) if notes else ()
        new = self.writing if self.writing and not self.writing.edits else None
        if new is None or new.position is None or new.target != self.target(TargetKind.ARTICLE, opened.article.id):
            return marks
        return (*marks, NoteMark(new.id, new.position.start, new.position.end, new.color, new.motivation, new.note))

    def _placed(self, notes: Sequence[Annotation], opened: OpenArticle) -> tuple[NoteMark, ...]:
        from defense_tui.notebook.anchoring import AnchorState, anchor_all  # most articles have no notes

        homes = self.reunion.findings.homes
        anchors = anchor_all(notes, opened.text)
        return tuple(
            NoteMark(
                note.id,
                place.start,
                place.end,
                note.color,
                note.motivation,
                note.note,
                AnchorState.UNSURE.value if note.id in homes else place.state.value,
            )
            for note in notes
            if (place := anchors[note.id]).start is not None and place.end is not None
        )

    # What a lens says about the reader

    def resolve(self, lens: Lens) -> Lens:
        """*lens* with the article ids filled in for what it says about reading and notes."""
        sources = Sources(self.corpus_key, self.notebook.all, self.open_drafts, self.reading, self._article_ids)
        return resolved(lens, sources)

    def _article_ids(self) -> Iterator[str]:
        return (row.article.id for row in self.library.articles(Lens(), limit=None).rows)


def _target_key(note: Annotation) -> tuple[str, str, str]:
    return note.target.key
