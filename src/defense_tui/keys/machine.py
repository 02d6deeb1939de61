"""The key machine: takes strokes one by one and says which command they make in the contexts given."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from defense_tui.keys.command import FIELDS, Command, Context
from defense_tui.keys.keymap import Keymap, Strokes


class Run(NamedTuple):
    """The strokes make a command."""

    command: Command


class Pending(NamedTuple):
    """The strokes begin a sequence; more must come."""

    strokes: Strokes


class Unbound(NamedTuple):
    """The strokes mean nothing here; in a field the stroke is text."""

    strokes: Strokes


class KeyMachine:
    """Feeds strokes to the commands of a keymap.

    The innermost context that knows the strokes decides; :attr:`Context.EVERYWHERE` is asked last, and never from
    within fields. A stroke that ends a sequence without meaning drops the whole sequence, so that a mistyped
    ``g`` cannot turn the next key into something else.
    """

    def __init__(self, keymap: Keymap) -> None:
        self._bindings = cache(keymap.bindings)
        self._pending: Strokes = ()

    @property
    def pending(self) -> Strokes:
        """Strokes typed so far of a sequence that is not finished."""
        return self._pending

    def reset(self) -> None:
        """Forget a sequence that was begun."""
        self._pending = ()

    def feed(self, stroke: str, contexts: Sequence[Context]) -> Run | Pending | Unbound:
        """Take one *stroke* in *contexts*, innermost first."""
        strokes = (*self._pending, stroke)
        self._pending = ()
        if stroke == "escape" and len(strokes) > 1:
            return Unbound(strokes)
        outer = () if FIELDS.intersection(contexts) else (Context.EVERYWHERE,)
        begins = False
        for context in (*contexts, *outer):
            bindings = self._bindings(context)
            if command := bindings.get(strokes):
                return Run(command)
            begins = begins or any(keys[: len(strokes)] == strokes for keys in bindings)
        if begins:
            self._pending = strokes
            return Pending(strokes)
        return Unbound(strokes)
