"""All commands of the command line as data; what carries one out is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from defense_tui.cli.parser import Parser
    from defense_tui.cli.request import Request


class Command(NamedTuple):
    """What carries out a command."""

    arguments: Callable[[Parser], None]
    """Adds the command's own options and words to its parser."""
    run: Callable[[Request], int]
    """Does the work and returns the exit status; raises :class:`~defense_tui.cli.failure.CommandError`."""


class Entry(NamedTuple):
    """How a command is called."""

    name: str
    """One word, or ``notes`` and one word."""
    usage: str
    """What stands behind the name."""
    summary: str
    """What it does: lower case, no full stop."""
    target: str
    """Module and name of its :class:`Command`, as in an entry point: ``package.module:NAME``."""
    examples: tuple[str, ...] = ()
    """Command lines without the program's name."""
    takes_query: bool = False
    """Whether its words are a query, in which ``-word`` excludes."""

    def load(self) -> Command:
        """Import what carries the command out."""
        module, _, name = self.target.partition(":")
        command = getattr(import_module(module), name)
        if not isinstance(command, Command):
            raise TypeError(f"{self.target} is no command")
        return command


GROUPS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "Articles",
        (
            Entry(
                "show",
                "ARTICLE",
                "print an article",
                "defense_tui.cli.articles:SHOW",
                ("show start-here", "show --canonical letter.txt | sha256sum"),
            ),
            Entry(
                "search",
                "QUERY",
                "print articles with the words around what was found",
                "defense_tui.cli.search:SEARCH",
                ("search mq-9b lease", "search '\"ten-year framework\" since:2025'", "search --json drones -russia"),
                takes_query=True,
            ),
            Entry(
                "mentions",
                "ARTICLE",
                "print the entities named in an article",
                "defense_tui.cli.articles:MENTIONS",
                ("mentions letter.txt",),
            ),
            Entry("dates", "ARTICLE", "print the dates found in an article", "defense_tui.cli.articles:DATES"),
        ),
    ),
    (
        "What the articles speak of",
        (
            Entry(
                "entities",
                "[QUERY]",
                "print the entities that articles name",
                "defense_tui.cli.entities:ENTITIES",
                ("entities kind:platform --limit 10",),
                takes_query=True,
            ),
            Entry("entity", "ID", "print all that is known of an entity", "defense_tui.cli.entities:ENTITY"),
            Entry(
                "timeline",
                "[QUERY]",
                "print events, oldest first",
                "defense_tui.cli.timeline:TIMELINE",
                ("timeline entity:mq-9b since:2023",),
                takes_query=True,
            ),
            Entry(
                "claims",
                "[QUERY]",
                "print what sources claim, and how it was assessed",
                "defense_tui.cli.timeline:CLAIMS",
                takes_query=True,
            ),
        ),
    ),
    (
        "Your notes",
        (
            Entry(
                "notes list",
                "[QUERY]",
                "print notes, oldest first",
                "defense_tui.cli.notes.printing:LIST",
                ("notes list", "notes list note:question entity:mq-9b --json"),
                takes_query=True,
            ),
            Entry(
                "notes search",
                "QUERY",
                "print the notes that have these words",
                "defense_tui.cli.notes.printing:SEARCH",
                ("notes search price tag:mq-9b",),
                takes_query=True,
            ),
            Entry("notes show", "ID...", "print notes in full", "defense_tui.cli.notes.printing:SHOW"),
            Entry(
                "notes export",
                "[QUERY] [--since DATE] [--group G] [--format F] [-o FILE]",
                "write notes as a document",
                "defense_tui.cli.notes.exporting:EXPORT",
                ("notes export --since 2025-07 --group tag -o notes.md", "notes export color:yellow --format json"),
                takes_query=True,
            ),
            Entry(
                "notes add",
                "ARTICLE [--quote TEXT | --start N --end N] [--note TEXT|-] [--tag T]... [--color C]",
                "write a note and print its id",
                "defense_tui.cli.notes.writing:ADD",
                ("notes add start-here --note 'read again' --tag todo",),
            ),
            Entry(
                "notes edit",
                "ID... [--note TEXT|-] [--tag T]... [--untag T]... [--color C]",
                "change notes",
                "defense_tui.cli.notes.writing:EDIT",
            ),
            Entry(
                "notes delete", "ID...", "delete notes; their words are kept", "defense_tui.cli.notes.writing:DELETE"
            ),
            Entry("notes undo", "ID...", "take back the last change to a note", "defense_tui.cli.notes.writing:UNDO"),
            Entry(
                "notes import",
                "FILE",
                "take in notes: our JSON, Hypothesis, W3C Web Annotations",
                "defense_tui.cli.notes.importing:IMPORT",
                ("notes import hypothesis.json --corpus ~/clippings",),
            ),
            Entry(
                "notes check",
                "",
                "print what is wrong with the files of the notes",
                "defense_tui.cli.notes.inspecting:CHECK",
            ),
            Entry(
                "notes prune",
                "[--days N] [--keep N] [--yes]",
                "print which old states of notes could be removed, or remove them",
                "defense_tui.cli.notes.pruning:PRUNE",
                ("notes prune", "notes prune --days 365 --yes"),
            ),
            Entry(
                "notes log",
                "[--date DAY]",
                "print what was done to notes on a day",
                "defense_tui.cli.notes.inspecting:LOG",
                ("notes log --date 2025-07-02",),
            ),
        ),
    ),
    (
        "Your folder, the program",
        (
            Entry(
                "check", "FOLDER", "print every fault of a corpus and how to mend it", "defense_tui.cli.program:CHECK"
            ),
            Entry("keys", "", "print the keys in force", "defense_tui.cli.program:KEYS"),
            Entry("paths", "", "print the directories in use", "defense_tui.cli.program:PATHS"),
            Entry("doctor", "", "print the health of terminal, settings and notes", "defense_tui.cli.doctor:DOCTOR"),
        ),
    ),
)
"""In the order of the help."""

ENTRIES: dict[str, Entry] = {entry.name: entry for _, entries in GROUPS for entry in entries}
"""By name."""
FAMILIES = frozenset(name.partition(" ")[0] for name in ENTRIES if " " in name)
"""First words of the commands that have two."""
