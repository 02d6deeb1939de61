"""Curated files: what a good table gives, and what a bad one costs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from defense_tui.corpus.curated import PlacedCurated, plain_name, read_curated
from defense_tui.model.corpus import Fault
from defense_tui.model.curated import Assessment, Confidence, Name, Status, Told
from tests.corpus.folders import write

ENTITY = '[[entity]]\nid = "mq-9b"\nkind = "platform"\nname = "MQ-9B"\n'
EVENT = '[[event]]\nid = "e"\ndate = "2025-07"\ntitle = "An event"\n'
CLAIM = '[[claim]]\nid = "c"\nsource = "s"\ntext = "It is so"\nkind = "fact"\nassessment = "partly"\n'


def read(root: Path, files: dict[str, str | bytes]) -> tuple[PlacedCurated, list[tuple[str, int, str]]]:
    """What is read from *files*, and file, line and code of each fault."""
    faults: list[Fault] = []
    curated = read_curated(write(root, files), faults)
    return curated, [(fault.file, fault.line, fault.code) for fault in faults]


def test_all_kinds_are_read_in_the_order_of_their_files(tmp_path: Path) -> None:
    curated, faults = read(
        tmp_path,
        {
            "entities/b.toml": ENTITY.replace("mq-9b", "b"),
            "entities/a.toml": ENTITY + '[[relation]]\nsubject = "mq-9b"\npredicate = "flown by"\nobject = "b"\n',
            "entities/.hidden.toml": ENTITY,
            "entities/notes.txt": "no",
            "timeline/2020s.toml": EVENT,
            "claims/s.toml": CLAIM,
            "sources.toml": '[[source]]\nid = "s"\npublisher = "P"\n',
        },
    )
    plain = curated.plain()
    assert [entity.id for entity in plain.entities] == ["mq-9b", "b"]
    assert [len(items) for items in (plain.relations, plain.events, plain.claims, plain.sources)] == [1, 1, 1, 1]
    assert not faults
    assert (curated.entities[0].table.place, curated.events[0].table.line("title")) == ("entities/a.toml:1", 4)


def test_nothing_curated_is_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, {}) == (PlacedCurated(), [])


@pytest.mark.parametrize(
    ("value", "case"),
    [
        ("MQ-9B", "exact"),
        ("Stryker", "exact"),
        ("C-130J", "exact"),
        ("INS RAJALI", "exact"),
        ("Indian Navy", "fold"),
        ("2+2 dialogue", "fold"),
        ("१२ ३", "exact"),
    ],
)
def test_single_words_and_capitals_must_agree_in_case(value: str, case: str) -> None:
    assert plain_name(value).case == case


def test_the_name_comes_first_among_the_aliases(tmp_path: Path) -> None:
    aliases = (
        'aliases = ["Sea Guardian", "MQ-9B", {name = "Guardian", needs = "context", note = "odd"}, "Sea Guardian"]'
    )
    curated, faults = read(tmp_path, {"entities/a.toml": ENTITY + aliases})
    assert curated.entities[0].item.aliases == (
        Name("MQ-9B", "exact"),
        Name("Sea Guardian", "fold"),
        Name("Guardian", "exact", "context", "odd"),
    )
    assert not faults


def test_a_table_says_more_of_the_name_itself(tmp_path: Path) -> None:
    aliases = 'aliases = [{name = "MQ-9B", case = "fold", needs = "self"}, "MQ-9B"]'
    curated, _ = read(tmp_path, {"entities/a.toml": ENTITY + aliases})
    assert curated.entities[0].item.aliases == (Name("MQ-9B", "fold", "self"),)


def test_an_alias_may_be_there_for_other_texts(tmp_path: Path) -> None:
    aliases = 'aliases = [\n{name = "Predator-B", elsewhere = true}, "Drone",\n{name = "UAV", elsewhere = 1}]'
    curated, faults = read(tmp_path, {"entities/a.toml": ENTITY + aliases})
    assert [name.value for name in curated.entities[0].item.aliases if name.elsewhere] == ["Predator-B"]
    assert faults == [("entities/a.toml", 5, "bad-value")]
    assert curated.entities[0].table.line("aliases", '"UAV"') == 7
    assert curated.entities[0].table.line("aliases", "not there") == 5


def test_bad_aliases_are_faults_on_their_line(tmp_path: Path) -> None:
    aliases = 'aliases = [7, "", {case = "exact"}, {name = "A", case = "loud"}, {name = "B", odd = 1}]'
    curated, faults = read(
        tmp_path, {"entities/a.toml": ENTITY + aliases, "entities/b.toml": ENTITY.replace("mq", "q") + 'aliases = "x"'}
    )
    assert [name.value for name in curated.entities[0].item.aliases] == ["MQ-9B", "A", "B"]
    assert faults == [
        ("entities/a.toml", 5, "bad-value"),
        ("entities/a.toml", 5, "bad-value"),
        ("entities/a.toml", 5, "missing-field"),
        ("entities/a.toml", 5, "unknown-value"),
        ("entities/a.toml", 5, "unknown-key"),
        ("entities/b.toml", 5, "bad-value"),
    ]


def test_attributes_and_descriptions_are_text(tmp_path: Path) -> None:
    more = (
        'description = """\nOne line\nand another.\n\nA paragraph.\x0c"""\nconfidence = "verified"\nsources = "s"\n'
        "[entity.attributes]\nfirst = 2020-11-01\nnumber = 31\nlist = ['a', 'b']\n"
    )
    curated, faults = read(tmp_path, {"entities/a.toml": ENTITY + more.replace("\x0c", "\\f")})
    entity = curated.entities[0].item
    assert entity.description == "One line and another.\n\nA paragraph."
    assert dict(entity.attributes) == {"first": "2020-11-01", "number": "31", "list": "a, b"}
    assert (entity.confidence, entity.sources) == (Confidence.VERIFIED, ("s",))
    assert not faults


def test_a_relation_has_one_source_or_many(tmp_path: Path) -> None:
    relation = (
        '[[relation]]\nsubject = "a"\npredicate = "p"\nobject = "b"\nsource = "s"\nsources = ["t", "u"]\nsince = 2005\n'
    )
    curated, faults = read(tmp_path, {"entities/a.toml": relation})
    item = curated.relations[0].item
    assert (item.sources, item.since and item.since.text) == (("s", "t", "u"), "2005")
    assert not faults


def test_one_bad_event_does_not_hide_the_others(tmp_path: Path) -> None:
    bad = '[[event]]\nid = "bad"\ntitle = "July"\ndate = "2025-13"\nentities = []\n'
    lost = '[[event]]\ntitle = "No id"\ndate = "2025"\n'
    curated, faults = read(tmp_path, {"timeline/a.toml": EVENT + bad + lost + EVENT.replace('"e"', '"f"')})
    assert [placed.item.id for placed in curated.events] == ["e", "f"]
    assert faults == [("timeline/a.toml", 8, "bad-date"), ("timeline/a.toml", 10, "missing-field")]


def test_unknown_words_and_keys_are_faults_and_the_event_stays(tmp_path: Path) -> None:
    odd = EVENT + 'confidence = "sure"\nstatus = "maybe"\ntag = ["x"]\nentities = "one"\nsources = [1]\nsummary = 7\n'
    curated, faults = read(tmp_path, {"timeline/a.toml": odd})
    event = curated.events[0].item
    assert (event.confidence, event.status, event.entities) == (Confidence.GENERAL, Status.OCCURRED, ("one",))
    assert sorted(faults) == [
        ("timeline/a.toml", 5, "unknown-value"),
        ("timeline/a.toml", 6, "unknown-value"),
        ("timeline/a.toml", 7, "unknown-key"),
        ("timeline/a.toml", 9, "bad-value"),
        ("timeline/a.toml", 10, "bad-value"),
    ]


def test_a_claim_takes_its_source_from_the_file_and_doubt_from_a_word_we_do_not_know(tmp_path: Path) -> None:
    claim = '[[claim]]\nid = "c"\ntext = "It is so"\nkind = "rumour"\nassessment = "probably"\n'
    told = '[[claim.told]]\narticle = "a"\nquote = "it is"\n[[claim.told]]\narticle = "b"\n'
    curated, faults = read(tmp_path, {"claims/paper.toml": claim + told})
    item = curated.claims[0].item
    assert (item.source, item.kind, item.assessment) == ("paper", "statement", Assessment.UNCLEAR)
    assert item.told == (Told("a", "it is"),)
    assert faults == [
        ("claims/paper.toml", 1, "missing-field"),
        ("claims/paper.toml", 4, "unknown-value"),
        ("claims/paper.toml", 5, "unknown-value"),
        ("claims/paper.toml", 9, "missing-field"),
    ]


def test_ids_are_unique_within_a_kind_across_files(tmp_path: Path) -> None:
    curated, faults = read(
        tmp_path,
        {
            "entities/a.toml": ENTITY,
            "entities/b.toml": "\n" + ENTITY,
            "timeline/a.toml": EVENT.replace('"e"', '"mq-9b"'),
        },
    )
    assert len(curated.entities) == len(curated.events) == 1
    assert faults == [("entities/b.toml", 3, "duplicate-id")]


@pytest.mark.parametrize(
    ("source", "line"),
    [('note = 1\n[[entity]]\nid = "a"\nkind = "k"\nname = "n"', 1), ("\n[[entities]]\nid = 1", 2), ("\n\n[meta]", 3)],
)
def test_what_a_file_should_not_hold_is_a_fault(tmp_path: Path, source: str, line: int) -> None:
    assert read(tmp_path, {"entities/a.toml": source})[1] == [("entities/a.toml", line, "unknown-key")]


@pytest.mark.parametrize("source", ["entity = 1", "[entity]\nid = 'a'", "entity = [1]"])
def test_a_list_of_another_shape_is_a_fault(tmp_path: Path, source: str) -> None:
    assert read(tmp_path, {"entities/a.toml": source})[1] == [("entities/a.toml", 1, "bad-value")]


def test_tables_written_on_one_line_are_read(tmp_path: Path) -> None:
    curated, faults = read(tmp_path, {"timeline/a.toml": '\nevent = [{id = "e", date = "2025", title = "t", odd = 1}]'})
    assert len(curated.events) == 1
    assert [fault[2] for fault in faults] == ["unknown-key"]


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    curated, faults = read(tmp_path, {"timeline/a.toml": "[[event", "timeline/b.toml": EVENT})
    assert len(curated.events) == 1
    assert faults == [("timeline/a.toml", 1, "bad-toml")]


def test_a_folder_that_cannot_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    iterdir = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path.name == "timeline":
            raise PermissionError(13, "Permission denied")
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    curated, faults = read(tmp_path, {"timeline/a.toml": EVENT, "entities/a.toml": ENTITY})
    assert (len(curated.entities), len(curated.events)) == (1, 0)
    assert faults == [("timeline", 0, "unreadable")]
