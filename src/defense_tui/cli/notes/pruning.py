"""``defense-tui notes prune``: what could be removed of the history of notes, and with ``--yes`` its removal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.failure import UsageError
from defense_tui.cli.notes.failures import failures_told
from defense_tui.cli.output import Style

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request
    from defense_tui.notebook.pruning import Cut

_LONGEST = 36_500
"""Days; nobody's notes are older."""


def _arguments(parser: Parser) -> None:
    parser.add_argument("--days", type=int, default=180, metavar="N", help="leave alone what is younger (180)")
    parser.add_argument("--keep", type=int, default=50, metavar="N", help="earlier states of each note that stay (50)")
    parser.add_argument("--yes", action="store_true", help="remove them; without it they are only printed")


def _prune(request: Request) -> int:
    from defense_tui.notebook.index import Index
    from defense_tui.notebook.layout import Layout
    from defense_tui.notebook.moments import now
    from defense_tui.notebook.pruning import carry_out, cuts

    options, data = request.options, request.directories.data
    if not 0 <= options.days <= _LONGEST or options.keep < 0:
        raise UsageError(f"--days can be 0 to {_LONGEST}, --keep 0 and more")
    found = cuts(data, now(), options.days, options.keep)
    if options.yes:
        with failures_told():
            carry_out(data, found)
            Index.of(Layout(data.resolve()), request.directories.cache).remove()
    _print(request, found)
    if found and not options.yes:
        print("nothing was removed; with --yes it is, for good", file=sys.stderr)
    return 0 if found else 1


def _print(request: Request, found: tuple[Cut, ...]) -> None:
    if request.options.json:
        notes = [{"id": cut.note.id, "states": len(cut.states), "deleted": bool(cut.whole)} for cut in found]
        request.out.json({"removed": request.options.yes, "notes": notes})
        return
    request.out.rows(
        (
            (cut.note.id, Style.ID),
            "deleted note" if cut.whole else "old states",
            str(len(cut.states)),
            cut.note.target.title or cut.note.target.id,
        )
        for cut in found
    )


PRUNE = Command(_arguments, _prune)
