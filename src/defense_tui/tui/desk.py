"""What the app works on: library, notebook and reading state, and the few questions that need all three."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from defense_tui.keys.keymap import Keymap
from defense_tui.lens.lens import READER_FIELDS, Clause, Field, Lens
from defense_tui.library.answers import OpenArticle, Page
from defense_tui.library.library import Library, Order, UnknownIdError
from defense_tui.notebook.anchoring import anchor_all
from defense_tui.notebook.annotation import Annotation, Motivation, Target, TargetKind
from defense_tui.notebook.reading import ReadingState
from defense_tui.notebook.store import Notebook
from defense_tui.settings import Directories, Settings
from defense_tui.tui.reader.decorations import NoteMark
from defense_tui.tui.workspace.pane import Answer

_NOTE_WORDS = {
    "highlight": Motivation.HIGHLIGHTING,
    "note": Motivation.COMMENTING,
    "question": Motivation.QUESTIONING,
    "bookmark": Motivation.BOOKMARKING,
}
"""What ``note:`` of a query calls the kinds of notes."""


@dataclass(slots=True)
class Desk:
    """Everything that a screen may ask. Methods may be called from worker threads."""

    library: Library
    notebook: Notebook
    reading: ReadingState
    settings: Settings
    keymap: Keymap
    directories: Directories
    _note_counts: Counter[str] = field(default_factory=Counter)

    @property
    def corpus_key(self) -> str:
        """Names the corpus in notes."""
        return self.library.state().info.key

    def target(self, kind: TargetKind, id_: str) -> Target:
        """The thing *id_* of this corpus as a note's target, with what finds and cites it later."""
        if kind is TargetKind.ARTICLE:
            article = self.library.article(id_).article
            published = article.date.text if article.date else ""
            return Target(kind, self.corpus_key, id_, article.title, article.source_url, published)
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
                    return self.library.article(clause.value).article.title
                case _:
                    return clause.value
        except UnknownIdError:
            return clause.value

    # Notes

    def notes(self) -> list[Annotation]:
        """All notes on this corpus, deleted ones aside."""
        return [note for note in self.notebook.all() if note.target.corpus == self.corpus_key and not note.deleted]

    def notes_on(self, kind: TargetKind, id_: str) -> tuple[Annotation, ...]:
        """The notes on one thing of this corpus."""
        found = self.notebook.of(Target(kind, self.corpus_key, id_))
        return tuple(note for note in found if not note.deleted)

    def note_count(self, article_id: str) -> int:
        """How many notes an article has, as of the last :meth:`count_notes`; cheap."""
        return self._note_counts[article_id]

    def count_notes(self) -> None:
        """Count the notes of each article anew."""
        self._note_counts = Counter(note.target.id for note in self.notes() if note.target.kind == TargetKind.ARTICLE)

    def notes_through(self, lens: Lens, order: Order) -> Answer[Annotation]:
        """The notes that *lens* shows: those on its articles, entities and events, by its words and kinds."""
        articles = None
        if lens:
            page = self.library.articles(self.resolve(lens), limit=None)
            articles = frozenset(row.article.id for row in page.rows)
        fitting = [note for note in self.notes() if _fits(note, lens, articles)]
        if order is Order.SOURCE:
            fitting.sort(key=lambda note: (note.target.title, note.position.start if note.position else -1))
        else:
            fitting.sort(key=lambda note: note.modified, reverse=True)
        return Answer(Page(tuple(fitting), len(fitting), 0, None, self.library.state().snapshot))

    def marks(self, opened: OpenArticle) -> tuple[NoteMark, ...]:
        """The notes on passages of an open article, as the reader draws them."""
        notes = [note for note in self.notes_on(TargetKind.ARTICLE, opened.article.id) if note.quote]
        anchors = anchor_all(notes, opened.text)
        return tuple(
            NoteMark(note.id, place.start, place.end, note.color, note.motivation, note.note, place.state.value)
            for note in notes
            if (place := anchors[note.id]).start is not None and place.end is not None
        )

    # What a lens says about the reader

    def resolve(self, lens: Lens) -> Lens:
        """*lens* with the article ids filled in for what it says about reading and notes."""
        sets: dict[str, frozenset[str]] = {}
        notes = self.notes() if lens.of(Field.HAS, Field.NOTE, Field.COLOR) else []
        for clause in lens.of(*READER_FIELDS):
            sets[f"{clause.field}:{clause.value}"] = self._articles_of(clause, notes)
        return lens.resolved(sets)

    def _articles_of(self, clause: Clause, notes: list[Annotation]) -> frozenset[str]:
        if clause.field is Field.IS:
            if clause.value == "unread":
                everything = self.library.articles(Lens(), limit=None).rows
                touched = self.reading.ids("begun") | self.reading.ids("read")
                return frozenset(row.article.id for row in everything) - touched
            return self.reading.ids(clause.value)
        on_articles = [note for note in notes if note.target.kind == TargetKind.ARTICLE]
        if clause.field is Field.NOTE:
            wanted = _NOTE_WORDS.get(clause.value, clause.value)
            on_articles = [note for note in on_articles if note.motivation == wanted]
        elif clause.field is Field.COLOR:
            on_articles = [note for note in on_articles if note.color == clause.value]
        return frozenset(note.target.id for note in on_articles)


def _fits(note: Annotation, lens: Lens, articles: frozenset[str] | None) -> bool:
    if articles is None:
        return True
    if note.target.kind == TargetKind.ARTICLE:
        return note.target.id in articles
    wanted = {TargetKind.ENTITY: Field.ENTITY, TargetKind.EVENT: Field.EVENT}.get(TargetKind(note.target.kind))
    return wanted is not None and any(
        clause.value == note.target.id and not clause.excluded for clause in lens.of(wanted)
    )
