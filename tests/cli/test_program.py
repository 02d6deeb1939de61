"""Commands about the program: keys in force, directories in use, and what is wrong in the settings."""

from __future__ import annotations

from pathlib import Path

from defense_tui.keys.commands import COMMANDS
from tests.cli.running import CommandLine


def test_keys_lists_every_command_once(run: CommandLine) -> None:
    rows = run("keys").rows
    assert [row[0] for row in rows] == [command.id for command in COMMANDS]
    (first,) = [row for row in rows if row[0] == "first"]
    assert (first[1], first[3]) == ("g g, ctrl+home", "to the very first line or row")
    assert first[2].startswith("in lists, reader")


def test_keys_in_the_settings_are_the_keys_in_force(run: CommandLine, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\nfirst = "g t"\n')
    outcome = run("keys", "--json", "--config", config)
    assert {row["id"]: row["keys"] for row in outcome.document("keys")}["first"] == ["g t"]
    assert outcome.err == ""


def test_a_key_for_an_unknown_command_is_told_with_its_line(run: CommandLine, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\n\nserch = "ctrl+f"\nxyzzy = "ctrl+e"\n')
    err = run("keys", "--config", config).err.splitlines()
    assert err == [
        f"defense-tui: {config}:3: no command has the id 'serch'; did you mean 'search'?",
        f"defense-tui: {config}:4: no command has the id 'xyzzy'; `defense-tui keys` lists all",
    ]


def test_keys_that_clash_are_told_with_the_line_that_brought_them(run: CommandLine, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('measure = 70\n[keys]\nsearch = "q"\n')
    outcome = run("keys", "--config", config)
    assert outcome.status == 0
    told = "the key 'q' clashes (everywhere): it means 'search' there, and 'q' no longer 'quit'"
    assert outcome.err.startswith(f"defense-tui: {config}:3: {told}")


def test_keys_say_which_of_two_that_clash_counts_where(run: CommandLine, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\nnext-entity = "n"\n')
    rows = {row[0]: row[1] for row in run("keys", "--config", config).rows}
    assert (rows["next-entity"], rows["find-next"]) == ("n", "n (reader: next-entity)")
    commands = {command["id"]: command for command in run("keys", "--json", "--config", config).document("keys")}
    assert commands["find-next"]["lost"] == [{"keys": "n", "to": "next-entity", "contexts": ["reader"]}]


def test_paths_prints_where_everything_is(run: CommandLine, tmp_path: Path) -> None:
    outcome = run("paths", "--json", "--data-dir", tmp_path / "notes", "--config", tmp_path / "c.toml")
    paths = outcome.document("paths")
    assert paths["data"] == str(tmp_path / "notes")
    assert paths["config"] == str(tmp_path / "c.toml")
    assert dict(run("paths").rows)["data"].endswith("defense-tui")


def test_a_sound_corpus_has_no_faults(run: CommandLine, harbour: Path) -> None:
    outcome = run("check", harbour)
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")


def test_faults_are_a_line_each_that_an_editor_can_jump_to(run: CommandLine, harbour: Path) -> None:
    (harbour / "timeline" / "bad.toml").write_text('[[event]]\nid = "x"\ntitle = "X"\ndate = "soon"\n')
    outcome = run("check", harbour)
    assert outcome.status == 1
    assert any(line.startswith("timeline/bad.toml:4: ") for line in outcome.out.splitlines())


def test_a_folder_that_is_not_there_is_status_3(run: CommandLine, tmp_path: Path) -> None:
    outcome = run("check", tmp_path / "nowhere")
    assert outcome.status == 3
    assert "nowhere" in outcome.err
