"""The settings in force, with the faults that only show beside the list of commands: unknown ids, clashing keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from defense_tui.cli.parser import nearest
from defense_tui.keys.commands import COMMANDS
from defense_tui.keys.keymap import Keymap
from defense_tui.settings import Settings, SettingsFault, line_of, load


def configuration(path: Path) -> tuple[Settings, tuple[SettingsFault, ...]]:
    """The settings of the file *path*, and everything in it that was passed over or does not go together."""
    settings, faults = load(path)
    return settings, (*faults, *_key_faults(path, settings))


def _key_faults(path: Path, settings: Settings) -> Iterator[SettingsFault]:
    if not settings.keys:
        return
    text = path.read_text(encoding="utf-8-sig")
    ids = {command.id for command in COMMANDS}
    for command in settings.keys:
        if command not in ids:
            near = nearest(command, ids)
            hint = f"did you mean {near!r}?" if near else "`defense-tui keys` lists all"
            yield SettingsFault(path, line_of(text, command, "keys"), f"no command has the id {command!r}; {hint}")
    for clash in Keymap.of(COMMANDS, settings.keys).clashes():
        line = max(line_of(text, command, "keys") for command in (clash.command, clash.other))
        yield SettingsFault(path, line, str(clash))
