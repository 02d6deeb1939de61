"""The libraries that must conform, each over the same corpora."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Protocol

import pytest

from defense_tui.library.library import Library
from defense_tui.library.memory import MemoryLibrary
from tests.conformance import corpus


class Closable(Library, Protocol):
    """A library that lets go of what it holds."""

    def close(self) -> None: ...


Open = Callable[[Path], Closable]

LIBRARIES: dict[str, Open] = {"memory": lambda root: MemoryLibrary.open(root, None)}
"""How to open each library on a folder, with nothing bundled; a new one adds itself here."""


@pytest.fixture(scope="session", params=LIBRARIES)
def opening(request: pytest.FixtureRequest) -> Open:
    """How to open the library in question."""
    return LIBRARIES[request.param]


@pytest.fixture
def open_library(opening: Open) -> Iterator[Open]:
    """Opens libraries that are closed after the test."""
    with ExitStack() as stack:
        yield lambda root: stack.enter_context(closing(opening(root)))


@pytest.fixture(scope="session")
def small(opening: Open, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The small corpus, wholly read."""
    with closing(opening(corpus.write(tmp_path_factory.mktemp("small")))) as library:
        assert library.wait(60)
        yield library
