"""Notes that a person must look at: those that lost their place, came from another folder, or have two versions.

Nothing here changes a note before the reader has said what is right.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Unpack

from defense_tui.library.library import UnknownIdError
from defense_tui.model.article import CanonicalText
from defense_tui.notebook.anchoring import Anchor, anchor
from defense_tui.notebook.annotation import Annotation, TargetKind, passage
from defense_tui.notebook.homes import Home
from defense_tui.notebook.names import new_ulid
from defense_tui.notebook.store import Edit
from defense_tui.tui.screens.decision import Decision, DecisionPanel, Fact
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.widgets.cells import clip, printable
from defense_tui.tui.widgets.picker import Choice
from defense_tui.tui.workspace.notes import note_words
from defense_tui.tui.workspace.versions import both, sides
from defense_tui.tui.workspace.writing import write

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen


class Settling:
    """Asks the reader, and does what the reader says."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen

    def open(self, note: Annotation) -> None:
        """Ask about the place of *note*."""
        home = self._screen.desk.reunion.findings.homes.get(note.id)
        if home is not None:
            self._ask_home(note, home)
        else:
            self._ask_place(note)

    def _decide(self, title: str, facts: list[Fact], options: dict[str, tuple[str, Callable[[], None]]]) -> None:
        """Offer *options*: what each is called, and what it does, by a name of it."""
        choices = [Choice(id_, ((words, ""),)) for id_, (words, _) in options.items()]
        panel = DecisionPanel(Decision(title, facts, choices, lambda id_: options[id_][1]()))
        self._screen.panel.open(panel)

    # Lost places

    def _ask_place(self, note: Annotation) -> None:
        text = self._text_of(note)
        guess = anchor(note, text) if text else None
        facts = [Fact("then", f"“{note.quote.exact}”" if note.quote else note.target.title)]
        options: dict[str, tuple[str, Callable[[], None]]] = {}
        if text and guess and guess.start is not None and guess.end is not None:
            facts.append(Fact("now, perhaps", f"“{text.text[guess.start : guess.end]}”", "accent"))
            options["look"] = ("look at it in the article", partial(self._look, note, guess))
            options["accept"] = ("yes, this is the place", partial(self._move, note, text, guess.start, guess.end))
        elif text:
            facts.append(Fact("now", "nothing in the article is like it", "warning"))
        else:
            facts.append(Fact("now", f"“{note.target.title or note.target.id}” is not in this folder", "warning"))
        if note.note:
            facts.append(Fact("your note", note.note))
        selection = self._screen.reader.selection
        opened = self._screen.reader.article
        if selection and opened:
            words = clip(printable(opened.text.text[slice(*selection)]), 50)
            options["attach"] = (f"attach it to the selection “{words}”", self._attach(note))
        if note.quote and text:
            options["whole"] = ("make it a note on the whole article", partial(self._detach, note))
        options["edit"] = ("edit the note", partial(self._screen.drafting.begin_edit, note))
        options["leave"] = ("leave it: it stays on this list", lambda: None)
        if not selection:
            facts.append(Fact("", "To attach it elsewhere select the passage with v, then come back here.", "muted"))
        self._decide("Is this the place?" if "accept" in options else "This note has lost its place", facts, options)

    def _text_of(self, note: Annotation) -> CanonicalText | None:
        try:
            return self._screen.desk.library.article(note.target.id).text
        except UnknownIdError:
            return None

    def _look(self, note: Annotation, guess: Anchor) -> None:
        self._screen.visit(Place(PlaceKind.ARTICLE, note.target.id, guess.start or 0))
        self._screen.say("Enter on the note there, or in the list of notes, asks again")

    def _move(self, note: Annotation, text: CanonicalText, start: int, end: int) -> None:
        quote, position = passage(text, start, end)
        self._change((note,), f"Its place is “{clip(printable(quote.exact), 40)}” now", quote=quote, position=position)

    def _attach(self, note: Annotation) -> Callable[[], None]:
        """What attaches *note* to the passage that is selected now."""
        opened, selection = self._screen.reader.article, self._screen.reader.selection
        assert opened and selection, "offered only then"
        quote, position = passage(opened.text, *selection)
        target = self._screen.desk.target(TargetKind.ARTICLE, opened.article.id)

        def attach() -> None:
            self._screen.reader.clear_selection()
            told = f"Attached to “{clip(printable(quote.exact), 40)}”"
            self._change((note,), told, quote=quote, position=position, target=target)

        return attach

    def _detach(self, note: Annotation) -> None:
        told = f"It is a note on the whole of “{clip(printable(note.target.title), 40)}” now"
        self._change((note,), told, quote=None, position=None)

    # Notes of another folder

    def _ask_home(self, note: Annotation, home: Home) -> None:
        desk = self._screen.desk
        title = desk.target(TargetKind.ARTICLE, home.article).title
        beside = [other for other in desk.strays(home.article) if other.target.key == note.target.key]
        facts = [
            Fact("made on", " · ".join(filter(None, (note.target.title, note.target.corpus, note.target.id)))),
            Fact("here", f"{title} · {home.article}, which has {home.by}", "accent"),
            Fact("the note", note_words(note)),
        ]
        options: dict[str, tuple[str, Callable[[], None]]] = {}
        if len(beside) > 1:
            options["all"] = (f"all {len(beside)} notes on it belong here", partial(self._settle, beside, home, title))
        options["one"] = ("this note belongs here", partial(self._settle, [note], home, title))
        options["look"] = (
            "look at the article",
            partial(self._screen.visit, Place(PlaceKind.ARTICLE, home.article)),
        )
        options["leave"] = ("leave it: it is shown as from another folder", lambda: None)
        self._decide("A note from another folder", facts, options)

    def _settle(self, notes: list[Annotation], home: Home, title: str) -> None:
        told = f"{len(notes)} note{'s' * (len(notes) > 1)} moved to “{clip(printable(title), 40)}”"
        self._change(tuple(notes), told, target=self._screen.desk.target(TargetKind.ARTICLE, home.article))

    # Two versions

    async def do_resolve_versions(self) -> None:
        await self._screen.notes_settled()
        """Let the reader keep one or both of the versions that two sessions made of the note here."""
        note = next((note for note in self._screen.changing.chosen() if sides(note.note)), None)
        two = sides(note.note) if note else None
        if note is None or two is None:
            self._screen.say("The note here has only one version", "warning")
            return
        facts = [Fact("older", two[0].text), Fact("newer", two[1].text)]
        options: dict[str, tuple[str, Callable[[], None]]] = {
            age: (f"keep the {age} one: {side.whose}", partial(self._keep, note, side.text))
            for age, side in zip(("older", "newer"), two, strict=True)
        }
        options["both"] = ("keep both, one after the other", partial(self._keep, note, both(note.note)))
        options["edit"] = ("edit them into one", partial(self._screen.drafting.begin_edit, note))
        self._decide("Two versions of this note", facts, options)

    def _keep(self, note: Annotation, text: str) -> None:
        self._change((note,), f"Kept: {clip(printable(text), 50)}", note=text)

    def _change(self, notes: tuple[Annotation, ...], told: str, **changes: Unpack[Edit]) -> None:
        notebook = self._screen.desk.notebook

        def work() -> None:
            action = new_ulid()
            for note in notes:
                notebook.edit(note.id, base=note.rev, action=action, **changes)

        write(self._screen, work, f"{told} (u takes it back)")
