"""Files that are safe once written: new names only, every byte flushed, the directory too."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PRIVATE_DIRECTORY = 0o700
_PRIVATE_FILE = 0o600
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS})
"""What file systems answer that cannot flush a directory (some network and FUSE ones)."""
COARSE_NS = 2_000_000_000
"""Two changes this close may leave one time stamp (FAT counts in steps of two seconds)."""
_STALE_SECONDS = 24 * 60 * 60


class NotRegularError(OSError):
    """The name is a symbolic link, a directory or a device where a plain file is expected."""


class Stamp(NamedTuple):
    """What tells that a file is still the one that was read."""

    modified_ns: int
    size: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """The stamp in the answer of ``stat``."""
        return cls(status.st_mtime_ns, status.st_size, status.st_ino)


def make_directory(path: Path) -> None:
    """Make *path* and its parents, for the owner alone, each flushed into its parent; raises OSError."""
    if path.is_dir():
        return
    make_directory(path.parent)
    with suppress(FileExistsError):
        path.mkdir(mode=_PRIVATE_DIRECTORY)
    sync_directory(path.parent)


def write_new(final: Path, data: bytes, tmp: Path) -> None:
    """Write *data* so that *final* is either absent or whole; on return it survives a loss of power.

    *tmp* is a directory on the same file system. A *final* that is there and says the same is written anew, as after
    a failure; FileExistsError when it says something else. Raises OSError, and then leaves nothing behind in *tmp*.
    """
    make_directory(tmp)
    make_directory(final.parent)
    if final.exists() and final.read_bytes() != data:
        raise FileExistsError(errno.EEXIST, "another text has the name already", str(final))
    draft = tmp / f"{secrets.token_hex(8)}.tmp"
    write_private(draft, data)
    _put(draft, final)
    sync_directory(final.parent)


def write_private(path: Path, data: bytes) -> None:
    """Create *path*, which must not exist, for the owner alone, write all of *data* and flush it.

    Raises OSError, and then leaves nothing behind.
    """
    _create(path, data, flush=os.fsync)


def write_over(final: Path, data: bytes) -> None:
    """Put *data* in the place of *final* at one blow; on return it survives a loss of power. Raises OSError."""
    draft = _beside(final)
    write_private(draft, data)
    _put(draft, final)
    sync_directory(final.parent)


def replace_file(final: Path, data: bytes) -> None:
    """Put *data* in the place of *final* at one blow, without waiting for the disk; raises OSError.

    For what may be lost when the power goes: on real disks it is some hundred times faster than :func:`write_over`.
    """
    make_directory(final.parent)
    draft = _beside(final)
    _create(draft, data, flush=lambda descriptor: None)
    _put(draft, final)


def read_regular(path: Path) -> tuple[bytes, Stamp]:
    """The bytes of a plain file, and its stamp; raises :class:`NotRegularError` for anything else, or OSError."""
    if not getattr(os, "O_NOFOLLOW", 0) and path.is_symlink():
        raise NotRegularError(errno.ELOOP, "is a symbolic link", str(path))
    try:
        descriptor = os.open(path, _READ | _BINARY)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK):
            raise NotRegularError(errno.ELOOP, "is a symbolic link", str(path)) from None
        raise
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(errno.EINVAL, "is not a plain file", str(path))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(), Stamp.of(status)
    finally:
        os.close(descriptor)


def sync_directory(path: Path) -> None:
    """Flush the names in a directory, where the platform can do that; raises OSError when the disk fails."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except PermissionError:
        return  # a folder that may be written but not read, such as a shared parent of homes
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)


def sweep(tmp: Path, now: float | None = None) -> None:
    """Remove what killed sessions left in *tmp* more than a day ago; what cannot be removed stays."""
    oldest = (time.time() if now is None else now) - _STALE_SECONDS
    with suppress(OSError):
        for path in tmp.iterdir():
            with suppress(OSError):
                if path.suffix == ".tmp" and path.lstat().st_mtime < oldest:
                    path.unlink()


def _beside(final: Path) -> Path:
    return final.with_name(f".{final.name}.{secrets.token_hex(8)}.tmp")


def _create(path: Path, data: bytes, flush: Callable[[int], None]) -> None:
    descriptor = os.open(path, _NEW | _BINARY, _PRIVATE_FILE)
    try:
        try:
            _write_all(descriptor, data)
            flush(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        _remove(path)
        raise


def _put(draft: Path, final: Path) -> None:
    try:
        draft.replace(final)
    except BaseException:
        _remove(draft)
        raise


def _remove(path: Path) -> None:
    """Clear up after a failure, which matters more than one in clearing up."""
    with suppress(OSError):
        path.unlink()


def _write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: a nearly full disk takes a part of them without an error."""
    view = memoryview(data)
    while view:
        written = os.write(descriptor, view)
        if written == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        view = view[written:]
