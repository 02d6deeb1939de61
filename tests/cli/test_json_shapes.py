"""Every JSON document keeps to its schema, on the bundled content and on plain text that nobody prepared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import CommandLine

LISTS = {
    "search": ["search", "defense", "partnership"],
    "entities": ["entities"],
    "timeline": ["timeline"],
    "claims": ["claims"],
}


@pytest.fixture(params=["bundled", "seeds", "harbour"])
def corpus(request: pytest.FixtureRequest) -> list[str]:
    """Options that choose a corpus."""
    if request.param == "bundled":
        return []
    path: Path = request.getfixturevalue(request.param)
    return ["--corpus", str(path)]


def _first_articles(run: CommandLine, corpus: list[str]) -> list[str]:
    hits: list[dict[str, Any]] = run("search", "the", "--json", "--limit", "4", *corpus).document("search")["hits"]
    return [hit["id"] for hit in hits]


@pytest.mark.parametrize("schema", LISTS)
def test_lists_keep_to_their_schema(run: CommandLine, corpus: list[str], schema: str) -> None:
    outcome = run(*LISTS[schema], "--json", *corpus)
    document = outcome.document(schema)
    rows = next(value for value in document.values() if isinstance(value, list))
    assert document["total"] == len(rows)
    assert outcome.status == (0 if rows else 1)
    assert outcome.err == ""


def test_articles_keep_to_their_schemas(run: CommandLine, corpus: list[str]) -> None:
    for article in _first_articles(run, corpus):
        text = run("show", article, "--json", *corpus).document("show")["text"]
        assert run("show", article, "--canonical", *corpus).out == text
        for command in ("mentions", "dates"):
            found = run(command, article, "--json", *corpus).document(command)
            assert all(text[each["start"] : each["end"]] == each["text"] for each in found)
            assert [each["start"] for each in found] == sorted(each["start"] for each in found)


def test_entities_keep_to_their_schema(run: CommandLine, corpus: list[str]) -> None:
    entities = run("entities", "--json", "--limit", "5", *corpus).document("entities")["entities"]
    for listed in entities:
        entity = run("entity", listed["id"], "--json", *corpus).document("entity")
        assert len(entity["mentions"]) == listed["mentions"]
        assert entity["articles"] == listed["articles"]
        for mention in entity["mentions"]:
            assert mention["text"] in mention["context"]


def test_notes_keep_to_their_schema(run: CommandLine, corpus: list[str]) -> None:
    article = _first_articles(run, corpus)[0]
    for options in (["--note", "on the whole"], ["--start", "0", "--end", "5"], ["--tag", "only a tag"]):
        added = run("notes", "add", article, *options, "--json", *corpus).document("notes")
        assert added["total"] == 1
    assert run("notes", "list", "--json", *corpus).document("notes")["total"] == 3


def test_faults_keep_to_their_schema(run: CommandLine, harbour: Path) -> None:
    (harbour / "timeline" / "bad.toml").write_text('[[event]]\nid = "x"\ndate = "soon"\n')
    outcome = run("check", harbour, "--json")
    assert outcome.status == 1
    faults = outcome.document("check")["faults"]
    assert faults
    (harbour / "articles" / "chart.png").write_bytes(b"PNG")
    text = run("check", harbour).out
    assert "1 file of a kind that is not read: 1 .png" in run("check", harbour).err
    assert all(f"{fault['file']}:{fault['line']}: {fault['code']}: " in text for fault in faults)


def test_the_bundled_content_has_no_faults(run: CommandLine) -> None:
    content = Path(__file__).parents[2] / "content"
    outcome = run("check", content, "--json")
    assert outcome.document("check") == {"faults": []}
    assert outcome.status == 0
