"""Every fault of a corpus is reported, with its line; a good corpus has none."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from defense_tui.check import check
from defense_tui.check.rules import CURATED_RULES, RULES
from defense_tui.corpus.folder import CorpusError
from tests.corpus.folders import write

GOOD: dict[str, str] = {
    "corpus.toml": 'id = "small"\ntitle = "Small"\nas_of = "2025-07-01"\n',
    "articles/talks.md": '+++\ntitle = "Talks"\ndate = "2025-07-01"\nsources = ["paper"]\nentities = ["navy"]\n'
    'events = ["meeting"]\n+++\nThe Navy and others met on the day.\n',
    "entities/a.toml": '[[entity]]\nid = "navy"\nkind = "organisation"\nname = "Navy"\ndescription = "A navy."\n'
    '[[entity]]\nid = "ship"\nkind = "platform"\nname = "Ship"\ndescription = "A ship."\n'
    '[[relation]]\nsubject = "navy"\npredicate = "has"\nobject = "ship"\nsource = "paper"\nsince = "2020"\n',
    "timeline/2020s.toml": '[[event]]\nid = "meeting"\ndate = "2025-07-01"\ntitle = "They meet"\nentities = ["navy"]\n'
    'sources = ["paper"]\n',
    "claims/paper.toml": '[[claim]]\nid = "p1"\nsource = "paper"\ntext = "They met"\nkind = "fact"\n'
    'assessment = "supported"\nquote = "met on the day"\nevent = "meeting"\n\n'
    '[[claim.told]]\narticle = "talks"\nquote = "met on the day"\n',
    "sources.toml": '[[source]]\nid = "paper"\npublisher = "A Paper"\nurl = "https://example.org/1"\n',
}


TOLD = '[[claim.told]]\narticle = "talks"\nquote = "met on the day"\n'


def faults(root: Path, changes: dict[str, str] | None = None) -> list[tuple[str, int, str]]:
    """File, line and code of each fault of the good corpus with *changes*."""
    return [(f.file, f.line, f.code) for f in check(write(root, GOOD | (changes or {})))]


def changed(file: str, old: str, new: str) -> dict[str, str]:
    assert old in GOOD[file]
    return {file: GOOD[file].replace(old, new)}


def test_a_good_corpus_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "code"),
    [
        ("articles/talks.md", '"navy"', '"army"', 5, "unknown-entity"),
        ("articles/talks.md", '"meeting"', '"party"', 6, "unknown-event"),
        ("articles/talks.md", '["paper"]', '["paper", "other"]', 4, "unknown-source"),
        ("articles/talks.md", "sources", 'source_url = "www.example.org"\nsources', 4, "bad-url"),
        ("articles/talks.md", '"2025-07-01"', '"2025-07-32"', 3, "bad-date"),
        ("entities/a.toml", 'object = "ship"', 'object = "boat"', 14, "unknown-entity"),
        ("entities/a.toml", 'since = "2020"', 'since = "2020"\nuntil = "2019"', 17, "bad-interval"),
        ("entities/a.toml", 'since = "2020"', 'since = "20"', 16, "bad-date"),
        ("entities/a.toml", 'description = "A ship."\n', "", 6, "no-description"),
        ("timeline/2020s.toml", '["navy"]', '["navy", "x"]', 5, "unknown-entity"),
        ("timeline/2020s.toml", '["paper"]', '["paper", "x"]', 6, "unknown-source"),
        ("timeline/2020s.toml", '"2025-07-01"', '"2025-07-02"', 3, "future-event"),
        ("timeline/2020s.toml", '"2025-07-01"', '"2026"', 3, "future-event"),
        ("timeline/2020s.toml", 'title = "They meet"\n', 'title = "They meet"\nstatus = "maybe"\n', 5, "unknown-value"),
        ("claims/paper.toml", 'event = "meeting"', 'event = "x"', 8, "unknown-event"),
        ("claims/paper.toml", 'event = "meeting"', 'same_as = "x"', 8, "unknown-claim"),
        ("claims/paper.toml", 'article = "talks"', 'article = "walks"', 11, "unknown-article"),
        ("claims/paper.toml", TOLD, TOLD.replace("met on the day", "met at night"), 12, "quote-not-found"),
        ("claims/paper.toml", TOLD, TOLD.replace("met on the day", "th"), 12, "quote-not-unique"),
        ("claims/paper.toml", '"met on the day"\nevent', '"a b c d e f g h"\nevent', 7, "long-quote"),
        ("claims/paper.toml", 'text = "They met"', 'text = ""', 4, "missing-field"),
        ("sources.toml", "https://example.org/1", "ftp://example.org/1", 4, "bad-url"),
        ("sources.toml", "https://example.org/1", "https://", 4, "bad-url"),
        ("sources.toml", "https://example.org/1", "http://[::1", 4, "bad-url"),
        ("sources.toml", 'publisher = "A Paper"\n', "", 1, "missing-field"),
        ("corpus.toml", "id =", "ID =", 1, "unknown-key"),
    ],
)  # fmt: skip
def test_a_fault_and_its_line(tmp_path: Path, file: str, old: str, new: str, line: int, code: str) -> None:
    assert (file, line, code) in faults(tmp_path, changed(file, old, new))


def test_a_planned_event_may_lie_ahead(tmp_path: Path) -> None:
    ahead = GOOD["timeline/2020s.toml"].replace('"2025-07-01"', '"2030"') + 'status = "planned"\n'
    assert faults(tmp_path, {"timeline/2020s.toml": ahead}) == []


def test_an_event_that_may_have_happened_is_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, changed("timeline/2020s.toml", '"2025-07-01"', '"2025-07"')) == []
    assert faults(tmp_path, changed("timeline/2020s.toml", '"2025-07-01"', '"2025-07-01/.."')) == []


def test_without_a_date_of_its_own_a_corpus_is_as_of_today(tmp_path: Path) -> None:
    ahead = (date.today() + timedelta(days=2)).isoformat()
    changes = changed("timeline/2020s.toml", "2025-07-01", ahead) | changed("corpus.toml", 'as_of = "2025-07-01"\n', "")
    assert faults(tmp_path, changes) == [("timeline/2020s.toml", 3, "future-event")]


def test_ids_are_looked_for_in_all_files(tmp_path: Path) -> None:
    more = '[[event]]\nid = "meeting"\ndate = "2024"\ntitle = "Again"\n'
    assert faults(tmp_path, {"timeline/2010s.toml": more}) == [("timeline/2020s.toml", 2, "duplicate-id")]


def test_articles_of_one_title_and_date_cannot_be_told_apart(tmp_path: Path) -> None:
    more = '+++\ntitle = "TALKS"\ndate = 2025-07-01\n+++\nText.'
    assert faults(tmp_path, {"articles/walks.md": more}) == [("articles/walks.md", 2, "duplicate-title")]


def test_articles_without_title_or_text_are_faults(tmp_path: Path) -> None:
    more = {"articles/a.md": "+++\ntitle = 'T'\n+++\n", "articles/b.md": "---", "articles/c.md": "![](x.png)"}
    assert faults(tmp_path, more) == [
        ("articles/a.md", 1, "empty-article"),
        ("articles/b.md", 1, "empty-article"),
        ("articles/c.md", 1, "empty-article"),
    ]


def test_what_nothing_refers_to_is_a_fault_in_a_curated_corpus(tmp_path: Path) -> None:
    entity = '[[entity]]\nid = "base"\nkind = "base"\nname = "Base"\ndescription = "A base."\n'
    source = '\n[[source]]\nid = "unused"\npublisher = "P"\n'
    changes = {"entities/b.toml": entity, "sources.toml": GOOD["sources.toml"] + source}
    assert faults(tmp_path, changes) == [("entities/b.toml", 1, "orphan-entity"), ("sources.toml", 6, "orphan-source")]
    changes["articles/more.md"] = '+++\ntitle = "More"\nsources = ["unused"]\n+++\nThe Base is old.'
    assert faults(tmp_path, changes) == []


def test_a_folder_without_entities_of_its_own_may_name_the_bundled_ones(tmp_path: Path) -> None:
    article = "---\ntitle: T\nentities: [india, nobody]\n---\nText"
    write(
        tmp_path,
        {"a.md": article, "timeline/a.toml": '[[event]]\nid="e"\ndate="2020"\ntitle="t"\nentities=["india"]\n'},
    )
    assert [(f.file, f.line, f.code) for f in check(tmp_path)] == [("a.md", 3, "unknown-entity")]


def test_one_bad_file_never_hides_the_others(tmp_path: Path) -> None:
    bad = {
        "articles/a.md": "---\nx: y: z\n---\n# A",
        "articles/b.md": "\0",
        "articles/c.txt": "---\ndate: soon\n---\nC",
        "timeline/bad.toml": "[[event]\n",
        "articles/folder.md/d.md": "# D",
    }
    write(tmp_path, {"articles/e.md": "x"})
    (tmp_path / "articles/gone.md").symlink_to("nothing.md")
    assert faults(tmp_path, bad) == [
        ("articles/a.md", 2, "bad-front-matter"),
        ("articles/b.md", 0, "binary"),
        ("articles/c.txt", 2, "bad-date"),
        ("articles/gone.md", 0, "broken-link"),
        ("timeline/bad.toml", 1, "bad-toml"),
    ]


def test_every_fault_says_what_and_how_to_mend(tmp_path: Path) -> None:
    root = write(tmp_path, {"a.md": "---\nx: y: z\n---\n", "b.md": "\xff\0", "corpus.toml": "odd = 1\nas_of = 'x'"})
    for fault in check(root):
        assert fault.message and fault.hint and "\n" not in fault.message + fault.hint
        assert fault.code == fault.code.lower().replace(" ", "-")


def test_every_rule_says_what_it_holds() -> None:
    assert all(rule.__doc__ for rule in RULES + CURATED_RULES)


def test_a_folder_that_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        check(tmp_path / "none")


@pytest.mark.parametrize("bad", ["entities/a.toml", "timeline/a.toml", "sources.toml", "claims/a.toml"])
def test_what_only_follows_from_a_file_that_cannot_be_read_is_left_out(tmp_path: Path, bad: str) -> None:
    files = {
        "corpus.toml": 'id = "c"\ntitle = "C"\nentities = "own"\nstrict = true\n',
        "articles/a.md": '+++\ntitle = "A"\nentities = ["x"]\nevents = ["e"]\nsources = ["s"]\n+++\nX is here.\n',
        "entities/b.toml": '[[entity]]\nid = "y"\nkind = "place"\nname = "Y"\n',
        bad: "[[broken\n",
    }
    lost = {"entities/a.toml": "entity", "timeline/a.toml": "event", "sources.toml": "source"}.get(bad)
    told = {(file, code) for file, _, code in faults(tmp_path, files)}
    unknown = {("articles/a.md", f"unknown-{kind}") for kind in ("entity", "event", "source") if kind != lost}
    assert told == {(bad, "bad-toml"), *unknown}
