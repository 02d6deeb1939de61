"""Lenses that have something to say about the small corpus."""

from __future__ import annotations

from hypothesis import strategies as st

from defense_tui.lens.lens import Clause, Field, Lens
from tests.conformance.corpus import SHEETS
from tests.conformance.oracle import DATES

IDS = [sheet.id for sheet in SHEETS]
_VALUES = {
    Field.WORDS: [
        "India", "the", "defense", "programme", "ten-year", "mq-9b", "color-coded", "cafe", "lease", "nowhere",
        "signed", "year framework", "india framework", "the harbour",
    ],
    Field.ARTICLE: [*IDS[:3], "none"],
    Field.ENTITY: ["india", "Bharat", "japan", "MQ-9B", "p-8i", "nobody"],
    Field.KIND: ["country", "Platform", "grouping", "none"],
    Field.EVENT: ["lease-2024", "framework-2025", "quad-2025", "delivery-2099", "none"],
    Field.SOURCE: ["harbour post", "post", "THX", "thx-2024", "ost", "&"],
    Field.CITES: ["harbour-2024", "thx-2024", "harbour post", "none"],
    Field.TAG: ["drones", "lease", "framework", "frame"],
}  # fmt: skip
_DAYS = ["2024", "2024-03", "2024-03-05", "2025", "2025-04-10", "202X", "2025-04-01/2025-10-31"]

_plain = st.one_of(
    *(st.builds(Clause, st.just(field), st.sampled_from(values), st.booleans()) for field, values in _VALUES.items()),
    st.builds(Clause, st.just(Field.WORDS), st.sampled_from(_VALUES[Field.WORDS]), st.booleans(), quoted=st.just(True)),
)
_dates = st.builds(Clause, st.sampled_from(DATES), st.sampled_from(_DAYS), st.booleans())
_reader = st.builds(
    Clause,
    st.sampled_from([Field.IS, Field.HAS, Field.NOTE, Field.COLOR]),
    st.just("x"),
    st.booleans(),
    articles=st.frozensets(st.sampled_from([*IDS, "gone"])),
)
clauses = st.one_of(_plain, _plain, _dates, _reader)
lenses = st.lists(clauses, max_size=4).map(lambda found: Lens(tuple(found)))
