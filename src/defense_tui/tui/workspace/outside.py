"""The reader's own editor: the screen is lent to it, and what it wrote comes back."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from textual.app import App, SuspendNotSupported

_FALLBACK = "vi"


def editor_command(setting: str) -> list[str]:
    """The editor of the settings, else of ``$VISUAL`` or ``$EDITOR``, split as a shell does."""
    return shlex.split(setting or os.environ.get("VISUAL") or os.environ.get("EDITOR") or _FALLBACK)


def edit(app: App[None], path: Path, setting: str) -> str:
    """The text of the file *path* as the editor left it; raises OSError with the reason when it cannot be run."""
    command = editor_command(setting)
    try:
        with app.suspend():
            done = subprocess.run([*command, str(path)], check=False)
    except SuspendNotSupported:
        raise OSError("this terminal cannot be lent to an editor") from None
    if done.returncode:
        raise OSError(f"{command[0]} ended with status {done.returncode}; the note is as it was")
    return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
