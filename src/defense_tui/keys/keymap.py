"""Which keys are in force: the defaults of the commands, overridden by the reader's ``[keys]``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from defense_tui.keys.command import FIELDS, Command, Context

Strokes = tuple[str, ...]


class Clash(NamedTuple):
    """Two commands that one context cannot tell apart: one's keys are the other's, or begin them."""

    context: Context
    keys: str
    command: str
    other: str

    def __str__(self) -> str:
        return f"the key {self.keys!r} of {self.command!r} clashes with {self.other!r} ({self.context})"


class Keymap(NamedTuple):
    """Commands with the keys in force."""

    commands: tuple[Command, ...]

    @classmethod
    def of(cls, commands: Iterable[Command], overrides: Mapping[str, tuple[str, ...]]) -> Keymap:
        """*commands* with the keys that *overrides* gives by command id; other ids in it are of no effect."""
        return cls(tuple(command._replace(keys=overrides.get(command.id, command.keys)) for command in commands))

    def bindings(self, context: Context) -> dict[Strokes, Command]:
        """What each key or sequence does in *context*; of two with the same keys the first listed counts."""
        found: dict[Strokes, Command] = {}
        for command in self.commands:
            if context in command.contexts:
                for keys in command.keys:
                    found.setdefault(tuple(keys.split()), command)
        return found

    def clashes(self) -> tuple[Clash, ...]:
        """Every pair of commands that share keys, or one's keys begin the other's, where both count."""
        found: dict[tuple[str, str, str], Clash] = {}
        for context in Context:
            reachable = [
                (tuple(keys.split()), command)
                for command in self.commands
                if context in command.contexts or _counts_everywhere(command, context)
                for keys in command.keys
            ]
            for index, (strokes, command) in enumerate(reachable):
                for other_strokes, other in reachable[index + 1 :]:
                    shorter = min(len(strokes), len(other_strokes))
                    if command is not other and strokes[:shorter] == other_strokes[:shorter]:
                        pair = (command.id, other.id, " ".join(strokes))
                        found.setdefault(pair, Clash(context, " ".join(strokes), command.id, other.id))
        return tuple(found.values())

    def keys_of(self, command_id: str) -> tuple[str, ...]:
        """The keys of a command, the one to show first."""
        return next((command.keys for command in self.commands if command.id == command_id), ())


def _counts_everywhere(command: Command, context: Context) -> bool:
    return Context.EVERYWHERE in command.contexts and context not in FIELDS
