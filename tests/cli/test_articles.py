"""Printing one article: its text, who it names, which dates it gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import CommandLine, run_process

LEASE = (
    (
        "A lease of two drones\n\nThe navy leased two Heron drones on 1 March 2024. The Heron flies from Port Blue.\n\n"
        "“We had none,” said Captain Rao."
    )
    .replace("“", '"')
    .replace("”", '"')
)


def test_show_prints_head_and_text_with_the_title_once(run: CommandLine, harbour: Path) -> None:
    outcome = run("show", "2024/lease", "--corpus", harbour)
    assert outcome.status == 0
    assert outcome.out.startswith(
        "A lease of two drones\n2024-03-02 · Harbour Post · https://example.org/lease · lease\n\nThe navy"
    )
    assert outcome.out.count("A lease of two drones") == 1


def test_the_last_part_of_an_id_will_do(run: CommandLine, harbour: Path) -> None:
    assert run("show", "lease", "--corpus", harbour).out == run("show", "2024/lease", "--corpus", harbour).out


def test_a_last_part_that_several_ids_share_is_told_with_them(run: CommandLine, harbour: Path) -> None:
    (harbour / "articles" / "2025" / "lease.md").write_text("Another lease.")
    outcome = run("show", "lease", "--corpus", harbour)
    assert outcome.status == 1
    assert outcome.err == "defense-tui: 'lease' may be any of 2024/lease, 2025/lease\n"


def test_an_unknown_article_is_one_line_that_names_near_ones(run: CommandLine, harbour: Path) -> None:
    outcome = run("show", "2024/leese", "--corpus", harbour)
    assert outcome.status == 1
    assert outcome.err.count("\n") == 1
    assert "2024/lease" in outcome.err
    assert run("show", "LEAS", "--corpus", harbour).err.endswith("did you mean 2024/lease?\n")


def test_canonical_text_is_printed_byte_for_byte(harbour: Path) -> None:
    assert run_process("show", "lease", "--canonical", "--corpus", harbour).out == LEASE


def test_json_gives_the_canonical_text_and_its_hash(run: CommandLine, harbour: Path) -> None:
    article = run("show", "lease", "--json", "--corpus", harbour).document("show")
    assert article["text"] == LEASE
    assert (article["id"], article["date"], article["tags"]) == ("2024/lease", "2024-03-02", ["lease"])


def test_mentions_give_entity_kind_and_place(run: CommandLine, harbour: Path) -> None:
    mentions = run("mentions", "lease", "--json", "--corpus", harbour).document("mentions")
    assert [(each["entity"], each["kind"], each["text"]) for each in mentions] == [
        ("heron", "platform", "Heron"),
        ("heron", "platform", "Heron"),
        ("port-blue", "place", "Port Blue"),
    ]
    assert all(LEASE[each["start"] : each["end"]] == each["text"] for each in mentions)


def test_dates_give_text_and_edtf(run: CommandLine, harbour: Path) -> None:
    dates = run("dates", "lease", "--json", "--corpus", harbour).document("dates")
    assert [(each["text"], each["edtf"], each["earliest"]) for each in dates] == [
        ("1 March 2024", "2024-03-01", "2024-03-01")
    ]


def test_text_and_json_tell_the_same(run: CommandLine, harbour: Path) -> None:
    mentions = run("mentions", "lease", "--json", "--corpus", harbour).document("mentions")
    assert run("mentions", "lease", "--corpus", harbour).rows == [
        [str(each["start"]), str(each["end"]), each["entity"], each["kind"], each["text"]] for each in mentions
    ]
    dates = run("dates", "lease", "--json", "--corpus", harbour).document("dates")
    assert run("dates", "lease", "--corpus", harbour).rows == [
        [str(each["start"]), str(each["end"]), each["edtf"], each["text"]] for each in dates
    ]


def test_a_limit_is_kept(run: CommandLine, harbour: Path) -> None:
    assert len(run("mentions", "lease", "--limit", "1", "--corpus", harbour).rows) == 1


def test_an_article_that_names_nothing_is_status_1_with_an_empty_list(run: CommandLine, harbour: Path) -> None:
    outcome = run("dates", "letter", "--json", "--corpus", harbour)
    assert (outcome.status, outcome.document("dates")) == (1, [])


def test_a_file_outside_any_corpus_is_read_with_the_bundled_entities(run: CommandLine, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("India ordered 31 MQ-9B drones on 15 October 2024.\n")
    assert "ordered 31" in run("show", letter).out
    mentioned = {each["entity"] for each in run("mentions", letter, "--json").document("mentions")}
    assert {"india", "mq-9b"} <= mentioned
    assert run("dates", letter).rows == [["33", "48", "2024-10-15", "15 October 2024"]]


def test_escape_sequences_of_an_article_are_made_harmless(run: CommandLine, tmp_path: Path) -> None:
    evil = tmp_path / "evil.txt"
    evil.write_bytes(b"Title \x1b]0;owned\x07 here\n\nText \x1b[31mred\x1b[m and \xc2\x9b31m.\n")
    for line in ("show", "show --canonical", "mentions", "dates"):
        assert not any(control in run(*line.split(), evil).out for control in "\x1b\x07\x9b")


def test_an_article_that_cannot_be_read_is_status_3(
    run: CommandLine, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    outcome = run("show", "lease", "--corpus", harbour)
    assert outcome.status == 3
    assert outcome.err.startswith("defense-tui: articles/2024/lease.md: cannot be read: Permission denied")


def test_a_corpus_that_is_not_there_is_status_3(run: CommandLine, tmp_path: Path) -> None:
    outcome = run("show", "lease", "--corpus", tmp_path / "nowhere")
    assert outcome.status == 3
    assert outcome.err.count("\n") == 1
    assert "nowhere" in outcome.err
