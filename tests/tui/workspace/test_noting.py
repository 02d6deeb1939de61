"""Notes from the keyboard: on the sentence, on a selection, on a thing; edited, undone, exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from defense_tui.notebook.annotation import Annotation, TargetKind
from defense_tui.notebook.rescue import NotSavedError
from defense_tui.notebook.store import Notebook
from defense_tui.tui.desk import Desk
from defense_tui.tui.screens.note_editor import NoteArea
from tests.tui.workspace.conftest import ARTICLES, Opener, press, settled, shown, until, workspace


def the_note(desk: Desk) -> Annotation:
    """The only note there is."""
    (note,) = desk.notebook.all()
    return note


async def test_a_note_is_written_on_the_sentence_at_the_caret(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"why", "escape")
        note = the_note(desk)
        assert note.note == "why"
        assert note.quote is not None
        assert note.quote.exact == "The Navy leases two Sea Eagles from Acme Works."
        assert "Saved" in shown(pilot)
        assert "4 Notes 1" in shown(pilot)


async def test_a_note_is_written_on_exactly_what_was_selected_and_ends_the_selection(
    desk: Desk, opened: Opener
) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "w", "v", "e", "a", *"who", "ctrl+s")
        quote = the_note(desk).quote
        assert quote is not None
        assert quote.exact == "Navy"
        screen = await press(pilot, "w", "v", "e", "Q", *"when", "ctrl+s")
        assert screen.reader.selection is None
        assert sorted(note.quote.exact for note in desk.notebook.all() if note.quote) == ["Navy", "leases"]


async def test_an_empty_new_note_vanishes(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", "escape")
        assert list(desk.notebook.all()) == []


async def test_tags_kind_and_colour_are_reached_with_tab(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"x", "tab", *"price, #navy", "tab", "j", "tab", "j", "escape")
        note = the_note(desk)
        assert note.tags == ("price", "navy")
        assert note.motivation == "questioning"
        assert note.color == "green"


async def test_discarded_text_comes_back_with_undo(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"lost", "ctrl+g")
        assert list(desk.notebook.all()) == []
        await press(pilot, "u", "escape")
        assert the_note(desk).note == "lost"


async def test_a_highlight_changes_its_colour_when_asked_again(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "x")
        assert the_note(desk).color == "yellow"
        await press(pilot, "x")
        assert the_note(desk).color == "green"


async def test_keys_typed_ahead_find_the_highlight_that_they_are_for_and_no_other_note(
    desk: Desk, opened: Opener
) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"why", "escape")
        note = the_note(desk)
        await pilot.press("x", "x", "x")
        await settled(pilot)
        (highlight,) = [found for found in desk.notebook.all() if found.id != note.id]
        assert (highlight.motivation, highlight.color) == ("highlighting", "blue")
        assert desk.notebook.get(note.id) == note
        await pilot.press("D", "u", "ctrl+r")
        await settled(pilot)
        assert "Redone: deleting" in shown(pilot)
        assert len(list(desk.notebook.all())) == 1


async def test_deleting_is_named_and_undone(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "x", "D")
        assert list(desk.notebook.all()) == []
        assert "Deleted" in shown(pilot)
        await press(pilot, "u")
        assert the_note(desk).color == "yellow"
        await press(pilot, "ctrl+r")
        assert list(desk.notebook.all()) == []


async def test_enter_on_a_note_goes_to_its_passage(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "}", "x", "1", "home", "enter")
        screen = await press(pilot, "4", "enter")
        assert screen.centre.shown_article == "drones"
        assert screen.reader.caret == the_note(desk).position.start  # type: ignore[union-attr]


async def test_a_note_is_edited_in_place(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"one", "escape", "4", "e", *" two", "escape")
        assert the_note(desk).note == "one two"


@pytest.mark.parametrize(("pane", "kind"), [("1", "article"), ("2", "entity"), ("3", "event")])
async def test_things_take_notes_too(desk: Desk, opened: Opener, pane: str, kind: str) -> None:
    async with opened(desk) as pilot:
        await press(pilot, pane, "a", *"hm", "escape")
        assert the_note(desk).target.kind == kind
        assert the_note(desk).quote is None


async def test_a_note_on_an_entity_stands_in_its_profile(desk: Desk, opened: Opener) -> None:
    async with opened(desk) as pilot:
        screen = await press(pilot, "2")
        screen.entities.move_to_id("rao")
        await press(pilot, "a", *"ask him", "escape", "enter")
        assert "your notes" in shown(pilot)
        await press(pilot, "home", "enter")
        assert "Note on" in shown(pilot)
        await press(pilot, *"!", "escape")
        assert the_note(desk).note.replace("!", "") == "ask him"
        assert the_note(desk).note != "ask him"


async def test_a_note_that_names_an_entity_stands_in_its_profile(desk: Desk, opened: Opener) -> None:
    target = desk.target("article", "weather")  # type: ignore[arg-type]
    desk.notebook.add(target, "commenting", note="was admiral RAO there?")
    desk.notebook.add(target, "commenting", note="raoul was")
    async with opened(desk) as pilot:
        screen = await press(pilot, "2")
        screen.entities.move_to_id("rao")
        await press(pilot, "enter")
        assert "was admiral RAO there?" in shown(pilot).partition("your notes")[2].partition("in context")[0]
        assert "raoul" not in shown(pilot).partition("your notes")[2].partition("in context")[0]
        await press(pilot, "home", "enter")
        assert screen.centre.shown_article == "weather"


async def test_notes_are_there_at_the_next_start(make_desk: Callable[..., Desk], opened: Opener) -> None:
    async with opened(make_desk(), article="drones") as pilot:
        await press(pilot, "a", *"remember", "escape", "q")
    async with opened(make_desk()) as pilot:
        assert "remember" in shown(pilot)


async def test_notes_of_another_session_appear(make_desk: Callable[..., Desk], opened: Opener) -> None:
    mine, other = make_desk(), make_desk()
    async with opened(mine, article="drones") as pilot:
        target = other.target("article", "drones")  # type: ignore[arg-type]
        await press(pilot, "4")
        other.notebook.add(target, "commenting", note="from elsewhere")
        await until(pilot, lambda: "from elsewhere" in shown(pilot))
        other.drafts.save(replace(other.drafts.begin(target, "commenting"), note="being typed there"))
        await until(pilot, lambda: "being typed there" in shown(pilot))


async def test_notes_that_the_disk_refuses_now_or_refused_before_are_kept_and_saved_when_there_is_room(
    desk: Desk, opened: Opener, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where the notes should go")
    with pytest.raises(NotSavedError):
        Notebook(tmp_path / "data", "asha@host").add(desk.target(TargetKind.CORPUS, ""), "commenting", note="from then")
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"keep me", "escape")
        assert "Not saved yet" in shown(pilot)
        assert "keep me" in shown(pilot)
        await press(pilot, "q")
        assert pilot.app.is_running
        await press(pilot, "escape")
        assert len(list((tmp_path / "run").glob("*.toml"))) == 2
        (tmp_path / "data").unlink()
        await until(pilot, lambda: desk.notebook.unsaved() == ())
        assert list((tmp_path / "run").iterdir()) == []
        assert [note.note for note in desk.notebook.all()] == ["from then", "keep me"]


async def test_markup_and_escapes_in_a_note_are_shown_as_text(desk: Desk, opened: Opener) -> None:
    target = desk.target("article", "drones")  # type: ignore[arg-type]
    desk.notebook.add(target, "commenting", note="[bold]x[/bold] \x1b[31mred")
    async with opened(desk) as pilot:
        assert "[bold]x[/bold] \ufffd[31mred" in shown(pilot)


async def test_export_writes_what_the_pane_shows_and_overwrites_nothing(
    desk: Desk, opened: Opener, tmp_path: Path
) -> None:
    target = tmp_path / "briefing.md"
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "a", *"for the briefing", "escape", "4", "X")
        field = workspace(pilot).focused
        field.value = str(target)  # type: ignore[union-attr]
        await press(pilot, "enter")
        text = target.read_text()
        assert "for the briefing" in text
        assert ARTICLES["drones"][0] in text
        await press(pilot, "X")
        workspace(pilot).focused.value = str(target)  # type: ignore[union-attr]
        await press(pilot, "enter")
        assert "exists already; overwrite it?" in shown(pilot)
        await press(pilot, "escape")
        assert target.read_text() == text


async def test_what_is_typed_ahead_of_the_editor_goes_into_it_and_what_comes_after_it_does_not(
    desk: Desk, opened: Opener
) -> None:
    async with opened(desk, article="drones") as pilot:
        for key in ("a", *"quick q", "alt+j", "j"):  # Esc and j within a moment are alt+j to the terminal
            pilot.app.post_message(events.Key(key, key[-1]))
        await pilot.pause(0.5)
        await settled(pilot)
        assert the_note(desk).note == "quick q"
        assert pilot.app.is_running
        assert workspace(pilot).reader.caret > 0


async def test_in_the_editor_help_copying_and_taking_back_come_back_to_the_text(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        screen = await press(pilot, "a", *"one", "ctrl+c")
        assert "Esc saves the note and closes it; q then quits" in shown(pilot)
        await press(pilot, "ctrl+q", "f1", "a", "1")
        assert "go on in $EDITOR" in shown(pilot)
        await press(pilot, "escape", *" x", "ctrl+u", "ctrl+y", *"two")
        assert screen.query_one(NoteArea).text == "one xtwo"
        await press(pilot, "shift+tab")
        assert "Enter take it" in shown(pilot)
        await press(pilot, "enter", *"!", "escape")
        assert the_note(desk).note == "one xtwo!"
        await press(pilot, "s", *"rao", "f1", "q", "n")
        assert screen.centre.search.field.value == "raon"
