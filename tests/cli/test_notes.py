"""Notes on the command line: written, found, changed, exported; each id is printed once it is safe on disk."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from defense_tui.settings import directories
from tests.cli.running import CommandLine


class Notes:
    """The notes commands on one corpus."""

    def __init__(self, run: CommandLine, corpus: Path) -> None:
        self.run, self.corpus = run, corpus

    def add(self, *options: str, article: str = "2024/lease") -> str:
        """Add a note and return its id."""
        outcome = self.run("notes", "add", article, *options, "--corpus", self.corpus)
        assert outcome.status == 0, outcome.err
        return outcome.out.strip()

    def all(self, *words: str) -> list[dict[str, object]]:
        """The notes that *words* mean."""
        outcome = self.run("notes", "list", *words, "--json", "--corpus", self.corpus)
        notes: list[dict[str, object]] = outcome.document("notes")["notes"]
        assert outcome.status == (0 if notes else 1)
        return notes

    def one(self, note_id: str) -> dict[str, object]:
        """The note of that id."""
        outcome = self.run("notes", "show", note_id, "--json", "--corpus", self.corpus)
        assert outcome.status == 0, outcome.err
        note: dict[str, object] = outcome.document("notes")["notes"][0]
        return note


@pytest.fixture
def notes(run: CommandLine, harbour: Path) -> Notes:
    """The notes commands on the small corpus."""
    return Notes(run, harbour)


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
    assert [note["id"] for note in notes.all("price", "since:2025")] == [second]
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


def test_export_writes_markdown_with_citations(notes: Notes, tmp_path: Path) -> None:
    notes.add("--quote", "two Heron drones", "--note", "which two?")
    printed = notes.run("notes", "export", "--corpus", notes.corpus)
    assert printed.status == 0
    assert "> two Heron drones" in printed.out
    assert "Harbour Post" in printed.out
    target = tmp_path / "notes.md"
    assert notes.run("notes", "export", "--corpus", notes.corpus, "-o", target).out == ""
    assert target.read_text() == printed.out


def test_export_takes_its_format_from_the_files_suffix(notes: Notes, tmp_path: Path) -> None:
    notes.add("--quote", "two Heron drones")
    target = tmp_path / "notes.json"
    notes.run("notes", "export", "-o", target, "--corpus", notes.corpus)
    assert json.loads(target.read_text()) == notes.run("notes", "list", "--json", "--corpus", notes.corpus).document(
        "notes"
    )


@pytest.mark.parametrize(
    ("group", "heading"),
    [("article", "## A lease of two drones"), ("tag", "## navy"), ("entity", "## Heron"), ("day", "## 20")],
)
def test_export_groups(notes: Notes, group: str, heading: str) -> None:
    notes.add("--quote", "two Heron drones", "--tag", "navy")
    assert heading in notes.run("notes", "export", "--group", group, "--corpus", notes.corpus).out


def test_export_since_a_day(notes: Notes) -> None:
    notes.add("--note", "today")
    assert notes.run("notes", "export", "--since", "2020-01").status == 0
    assert notes.run("notes", "export", "--since", "9999").status == 1
    assert notes.run("notes", "export", "--since", "yesterday").status == 2


def test_export_to_a_folder_that_is_not_there_is_told(notes: Notes, tmp_path: Path) -> None:
    notes.add("--note", "x")
    outcome = notes.run("notes", "export", "-o", tmp_path / "none" / "notes.md")
    assert outcome.status == 3
    assert outcome.err == f"defense-tui: {tmp_path / 'none' / 'notes.md'}: No such file or directory\n"


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


@pytest.mark.parametrize("format_", ["json", "w3c"])
def test_what_was_exported_is_known_when_it_is_imported(notes: Notes, tmp_path: Path, format_: str) -> None:
    note_id = notes.add("--quote", "two Heron drones", "--note", "which two?")
    exported = tmp_path / "exported"
    notes.run("notes", "export", "--format", format_, "-o", exported, "--corpus", notes.corpus)
    again = notes.run("notes", "import", exported, "--json", "--corpus", notes.corpus)
    assert (again.status, again.document("notes-import")["duplicate"]) == (0, [note_id])
    elsewhere = notes.run("notes", "import", exported, "--corpus", notes.corpus, "--data-dir", tmp_path / "other")
    assert elsewhere.rows == [["new", note_id]]


def test_a_note_from_elsewhere_finds_its_article_by_the_address(notes: Notes, tmp_path: Path) -> None:
    exported = tmp_path / "hypothesis.json"
    exported.write_text(
        json.dumps(
            {
                "rows": [
                    {
                        "id": "abc",
                        "uri": "https://example.org/lease",
                        "created": "2025-07-02T09:14:07+00:00",
                        "updated": "2025-07-02T09:14:07+00:00",
                        "text": "from the web",
                        "tags": ["web"],
                        "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "two Heron drones"}]}],
                    },
                    {"id": "def"},
                ]
            }
        )
    )
    outcome = notes.run("notes", "import", exported, "--json", "--corpus", notes.corpus)
    assert outcome.status == 1
    report = outcome.document("notes-import")
    assert [refused["where"] for refused in report["refused"]] == ["def"]
    (note,) = notes.all()
    assert (note["id"], note["quote"], note["anchor"]) == (report["new"][0], "two Heron drones", "moved")


def test_a_file_that_holds_no_notes_is_told(notes: Notes, tmp_path: Path) -> None:
    exported = tmp_path / "notes.json"
    exported.write_text("no json")
    outcome = notes.run("notes", "import", exported)
    assert outcome.status == 3
    assert outcome.err.startswith(f"defense-tui: {exported}: it is not JSON")
    assert notes.run("notes", "import", tmp_path / "none.json").status == 3


def test_export_writes_csv(notes: Notes) -> None:
    notes.add("--note", "one")
    assert notes.run("notes", "export", "--format", "csv").out.count("\n") == 2
    assert notes.run("notes", "export", "--format", "csv", "--group", "tag").status == 2
