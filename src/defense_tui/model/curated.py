"""What people curated about a corpus: entities, relations, events, claims and sources."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple

from defense_tui.model.edtf import EdtfDate


class Confidence(StrEnum):
    """How well a statement of ours is backed."""

    VERIFIED = "verified"
    """Seen in the text of at least one listed source."""
    REPORTED = "reported"
    """One weak, undated or secondary source."""
    GENERAL = "general"
    """General knowledge; not to be stated as fact."""
    NAMED = "named"
    """Only named in a text."""


class Origin(StrEnum):
    """Where an entity or event comes from."""

    OWN = "own"
    """Curated with the corpus that is open."""
    BUNDLED = "bundled"
    """Curated with the bundled corpus, used on a folder that has no entities of its own."""
    UNREVIEWED = "unreviewed"
    """Found by the program in the texts; nobody has accepted it."""


class Status(StrEnum):
    """Whether an event has happened."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    ONGOING = "ongoing"
    CANCELLED = "cancelled"


class Assessment(StrEnum):
    """What we found when we checked a claim; :attr:`word` is its four-letter word, the same everywhere."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    OVERSTATED = "overstated"
    GARBLED = "garbled"
    UNSUPPORTED = "unsupported"
    NOT_FOUND = "not-found"
    UNCLEAR = "unclear"
    INFERENCE = "inference"
    FORECAST = "forecast"
    OPINION = "opinion"
    META = "meta"

    @property
    def word(self) -> str:
        """Four letters for margins, lists, ASCII and speech."""
        return _WORDS[self]


_WORDS = {
    Assessment.SUPPORTED: "held",
    Assessment.PARTLY: "part",
    Assessment.OVERSTATED: "over",
    Assessment.GARBLED: "garb",
    Assessment.UNSUPPORTED: "none",
    Assessment.NOT_FOUND: "none",
    Assessment.UNCLEAR: "dubt",
    Assessment.INFERENCE: "infr",
    Assessment.FORECAST: "fcst",
    Assessment.OPINION: "opin",
    Assessment.META: "meta",
}

ClaimKind = Literal["fact", "statement", "plan", "forecast", "opinion", "background", "meta"]


class Name(NamedTuple):
    """One way in which texts name an entity."""

    value: str
    case: Literal["exact", "fold"]
    """Whether capitals must agree."""
    needs: Literal["self", "context"] | None = None
    """``self``: counts only where the article also has another name of the same entity; ``context``: only where
    it also has unconditional names of three other entities, or, for platforms and weapons, a word for what they are
    beside the name (``Stryker vehicles``)."""
    note: str = ""
    """Why the name is odd, e.g. that a source garbled it; shown on the entity's card."""
    elsewhere: bool = False
    """Not used in the corpus that it was curated with, but expected in other texts."""


class Entity(NamedTuple):
    """A person, organisation, country, place, platform, weapon, programme, agreement, exercise and the like."""

    id: str
    kind: str
    name: str
    aliases: tuple[Name, ...] = ()
    """All names that texts use, ``name`` itself among them."""
    description: str = ""
    attributes: MappingProxyType[str, str] = MappingProxyType({})
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.NAMED
    origin: Origin = Origin.OWN


class Relation(NamedTuple):
    """A directed statement about two entities."""

    subject: str
    predicate: str
    object: str
    role: str = ""
    since: EdtfDate | None = None
    until: EdtfDate | None = None
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.VERIFIED


class Event(NamedTuple):
    """Something that happened or is planned; a reversible grouping of claims."""

    id: str
    date: EdtfDate
    title: str
    summary: str = ""
    entities: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.VERIFIED
    status: Status = Status.OCCURRED
    origin: Origin = Origin.OWN


class Told(NamedTuple):
    """Where an article of ours discusses a claim: the words stand verbatim in its canonical text."""

    article: str
    quote: str


class Claim(NamedTuple):
    """What one source says, in our words, and our assessment of it."""

    id: str
    source: str
    text: str
    kind: ClaimKind
    assessment: Assessment
    date: EdtfDate | None = None
    entities: tuple[str, ...] = ()
    event: str = ""
    note: str = ""
    """Why we assess it so."""
    outcome: str = ""
    """For plans and forecasts: what came of it, and as of when."""
    quote: str = ""
    """At most seven words of the source, enough to find the place in the source's own text."""
    told: tuple[Told, ...] = ()
    same_as: str = ""
    """Id of a claim of another source that says the same."""


class Source(NamedTuple):
    """A publication that statements rest on."""

    id: str
    publisher: str
    title: str = ""
    date: EdtfDate | None = None
    url: str = ""
    kind: str = ""
    """``official text``, ``press`` and the like."""


class Curated(NamedTuple):
    """All that was curated with one corpus, in the order of its files."""

    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
