"""A corpus that says ``strict = true`` is held to what readers of the bundled one may rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from defense_tui.check import check
from defense_tui.check.strict import STRICT_RULES
from tests.corpus.folders import write

ENTITY = '[[entity]]\nid = "{0}"\nkind = "organisation"\nname = "{0}"\ndescription = "It floats."\n'
IDS = ("army", "coast", "fleet", "navy", "ship")
GOOD: dict[str, str] = {
    "corpus.toml": 'id = "small"\ntitle = "Small"\nas_of = "2025-07-01"\nstrict = true\n',
    "articles/talks.md": '+++\ntitle = "Talks"\nentities = ["army", "coast", "fleet", "navy", "ship"]\n'
    'events = ["first", "second", "third"]\n+++\nThe army, coast and navy met. (The IN has one ship.)\n',
    "entities/a.toml": "".join(map(ENTITY.format, IDS))
    + '[[relation]]\nsubject = "navy"\npredicate = "has"\nobject = "ship"\nsource = "paper"\n',
    "entities/b.toml": ENTITY.format("sea")
    + 'aliases = [\n    "IN",\n    { name = "The Deep", elsewhere = true },\n]\n',
    "timeline/2020s.toml": "".join(
        f'[[event]]\nid = "{id_}"\ndate = "2025"\ntitle = "They meet"\nsources = ["paper"]\n'
        for id_ in ("first", "second", "third")
    ),
    "claims/paper.toml": '[[claim]]\nid = "p1"\nsource = "paper"\ntext = "They will meet"\nkind = "forecast"\n'
    'assessment = "forecast"\noutcome = "Open as of July 2025."\nentities = ["sea"]\n',
    "sources.toml": '[[source]]\nid = "paper"\npublisher = "A Paper"\n',
}


def faults(root: Path, file: str = "corpus.toml", old: str = "", new: str = "") -> list[tuple[str, int, str]]:
    """File, line and code of each fault of the good corpus with the first *old* in *file* changed to *new*."""
    assert old in GOOD[file]
    return [(f.file, f.line, f.code) for f in check(write(root, GOOD | {file: GOOD[file].replace(old, new, 1)}))]


def test_a_good_corpus_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "code"),
    [
        ("timeline/2020s.toml", 'sources = ["paper"]\n', "", 1, "no-source"),
        ("timeline/2020s.toml", '["paper"]', "[]", 5, "no-source"),
        ("timeline/2020s.toml", 'sources = ["paper"]\n', 'confidence = "reported"\n', 1, "no-source"),
        ("entities/a.toml", 'source = "paper"\n', "", 26, "no-source"),
        ("entities/a.toml", 'source = "paper"\n', 'confidence = "named"\n', 26, "no-source"),
        ("articles/talks.md", '"army", ', "", 3, "few-entities"),
        ("articles/talks.md", '"army"', '"navy"', 3, "few-entities"),
        ("articles/talks.md", '"first", ', "", 4, "few-events"),
        ("articles/talks.md", 'events = ["first", "second", "third"]\n', "", 1, "few-events"),
        ("articles/talks.md", "The IN", "The in", 7, "unfound-alias"),
        ("articles/talks.md", "The IN", "The INS", 7, "unfound-alias"),
        ("entities/b.toml", ", elsewhere = true", "", 8, "unfound-alias"),
        ("articles/talks.md", "has one", "has, on the deep, one", 8, "needless-elsewhere"),
        ("claims/paper.toml", 'outcome = "Open as of July 2025."\n', "", 5, "no-outcome"),
        ("corpus.toml", "true", '"yes"', 4, "bad-value"),
    ],
)  # fmt: skip
def test_a_fault_and_its_line(tmp_path: Path, file: str, old: str, new: str, line: int, code: str) -> None:
    where = "entities/b.toml" if code in ("unfound-alias", "needless-elsewhere") else file
    assert faults(tmp_path, file, old, new) == [(where, line, code)]


def test_general_knowledge_needs_no_source(tmp_path: Path) -> None:
    general = 'confidence = "general"\n'
    assert faults(tmp_path, "timeline/2020s.toml", 'sources = ["paper"]\n', general) == []
    assert faults(tmp_path, "entities/a.toml", 'source = "paper"\n', general) == []


def test_a_guide_is_no_brief(tmp_path: Path) -> None:
    guide = 'tags = ["guide"]\n'
    assert faults(tmp_path, "articles/talks.md", 'events = ["first", "second", "third"]\n', guide) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("timeline/2020s.toml", "They meet", "They meet on the deep"),
        ("claims/paper.toml", "They will meet", "They will meet on the deep"),
        ("claims/paper.toml", "Open as", "The deep, as"),
        ("entities/a.toml", "It floats.", "It floats on the deep."),
        ("entities/a.toml", 'description = "It floats."', 'description = "It."\nattributes.place = "the deep"'),
        ("articles/talks.md", 'title = "Talks"', 'title = "Talks"\nsummary = "On the deep."'),
    ],
)
def test_an_alias_may_stand_in_any_text_of_the_corpus(tmp_path: Path, file: str, old: str, new: str) -> None:
    codes = [code for _, _, code in faults(tmp_path, file, old, new)]
    assert codes == ["needless-elsewhere"]


def test_an_alias_within_a_longer_name_is_not_found_by_itself(tmp_path: Path) -> None:
    assert faults(tmp_path, "entities/b.toml", '    "IN",\n', '    "IN", "IN has one",\n') == [
        ("entities/b.toml", 7, "unfound-alias")
    ]


def test_what_an_alias_needs_to_count_is_not_asked(tmp_path: Path) -> None:
    assert faults(tmp_path, "entities/b.toml", '"IN"', '{ name = "IN", needs = "self" }') == []


def test_an_entitys_own_name_is_a_label_and_may_stand_nowhere(tmp_path: Path) -> None:
    assert faults(tmp_path, "entities/b.toml", 'name = "sea"', 'name = "The Whole Wide Sea"') == []


def test_a_corpus_that_does_not_ask_for_it_is_not_held_to_it(tmp_path: Path) -> None:
    changes = {name: text.replace('sources = ["paper"]\n', "") for name, text in GOOD.items()}
    changes["corpus.toml"] = GOOD["corpus.toml"].replace("true", "false")
    changes["articles/talks.md"] = "# Talks\n\nThe army, the coast and the fleet.\n"
    assert check(write(tmp_path, GOOD | changes)) == ()


def test_every_rule_says_what_it_holds() -> None:
    assert all(rule.__doc__ for rule in STRICT_RULES)
