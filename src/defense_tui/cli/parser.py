"""The command line's grammar: options before or after the words, and words that may begin with a dash."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, NoReturn

from defense_tui.cli.failure import UsageError

COMMON_HELP = """\
common options, before or after the words:
  --corpus FOLDER   the articles to ask; without it the bundled ones
  --json            print one JSON document
  --limit N         print at most N records
  --data-dir DIR    where notes are kept                (or DEFENSE_TUI_DATA_DIR)
  --cache-dir DIR   where copies are kept               (or DEFENSE_TUI_CACHE_DIR)
  --state-dir DIR   where reading positions are kept    (or DEFENSE_TUI_STATE_DIR)
  --config FILE     the settings                        (or DEFENSE_TUI_CONFIG)
  --debug           show the traceback of a failure
  -h, --help        show this help"""
_HELP_FLAGS = ("-h", "--help")


class Token(NamedTuple):
    """A part of a command line: a word, or an option together with its value."""

    place: int
    """Where it begins among the arguments."""
    text: str
    """An option's value is joined to it by ``=``."""
    is_word: bool


class Parser(argparse.ArgumentParser):
    """A parser of the options and words of one command; every one knows the common options.

    Unlike its parent it raises :class:`UsageError` instead of leaving the program, takes no abbreviated options,
    and an option's value may begin with a dash.
    """

    def __init__(
        self, command: str, usage: str, summary: str, *, examples: Sequence[str] = (), dashed_words: bool = False
    ) -> None:
        """With *dashed_words* a word may begin with one dash (``-russia``); without, that is an unknown option."""
        shown = "".join(f"  defense-tui {example}\n" for example in examples)
        super().__init__(
            prog=f"defense-tui {command}".rstrip(),
            usage=f"%(prog)s {usage}".rstrip(),
            description=f"{summary[:1].upper()}{summary[1:]}.",
            epilog=f"examples:\n{shown}\n{COMMON_HELP}" if examples else COMMON_HELP,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._dashed_words = dashed_words
        self._with_value: set[str] = set()
        self._flags: set[str] = set(_HELP_FLAGS)
        for flag in ("--json", "--debug"):
            self.add_argument(flag, action="store_true", help=argparse.SUPPRESS)
        for option in ("--corpus", "--data-dir", "--cache-dir", "--state-dir", "--config"):
            self.add_argument(option, help=argparse.SUPPRESS)
        self.add_argument("--limit", type=_at_least_one, help=argparse.SUPPRESS)

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        """As the parent's; remembers which options take a value."""
        action = super().add_argument(*names, **settings)
        (self._flags if action.nargs == 0 else self._with_value).update(action.option_strings)
        return action

    def tokens(self, arguments: Sequence[str]) -> Iterator[Token]:
        """The parts of a command line; everything behind ``--`` is a word."""
        places = iter(range(len(arguments)))
        for place in places:
            text = arguments[place]
            if text == "--":
                yield from (Token(rest, arguments[rest], is_word=True) for rest in places)
            elif text in self._with_value:
                value = next(places, None)
                yield Token(place, text if value is None else f"{text}={arguments[value]}", is_word=False)
            else:
                yield Token(place, text, is_word=not self._looks_like_an_option(text))

    def asks_for_help(self, arguments: Sequence[str]) -> bool:
        """Whether ``--help`` stands among the options."""
        return any(token.text in _HELP_FLAGS and not token.is_word for token in self.tokens(arguments))

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """What stands behind the command's name; raise :class:`UsageError` when it is wrong."""
        tokens = tuple(self.tokens(arguments))
        options = [token.text for token in tokens if not token.is_word]
        words = [token.text for token in tokens if token.is_word]
        read, left = self.parse_known_args([*options, "--", *words] if words else options)
        if unknown := [option for option in options if option in left]:
            near = nearest(unknown[0], (*self._flags, *self._with_value))
            self.error(f"unknown option {unknown[0]!r}" + (f"; did you mean {near!r}?" if near else ""))
        if left:
            self.error(f"{left[-1]!r} is one word too many")
        return read

    def error(self, message: str) -> NoReturn:
        """Raise :class:`UsageError` with *message* and where to read more."""
        raise UsageError(f"{message} (see {self.prog} --help)")

    def _looks_like_an_option(self, text: str) -> bool:
        if text in self._flags or text.startswith("--"):
            return True
        return text.startswith("-") and text != "-" and not self._dashed_words


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of *known* that a person who typed *word* may have meant."""
    import difflib  # costs a seventh of the time that --help takes

    return next(iter(difflib.get_close_matches(word, sorted(known), 1)), None)


def _at_least_one(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 upwards")
    return number
