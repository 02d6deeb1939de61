"""What stands in the margins beside a display line: bars of notes, words of claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from defense_tui.library.answers import PlacedClaim
from defense_tui.model.curated import Assessment
from defense_tui.settings import COLORS
from defense_tui.tui.reader.decorations import NoteMark

Marks = Literal["signs", "words"]
Piece = tuple[str, tuple[str, ...]]
"""Text without a newline, and the names of its layers from the lowest to the highest."""

_BAR = "▎"
_FLAG = "⚑"
_LOOKS = {
    Assessment.GARBLED: "bad",
    Assessment.UNSUPPORTED: "bad",
    Assessment.NOT_FOUND: "bad",
    Assessment.OVERSTATED: "doubtful",
    Assessment.PARTLY: "doubtful",
    Assessment.UNCLEAR: "doubtful",
    Assessment.INFERENCE: "doubtful",
    Assessment.FORECAST: "open",
    Assessment.OPINION: "open",
    Assessment.META: "open",
    Assessment.SUPPORTED: "held",
}
"""How an assessment's word looks, the gravest assessments first."""
_GRAVITY = {assessment: rank for rank, assessment in enumerate(_LOOKS)}


def gravity(assessment: Assessment) -> str:
    """How an assessment looks wherever its word stands: ``bad``, ``doubtful``, ``open`` or ``held``."""
    return _LOOKS[assessment]


SIGN_CELLS = 3
"""Left margin: the bar of a note, how many, a blank."""
CLAIM_GAP = 2
CLAIM_CELLS = CLAIM_GAP + 5
"""Right margin of an article with claims: blanks, a four-letter word, a plus when there are more."""
WORD_CELLS = 16
"""Left margin when marks are words, as wide as ``2 notes?, over: ``."""


def note_sign(notes: Sequence[NoteMark]) -> Piece:
    """The left margin beside a line on which *notes* lie: a bar in the shortest one's colour, a flag when unsure."""
    if not notes:
        return " " * SIGN_CELLS, ()
    shortest = min(notes, key=lambda note: note.end - note.start)
    sign = _FLAG if any(note.state == "unsure" for note in notes) else _BAR
    count = str(min(len(notes), 9)) if len(notes) > 1 else " "
    look = f"mark-{shortest.color}" if shortest.color in COLORS else "mark"
    return f"{sign}{count} ", (look,)


def claim_word(claims: Iterable[PlacedClaim]) -> Piece | None:
    """The right margin beside the line where *claims* begin: the gravest one's word, a plus when there are more."""
    by_gravity = sorted((placed.claim.assessment for placed in claims), key=_GRAVITY.__getitem__)
    if not by_gravity:
        return None
    return f"{by_gravity[0].word}{'+' if len(by_gravity) > 1 else ''}", (f"claim-{_LOOKS[by_gravity[0]]}",)


def words(notes: Sequence[NoteMark], claims: Sequence[PlacedClaim]) -> Piece:
    """The left margin in words beside the line where *notes* and *claims* begin: ``note: `` or ``claim over: ``.

    A question mark says that a note's place is unsure.
    """
    noted = ""
    if notes:
        noted = f"{min(len(notes), 9)} notes" if len(notes) > 1 else "note"
        noted += "?" if any(note.state == "unsure" for note in notes) else ""
    word = claim_word(claims)
    claimed = word[0].rstrip("+") if word else ""
    text = ", ".join(filter(None, (noted, claimed))) if noted else f"claim {claimed}" if claimed else ""
    return (f"{text}: " if text else "").ljust(WORD_CELLS)[:WORD_CELLS], ("mark",)
