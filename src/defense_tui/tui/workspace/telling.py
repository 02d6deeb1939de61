"""Commands that tell something: help, palette, messages, faults, claims, outline, where one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from defense_tui.keys.command import Command, Context
from defense_tui.keys.labels import key_label
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.model.article import Markup
from defense_tui.model.curated import Claim
from defense_tui.model.edtf import EdtfDate, EdtfError
from defense_tui.tui.reader.margin import gravity
from defense_tui.tui.screens.decision import Decision, DecisionPanel, Fact
from defense_tui.tui.screens.help import Before
from defense_tui.tui.screens.profile import claim_place, claim_source
from defense_tui.tui.state import Place, PlaceKind
from defense_tui.tui.theme import PALETTES
from defense_tui.tui.theme_files import keep_theme
from defense_tui.tui.widgets.cells import clip, counted
from defense_tui.tui.widgets.picker import Choice, Menu
from defense_tui.tui.widgets.question import Question
from defense_tui.tui.widgets.rows import Rows
from defense_tui.tui.workspace.navigation import LeadsSomewhere
from defense_tui.tui.workspace.timeline import standing

if TYPE_CHECKING:
    from defense_tui.tui.workspace.screen import WorkspaceScreen


class Telling:
    """Answers questions about the program, the corpus and the place."""

    def __init__(self, screen: WorkspaceScreen) -> None:
        self._screen = screen

    def do_help(self) -> None:
        screen = self._screen
        if screen.centre.overlay != "help":
            before = Before(screen.centre.overlay, screen.focused, screen.contexts(), bool(screen.panel.children))
            screen.open_overlay("help")
            screen.centre.help_view.show(before)
            screen.centre.focus_view()

    def do_palette(self) -> None:
        screen = self._screen
        contexts = (*screen.contexts(), Context.EVERYWHERE)
        here = [command for command in screen.desk.keymap.commands if set(command.contexts) & set(contexts)]
        choices = [_command_choice(command) for command in here if command.id not in ("palette", "escape", "interrupt")]
        screen.offer(Menu("all commands that count here", choices, screen.run_later, enter="runs it"))

    def do_messages(self) -> None:
        log = self._screen.bottom.said
        if not log:
            self._screen.say("There are no messages yet")
            return
        choices = [Choice(str(index), ((text, tone),)) for index, (tone, text) in enumerate(log)]
        self._screen.offer(Menu("past messages, newest first", choices[::-1], lambda choice: None, enter=""))

    def do_suspend(self) -> None:
        self._screen.app.action_suspend_process()

    def do_faults(self) -> None:
        state = self._screen.desk.library.state()
        lines = [(f"{fault.file}:{fault.line}", f"{fault.message}. {fault.hint}") for fault in state.faults]
        lines += [("", notice) for notice in state.notices]
        if not lines:
            self._screen.say("No faults in the files of this corpus")
            return
        choices = [
            Choice(str(index), ((f"{where}  " if where else "", "warning"), (what, "")))
            for index, (where, what) in enumerate(lines)
        ]
        self._screen.offer(
            Menu("faults in the files of this corpus; everything else works", choices, lambda choice: None, enter="")
        )

    def do_theme(self) -> None:
        app = self._screen.app
        before = app.theme
        names = [*sorted(app.available_themes, key=lambda name: (name not in PALETTES, name))]
        choices = [Choice(name, ((name, ""),), (("own", "muted") if name in PALETTES else ("", ""),)) for name in names]

        def put_on(name: str) -> None:
            app.theme = name

        def keep(name: str) -> None:
            app.theme = name
            desk = self._screen.desk
            try:
                keep_theme(desk.directories.state, name)
            except OSError as error:
                self._screen.say(f"Colours: {name} until you leave; not kept: {error.strerror or error}", "warning")
                return
            if desk.settings.theme and desk.settings.theme != name:
                self._screen.say(f"Colours: {name} until you leave; the settings say {desk.settings.theme}")
            else:
                self._screen.say(f"Colours: {name}, kept for every folder")

        self._screen.offer(
            Menu("colours", choices, keep, put_on, lambda: put_on(before), start=before, enter="keeps it")
        )

    # The article

    def do_article_claims(self) -> None:
        """List the claims about the event that is shown, else those of the article, which a card may cover."""
        place, shown = self._screen.workspace.place, self._screen.centre.view
        if place is not None and place.kind is PlaceKind.EVENT and shown == "event":
            self._event_claims(place.id)
        else:
            self._article_claims()

    def _event_claims(self, event: str) -> None:
        rows = self._screen.desk.library.claims(Lens((Clause(Field.EVENT, event),)), limit=None).rows
        if not rows:
            self._screen.say("No claim about this event has been checked", "warning")
            return
        choices = [_claim_choice(index, row.claim, claim_source(row)) for index, row in enumerate(rows)]

        def jump(index: str) -> None:
            if place := claim_place(rows[int(index)]):
                self._screen.visit(place)
            else:
                self._screen.say("No article of this collection tells of that claim", "warning")

        self._screen.offer(Menu("claims about this event", choices, jump, enter="goes to where it is told"))

    def _article_claims(self) -> None:
        reader = self._screen.reader
        if reader.article is None or not reader.article.claims:
            self._screen.say("This article tells of no claim that has been checked", "warning")
            return
        placed = reader.article.claims
        choices = [
            _claim_choice(index, item.claim, item.says if not item.own else "this source")
            for index, item in enumerate(placed)
        ]

        def jump(index: str) -> None:
            self._screen.go_to_offset(placed[int(index)].start)

        self._screen.offer(
            Menu(f"claims in “{clip(reader.article.article.title, 40)}”", choices, jump, enter="goes there")
        )

    def do_outline(self) -> None:
        reader = self._screen.reader
        spans = reader.article.text.markup if reader.article else ()
        headings = [span for span in spans if span.kind is Markup.HEADING]
        if reader.article is None or not headings:
            self._screen.say("This article has no headings; gd goes to a per cent", "warning")
            return
        text = reader.article.text.text
        choices = [
            Choice(str(span.start), ((f"{'  ' * (span.level - 1)}{text[span.start : span.end]}", ""),))
            for span in headings
        ]
        self._screen.offer(
            Menu("headings", choices, lambda start: self._screen.go_to_offset(int(start)), enter="goes there")
        )

    def do_go_to(self) -> None:
        if self._screen.focused is self._screen.timeline:
            self._screen.ask(Question("go to (a date such as 2025-07)", self._go_to_date))
            return
        self._screen.ask(Question("go to (40%, line 120, or a date such as 2025-07)", self._go_to))

    def _go_to_date(self, text: str) -> None:
        try:
            found = self._screen.timeline.move_to_date(EdtfDate.parse(text.strip()))
        except EdtfError as error:
            self._screen.say(str(error), "warning")
            return
        if not found:
            self._screen.say("There are no events here", "warning")

    def _go_to(self, text: str) -> None:
        wanted = text.strip()
        offset = self._screen.reader.place_called(wanted) if wanted else None
        if offset is not None:
            self._screen.go_to_offset(offset)
            self._screen.say(self._screen.reader.line_said(offset))
        elif wanted:
            self._screen.say(f"“{wanted}” is no per cent, no line and no date of this article", "warning")

    # Where one is

    def do_card(self) -> None:
        screen = self._screen
        place = screen.focused.place_here() if isinstance(screen.focused, LeadsSomewhere) else None
        if place is not None and place.kind is PlaceKind.PROFILE:
            self._entity_card(place)
        elif place is not None and place.kind is PlaceKind.EVENT:
            self._event_card(place)
        elif screen.focused is screen.reader and (claims := screen.reader.claims_at(screen.reader.caret)):
            claim = claims[0].claim
            facts = [Fact("claim", claim.text), Fact("found", f"{claim.assessment}. {claim.note}")]
            facts += [Fact("outcome", claim.outcome)] if claim.outcome else []
            self._card(f"What {claims[0].says} says", facts, None)
        else:
            screen.say("There is no name or claim here", "warning")

    def _entity_card(self, place: Place) -> None:
        profile = self._screen.desk.library.profile(place.id)
        entity = profile.entity
        counts = f"{counted(profile.articles, 'article')}, {counted(profile.mentions, 'mention')}"
        names = ", ".join(alias.value for alias in entity.aliases if alias.value != entity.name)
        facts = [Fact(entity.kind, entity.description or "nothing more is known"), Fact("named in", counts)]
        facts += [Fact("also called", names)] if names else []
        self._card(entity.name, facts, place)

    def _event_card(self, place: Place) -> None:
        event = self._screen.desk.library.event(place.id).event
        facts = [
            Fact(event.date.shown, event.summary or event.title),
            Fact("known as", standing(event)),
        ]
        self._card(event.title, facts, place)

    def _card(self, title: str, facts: Sequence[Fact], place: Place | None) -> None:
        choices = [Choice("open", (("open the whole page", ""),))] if place else [Choice("close", (("close", ""),))]

        def accept(choice: str) -> None:
            if place is not None and choice == "open":
                self._screen.visit(place)

        self._screen.panel.open(DecisionPanel(Decision(title, facts, choices, accept)))

    def do_say_place(self) -> None:
        screen = self._screen
        focused = screen.focused
        if focused is screen.reader:
            screen.say(screen.reader.place_sentence())
        elif isinstance(focused, Rows) and focused.current is not None:
            screen.say(f"{_row_words(focused)} · row {focused.cursor + 1} of {len(focused.items)}")
        else:
            screen.say("Nothing stands under the cursor", "warning")


def _row_words(rows: Rows[object]) -> str:
    current = rows.current
    return " ".join(rows.row_text(current).split()) if current is not None else ""


def _claim_choice(index: int, claim: Claim, who: str) -> Choice:
    word = (f"{claim.assessment.word}  ", f"claim-{gravity(claim.assessment)}")
    return Choice(str(index), (word, (claim.text, "")), ((who, "muted"),))


def _command_choice(command: Command) -> Choice:
    keys = "  ".join(key_label(key) for key in command.keys)
    return Choice(command.id, ((f"{command.help}  ", ""), (command.id, "muted")), ((keys, "accent"),))
