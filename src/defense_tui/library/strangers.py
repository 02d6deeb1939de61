"""What a lens names and the corpus does not have: why nothing is found, and what may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from defense_tui.lens.folding import fold
from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.library.holdings import Holdings
from defense_tui.library.matching import fitting
from defense_tui.library.unreviewed import UNREVIEWED_KIND

_FEW = 16
"""So many kinds or tags are all told when none is near."""


def strangers(holdings: Holdings, lens: Lens) -> tuple[str, ...]:
    """A sentence for each clause of *lens* that is to blame when nothing is found; none while texts are being read."""
    if not holdings.snapshot.complete:
        return ()
    return tuple(filter(None, (_why(holdings, clause) for clause in lens.clauses)))


def _why(holdings: Holdings, clause: Clause) -> str:
    """Why *clause* finds nothing, as far as it alone is to blame; else empty."""
    if _is_strange(holdings, clause):
        return _told(holdings, clause)
    if clause.field is Field.ENTITY and not clause.excluded:
        return _unproven(holdings, clause.value)
    return ""


def _unproven(holdings: Holdings, name: str) -> str:
    """That articles have a word for the entity called *name*, but none of them shows that it is meant."""
    entity = holdings.entity(holdings.entity_id(name) or "")
    if not entity or holdings.counts(entity.id):
        return ""
    words = dict.fromkeys(alias.value for alias in entity.aliases if alias.needs)
    articles = {word: len(fitting(holdings, Clause(Field.WORDS, word))) for word in words}
    word = max(articles, key=lambda word: articles[word], default="")
    if not articles.get(word):
        return f"no article names {entity.name}"
    have = "1 article has" if articles[word] == 1 else f"{articles[word]} articles have"
    return f"{have} the word {word!r}, but nothing shows that the {entity.kind} is meant"


def _is_strange(holdings: Holdings, clause: Clause) -> bool:
    match clause.field:
        case Field.ENTITY:
            return holdings.entity_id(clause.value) is None
        case Field.KIND:
            return not holdings.of_kind(clause.value)
        case Field.EVENT:
            return clause.value not in holdings.chronicle.entries and holdings.curation.event(clause.value) is None
        case Field.ARTICLE:
            return clause.value not in holdings.catalogue.by_id
        case Field.SOURCE | Field.CITES:
            known = any(holdings.curation.is_source(source, clause.value) for source in holdings.curation.sources)
            return not known and not fitting(holdings, Clause(clause.field, clause.value))
        case Field.TAG:
            tags = (tag for event in holdings.curation.timeline.values() for tag in event.tags)
            folded = fold(clause.value).text
            return folded not in holdings.catalogue.by_tag and folded not in {fold(tag).text for tag in tags}
        case _:
            return False


def _told(holdings: Holdings, clause: Clause) -> str:
    import difflib  # only for who found nothing

    known = {fold(name).text: typed for name, typed in _KNOWN[clause.field](holdings) if name}
    close = difflib.get_close_matches(fold(clause.value).text, list(known), n=3)
    near = dict.fromkeys(known[name] for name in close)
    what = Field.SOURCE if clause.field is Field.CITES else clause.field
    sentence = f"there is no {what} {clause.value!r}"
    if near:
        return f"{sentence}; did you mean {' or '.join(f'{clause.field}:{typed}' for typed in near)}?"
    if 0 < len(known) <= _FEW:
        return f"{sentence}; there are {', '.join(sorted(set(known.values())))}"
    return sentence


def _entities(holdings: Holdings) -> Iterator[tuple[str, str]]:
    for entity in (*holdings.curation.entities.values(), *holdings.unreviewed.entities.values()):
        yield entity.name, entity.id
        yield entity.id, entity.id


def _kinds(holdings: Holdings) -> Iterator[tuple[str, str]]:
    unreviewed = (UNREVIEWED_KIND,) if holdings.unreviewed.entities else ()
    return _as_typed((*holdings.curation.kinds, *unreviewed))


def _events(holdings: Holdings) -> Iterator[tuple[str, str]]:
    return _as_typed((*holdings.chronicle.entries, *holdings.curation.other_events))


def _articles(holdings: Holdings) -> Iterator[tuple[str, str]]:
    return _as_typed(holdings.catalogue.by_id)


def _sources(holdings: Holdings) -> Iterator[tuple[str, str]]:
    sources = holdings.curation.sources
    return _as_typed((*holdings.catalogue.by_publisher, *(source.publisher for source in sources.values()), *sources))


def _tags(holdings: Holdings) -> Iterator[tuple[str, str]]:
    of_articles = (tag for article in holdings.catalogue.articles.values() for tag in article.tags)
    of_events = (tag for event in holdings.curation.timeline.values() for tag in event.tags)
    return _as_typed((*of_articles, *of_events))


def _as_typed(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, f'"{name}"' if " " in name else name) for name in names)


_KNOWN: Mapping[Field, Callable[[Holdings], Iterator[tuple[str, str]]]] = {
    Field.ENTITY: _entities,
    Field.KIND: _kinds,
    Field.EVENT: _events,
    Field.ARTICLE: _articles,
    Field.SOURCE: _sources,
    Field.CITES: _sources,
    Field.TAG: _tags,
}
"""For each field that names something what there is: its name, and what to type for it."""
