"""How commands print faults: a line each, as compilers do, so that editors can jump to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from defense_tui.cli.output import one_line

if TYPE_CHECKING:
    from defense_tui.cli.request import Request
    from defense_tui.model.corpus import Fault


def print_faults(request: Request, faults: Sequence[Fault]) -> int:
    """Print *faults* and return the exit status: 1 when there are any."""
    shown = faults[: request.options.limit]
    if request.options.json:
        from defense_tui.cli.records import fault_record

        request.out.json({"faults": [fault_record(fault) for fault in shown]})
    else:
        request.out.lines(
            one_line(f"{fault.file}:{fault.line}: {fault.code}: {fault.message} ({fault.hint})") for fault in shown
        )
    return 1 if faults else 0
