"""What a corpus is as a whole: ``corpus.toml``, or what can be said of a folder without one."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path
from typing import Literal

from defense_tui.corpus.characters import one_line
from defense_tui.corpus.listing import shown_path
from defense_tui.corpus.tables import top
from defense_tui.corpus.tomlfile import TomlFile
from defense_tui.model.corpus import CorpusInfo, Fault

FILE = "corpus.toml"

Entities = Literal["own", "bundled", "none"]
_ENTITIES: tuple[Entities, ...] = ("own", "bundled", "none")


def describe(root: Path, faults: list[Fault]) -> CorpusInfo:
    """What ``corpus.toml`` in *root* says; what it leaves out, or all where there is none, follows from the folder."""
    source = TomlFile.read(root / FILE, FILE, faults) if (root / FILE).exists() else TomlFile(FILE)
    table = top(source, faults)
    usual: Entities = "own" if (root / "entities").is_dir() else "bundled"
    info = CorpusInfo(
        key=table.text("id") or key_of(root),
        title=table.text("title") or one_line(shown_path(_real(root).name)) or "/",
        description=table.prose("description"),
        language=table.text("language"),
        licence=table.text("licence"),
        as_of=table.date("as_of"),
        entities=table.choice("entities", _ENTITIES, usual, usual),
        strict=table.flag("strict"),
    )
    table.finish()
    return info


def key_of(root: Path) -> str:
    """A corpus key for a folder without an id: its name in plain letters and 8 hex digits of its real path's sha256."""
    real = _real(root)
    name = unicodedata.normalize("NFKD", shown_path(real.name)).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", name).strip("-") or "corpus"
    return f"{slug}-{hashlib.sha256(os.fsencode(real)).hexdigest()[:8]}"


def _real(root: Path) -> Path:
    return Path(os.path.realpath(root))
