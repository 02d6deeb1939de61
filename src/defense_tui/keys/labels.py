"""Keys as a person reads them."""

from __future__ import annotations

_KEY_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter", "escape": "Esc", "space": "Space",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "tab": "Tab", "backspace": "Backspace",
    "delete": "Delete", "f1": "F1",
}  # fmt: skip


def key_label(keys: str) -> str:
    """A key or sequence as a person reads it: ``↓``, ``Enter``, ``gg``, ``ctrl+d``."""
    strokes = keys.split()
    if len(strokes) > 1:
        return "".join(strokes)
    *modifiers, last = keys.split("+") if len(keys) > 1 else [keys]
    return "+".join((*modifiers, _KEY_NAMES.get(last, last)))
