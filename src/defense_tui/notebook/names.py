"""Names that need no lock: ULIDs, revision names, folders of targets and the file names made of them."""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
import time
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ULID_PATTERN = "[0-7][0-9A-HJKMNP-TV-Z]{25}"
_REVISION_PATTERN = r"\d{5,}-[0-9a-f]{8}"
_ULID = re.compile(_ULID_PATTERN)
_REVISION = re.compile(_REVISION_PATTERN, re.ASCII)
_FILE = re.compile(rf"(?P<id>{_ULID_PATTERN})\.(?P<rev>{_REVISION_PATTERN})(?P<rest>.*)\.toml", re.ASCII | re.DOTALL)
_RANDOM_BITS = 80
_SLUG_LENGTH = 60
_DIGEST_LENGTH = 12


class FileName(NamedTuple):
    """What the name of a revision's file says."""

    id: str
    rev: str
    copied: bool
    """Whether something was added to the name, as Syncthing and Nextcloud do with conflicting copies."""


class UlidSource:
    """Makes ULIDs that rise strictly within the process, also when the clock steps back; thread-safe."""

    def __init__(self, milliseconds: Callable[[], int] = lambda: time.time_ns() // 1_000_000) -> None:
        self._milliseconds = milliseconds
        self._lock = threading.Lock()
        self._last = 0

    def __call__(self) -> str:
        """The next ULID: 48 bits of milliseconds since 1970 and 80 random bits, in Crockford's base 32."""
        with self._lock:
            fresh = self._milliseconds() << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
            self._last = fresh if fresh >> _RANDOM_BITS > self._last >> _RANDOM_BITS else self._last + 1
            return _base32(self._last)


new_ulid = UlidSource()
"""The process's own source of ULIDs."""


def is_ulid(text: str) -> bool:
    """Whether *text* is a ULID in its canonical capitals."""
    return _ULID.fullmatch(text) is not None


def is_revision(text: str) -> bool:
    """Whether *text* is the name of a revision, such as ``00003-9f2c41aa``."""
    return _REVISION.fullmatch(text) is not None


def ulid_at(milliseconds: int, digest: bytes) -> str:
    """The ULID of a moment since 1970 whose random part is the beginning of *digest*: the same for the same two."""
    random = int.from_bytes(digest[: _RANDOM_BITS // 8], "big")
    return _base32(max(0, milliseconds) << _RANDOM_BITS | random)


def ulid_value(ulid: str) -> int:
    """The 128 bits of *ulid* as an integer, as a UUID takes them."""
    value = 0
    for character in ulid:
        value = value << 5 | _CROCKFORD.index(character)
    return value


def new_revision(counter: int) -> str:
    """A name for the revision numbered *counter*; the random part keeps sessions that count alike apart."""
    return f"{counter:05d}-{secrets.token_hex(4)}"


def counter_of(rev: str) -> int:
    """The number in a revision's name."""
    return int(rev.partition("-")[0])


def file_name(note_id: str, rev: str) -> str:
    """The name of a revision's file."""
    return f"{note_id}.{rev}.toml"


def parse_file_name(name: str) -> FileName | None:
    """Read the name of a revision's file; None when it is not one."""
    match = _FILE.fullmatch(name)
    return FileName(match["id"], match["rev"], bool(match["rest"])) if match else None


def note_id_of(name: str) -> str:
    """The note that a revision's file is of, by its name; empty when it is not one."""
    match = _FILE.fullmatch(name)
    return match["id"] if match else ""


def target_key(kind: str, corpus: str, target_id: str) -> str:
    """The folder of a target's notes: readable, and safe on disks that ignore case."""
    digest = hashlib.sha256("\0".join((kind, corpus, target_id)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{_slug(target_id)}-{digest[:_DIGEST_LENGTH]}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_LENGTH].strip("-") or "target"


def _base32(value: int) -> str:
    return "".join(_CROCKFORD[value >> shift & 31] for shift in range(125, -1, -5))
