"""A copied text goes every way there is, and the report says no more than is known."""

from __future__ import annotations

import base64
import re
import stat
import time
from pathlib import Path

import pytest

from defense_tui.tui.terminal.clipboard import FILE_NAME, CopyReport, copy

TEXT = "“ten-year framework” – 31 October"


class Desk:
    """A state directory, fake commands on a PATH of their own, and a terminal that takes sequences."""

    def __init__(self, folder: Path) -> None:
        self.state = folder / "state"
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.written: list[str] = []

    def command(self, name: str, script: str) -> Path:
        """Install *name*; what the script writes to ``$OUT`` is in the path returned."""
        out = self.bin / f"{name}.out"
        path = self.bin / name
        path.write_text(f'#!/bin/sh\nPATH=/usr/bin:/bin\nOUT="{out}"\n{script}\n')
        path.chmod(0o755)
        return out

    def copy(self, text: str = TEXT, **environ: str) -> CopyReport:
        return copy(text, write=self.written.append, environ={"PATH": str(self.bin), **environ}, state=self.state)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_terminal_gets_osc_52_and_the_file_holds_the_text_for_its_owner_alone(desk: Desk) -> None:
    report = desk.copy()
    assert desk.written == [f"\x1b]52;c;{base64.b64encode(TEXT.encode()).decode()}\x07"]
    path = desk.state / FILE_NAME
    assert path.read_text() == TEXT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    sent, *kept = report.line.split("; ")
    assert sent == f"sent {len(TEXT)} characters to the terminal (OSC 52)"
    assert kept == [f"also in the file {FILE_NAME}", f"which is in {desk.state}"]
    assert [entry.name for entry in desk.state.iterdir()] == [FILE_NAME]


def test_the_second_copy_takes_the_place_of_the_first(desk: Desk) -> None:
    desk.copy("first")
    assert desk.copy("x").line.startswith("sent 1 character to ")
    assert (desk.state / FILE_NAME).read_text() == "x"


def test_tmux_gets_its_buffer_and_the_wish_to_pass_it_on(desk: Desk) -> None:
    out = desk.command("tmux", '{ echo "$@"; cat; } > "$OUT"')
    report = desk.copy(TMUX="/tmp/tmux,1,0", SSH_TTY="/dev/pts/1")
    assert out.read_text() == f"load-buffer -w -\n{TEXT}"
    assert report.line.startswith(f"sent {len(TEXT)} characters to the terminal (OSC 52) and to tmux's buffer; also in")


def test_an_old_tmux_gets_its_buffer_without_the_wish(desk: Desk) -> None:
    out = desk.command("tmux", 'test "$2" = -w && exit 1; { echo "$@"; cat; } > "$OUT"')
    assert "tmux's buffer" in desk.copy(TMUX="x").sent_to
    assert out.read_text() == f"load-buffer -\n{TEXT}"


def test_a_local_tool_is_used_where_it_can_reach_the_reader(desk: Desk) -> None:
    wayland, x11 = (desk.command(name, 'cat > "$OUT"') for name in ("wl-copy", "xclip"))
    assert desk.copy(DISPLAY=":0").sent_to[-1] == "the clipboard (xclip)"
    assert x11.read_text() == TEXT
    assert desk.copy(DISPLAY=":0", WAYLAND_DISPLAY="wayland-0").sent_to[-1] == "the clipboard (wl-copy)"
    assert wayland.read_text() == TEXT
    assert desk.copy().sent_to == ("the terminal (OSC 52)",)


def test_over_ssh_no_local_tool_is_used(desk: Desk) -> None:
    desk.command("pbcopy", 'cat > "$OUT"')
    assert desk.copy(SSH_CONNECTION="a 1 b 2").sent_to == ("the terminal (OSC 52)",)
    assert desk.copy().sent_to == ("the terminal (OSC 52)", "the clipboard (pbcopy)")


def test_a_tool_that_fails_is_named(desk: Desk) -> None:
    desk.command("xsel", "exit 3")
    report = desk.copy(DISPLAY=":0")
    assert report.sent_to == ("the terminal (OSC 52)",)
    assert "; xsel failed with status 3; " in report.line


def test_a_tool_that_hangs_is_not_waited_for(desk: Desk) -> None:
    desk.command("xsel", "exec sleep 60")
    begin = time.monotonic()
    assert desk.copy(DISPLAY=":0").failures == ("xsel did not answer within 2 seconds",)
    assert time.monotonic() - begin < 30


def test_a_tool_that_stays_behind_does_not_keep_us(desk: Desk) -> None:
    desk.command("xclip", "cat > /dev/null; sleep 30 &")
    assert desk.copy(DISPLAY=":0").failures == ()


def test_a_tmux_that_is_not_there_is_named(desk: Desk) -> None:
    assert desk.copy(TMUX="x").failures == ("tmux is not there",)


def test_gnu_screen_gets_short_strings_that_join_to_the_sequence(desk: Desk) -> None:
    desk.copy("x" * 1000, STY="1.pts-0.host")
    pieces = re.findall("\x1bP(.*?)\x1b\\\\", desk.written[0], re.DOTALL)
    assert "".join(pieces) == f"\x1b]52;c;{base64.b64encode(b'x' * 1000).decode()}\x07"
    assert max(map(len, pieces)) <= 76
    assert desk.written[0] == "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def test_a_long_text_is_sent_with_a_warning(desk: Desk) -> None:
    assert desk.copy("x" * 74_994).failures == ()
    assert desk.copy("x" * 74_995).failures == ("too long for some terminals",)


def test_a_state_directory_that_cannot_be_written_is_told_and_the_rest_is_done(desk: Desk) -> None:
    desk.state.write_text("a file where the directory should be")
    report = desk.copy()
    assert report.path is None
    assert report.failures[0].startswith(f"not kept in {desk.state / FILE_NAME}: ")
    assert len(desk.written) == 1


def test_the_report_joins_its_places_as_a_person_would() -> None:
    assert (
        CopyReport(2, ("a", "b", "c"), Path("/p"), ("d",)).line
        == "sent 2 characters to a, to b and to c; d; also in the file p; which is in /"
    )
