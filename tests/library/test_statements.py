"""What a passage rests on."""

from __future__ import annotations

from defense_tui.model.curated import Curated, Event, Source, Told
from defense_tui.model.edtf import EdtfDate
from defense_tui.model.span import Passage
from tests.library.texts import claim, document, library

TEXT = "They met on 1 July 2025. The price is high. They met again on 2 July 2025."
CURATED = Curated(
    events=(
        Event("met", EdtfDate.parse("2025-07-01"), "They met", sources=("post",)),
        Event("again", EdtfDate.parse("2025-07-02"), "They met again", sources=("wire",)),
    ),
    claims=(claim("c", "wire", told=(Told("a", "price is high"),)),),
    sources=(Source("post", "Harbour Post"), Source("wire", "Wire")),
)


def test_a_passage_rests_on_what_its_claims_and_the_events_of_its_dates_rest_on() -> None:
    told = document("a", TEXT)
    told = told._replace(article=told.article._replace(events=("met",)))
    made = library([told], CURATED)

    def sources(start: int, end: int) -> list[str]:
        return [source.id for source in made.sources(Passage("a", start, end))]

    assert sources(0, len(TEXT)) == ["post", "wire"]
    assert sources(0, 10) == []
    assert sources(12, 14) == ["post"]
    assert sources(30, 31) == ["wire"]
    assert sources(TEXT.index("2 July"), len(TEXT)) == [], "the article does not list that event"
