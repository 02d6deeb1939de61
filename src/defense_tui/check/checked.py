"""What the rules of a check look at, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from defense_tui.corpus.folder import CorpusFolder, Document
from defense_tui.model.article import Article
from defense_tui.model.corpus import Fault


@dataclass(frozen=True, slots=True)
class Checked:
    """A folder with all its articles read."""

    folder: CorpusFolder
    documents: Mapping[str, Document]
    """By article id, in the order of their files."""

    @property
    def articles(self) -> Iterator[Article]:
        """The articles' metadata."""
        return (document.article for document in self.documents.values())


Rule = Callable[[Checked], Iterator[Fault]]
"""Finds the faults of one kind; its docstring says what holds where there are none."""


def article_fault(document: Document, key: str, code: str, message: str, hint: str) -> Fault:
    """A fault at the line of *key* in an article's front matter, else on its first line."""
    return Fault(document.article.file, document.lines.get(key, 1), code, message, hint)
