"""The program's entry: what the first argument means, statuses, one line for each failure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from defense_tui import __version__
from defense_tui.cli.catalogue import ENTRIES, Command, Entry
from tests.cli.running import CommandLine, run_process


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.name)
def test_every_command_of_the_catalogue_can_be_loaded_and_helps(run: CommandLine, entry: Entry) -> None:
    name = entry.name.split()
    outcome = run(*name, "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"usage: defense-tui {' '.join(name)}")
    assert "--data-dir" in outcome.out


def test_the_help_names_every_command(run: CommandLine) -> None:
    text = run("--help").out
    assert all(f"defense-tui {entry.name}" in text for entry in ENTRIES.values())
    assert max(map(len, text.splitlines())) <= 120


def test_the_version_is_printed(run: CommandLine) -> None:
    assert run("--version").out == f"defense-tui {__version__}\n"


def test_the_module_is_the_same_program() -> None:
    assert run_process("--version").out == f"defense-tui {__version__}\n"


@pytest.mark.parametrize(
    "line", ["keys --json", "--json keys", "--limit 3 --json keys", "--config none.toml --json keys"]
)
def test_common_options_stand_before_or_after_the_command(run: CommandLine, line: str) -> None:
    outcome = run(*line.split())
    assert outcome.status == 0
    assert outcome.document("keys")


def test_a_mistyped_command_is_named_with_the_nearest(run: CommandLine) -> None:
    outcome = run("serach", "x")
    assert outcome.status == 2
    assert outcome.err == (
        "defense-tui: no folder and no command 'serach'; did you mean 'search'? (see defense-tui --help)\n"
    )


def test_a_folder_named_like_a_command_is_written_with_its_path(
    run: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "keys").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("keys", "--json").document("keys")
    assert "needs a terminal" in run("./keys").err


def test_the_app_without_a_terminal_names_what_prints(run: CommandLine) -> None:
    outcome = run()
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
    assert "defense-tui show" in outcome.err
    assert "search" in outcome.err


def test_the_app_opens_one_folder(run: CommandLine, tmp_path: Path) -> None:
    assert "one folder is enough" in run(tmp_path, "--corpus", tmp_path).err


def test_wrong_usage_is_one_line_and_status_2(run: CommandLine) -> None:
    outcome = run("show")
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.startswith("defense-tui: ")
    assert outcome.err.count("\n") == 1


def _failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def run(_request: object) -> int:
        raise error

    monkeypatch.setattr("defense_tui.cli.program.KEYS", Command(lambda _parser: None, run))


def test_a_fault_of_the_program_is_one_line_without_a_traceback(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, ZeroDivisionError("by zero"))
    outcome = run("keys")
    assert outcome.status == 3
    assert outcome.err == "defense-tui: a fault of the program: ZeroDivisionError: by zero; --debug shows where\n"


def test_debug_shows_the_traceback(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, ZeroDivisionError("by zero"))
    assert "Traceback" in run("keys", "--debug").err


def test_a_file_that_cannot_be_read_is_named(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, PermissionError(13, "Permission denied", "/notes/format.toml"))
    outcome = run("keys")
    assert outcome.status == 3
    assert outcome.err == "defense-tui: /notes/format.toml: Permission denied\n"


def test_ctrl_c_ends_quietly(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_request: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("defense_tui.cli.program.KEYS", Command(lambda _parser: None, interrupted))
    outcome = run("keys")
    assert (outcome.status, outcome.out, outcome.err) == (130, "", "")


def test_a_closed_pipe_ends_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "defense_tui", "keys", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_path_is_never_taken_for_a_mistyped_command(run: CommandLine) -> None:
    assert "did you mean" not in run("/search").err
