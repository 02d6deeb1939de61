"""The doctor: looks at terminal, directories, notes and library, and says what is not well."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import CommandLine


def test_it_says_that_there_is_no_terminal_and_names_what_prints(run: CommandLine) -> None:
    outcome = run("doctor", "--json")
    findings = {(finding["part"], finding["what"]): finding for finding in outcome.document("doctor")["findings"]}
    assert "search" in findings["terminal", "can the app run here"]["found"]
    assert findings["library", "faults"]["found"] == "none"
    assert findings["notes", "store"]["found"] == "0 notes"
    assert outcome.status == 1


def test_a_broken_note_is_counted(run: CommandLine, tmp_path: Path) -> None:
    data = tmp_path / "notes"
    run("notes", "add", "start-here", "--note", "hm", "--data-dir", data)
    note = next((data / "annotations").rglob("*.toml"))
    note.write_text("no = note")
    findings = run("doctor", "--json", "--data-dir", data).document("doctor")["findings"]
    assert [finding["well"] for finding in findings if finding["what"] == "problems"] == [False]


def test_every_fault_of_the_settings_is_named(run: CommandLine, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('measure = 3\n[keys]\nfrist = "g g"\n')
    findings = run("doctor", "--json", "--config", config).document("doctor")["findings"]
    faults = {finding["what"]: finding for finding in findings if finding["part"] == "settings"}
    assert list(faults) == ["config.toml:1", "config.toml:3"]
    assert "did you mean 'first'?" in faults["config.toml:3"]["found"]
    assert not any(fault["well"] for fault in faults.values())
