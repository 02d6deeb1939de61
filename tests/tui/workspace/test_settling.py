"""Notes whose article was edited, renamed or moved, or that two sessions changed: asked about, never moved unasked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from defense_tui.notebook.annotation import Annotation, TargetKind, passage
from defense_tui.notebook.store import Notebook
from defense_tui.tui.desk import Desk
from tests.tui.workspace.conftest import Opener, press, shown, workspace
from tests.tui.workspace.test_noting import the_note

SENTENCE = "Admiral Rao wants more of them."
NOW = "The Admiral hopes for more."
MakeDesk = Callable[..., Desk]


def note_on_sentence(desk: Desk, words: str = "why more?", article: str = "drones") -> Annotation:
    """A note on the second sentence of the article on drones."""
    text = desk.library.article(article).text
    start = text.text.index(SENTENCE)
    quote, position = passage(text, start, start + len(SENTENCE))
    target = desk.target(TargetKind.ARTICLE, article)
    return desk.notebook.add(target, "commenting", note=words, quote=quote, position=position, color="yellow")


def rewrite(corpus: Path, was: str, now: str) -> None:
    """Edit the article on drones."""
    path = corpus / "articles" / "drones.md"
    text = path.read_text()
    assert was in text
    path.write_text(text.replace(was, now))


async def test_a_note_whose_words_are_gone_is_flagged_and_nothing_is_rewritten(
    make_desk: MakeDesk, opened: Opener, corpus: Path
) -> None:
    note_on_sentence(make_desk())
    rewrite(corpus, f" {SENTENCE}", "")
    desk = make_desk()
    before = the_note(desk)
    async with opened(desk) as pilot:
        assert "⚑ lost" in shown(pilot)
        await press(pilot, "4", "home", "enter")
        text = shown(pilot)
        assert "This note has lost its place" in text
        assert SENTENCE in text
        assert "nothing in the article is like it" in text
        await press(pilot, "escape")
        assert the_note(desk) == before
        assert workspace(pilot).focused is workspace(pilot).notes


async def test_a_lost_note_becomes_one_on_the_whole_article(make_desk: MakeDesk, opened: Opener, corpus: Path) -> None:
    note_on_sentence(make_desk())
    rewrite(corpus, f" {SENTENCE}", "")
    desk = make_desk()
    async with opened(desk) as pilot:
        await press(pilot, "4", "home", "enter", "enter")
        assert the_note(desk).quote is None
        assert "⚑" not in shown(pilot)
        assert "(u takes it back)" in shown(pilot)
        await press(pilot, "u")
        assert the_note(desk).quote is not None
        assert "⚑" in shown(pilot)


async def test_a_guess_is_accepted(make_desk: MakeDesk, opened: Opener, corpus: Path) -> None:
    note_on_sentence(make_desk())
    rewrite(corpus, SENTENCE, NOW)
    desk = make_desk()
    async with opened(desk) as pilot:
        assert "⚑ is this the place?" in shown(pilot)
        await press(pilot, "4", "home", "enter")
        assert "now, perhaps" in shown(pilot)
        await press(pilot, "down", "enter")
        quote = the_note(desk).quote
        assert quote is not None
        assert quote.exact in NOW
        assert "⚑" not in shown(pilot)


async def test_a_lost_note_is_attached_to_the_selection(make_desk: MakeDesk, opened: Opener, corpus: Path) -> None:
    note_on_sentence(make_desk())
    rewrite(corpus, f" {SENTENCE}", "")
    desk = make_desk()
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "w", "v", "e", "4", "home", "enter")
        assert "attach it to the selection “Navy”" in shown(pilot)
        await press(pilot, "enter")
        quote = the_note(desk).quote
        assert quote is not None
        assert quote.exact == "Navy"


async def test_enter_on_a_doubtful_note_in_the_text_asks_too(make_desk: MakeDesk, opened: Opener, corpus: Path) -> None:
    note_on_sentence(make_desk())
    rewrite(corpus, SENTENCE, NOW)
    desk = make_desk()
    async with opened(desk, article="drones") as pilot:
        await press(pilot, ")", "right", "right", "right", "right", "right", "enter")
        assert "Is this the place?" in shown(pilot)


async def test_enter_leads_to_where_the_passage_is_today(make_desk: MakeDesk, opened: Opener, corpus: Path) -> None:
    note_on_sentence(make_desk())
    rewrite(corpus, "The Navy leases", "For some years now, and for a good price, the Navy leases")
    desk = make_desk()
    async with opened(desk, article="weather") as pilot:
        screen = await press(pilot, "4", "home", "enter")
        article = screen.reader.article
        assert article is not None
        assert article.text.text[screen.reader.caret :].startswith(SENTENCE)


@pytest.mark.parametrize("moved", ["renamed", "copied"])
async def test_notes_of_a_moved_article_stand_under_it_until_they_are_confirmed(
    make_desk: MakeDesk, opened: Opener, corpus: Path, tmp_path: Path, moved: str
) -> None:
    first = make_desk()
    note_on_sentence(first)
    note_on_sentence(first, "second thoughts")
    root = corpus
    if moved == "renamed":
        (corpus / "articles" / "drones.md").rename(corpus / "articles" / "sea-drones.md")
    else:
        root = tmp_path / "copy"
        shutil.copytree(corpus, root)
        (root / "corpus.toml").write_text('id = "copy"\ntitle = "Copied papers"\n')
    desk = make_desk(root)
    home = "sea-drones" if moved == "renamed" else "drones"
    async with opened(desk, article=home) as pilot:
        assert shown(pilot).count("⚑ from another folder") == 2
        await press(pilot, "4", "home", "enter")
        assert "A note from another folder" in shown(pilot)
        assert "the same text" in shown(pilot)
        await press(pilot, "enter")
        assert {note.target.id for note in desk.notebook.all()} == {home}
        assert {note.target.corpus for note in desk.notebook.all()} == {desk.corpus_key}
        assert "⚑" not in shown(pilot)
        await press(pilot, "u")
        assert shown(pilot).count("⚑ from another folder") == 2


async def test_a_note_of_an_article_that_is_gone_is_listed(make_desk: MakeDesk, opened: Opener, corpus: Path) -> None:
    note_on_sentence(make_desk())
    (corpus / "articles" / "drones.md").unlink()
    async with opened(make_desk()) as pilot:
        await press(pilot, "4", "home", "enter")
        assert "is not in this folder" in shown(pilot)


async def test_of_two_versions_the_reader_keeps_one_or_both(make_desk: MakeDesk, opened: Opener) -> None:
    desk = make_desk()
    note = note_on_sentence(desk, "the price")
    other = Notebook(desk.directories.data, "mira@laptop")
    other.edit(note.id, base=note.rev, note="the price in rupees")
    desk.notebook.edit(note.id, base=note.rev, note="the price in dollars")
    async with opened(desk) as pilot:
        assert "two versions" in shown(pilot)
        await press(pilot, "4", "home", "R")
        assert "the price in rupees" in shown(pilot)
        assert "mira@laptop" in shown(pilot)
        await press(pilot, "down", "down", "enter")
        assert sorted(the_note(desk).note.split("\n")) == ["the price in dollars", "the price in rupees"]
        assert "two versions" not in shown(pilot)
