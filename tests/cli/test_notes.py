"""Notes on the command line: written, found, changed; each id is printed once it is safe on disk."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from defense_tui.notebook.drafts import Drafts
from defense_tui.notebook.layout import Layout
from defense_tui.notebook.store import Notebook
from defense_tui.settings import directories
from tests.cli.noting import Notes
from tests.cli.running import CommandLine


def test_an_added_note_is_on_disk_when_its_id_is_printed(notes: Notes) -> None:
    note_id = notes.add("--quote", "two Heron drones", "--note", "which two?", "--tag", "navy", "--color", "blue")
    assert [path for path in directories().data.rglob("*.toml") if path.name.startswith(note_id)]
    note = notes.one(note_id)
    assert (note["motivation"], note["quote"], note["color"]) == ("commenting", "two Heron drones", "blue")
    assert (note["note"], note["tags"], note["anchor"]) == ("which two?", ["navy"], "exact")


def test_a_quote_is_found_whatever_its_capitals_quotation_marks_and_line_breaks(notes: Notes) -> None:
    note = notes.one(notes.add("--quote", "“we had\nnone,” SAID"))
    assert note["quote"] == '"We had none," said'
    assert note["motivation"] == "highlighting"


def test_a_passage_can_be_given_by_its_offsets(notes: Notes) -> None:
    note = notes.one(notes.add("--start", "0", "--end", "7"))
    assert (note["quote"], note["start"], note["end"]) == ("A lease", 0, 7)


def test_words_can_come_from_standard_input(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("two\nlines\n"))
    assert notes.one(notes.add("--note", "-"))["note"] == "two\nlines"


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        ((), 2, "a note needs"),
        (("--quote", "submarine"), 1, "the article does not say 'submarine'"),
        (("--quote", "Heron"), 2, "2 times; say which: --start 43 --end 48, --start"),
        (("--quote", " "), 2, "--quote is empty"),
        (("--quote", "Heron", "--start", "3"), 2, "either --quote or --start"),
        (("--start", "3"), 2, "go together"),
        (("--start", "3", "--end", "3"), 2, "is no passage"),
        (("--start", "0", "--end", "9999"), 2, "is no passage"),
        (("--note", "x", "--color", "mauve"), 2, "invalid choice: 'mauve'"),
    ],
)
def test_a_note_that_cannot_be_made_is_told_and_not_made(
    notes: Notes, options: tuple[str, ...], status: int, told: str
) -> None:
    outcome = notes.run("notes", "add", "2024/lease", *options, "--corpus", notes.corpus)
    assert outcome.status == status
    assert told in outcome.err
    assert outcome.err.count("\n") == 1
    assert notes.all() == []


def test_a_note_needs_an_article_of_the_corpus(notes: Notes) -> None:
    assert notes.run("notes", "add", "nowhere", "--note", "x", "--corpus", notes.corpus).status == 1


def test_a_kind_can_be_given(notes: Notes) -> None:
    assert notes.one(notes.add("--note", "why?", "--kind", "question"))["motivation"] == "questioning"


def test_notes_are_listed_oldest_first_and_searched_by_their_own_words(notes: Notes) -> None:
    first = notes.add("--note", "the price of it", "--tag", "money")
    second = notes.add("--quote", "price", "--color", "green", article="2025/purchase")
    third = notes.add("--note", "why?", "--kind", "question", article="letter")
    assert [note["id"] for note in notes.all()] == [first, second, third]
    assert [note["id"] for note in notes.all("price")] == [first, second]
    assert [note["id"] for note in notes.all("tag:money")] == [first]
    assert [note["id"] for note in notes.all("-tag:money")] == [second, third]
    assert [note["id"] for note in notes.all("color:green")] == [second]
    assert [note["id"] for note in notes.all("note:question")] == [third]
    assert [note["id"] for note in notes.all("price", "since:2025")] == [first, second]
    assert notes.all("until:2024") == []
    assert [note["id"] for note in notes.all("entity:heron")] == [first]
    assert [row[0] for row in notes.run("notes", "search", "PRICE").rows] == [first, second]
    assert notes.run("notes", "search", "submarine").status == 1


def test_the_limit_leaves_the_total_as_it_is(notes: Notes) -> None:
    notes.add("--note", "one")
    notes.add("--note", "two")
    document = notes.run("notes", "list", "--limit", "1", "--json").document("notes")
    assert (document["total"], len(document["notes"])) == (2, 1)


def test_an_anchor_is_only_known_in_the_corpus_that_is_given(notes: Notes) -> None:
    notes.add("--quote", "two Heron drones")
    assert [note["anchor"] for note in notes.all()] == ["exact"]
    elsewhere = notes.run("notes", "list", "--json").document("notes")["notes"]
    assert [note["anchor"] for note in elsewhere] == [None]


def test_articles_with_drafts_can_be_asked_for(notes: Notes) -> None:
    note = notes.add("--note", "why?")
    data = directories().data
    target = Notebook(data, "asha@host").get(note).target
    assert notes.run("search", "drones", "has:draft", "--corpus", notes.corpus).status == 1
    drafts = Drafts(Layout(data).drafts)
    drafts.save(replace(drafts.begin(target, "commenting"), note="typed"))
    found = notes.run("search", "drones", "has:draft", "--corpus", notes.corpus)
    assert [row[0] for row in found.rows] == ["2024/lease"]
    assert len(notes.all("has:draft")) == 1


def test_articles_with_notes_can_be_searched_for(notes: Notes) -> None:
    notes.add("--note", "why?", "--kind", "question")
    for query in ("has:note", "note:question"):
        assert [row[0] for row in notes.run("search", "drones", query, "--corpus", notes.corpus).rows] == ["2024/lease"]


def test_edits_change_only_what_they_name(notes: Notes) -> None:
    note_id = notes.add("--note", "before", "--tag", "a", "--tag", "b", "--color", "red")
    outcome = notes.run("notes", "edit", note_id, "--note", "after", "--untag", "a", "--tag", "c")
    assert outcome.out == f"{note_id}\n"
    note = notes.one(note_id)
    assert (note["note"], note["tags"], note["color"]) == ("after", ["b", "c"], "red")


def test_several_notes_are_edited_at_once(notes: Notes) -> None:
    ids = [notes.add("--note", word) for word in ("one", "two")]
    assert notes.run("notes", "edit", *ids, "--color", "green").status == 0
    assert [note["color"] for note in notes.all()] == ["green", "green"]


def test_an_edit_of_nothing_is_wrong_usage(notes: Notes) -> None:
    assert notes.run("notes", "edit", notes.add("--note", "x")).status == 2


def test_one_unknown_id_changes_nothing(notes: Notes) -> None:
    note_id = notes.add("--note", "stays")
    outcome = notes.run("notes", "delete", note_id, "01AAAAAAAAAAAAAAAAAAAAAAAA")
    assert outcome.status == 1
    assert "no note has the id '01AAAAAAAAAAAAAAAAAAAAAAAA'" in outcome.err
    assert [note["note"] for note in notes.all()] == ["stays"]


def test_a_deleted_note_is_gone_and_can_be_had_back(notes: Notes) -> None:
    note_id = notes.add("--note", "stays")
    assert notes.run("notes", "delete", note_id).out == f"{note_id}\n"
    assert notes.all() == []
    assert notes.run("notes", "undo", note_id).out == f"{note_id}\n"
    assert [note["note"] for note in notes.all()] == ["stays"]


def test_an_id_may_be_cut_short_while_it_is_unique(notes: Notes) -> None:
    first, second = notes.add("--note", "one"), notes.add("--note", "two")
    shared = next(length for length in range(26) if first[length] != second[length])
    assert notes.one(first[: shared + 1].lower())["note"] == "one"
    outcome = notes.run("notes", "show", first[:shared])
    assert outcome.status == 1
    assert "2 notes have an id that begins with" in outcome.err


def test_show_prints_a_note_whole(notes: Notes) -> None:
    note_id = notes.add("--quote", "two Heron drones", "--note", "first line\nsecond line", "--tag", "navy")
    text = notes.run("notes", "show", note_id).out
    for part in (note_id, "> two Heron drones", "first line\nsecond line", "navy", "2024/lease"):
        assert part in text


def test_a_note_that_cannot_be_saved_is_told_as_not_saved(notes: Notes, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    outcome = notes.run(
        "notes", "add", "letter", "--note", "x", "--corpus", notes.corpus, "--data-dir", tmp_path / "file"
    )
    assert outcome.status == 3
    assert "saved" in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_broken_note_is_told_and_hides_no_other(notes: Notes) -> None:
    broken, whole = notes.add("--note", "one"), notes.add("--note", "two")
    path = next(path for path in directories().data.rglob("*.toml") if path.name.startswith(broken))
    path.write_text("schema = 1\n")
    assert [note["id"] for note in notes.all()] == [whole]
    outcome = notes.run("notes", "check", "--json")
    assert outcome.status == 1
    assert [(fault["file"], fault["code"]) for fault in outcome.document("check")["faults"]] == [
        (str(path), "broken-note")
    ]


def test_no_notes_is_status_1_and_makes_no_directory(notes: Notes) -> None:
    assert notes.all() == []
    assert notes.run("notes", "check").status == 0
    assert not directories().data.exists()


@pytest.mark.parametrize("line", ["notes", "notes lst"])
def test_a_notes_command_that_does_not_exist_is_told_with_those_that_do(run: CommandLine, line: str) -> None:
    outcome = run(*line.split())
    assert outcome.status == 2
    assert "list, search, show, export, add, edit, delete" in outcome.err


def test_the_help_of_notes_lists_its_commands(run: CommandLine) -> None:
    text = run("notes", "--help").out
    assert "defense-tui notes add ARTICLE" in text
    assert "defense-tui notes list" in text


def test_pruning_says_what_it_would_do_and_does_it_when_told_to(notes: Notes) -> None:
    note = notes.add("--note", "zero")
    for words in ("one", "two", "three"):
        notes.run("notes", "edit", note, "--note", words)
    assert notes.run("notes", "prune").status == 1
    history = directories().data / "history"
    planned = notes.run("notes", "prune", "--days", "0", "--keep", "1", "--json")
    expected = {"removed": False, "notes": [{"id": note, "states": 1, "deleted": False}]}
    assert (planned.status, planned.document("notes-prune")) == (0, expected)
    assert "nothing was removed" in planned.err
    assert len(list(history.rglob("*.toml"))) == 3
    done = notes.run("notes", "prune", "--days", "0", "--keep", "1", "--yes")
    assert (done.status, done.rows) == (0, [[note, "old states", "1", "A lease of two drones"]])
    assert len(list(history.rglob("*.toml"))) == 2
    assert notes.run("notes", "check").status == 0
    assert notes.run("notes", "prune", "--keep", "-1").status == 2


def test_the_log_tells_what_was_done_today(notes: Notes) -> None:
    note_id = notes.add("--note", "first")
    notes.run("notes", "edit", note_id, "--note", "second")
    notes.run("notes", "delete", note_id)
    notes.run("notes", "undo", note_id)
    log = notes.run("notes", "log", "--json").document("notes-log")
    assert [(entry["what"], entry["undo"]) for entry in log["entries"]] == [
        ("added", False),
        ("edited", False),
        ("deleted", False),
        ("restored", True),
    ]
    assert [row[1] for row in notes.run("notes", "log").rows] == ["added", "edited", "deleted", "restored (undo)"]
    assert notes.run("notes", "log", "--date", "2001-01-01").status == 1
    assert notes.run("notes", "log", "--date", "today").status == 2
