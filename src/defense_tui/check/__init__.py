"""All faults of a corpus folder: those met while reading it, and those that only a look at the whole shows."""

from __future__ import annotations

from pathlib import Path

from defense_tui.check.checked import Checked, Rule
from defense_tui.check.rules import CURATED_RULES, RULES
from defense_tui.check.strict import STRICT_RULES
from defense_tui.corpus.curated import UNREAD
from defense_tui.corpus.folder import CorpusFolder
from defense_tui.model.corpus import CorpusInfo, Fault

__all__ = ["check", "faults_of"]


def check(root: Path) -> tuple[Fault, ...]:
    """:func:`faults_of` the corpus at *root*; raises CorpusError when there is no such folder."""
    return faults_of(CorpusFolder.open(root))


def faults_of(folder: CorpusFolder) -> tuple[Fault, ...]:
    """Every fault of a corpus, sorted by file and line.

    While a file cannot be read, faults that may only follow from that are left out.
    """
    documents = {file.id: folder.read(file) for file in folder.files}
    checked = Checked(folder, documents)
    faults = set(folder.faults)
    for document in documents.values():
        faults.update(document.faults)
    everything_read = not folder.placed.lost and all(fault.code not in UNREAD for fault in faults)
    for rule in _rules_for(folder.info) if everything_read else RULES:
        faults.update(rule(checked))
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.code, fault.message)))


def _rules_for(info: CorpusInfo) -> tuple[Rule, ...]:
    return RULES + (CURATED_RULES if info.entities == "own" else ()) + (STRICT_RULES if info.strict else ())
