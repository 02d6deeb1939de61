"""A corpus as a whole: what its ``corpus.toml`` says, and the faults found while reading it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from defense_tui.model.edtf import EdtfDate


class CorpusInfo(NamedTuple):
    """What a corpus is: ``corpus.toml``, or what can be said without one."""

    key: str
    """Names the corpus in notes: ``id`` of corpus.toml, else slug of the folder's name and 8 hex of its real path."""
    title: str
    description: str = ""
    language: str = ""
    licence: str = ""
    as_of: EdtfDate | None = None
    entities: Literal["own", "bundled", "none"] = "bundled"
    """Whose entities are looked for in the texts."""
    strict: bool = False
    """Whether a check also asks for sources, outcomes and names that are in use, as of a corpus made for others."""


class Fault(NamedTuple):
    """One thing wrong with a corpus, where it stands and how to mend it."""

    file: str
    """Path below the corpus root."""
    line: int
    """Line counted from 1; 0 when the file as a whole is meant."""
    code: str
    """Stable kebab-case name of the fault's kind, e.g. ``bad-date``."""
    message: str
    hint: str
