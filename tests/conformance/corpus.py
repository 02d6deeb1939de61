"""A small corpus with a bit of everything, and what a person reading it would say is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Sheet:
    """One article, as it is written and as it must be understood."""

    id: str
    title: str
    body: str
    date: str = ""
    publisher: str = ""
    source_url: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    named: dict[str, int] = field(default_factory=dict)
    """How often each entity stands in the body."""

    def written(self) -> str:
        """The file."""
        values = {"title": self.title, "date": self.date, "publisher": self.publisher, "summary": self.summary}
        values["source_url"] = self.source_url
        lists = {"tags": self.tags, "sources": self.sources, "events": self.events}
        lines = [f"{key} = {_quoted(value)}" for key, value in values.items() if value]
        lines += [f"{key} = [{', '.join(map(_quoted, items))}]" for key, items in lists.items() if items]
        return "\n".join(["+++", *lines, "+++", "", self.body, ""])


def _quoted(text: str) -> str:
    return f'"{text}"'


SHEETS = (
    Sheet(
        "2024/lease",
        "Two drones on lease",
        "India flies the MQ-9B from a base in the south. The MQ-9B came on lease.\n\nThe lease ends in the year after.",
        date="2024-03-05",
        publisher="Harbour Post",
        summary="A lease, and what follows from it.",
        tags=("drones", "Lease"),
        sources=("harbour-2024",),
        events=("lease-2024",),
        named={"india": 1, "mq-9b": 2},
    ),
    Sheet(
        "2024/programme",
        "The defence programme",
        "The defence programme of Japan grew. Nobody colour-coded it.",
        date="2024-03",
        publisher="Harbour Post",
        tags=("drones",),
        named={"japan": 1},
    ),
    Sheet(
        "2024/program",
        "A defense program elsewhere",
        "A defense program of India and Japan: ten-year framework, ten years of work.",
        date="2024-03-31",
        publisher="THX News",
        tags=("framework",),
        sources=("thx-2024", "harbour-2024"),
        named={"india": 1, "japan": 1},
    ),
    Sheet(
        "2025/framework",
        "The framework is signed",
        "The ten-year framework of India was signed. India signed first.\n\nThe café at the harbour was closed.",
        date="2025-10-31",
        publisher="THX News",
        source_url="https://thx.example/framework",
        tags=("framework",),
        events=("framework-2025",),
        named={"india": 2},
    ),
    Sheet(
        "2025/quad",
        "Four ministers",
        "Ministers of the Quad met. The Quad will meet again; Japan is host.",
        date="2025",
        tags=("talks",),
        events=("quad-2025",),
        named={"quad": 2, "japan": 1},
    ),
    Sheet(
        "2025/talks",
        "Talks over two weeks",
        "Talks between India and Japan went on. The framework was among the subjects, a framework for ten years.",
        date="2025-04-01/2025-04-13",
        publisher="Harbour Post",
        named={"india": 1, "japan": 1},
    ),
    Sheet(
        "notes/undated",
        "Notes without a day",
        "Notes on the framework, on the Cafe and on India.",
        tags=("framework",),
        named={"india": 1},
    ),
    Sheet("notes/empty", "Nothing in it", "", date="2025-10-31"),
)

ENTITIES = """
[[entity]]
id = "india"
kind = "country"
name = "India"
aliases = ["Bharat"]

[[entity]]
id = "japan"
kind = "country"
name = "Japan"

[[entity]]
id = "quad"
kind = "grouping"
name = "Quad"
aliases = ["the Four"]

[[entity]]
id = "mq-9b"
kind = "platform"
name = "MQ-9B"
aliases = ["SeaGuardian"]

[[entity]]
id = "p-8i"
kind = "platform"
name = "P-8I"

[[relation]]
subject = "india"
predicate = "operates"
object = "mq-9b"
role = "lease"
source = "harbour-2024"
"""

EVENTS = """
[[event]]
id = "lease-2024"
date = "2024-03"
title = "A lease for two drones"
summary = "Signed at the harbour."
entities = ["india", "mq-9b"]
tags = ["Lease"]
sources = ["harbour-2024"]

[[event]]
id = "framework-2025"
date = "2025-10-31"
title = "The ten-year framework is signed"
entities = ["india"]
tags = ["framework"]
sources = ["thx-2024"]

[[event]]
id = "quad-2025"
date = "2025"
title = "The ministers of the Quad meet"
entities = ["quad", "japan"]
tags = ["talks"]

[[event]]
id = "delivery-2099"
date = "2099?"
title = "Delivery of the drones"
status = "planned"
entities = ["mq-9b"]
"""

CLAIMS = """
[[claim]]
id = "harbour-01"
source = "harbour-2024"
text = "The drones came on lease"
kind = "fact"
date = "2024-03-05"
event = "lease-2024"
entities = ["mq-9b"]
assessment = "supported"

[[claim.told]]
article = "2024/lease"
quote = "The MQ-9B came on lease."

[[claim]]
id = "harbour-02"
source = "harbour-2024"
text = "The lease will be long"
kind = "forecast"
event = "lease-2024"
entities = ["india"]
assessment = "overstated"
quote = "for a very long time"

[[claim]]
id = "thx-01"
source = "thx-2024"
text = "Two drones are leased"
kind = "fact"
date = "2024"
event = "lease-2024"
entities = ["mq-9b", "india"]
assessment = "supported"
same_as = "harbour-01"

[[claim]]
id = "thx-02"
source = "thx-2024"
text = "India signed the framework first"
kind = "fact"
date = "2025-10-31"
event = "framework-2025"
entities = ["india"]
assessment = "supported"
quote = "India signed first"

[[claim.told]]
article = "2025/talks"
quote = "a framework for ten years"
"""

SOURCES = """
[[source]]
id = "harbour-2024"
publisher = "Harbour Post"
title = "Drones"
date = "2024-03-05"
url = "https://harbour.example/drones"

[[source]]
id = "thx-2024"
publisher = "THX News"
title = "Framework"
date = "2025-10-31"
url = "https://www.thx.example/framework/"
"""


def write(root: Path, sheets: tuple[Sheet, ...] = SHEETS) -> Path:
    """Write the corpus to *root*."""
    files = {f"articles/{sheet.id}.md": sheet.written() for sheet in sheets}
    files |= {
        "corpus.toml": 'id = "small"\ntitle = "A small corpus"\n',
        "entities/all.toml": ENTITIES,
        "timeline/2020s.toml": EVENTS,
        "claims/all.toml": CLAIMS,
        "sources.toml": SOURCES,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def write_many(root: Path, count: int) -> Path:
    """Write a folder of *count* articles without anything curated, on *count* different days."""
    for number in range(count):
        path = root / f"{number:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        day = f"2024-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        path.write_text(f"---\ndate: {day}\ntitle: Article {number}\n---\n\nText {number} of many.\n", encoding="utf-8")
    return root
