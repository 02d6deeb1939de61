"""Opens the app: the only command that imports textual."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from defense_tui.cli.configuration import configuration
from defense_tui.cli.failure import UnreadableError, UsageError
from defense_tui.cli.request import Request, parsed
from defense_tui.tui.terminal.capabilities import environment_for_textual, refusal


def open_app(options: argparse.Namespace) -> int:
    """Run the app until the reader quits; raise :class:`UsageError` when there is no terminal to run it on."""
    if options.folder and options.corpus:
        raise UsageError("one folder is enough: give FOLDER or --corpus FOLDER")
    if why := refusal(os.environ, sys.stdin, sys.stdout, None):
        raise UsageError(why)
    if options.query:
        parsed(options.query)
    request = Request(options)
    settings, faults = configuration(request.directories.config)
    settings = settings._replace(ascii=settings.ascii or options.ascii)
    folder = options.folder or options.corpus
    _prepare(environment_for_textual(os.environ, escape_delay=settings.escape_delay, animation=settings.animation))
    from defense_tui.corpus.folder import CorpusError
    from defense_tui.tui.app import run
    from defense_tui.tui.terminal.frame_diff import frame_diff_driver, shown_cursor_driver

    driver = shown_cursor_driver if settings.layout == "single" else frame_diff_driver
    try:
        return run(
            Path(folder) if folder else None,
            article=options.article,
            query=options.query,
            directories=request.directories,
            settings=settings,
            notices=[fault.brief for fault in faults],
            driver_class=None if options.no_frame_diff else driver(),
        )
    except CorpusError as error:
        raise UnreadableError(str(error)) from error


def _prepare(changes: dict[str, str | None]) -> None:
    """Set the variables that textual reads while it is imported."""
    for name, value in changes.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
