"""A small corpus, a desk on it, and the app in a pilot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from defense_tui.keys.commands import COMMANDS
from defense_tui.keys.keymap import Keymap
from defense_tui.library.memory import MemoryLibrary
from defense_tui.notebook.reading import ReadingState
from defense_tui.notebook.store import Notebook
from defense_tui.settings import Directories, Settings
from defense_tui.tui.app import DefenseApp, opening_workspace
from defense_tui.tui.desk import Desk
from defense_tui.tui.workspace.screen import WorkspaceScreen

ARTICLES = {
    "drones": (
        "Drones for the Navy",
        "2024-10-15",
        "Navy Post",
        "The Navy leases two Sea Eagles from Acme Works. Admiral Rao wants more of them.\n\n"
        "A contract for thirty was signed in October 2024. It is said to cost 3 billion.",
    ),
    "visit": (
        "Rao visits Acme Works",
        "2025-07-01",
        "Daily Wire",
        "Admiral Rao met the makers of the Sea Eagle on 1 July 2025.\n\nThey spoke of spare parts.",
    ),
    "weather": ("Rain over the harbour", "2025-08-02", "Daily Wire", "It rained [red]all day[/red] in Porthaven."),
}
ENTITIES = {
    "sea-eagle": ("platform", "Sea Eagle", ["Sea Eagles"]),
    "acme": ("company", "Acme Works", []),
    "rao": ("person", "Admiral Rao", ["Rao"]),
}
EVENTS = [
    ("contract", "2024-10", "Contract for thirty Sea Eagles", ["sea-eagle", "acme"]),
    ("visit", "2025-07-01", "Rao visits the makers", ["rao", "sea-eagle"]),
    ("delivery", "2030", "First delivery expected", ["sea-eagle"]),
]
CLAIMS = [
    ("C1", "wire", "visit", "The two met", "supported", "visit", "Admiral Rao met the makers"),
    ("C2", "post", "contract", "The price is 3 billion", "overstated", "drones", "said to cost 3 billion"),
]
Opener = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three articles with entities, events and claims of their own."""
    root = tmp_path / "harbour"
    for folder in ("articles", "entities", "timeline", "claims"):
        (root / folder).mkdir(parents=True)
    (root / "corpus.toml").write_text('id = "harbour"\ntitle = "Harbour papers"\nas_of = "2026-01-01"\n')
    for name, (title, date, publisher, text) in ARTICLES.items():
        front = f'+++\ntitle = "{title}"\ndate = "{date}"\npublisher = "{publisher}"\n+++\n'
        (root / "articles" / f"{name}.md").write_text(front + text + "\n")
    entities = (
        f'[[entity]]\nid = "{id_}"\nkind = "{kind}"\nname = "{name}"\naliases = {aliases}\n'
        f'description = "What {name} is."\nconfidence = "verified"\n'
        for id_, (kind, name, aliases) in ENTITIES.items()
    )
    (root / "entities" / "all.toml").write_text("\n".join(entities))
    events = (
        f'[[event]]\nid = "{id_}"\ndate = "{date}"\ntitle = "{title}"\nentities = {names}\nconfidence = "verified"\n'
        + ('status = "planned"\n' if date == "2030" else "")
        for id_, date, title, names in EVENTS
    )
    (root / "timeline" / "all.toml").write_text("\n".join(events))
    sources = (
        '[[source]]\nid = "wire"\npublisher = "Daily Wire"\n',
        '[[source]]\nid = "post"\npublisher = "Navy Post"\n',
    )
    (root / "sources.toml").write_text("\n".join(sources))
    claims = (
        f'[[claim]]\nid = "{id_}"\nsource = "{source}"\nevent = "{event}"\ntext = "{text}"\nkind = "fact"\n'
        f'assessment = "{assessment}"\n[[claim.told]]\narticle = "{article}"\nquote = "{quote}"\n'
        for id_, source, event, text, assessment, article, quote in CLAIMS
    )
    (root / "claims" / "all.toml").write_text("\n".join(claims))
    return root


@pytest.fixture
def make_desk(corpus: Path, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes desks that share one set of directories, as sessions of one reader do."""
    libraries: list[MemoryLibrary] = []
    directories = Directories(tmp_path / "data", tmp_path / "cache", tmp_path / "state", tmp_path / "config.toml")

    def make(root: Path = corpus, **settings: Any) -> Desk:
        library = MemoryLibrary.open(root, None)
        libraries.append(library)
        library.wait(30)
        chosen = Settings(**settings)
        return Desk(
            library=library,
            notebook=Notebook(directories.data, "asha@host"),
            reading=ReadingState(directories.state, library.state().info.key),
            settings=chosen,
            keymap=Keymap.of(COMMANDS, chosen.keys),
            directories=directories,
        )

    yield make
    for library in libraries:
        library.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """A desk on the small corpus."""
    return make_desk()


@pytest.fixture
def opened() -> Opener:
    """Opens the app on a desk: ``async with opened(desk, size=(120, 40)) as pilot``."""

    @asynccontextmanager
    async def open_app(
        desk: Desk, size: tuple[int, int] = (120, 40), article: str | None = None, query: str | None = None
    ) -> AsyncIterator[Pilot[None]]:
        app = DefenseApp(desk, opening_workspace(desk, article, query))
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield pilot

    return open_app


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no worker is at work and nothing is left to show."""
    for _ in range(2):
        with suppress(WorkerCancelled):  # a pane was asked something else meanwhile
            await pilot.app.workers.wait_for_complete()
        for _ in range(3):
            await pilot.pause()


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something holds that no worker of now brings about; it fails after a minute without."""
    for _ in range(600):
        if holds():
            return
        await pilot.pause(0.1)
    assert holds()


async def press(pilot: Pilot[None], *keys: str) -> WorkspaceScreen:
    """Press *keys* one by one, wait, and give the workspace."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    return workspace(pilot)


def workspace(pilot: Pilot[None]) -> WorkspaceScreen:
    """The screen of the app."""
    screen = pilot.app.screen
    assert isinstance(screen, WorkspaceScreen)
    return screen


def shown(pilot: Pilot[None]) -> str:
    """The whole screen as text, a line each."""
    width, height = pilot.app.size
    lines = []
    for strip in pilot.app.screen._compositor.render_strips():
        lines.append("".join(segment.text for segment in strip)[:width])
    return "\n".join(lines[:height])
