"""The meaning of a lens, the slow and plain way: each sheet is asked each clause."""

from __future__ import annotations

from collections.abc import Iterable

from defense_tui.lens.folding import spelling_key, words
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.model.edtf import EdtfDate
from tests.conformance.corpus import SHEETS, Sheet

DATES = (Field.SINCE, Field.UNTIL, Field.AFTER, Field.BEFORE, Field.DATE)
KINDS = {"country": {"india", "japan"}, "grouping": {"quad"}, "platform": {"mq-9b", "p-8i"}}
NAMES = {
    "india": "india",
    "bharat": "india",
    "japan": "japan",
    "mq-9b": "mq-9b",
    "seaguardian": "mq-9b",
    "p-8i": "p-8i",
}
TELLING = {"lease-2024": {"2024/lease"}, "framework-2025": {"2025/framework", "2025/talks"}, "quad-2025": {"2025/quad"}}
PUBLISHERS = {"harbour-2024": "Harbour Post", "thx-2024": "THX News"}
OWN_TEXTS = {"2025/framework": "thx-2024"}


def fitting(lens: Lens, sheets: Iterable[Sheet] = SHEETS) -> tuple[set[str], set[str]]:
    """Ids of the sheets that fit, and of those that would but for having no date."""
    dates = lens.of(*DATES)
    others = lens.without(*DATES).clauses
    candidates = [sheet for sheet in sheets if all(holds(sheet, clause) is not clause.excluded for clause in others)]
    dated = [sheet for sheet in candidates if sheet.date or not dates]
    fit = {sheet.id for sheet in dated if all(holds(sheet, clause) is not clause.excluded for clause in dates)}
    return fit, {sheet.id for sheet in candidates} - {sheet.id for sheet in dated}


def holds(sheet: Sheet, clause: Clause) -> bool:
    """Whether *sheet* is as *clause* says, leaving aside that it may be excluded."""
    value = clause.value
    match clause.field:
        case Field.WORDS:
            return any(_has(text, value, as_spelt=clause.quoted) for text in (sheet.title, sheet.summary, sheet.body))
        case Field.ARTICLE:
            return sheet.id == value
        case Field.ENTITY:
            return NAMES.get(value.lower()) in sheet.named
        case Field.KIND:
            return not KINDS.get(value.lower(), set()).isdisjoint(sheet.named)
        case Field.EVENT:
            return sheet.id in TELLING.get(value, set())
        case Field.SOURCE:
            return value.lower() == OWN_TEXTS.get(sheet.id) or _has(sheet.publisher, value, as_spelt=True)
        case Field.CITES:
            return any(value == source or _has(PUBLISHERS[source], value, as_spelt=True) for source in sheet.sources)
        case Field.TAG:
            return value.lower() in [tag.lower() for tag in sheet.tags]
        case Field.IS | Field.HAS | Field.NOTE | Field.COLOR:
            return sheet.id in (clause.articles or ())
        case _:
            return _on(EdtfDate.parse(sheet.date), clause.field, EdtfDate.parse(value))


def _has(text: str, phrase: str, *, as_spelt: bool) -> bool:
    def keys(part: str) -> list[str]:
        return words(part) if as_spelt else [spelling_key(word) for word in words(part)]

    wanted, there = keys(phrase), keys(text)
    places = range(len(there) - len(wanted) + 1)
    return bool(wanted) and any(there[place : place + len(wanted)] == wanted for place in places)


def _on(date: EdtfDate, field: Field, asked: EdtfDate) -> bool:
    """For dates without open ends, which the sheets do not have."""
    assert date.earliest and date.latest and asked.earliest and asked.latest
    return {
        Field.SINCE: date.earliest >= asked.earliest,
        Field.UNTIL: date.latest <= asked.latest,
        Field.AFTER: date.earliest > asked.latest,
        Field.BEFORE: date.latest < asked.earliest,
        Field.DATE: date.earliest <= asked.latest and asked.earliest <= date.latest,
    }[field]
