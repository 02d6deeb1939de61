"""The bar at the top: the corpus, the lens as chips, the counts."""

from __future__ import annotations

from collections.abc import Callable

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.answers import CorpusState
from defense_tui.tui.widgets.cells import clip, counted
from defense_tui.tui.widgets.line import Line, Piece

_NAME = 24
"""Cells that a name may take in a chip: a sentence would leave no room for other chips and the counts."""


def chip(clause: Clause, names: Callable[[Clause], str]) -> str:
    """A clause as a chip: ``[MQ-9B]``, ``[since 2024]``, ``[not THX News]``."""
    words = clip(names(clause), _NAME)
    if clause.field in (Field.SINCE, Field.UNTIL, Field.AFTER, Field.BEFORE, Field.KIND, Field.TAG, Field.SOURCE):
        words = f"{clause.field} {words}"
    elif clause.field is Field.WORDS:
        words = f"“{words}”"
    return f"[{'not ' if clause.excluded else ''}{words}]"


def lens_line(lens: Lens, names: Callable[[Clause], str]) -> str:
    """A lens in one line, things by their names: ``[MQ-9B] [since 2024]``."""
    return " ".join(chip(clause, names) for clause in lens.clauses)


def head_line(state: CorpusState, lens: Lens, names: Callable[[Clause], str], counts: tuple[int, int]) -> Line:
    """Title and date of the corpus, chips, and how many articles and events the lens shows."""
    left: list[Piece] = [(f" {state.info.title}", "accent")]
    if state.info.as_of:
        left.append((f" · as of {state.info.as_of.shown}", "muted"))
    left.append(("  ", ""))
    left += [(f" {chip(clause, names)}", "chip") for clause in lens.clauses]
    right: list[Piece] = []
    if state.faults:
        right.append((f"{len(state.faults)} fault{'s' * (len(state.faults) > 1)}: gf  ", "warning"))
    if not state.snapshot.complete:
        right.append((f"reading {state.snapshot.read:,} of {state.snapshot.articles:,}  ", "muted"))
    articles, events = counts
    right.append((f"{counted(articles, 'article')} · {counted(events, 'event')} ", "muted"))
    return Line(tuple(left), tuple(right))
