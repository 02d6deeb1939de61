"""Notes that leave and enter by the command line: documents for people, and files that come back whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from defense_tui.settings import directories
from tests.cli.noting import Notes


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


def test_a_template_of_the_reader_shapes_the_export(notes: Notes) -> None:
    notes.add("--quote", "two Heron drones", "--note", "which two?", "--tag", "price", "--color", "green")
    plain = notes.run("notes", "export", "--corpus", notes.corpus).out
    assert all(
        said in plain for said in ("> two Heron drones", "which two?", "green · #price", "A lease of two drones")
    )
    config = directories().config
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('note_template = "* {note} | {color} {tags}"\n')
    assert notes.run("notes", "export").out.endswith("\n\n* which two? | green #price\n")
    config.write_text('note_template = "{nought}"\n')
    outcome = notes.run("notes", "export", "--corpus", notes.corpus)
    assert (outcome.status, outcome.out) == (0, plain)
    assert f"{config}:1: note_template must be a text with no placeholders but {{quote}}" in outcome.err


def test_export_to_a_folder_that_is_not_there_is_told(notes: Notes, tmp_path: Path) -> None:
    notes.add("--note", "x")
    outcome = notes.run("notes", "export", "-o", tmp_path / "none" / "notes.md")
    assert outcome.status == 3
    assert outcome.err == f"defense-tui: {tmp_path / 'none' / 'notes.md'}: No such file or directory\n"


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
