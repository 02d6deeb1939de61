"""Editing keys that keep their place among the letters typed before and after them."""

from __future__ import annotations

from textual import events
from textual.binding import BindingsMap
from textual.widget import Widget


async def edit_at_once(widget: Widget, editing: BindingsMap, event: events.Key) -> None:
    """Let *widget*, textual's Input or TextArea, carry out what *editing* binds to the key, as it does with letters.

    Textual leaves keys that are bound to the app, where they arrive by way of the queues of all that lies around the
    widget: Backspace, and letters that were read with it, would be carried out in another order than typed.
    """
    for binding in editing.key_to_bindings.get(event.key, ()):
        event.stop()
        event.prevent_default()
        await widget.run_action(binding.action)
