"""A corpus small enough that every answer about it can be checked by hand."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

_FILES = {
    "corpus.toml": """
        id = "harbour"
        title = "Harbour news"
        entities = "own"
        """,
    "articles/2024/lease.md": """
        +++
        title = "A lease of two drones"
        date = 2024-03-02
        publisher = "Harbour Post"
        source_url = "https://example.org/lease"
        tags = ["lease"]
        +++
        # A lease of two drones

        The navy leased two Heron drones on 1 March 2024. The Heron flies from Port Blue.

        > "We had none," said Captain Rao.
        """,
    "articles/2025/purchase.md": """
        +++
        title = "The purchase"
        date = "2025-07"
        publisher = "Daily Anchor"
        +++
        The ministry bought thirty drones in July 2025. The price is not known.
        """,
    "articles/letter.md": """
        A letter without a date. Port Blue is quiet.
        """,
    "entities/platform.toml": """
        [[entity]]
        id = "heron"
        kind = "platform"
        name = "Heron"
        description = "A drone."
        confidence = "verified"
        sources = ["post-2024"]
        attributes = { maker = "Heron Works" }

        [[relation]]
        subject = "heron"
        predicate = "based at"
        object = "port-blue"
        since = "2024-03"
        source = "post-2024"
        """,
    "entities/place.toml": """
        [[entity]]
        id = "port-blue"
        kind = "place"
        name = "Port Blue"
        description = "A port."
        confidence = "verified"
        sources = ["post-2024"]
        """,
    "sources.toml": """
        [[source]]
        id = "post-2024"
        publisher = "Harbour Post"
        title = "A lease of two drones"
        date = "2024-03-02"
        url = "https://example.org/lease"
        kind = "press"
        """,
    "timeline/2020s.toml": """
        [[event]]
        id = "lease-begins"
        date = "2024-03-01"
        title = "The lease of two drones begins"
        entities = ["heron", "port-blue"]
        sources = ["post-2024"]
        confidence = "verified"

        [[event]]
        id = "first-delivery"
        date = "2028?"
        title = "First delivery expected"
        entities = ["heron"]
        sources = ["post-2024"]
        confidence = "reported"
        status = "planned"
        """,
    "claims/post-2024.toml": """
        [[claim]]
        id = "none-before"
        source = "post-2024"
        text = "The navy had no drone of its own before the lease."
        kind = "statement"
        date = "2024-03-02"
        entities = ["heron"]
        event = "lease-begins"
        assessment = "supported"
        note = "No other report differs."
        quote = "We had none"
        """,
}


def make_corpus(root: Path) -> Path:
    """Write the corpus below *root* and return it."""
    for name, text in _FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return root
