"""Which keys are in force: the defaults of the commands, overridden by the reader's ``[keys]``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from defense_tui.keys.command import FIELDS, Command, Context

Strokes = tuple[str, ...]
_TYPING = (Context.FIELD, Context.EDITOR)


class Clash(NamedTuple):
    """Two commands that a context cannot tell apart: one's keys are the other's, or begin them."""

    contexts: tuple[Context, ...]
    """Where that is so."""
    keys: str
    command: str
    """What *keys* mean there."""
    lost: str
    """The keys that are of no effect there."""
    other: str
    """What *lost* would mean."""

    @property
    def where(self) -> str:
        """The contexts in words."""
        return ", ".join((Context.EVERYWHERE,) if Context.EVERYWHERE in self.contexts else self.contexts)

    def __str__(self) -> str:
        return (
            f"the key {self.keys!r} clashes ({self.where}): it means {self.command!r} there, "
            f"and {self.lost!r} no longer {self.other!r}"
        )


class Keymap(NamedTuple):
    """Commands with the keys in force."""

    commands: tuple[Command, ...]
    own: frozenset[str] = frozenset()
    """Ids of the commands whose keys the reader has set; where keys clash these count."""

    @classmethod
    def of(cls, commands: Iterable[Command], overrides: Mapping[str, tuple[str, ...]]) -> Keymap:
        """*commands* with the keys that *overrides* gives by command id; other ids in it are of no effect."""
        changed = (command._replace(keys=overrides.get(command.id, command.keys)) for command in commands)
        return cls(tuple(changed), frozenset(overrides))

    def bindings(self, context: Context) -> dict[Strokes, Command]:
        """What each key or sequence does in *context*; of two with the same keys the reader's own counts, or else the
        first listed."""
        found: dict[Strokes, Command] = {}
        for command in sorted(self.commands, key=lambda command: command.id not in self.own):
            if context in command.contexts:
                for keys in keys_in(context, command):
                    found.setdefault(tuple(keys.split()), command)
        return found

    def clashes(self) -> tuple[Clash, ...]:
        """Every pair of commands that share keys, or one's keys begin the other's, and which of them counts where."""
        found: dict[tuple[str, str, str, str], list[Context]] = {}
        for context in Context:
            reachable = [
                (tuple(keys.split()), command)
                for command in self.commands
                if context in command.contexts or _counts_everywhere(command, context)
                for keys in keys_in(context, command)
            ]
            for index, one in enumerate(reachable):
                for another in reachable[index + 1 :]:
                    shorter = min(len(one[0]), len(another[0]))
                    if one[1] is not another[1] and one[0][:shorter] == another[0][:shorter]:
                        (keys, command), (lost, other) = sorted((one, another), key=partial(self._rank, context))
                        pair = (" ".join(keys), command.id, " ".join(lost), other.id)
                        found.setdefault(pair, []).append(context)
        return tuple(Clash(tuple(contexts), *pair) for pair, contexts in found.items())

    def _rank(self, context: Context, bound: tuple[Strokes, Command]) -> tuple[int, bool, bool]:
        """Of two that clash in *context* the lesser one counts: shorter keys, the inner context, the reader's own."""
        strokes, command = bound
        return len(strokes), context not in command.contexts, command.id not in self.own

    def keys_of(self, command_id: str) -> tuple[str, ...]:
        """The keys of a command, the one to show first."""
        return next((command.keys for command in self.commands if command.id == command_id), ())


def keys_in(context: Context, command: Command) -> Iterator[str]:
    """The keys of *command* in *context*; what counts everywhere counts in fields too but for its letters."""
    is_typing = context in _TYPING and Context.EVERYWHERE in command.contexts
    for keys in command.keys:
        first = keys.split()[0]
        if not (is_typing and (len(first) == 1 or first == "space")):
            yield keys


def _counts_everywhere(command: Command, context: Context) -> bool:
    return Context.EVERYWHERE in command.contexts and context not in FIELDS
