"""An emulator that we did not write, tmux, shows the same picture for the difference as for textual's frames."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from defense_tui.tui.terminal.relay import Relay
from tests.tui.terminal.emulator import Emulator, Seen
from tests.tui.terminal.frames_of_textual import NARROW, WIDE, Size, consoles, partial_frames, whole_frames

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

SIZE = Size(24, 6)
_SHOW = "import sys,time; sys.stdout.write(open(sys.argv[1], newline='').read()); sys.stdout.flush(); time.sleep(600)"


class Tmux:
    """A server of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = f"test-{uuid.uuid4().hex[:12]}"

    def picture(self, data: str) -> str:
        """What *data* leaves on a pane, with its colours, as tmux writes it."""
        name = uuid.uuid4().hex
        path = self._folder / name
        path.write_text(f"\x1b[?7l{data}\x1b]2;{name}\x07", newline="")
        show = [sys.executable, "-c", _SHOW, str(path)]
        self._run("new-session", "-d", "-s", name, "-x", str(SIZE.width), "-y", str(SIZE.height), *show)
        deadline = time.monotonic() + 30
        while self._run("display-message", "-p", "-t", name, "#{pane_title}").strip() != name:
            assert time.monotonic() < deadline, "tmux never showed it"
            time.sleep(0.02)
        picture = self._run("capture-pane", "-p", "-e", "-N", "-t", name)
        self._run("kill-session", "-t", name)
        return picture

    def _run(self, *command: str) -> str:
        whole = ["tmux", "-u", "-L", self._socket, "-f", "/dev/null", *command]
        return subprocess.run(whole, check=True, capture_output=True, text=True).stdout

    def stop(self) -> None:
        """End the server, if it runs."""
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], check=False, capture_output=True)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path)
    server._run("new-session", "-d", "-s", "keeper", "sleep", "600")
    server._run("set-option", "-g", "status", "off")
    yield server
    server.stop()


@given(st.data())
@settings(
    max_examples=8,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_tmux_shows_the_same_picture(tmux: Tmux, data: st.DataObject) -> None:
    console = data.draw(consoles())
    # Only whole frames with wide glyphs: tmux takes the colour from what is left of one when the other half is
    # overwritten; other terminals keep it, and so do we.
    frames = data.draw(
        st.sampled_from(
            [
                whole_frames(SIZE, [*NARROW, *WIDE], console),
                st.one_of(whole_frames(SIZE, NARROW, console), partial_frames(SIZE, NARROW, console)),
            ]
        )
    )
    relay = Relay(lambda: (SIZE.width, SIZE.height))
    plain = ours = ""
    for _ in range(4):
        frame = data.draw(frames)
        plain += frame
        ours += relay.feed(frame)
    assert differences(seen(tmux.picture(ours)), seen(tmux.picture(plain))) == []


def differences(ours: list[Seen], plain: list[Seen]) -> list[tuple[int, int, Seen, Seen]]:
    """Row, column and both cells wherever the pictures differ."""
    return [
        (*divmod(at, SIZE.width), one, other)
        for at, (one, other) in enumerate(zip(ours, plain, strict=True))
        if one != other
    ]


def seen(picture: str) -> list[Seen]:
    """What a person sees of a picture that tmux has written down; it writes 21 as 4:2, and 53 as 5:3."""
    rows = picture.splitlines()
    screen = Emulator(SIZE.width, SIZE.height)
    for y, row in enumerate(rows):
        screen.feed(f"\x1b[{y + 1};1H{row.replace('4:2', '21').replace('5:3', '53')}")
    return [cell for row in screen.seen() for cell in row]
