"""Opens the app: the only command that imports textual."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from defense_tui.cli.failure import UnreadableError, UsageError
from defense_tui.cli.request import Request, parsed


def open_app(options: argparse.Namespace) -> int:
    """Run the app until the reader quits; raise :class:`UsageError` when there is no terminal to run it on."""
    if options.folder and options.corpus:
        raise UsageError("one folder is enough: give FOLDER or --corpus FOLDER")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "the app needs a terminal; `defense-tui show` and `defense-tui search` print to pipes and files"
        )
    if options.query:
        parsed(options.query)
    request = Request(options)
    folder = options.folder or options.corpus
    # textual reads its variables while it is imported.
    os.environ.setdefault("ESCDELAY", str(request.settings.escape_delay))
    from defense_tui.corpus.folder import CorpusError
    from defense_tui.tui.app import run

    try:
        return run(
            Path(folder) if folder else None,
            article=options.article,
            query=options.query,
            directories=request.directories,
            settings=request.settings,
        )
    except CorpusError as error:
        raise UnreadableError(str(error)) from error
