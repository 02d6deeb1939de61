"""The margin says which notes and claims a line has."""

from __future__ import annotations

import pytest

from defense_tui.library.answers import PlacedClaim
from defense_tui.model.curated import Assessment, Claim
from defense_tui.tui.reader.decorations import NoteMark
from defense_tui.tui.reader.margin import SIGN_CELLS, WORD_CELLS, claim_word, note_sign, words


def note(start: int = 0, end: int = 9, color: str = "yellow", *, unsure: bool = False) -> NoteMark:
    return NoteMark("n", start, end, color, "commenting", "", "unsure" if unsure else "exact")


def claim(assessment: Assessment) -> PlacedClaim:
    return PlacedClaim(Claim("c", "source", "text", "fact", assessment), 0, 9, own=False)


def test_a_line_without_notes_has_a_blank_margin() -> None:
    assert note_sign(()) == (" " * SIGN_CELLS, ())


def test_a_note_is_a_bar_in_its_colour() -> None:
    assert note_sign([note(color="green")]) == ("▎  ", ("mark-green",))


def test_several_notes_are_counted_in_the_colour_of_the_shortest() -> None:
    assert note_sign([note(), note(2, 5, "red")]) == ("▎2 ", ("mark-red",))
    assert note_sign([note()] * 12)[0] == "▎9 "


def test_an_unsure_note_is_a_flag() -> None:
    assert note_sign([note(), note(unsure=True)])[0] == "⚑2 "


def test_a_note_without_a_known_colour_is_still_marked() -> None:
    assert note_sign([note(color="")]) == ("▎  ", ("mark",))


def test_a_claim_is_its_word_and_the_gravest_comes_first() -> None:
    assert claim_word(()) is None
    assert claim_word([claim(Assessment.FORECAST)]) == ("fcst", ("claim-open",))
    assert claim_word([claim(Assessment.SUPPORTED), claim(Assessment.GARBLED)]) == ("garb+", ("claim-bad",))


@pytest.mark.parametrize("assessment", Assessment)
def test_every_assessment_has_a_word_in_the_margin(assessment: Assessment) -> None:
    piece = claim_word([claim(assessment)])
    assert piece and piece[0] == assessment.word


def test_marks_are_written_out_in_words() -> None:
    over = [claim(Assessment.OVERSTATED)]
    said = [words((), ()), words([note()], ()), words((), over), words([note(), note(unsure=True)], over)]
    assert [piece[0].rstrip() for piece in said] == ["", "note:", "claim over:", "2 notes?, over:"]
    assert {len(piece[0]) for piece in said} == {WORD_CELLS}
