"""``defense-tui notes check`` and ``log``: is the notebook sound, and what was done in it on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from defense_tui.cli.catalogue import Command
from defense_tui.cli.failure import UsageError
from defense_tui.cli.faults import print_faults
from defense_tui.cli.output import Style
from defense_tui.model.corpus import Fault

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request


def _check_arguments(_parser: Parser) -> None:
    """The common options are all."""


def _check(request: Request) -> int:
    from defense_tui.notebook.audit import audit

    problems = audit(request.directories.data)
    return print_faults(request, [Fault(str(each.path), 0, each.code, each.message, each.hint) for each in problems])


def _log_arguments(parser: Parser) -> None:
    parser.add_argument("--date", metavar="DAY", help="a day as YYYY-MM-DD; without it today")


def _log(request: Request) -> int:
    entries = request.notebook.log(_day(request.options.date))
    shown = entries[: request.options.limit]
    if request.options.json:
        from defense_tui.notebook.exchange.jsonfile import record
        from defense_tui.notebook.moments import timestamp

        request.out.json(
            {
                "total": len(entries),
                "entries": [
                    {
                        "moment": timestamp(entry.moment),
                        "what": entry.what,
                        "undo": entry.undo,
                        "note": record(entry.note),
                    }
                    for entry in shown
                ],
            }
        )
    else:
        request.out.rows(
            (
                (f"{entry.moment.astimezone():%Y-%m-%d %H:%M}", Style.MUTED),
                f"{entry.what}{' (undo)' if entry.undo else ''}",
                (entry.note.id, Style.ID),
                entry.note.target.title or entry.note.target.id,
                entry.note.note or (entry.note.quote.exact if entry.note.quote else ""),
            )
            for entry in shown
        )
    return 0 if entries else 1


def _day(given: str | None) -> date:
    try:
        return date.fromisoformat(given) if given else date.today()
    except ValueError:
        raise UsageError(f"--date: {given!r} is no day like 2025-07-01") from None


CHECK = Command(_check_arguments, _check)
LOG = Command(_log_arguments, _log)
