"""Keys: no two commands of a context share them, and strokes make the commands that they should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.keys.command import Command, Context
from defense_tui.keys.commands import COMMANDS
from defense_tui.keys.keymap import Keymap
from defense_tui.keys.machine import KeyMachine, Pending, Run, Unbound

KEYMAP = Keymap(COMMANDS)
READER = (Context.READER,)


def test_no_two_commands_share_keys_in_any_context() -> None:
    assert [str(clash) for clash in KEYMAP.clashes()] == []


def test_command_ids_are_unique() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


def test_nothing_needs_alt_or_ctrl_shift() -> None:
    for command in COMMANDS:
        plain = [keys for keys in command.keys if "alt+" not in keys and "ctrl+shift" not in keys]
        assert plain or not command.keys, command.id


def test_a_lower_case_d_deletes_nothing() -> None:
    assert all("d" not in command.keys for command in COMMANDS)


def test_a_sequence_waits_for_its_second_stroke() -> None:
    machine = KeyMachine(KEYMAP)
    assert machine.feed("g", READER) == Pending(("g",))
    outcome = machine.feed("g", READER)
    assert isinstance(outcome, Run)
    assert outcome.command.id == "first"


def test_a_mistyped_sequence_is_dropped_whole() -> None:
    machine = KeyMachine(KEYMAP)
    machine.feed("g", READER)
    assert machine.feed("q", READER) == Unbound(("g", "q"))
    assert machine.pending == ()


def test_escape_leaves_a_sequence_without_doing_anything_else() -> None:
    machine = KeyMachine(KEYMAP)
    machine.feed("g", READER)
    assert isinstance(machine.feed("escape", READER), Unbound)
    outcome = machine.feed("escape", READER)
    assert isinstance(outcome, Run)
    assert outcome.command.id == "escape"


def test_letters_are_text_in_a_field() -> None:
    machine = KeyMachine(KEYMAP)
    for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789?!:*-":
        assert isinstance(machine.feed(letter, (Context.FIELD,)), Unbound)


def test_the_innermost_context_decides() -> None:
    machine = KeyMachine(KEYMAP)
    in_reader, in_pane = machine.feed("w", READER), machine.feed("w", (Context.ENTITIES, Context.LIST))
    assert isinstance(in_reader, Run)
    assert isinstance(in_pane, Run)
    assert (in_reader.command.id, in_pane.command.id) == ("word-forward", "switch-scope")


def test_an_override_replaces_all_keys_of_a_command() -> None:
    keymap = Keymap.of(COMMANDS, {"search": ("ctrl+f",)})
    assert keymap.keys_of("search") == ("ctrl+f",)
    assert isinstance(KeyMachine(keymap).feed("s", READER), Unbound)


def test_a_clash_is_named_with_both_commands() -> None:
    keymap = Keymap.of(COMMANDS, {"search": ("g",)})
    assert any("'search'" in str(clash) for clash in keymap.clashes())


@pytest.mark.parametrize(
    "overrides",
    [
        {"next-entity": ("n",)},
        {"find-next": ("w",)},
        {"search": ("g",)},
        {"search": ("q",)},
        {"quit": ("s",)},
        {"star": ("n",)},
        {"help": ("n",), "layers": ("g g",)},
    ],
)
def test_a_clash_says_what_the_keys_do(overrides: dict[str, tuple[str, ...]]) -> None:
    keymap = Keymap.of(COMMANDS, overrides)
    for clash in keymap.clashes():
        for context in clash.contexts:
            machine = KeyMachine(keymap)
            *_, outcome = [machine.feed(stroke, (context,)) for stroke in clash.keys.split()]
            assert isinstance(outcome, Run)
            assert outcome.command.id == clash.command


@given(st.lists(st.sampled_from(["g", "d", "o", "x", "escape", "enter", "j"]), max_size=20))
def test_the_machine_never_waits_for_more_than_a_second_stroke(strokes: list[str]) -> None:
    machine = KeyMachine(KEYMAP)
    for stroke in strokes:
        machine.feed(stroke, READER)
        assert len(machine.pending) <= 1


def test_a_key_counts_only_in_its_context() -> None:
    only_here = Command("only-here", (Context.NOTES,), ("Z",), "does something in the notes")
    machine = KeyMachine(Keymap((*COMMANDS, only_here)))
    assert isinstance(machine.feed("Z", (Context.NOTES, Context.LIST)), Run)
    assert isinstance(machine.feed("Z", READER), Unbound)


@pytest.mark.parametrize("context", [Context.FIELD, Context.EDITOR])
@pytest.mark.parametrize(("stroke", "command"), [("f1", "help"), ("ctrl+z", "suspend"), ("ctrl+l", "redraw")])
def test_what_needs_no_letter_holds_where_letters_are_text_too(context: Context, stroke: str, command: str) -> None:
    outcome = KeyMachine(KEYMAP).feed(stroke, (context,))
    assert isinstance(outcome, Run)
    assert outcome.command.id == command


def test_a_letter_that_is_bound_everywhere_is_text_in_the_editor() -> None:
    keymap = Keymap.of(COMMANDS, {"suspend": ("Z Z", "space")})
    for stroke in ("Z", "space", "?"):
        assert isinstance(KeyMachine(keymap).feed(stroke, (Context.EDITOR,)), Unbound)
