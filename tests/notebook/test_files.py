"""Files that are safe once written, on disks that fill up and under sessions that are killed."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from defense_tui.notebook.files import NotRegularError, make_directory, read_regular, replace_file, sweep, write_new


def test_a_written_file_is_whole_private_and_leaves_nothing_behind(tmp_path: Path) -> None:
    final = tmp_path / "a" / "b" / "note.toml"
    write_new(final, b"data" * 1000, tmp_path / "tmp")
    assert final.read_bytes() == b"data" * 1000
    assert final.stat().st_mode & 0o777 == 0o600
    assert list((tmp_path / "tmp").iterdir()) == []


def test_no_file_is_ever_overwritten_with_another_text(tmp_path: Path) -> None:
    final = tmp_path / "note.toml"
    for _ in range(2):
        write_new(final, b"one", tmp_path / "tmp")
    with pytest.raises(FileExistsError, match="another text"):
        write_new(final, b"two", tmp_path / "tmp")
    assert final.read_bytes() == b"one"
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole(descriptor, data[:7]))
    write_new(tmp_path / "note.toml", bytes(range(100)), tmp_path / "tmp")
    assert (tmp_path / "note.toml").read_bytes() == bytes(range(100))


def test_a_disk_that_takes_nothing_more_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda descriptor, data: 0)
    with pytest.raises(OSError, match="No space left") as caught:
        write_new(tmp_path / "note.toml", b"data", tmp_path / "tmp")
    assert caught.value.errno == errno.ENOSPC
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (tmp_path / "note.toml").exists()


def test_a_file_that_the_disk_has_no_room_for_leaves_no_trace(tmp_path: Path) -> None:
    """The limit makes the kernel write the first bytes and refuse the rest, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_new(tmp_path / "note.toml", b"x" * 500, tmp_path / "tmp")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (tmp_path / "note.toml").exists()


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_flush_a_directory_is_good_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    whole = os.fsync

    def fsync(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112 - a link to what is open
            raise OSError(code, os.strerror(code))
        whole(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_new(tmp_path / "note.toml", b"data", tmp_path / "tmp")


def test_a_folder_that_may_not_be_read_need_not_be_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.open

    def opened(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if not flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return whole(path, flags, mode)

    monkeypatch.setattr(os, "open", opened)
    write_new(tmp_path / "new" / "note.toml", b"data", tmp_path / "tmp")
    assert (tmp_path / "new" / "note.toml").read_bytes() == b"data"


def test_a_disk_that_fails_to_flush_has_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="Input/output"):
        write_new(tmp_path / "note.toml", b"data", tmp_path / "tmp")
    assert not (tmp_path / "note.toml").exists()


def test_without_posix_files_are_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.delattr(os, "O_NOFOLLOW")
    write_new(tmp_path / "note.toml", b"data", tmp_path / "tmp")
    assert read_regular(tmp_path / "note.toml")[0] == b"data"
    (tmp_path / "link").symlink_to(tmp_path / "note.toml")
    with pytest.raises(NotRegularError):
        read_regular(tmp_path / "link")


def test_only_plain_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe", "."):
        with pytest.raises(NotRegularError):
            read_regular(tmp_path / name)
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "none")


def test_replacing_puts_the_new_content_there_at_one_blow(tmp_path: Path) -> None:
    final = tmp_path / "new" / "state.json"
    replace_file(final, b"one")
    replace_file(final, b"two")
    assert [(path.name, path.read_bytes()) for path in final.parent.iterdir()] == [("state.json", b"two")]


def test_a_failed_replacement_keeps_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    final = tmp_path / "state.json"
    replace_file(final, b"one")
    monkeypatch.setattr(os, "write", lambda descriptor, data: 0)
    with pytest.raises(OSError, match="No space"):
        replace_file(final, b"two")
    assert [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()] == [b"one"]


def test_only_old_temporary_files_are_swept(tmp_path: Path) -> None:
    tmp = tmp_path / "tmp"
    tmp.mkdir()
    for name in ("old.tmp", "young.tmp", "kept.toml"):
        (tmp / name).write_bytes(b"x")
        if name != "young.tmp":
            os.utime(tmp / name, (0, time.time() - 90000))
    sweep(tmp)
    sweep(tmp_path / "none")
    assert {path.name for path in tmp.iterdir()} == {"young.tmp", "kept.toml"}


def test_directories_are_made_for_the_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_directory(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path in (tmp_path / "a", tmp_path / "a" / "b")] == [0o700, 0o700]


_WRITER = """
import sys
from pathlib import Path
from defense_tui.notebook.files import write_new
root = Path(sys.argv[1])
for number in range(100000):
    write_new(root / "notes" / f"{number}.toml", b"%d\\n" % number * 2000, root / "tmp")
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_only_whole_files(tmp_path: Path) -> None:
    for turn in range(5):
        root = tmp_path / str(turn)
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(root)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        with writer.stdout:
            acknowledged = [int(writer.stdout.readline())]
            time.sleep(0.003 * turn)
            writer.send_signal(signal.SIGKILL)
            acknowledged += [int(line) for line in writer.stdout.read().splitlines()]
        writer.wait()
        for number in acknowledged:
            assert (root / "notes" / f"{number}.toml").read_bytes() == b"%d\n" % number * 2000
        for path in (root / "notes").iterdir():
            assert path.read_bytes() == b"%d\n" % int(path.stem) * 2000
