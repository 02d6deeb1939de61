"""The notes commands in tests: each call checked for its status and its schema."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import CommandLine


class Notes:
    """The notes commands on one corpus."""

    def __init__(self, run: CommandLine, corpus: Path) -> None:
        self.run, self.corpus = run, corpus

    def add(self, *options: str, article: str = "2024/lease") -> str:
        """Add a note and return its id."""
        outcome = self.run("notes", "add", article, *options, "--corpus", self.corpus)
        assert outcome.status == 0, outcome.err
        return outcome.out.strip()

    def all(self, *words: str) -> list[dict[str, object]]:
        """The notes that *words* mean."""
        outcome = self.run("notes", "list", *words, "--json", "--corpus", self.corpus)
        notes: list[dict[str, object]] = outcome.document("notes")["notes"]
        assert outcome.status == (0 if notes else 1)
        return notes

    def one(self, note_id: str) -> dict[str, object]:
        """The note of that id."""
        outcome = self.run("notes", "show", note_id, "--json", "--corpus", self.corpus)
        assert outcome.status == 0, outcome.err
        note: dict[str, object] = outcome.document("notes")["notes"][0]
        return note
