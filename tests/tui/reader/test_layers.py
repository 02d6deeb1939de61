"""What the reader draws over its text, and what it paints anew when that changes."""

from __future__ import annotations

import pytest

from defense_tui.model.article import Markup
from defense_tui.model.curated import Assessment
from defense_tui.tui.reader.decorations import Layers
from defense_tui.tui.reader.find import Matches
from defense_tui.tui.reader.reader import Reader
from tests.tui.reader.host import Repaints, looks_at, reading, screen_of
from tests.tui.reader.texts import marked, note, opened

LONG = "\n\n".join(f"Paragraph {number} says one thing. Then it says another thing, at length." for number in range(60))


async def test_a_caret_step_repaints_its_lines_only(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(opened(LONG)) as (_, reader, _):
        repaints = Repaints(reader, monkeypatch)
        reader.do_cell_right()
        assert repaints.rows == {4}
        reader.do_line_down()
        assert repaints.rows == {4, 5}


async def test_selecting_repaints_only_the_lines_between(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(opened(LONG)) as (_, reader, _):
        repaints = Repaints(reader, monkeypatch)
        reader.do_select()
        assert repaints.rows == {4}
        reader.do_line_down()
        assert repaints.rows == {4, 5}
        repaints.regions.clear()
        reader.do_line_down()
        assert repaints.rows == {5, 6}
        repaints.regions.clear()
        assert reader.clear_selection()
        assert repaints.rows == {4, 5, 6}


async def test_notes_repaint_only_where_they_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(opened(LONG)) as (_, reader, _):
        reader.set_notes([note(0, 9, id_="a")])
        repaints = Repaints(reader, monkeypatch)
        reader.set_notes([note(0, 9, id_="a")])
        assert repaints.rows == set()
        at = LONG.index("Paragraph 1")
        reader.set_notes([note(0, 9, id_="a"), note(at, at + 9, id_="b")])
        assert repaints.rows == {0, 1, 2, 3, 7}
        assert "2 notes" in screen_of(reader)[1]


async def test_the_caret_is_dim_without_the_keyboard() -> None:
    async with reading(opened("text")) as (app, reader, pilot):
        assert "reverse" in looks_at(reader, 4, "t")
        app.set_focus(None)
        await pilot.pause()
        assert "reverse" not in looks_at(reader, 4, "t")
        assert "underline" in looks_at(reader, 4, "t")


async def test_names_and_dates_look_different_and_names_are_underlined() -> None:
    async with reading(opened("on Stryker in June", names=["Stryker"], dates=["June"])) as (_, reader, _):
        assert "underline #7ee0c3" in looks_at(reader, 4, "Stryker")
        assert "#e3b341" in looks_at(reader, 4, "June")
        reader.do_layers()
        assert reader.shown_layers is Layers.MARKS
        assert "n Stryker in June" in "".join(segment.text for segment in reader.render_line(4))
        assert "#7ee0c3" not in str([segment.style for segment in reader.render_line(4)])


async def test_the_layers_are_kept_for_the_next_article() -> None:
    async with reading(opened("x")) as (app, reader, pilot):
        reader.do_layers()
        reader.do_layers()
        reader.show(opened("on Stryker", names=["Stryker"]))
        await pilot.pause()
        assert reader.shown_layers is Layers.PLAIN
        assert [message.layers for message in app.heard if isinstance(message, Reader.LayersChanged)][
            -1
        ] is Layers.PLAIN


async def test_the_caret_goes_from_name_to_name_and_says_when_there_is_none() -> None:
    async with reading(opened("a Stryker and a Javelin", names=["Stryker", "Javelin"])) as (app, reader, pilot):
        reader.do_next_entity()
        assert reader.entity_at(reader.caret) is not None
        reader.do_next_entity()
        assert reader.caret == 16
        reader.do_next_entity()
        await pilot.pause()
        assert reader.caret == 16
        assert app.said == ["No name after this one"]
        reader.do_previous_entity()
        assert reader.caret == 2


async def test_find_marks_are_gone_through_round_and_round() -> None:
    async with reading(opened("one two one two one")) as (app, reader, pilot):
        reader.do_find_next()
        reader.set_matches(Matches([(0, 3), (8, 11), (16, 19)]), 0)
        carets = []
        for _ in range(3):
            reader.do_find_next()
            carets.append(reader.caret)
        reader.do_find_previous()
        await pilot.pause()
        assert [*carets, reader.caret] == [8, 16, 0, 16]
        assert app.said == [
            "Nothing to look for; / finds words here",
            "2 of 3",
            "3 of 3",
            "1 of 3, searched on from the top",
            "3 of 3, searched on from the end",
        ]


async def test_notes_and_claims_stand_in_the_margins() -> None:
    text = "The price is told in many ways. " * 4
    async with reading(opened(text, claims=[("price is told", Assessment.PARTLY)]), size=(70, 10)) as (_, reader, _):
        reader.set_notes([note(4, 20)])
        row = screen_of(reader)[4]
        assert row.startswith("▎  The price")
        assert row.endswith("  part+")
        assert reader.note_at(10) == note(4, 20)
        assert [placed.claim.assessment for placed in reader.claims_at(5)] == [Assessment.PARTLY]
        reader.marks = "words"
        assert screen_of(reader)[4].startswith("note, part:     The price")


async def test_the_caret_lights_up_the_name_and_the_claim_that_it_is_in() -> None:
    text = "The Stryker is built in India. Not so."
    claims = [("The Stryker is built in India.", Assessment.OVERSTATED)]
    async with reading(opened(text, names=["Stryker"], claims=claims), size=(70, 10)) as (app, reader, pilot):
        assert "on #1a212b" in looks_at(reader, 4, " is built")
        assert "on #1a212b" not in looks_at(reader, 4, " Not so")
        reader.do_next_entity()
        assert "bold underline" in looks_at(reader, 4, "tryker")
        app.set_focus(None)
        await pilot.pause()
        assert "bold" not in looks_at(reader, 4, "tryker")
        reader.focus()
        reader.do_sentence_forward()
        assert "on #1a212b" not in looks_at(reader, 4, " is built")


async def test_going_to_the_next_match_repaints_two_places(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(opened("a one\nb\nc one\nd one")) as (_, reader, _):
        reader.set_matches(Matches([(2, 5), (10, 13), (16, 19)]), 0)
        repaints = Repaints(reader, monkeypatch)
        reader.do_find_next()
        reader.do_find_next()
        assert repaints.rows == {4, 6}
        assert "bold" in looks_at(reader, 6, "ne")


async def test_a_lost_note_is_counted_but_lies_nowhere() -> None:
    async with reading(opened("text"), size=(70, 10)) as (_, reader, _):
        reader.set_notes([note(0, 4)._replace(state="orphan")])
        assert "1 note without a place" in screen_of(reader)[1]
        assert reader.note_at(0) is None


async def test_code_and_tables_are_drawn() -> None:
    source = marked(
        "a\tb\nc\td\n\ncode", (Markup.TABLE_ROW, "a\tb"), (Markup.TABLE_ROW, "c\td"), (Markup.CODE_BLOCK, "code")
    )
    async with reading(opened(source)) as (_, reader, _):
        rows = screen_of(reader)
        assert rows[4:8] == ["   a  b", "   c  d", "", "     code"]
        assert "bold" in looks_at(reader, 4, "b")
