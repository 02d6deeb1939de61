"""The help of the program as a whole."""

from __future__ import annotations

from defense_tui.cli.catalogue import ENTRIES, GROUPS, Entry
from defense_tui.cli.parser import COMMON_HELP

APP_USAGE = "[FOLDER] [--article ID] [--query QUERY]"
_NAME = "defense-tui"
_COLUMN = 40
_WORDS = """\
words
  ARTICLE   an article's id, the last part of an id, or the path of a file outside any corpus
  QUERY     words, all of which must occur, "a phrase", -word to exclude, and entity: kind: event: source:
            cites: tag: since: until: after: before: date: article: is: has: note: color:
            Dates ask about what is listed: when an article or event was, when a note was last changed.
  FOLDER    a folder of .md or .txt files; one that is named like a command is written ./show
"""
_EXAMPLES = """\
examples
  defense-tui                                     read the bundled articles
  defense-tui ~/clippings --query since:2024      open your own folder, filtered
  defense-tui search --corpus ~/clippings mq-9b   search it without opening the app
  defense-tui timeline --json > timeline.json     one JSON document
  defense-tui COMMAND --help                      more about a command
"""
_STATUS = "exit status: 0 done; 1 nothing found, or faults found; 2 wrong usage; 3 not readable"


def program_help() -> str:
    """What ``defense-tui --help`` prints."""
    groups = "\n".join(f"{title.lower()}\n{_listed(entries)}" for title, entries in GROUPS)
    return (
        f"{_NAME} reads a folder of articles: text, entities, a timeline and your own notes, all by keyboard.\n\n"
        f"open the app\n  {_NAME} {APP_USAGE}\n\n{groups}\n{_WORDS}\n{_EXAMPLES}\n{COMMON_HELP}\n"
        f"  --version         print the version\n\n{_STATUS}\n"
    )


def family_help(family: str) -> str:
    """What ``defense-tui notes --help`` prints: the commands that begin with *family*."""
    members = tuple(entry for entry in ENTRIES.values() if entry.name.startswith(f"{family} "))
    return f"usage: {_NAME} {family} COMMAND ...\n\ncommands\n{_listed(members)}\n{COMMON_HELP}\n"


def _listed(entries: tuple[Entry, ...]) -> str:
    return "".join(_row(f"{_NAME} {entry.name} {entry.usage}".rstrip(), entry.summary) for entry in entries)


def _row(call: str, summary: str) -> str:
    gap = " " * max(2, _COLUMN - len(call)) if len(call) < _COLUMN else "\n" + " " * (_COLUMN + 2)
    return f"  {call}{gap}{summary}\n"
