"""A corpus folder: opening it, heads, documents, and bad files that never hide good ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from defense_tui.corpus.folder import CorpusError, CorpusFolder, Document, Head, read_file
from defense_tui.model.article import Article
from defense_tui.model.corpus import Fault
from tests.corpus.folders import write

FULL = """\
---
title: "One\\nline \\e[31m"
date: 2022-05-24 02:51:25-04:00
authors: A. Writer, B. Writer
publisher: A Paper
source_url: https://example.org/a
tags: one, two
language: en
summary: Short.
sources: [s1]
entities:
- india
events: e1
as_of: 2025-07
Modified: 2022-05-25
---
# Heading

Text.
"""


def only(folder: CorpusFolder) -> Document:
    (file,) = folder.files
    return folder.read(file)


def codes(faults: tuple[Fault, ...]) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in faults]


def test_an_article_is_its_metadata_and_its_text(tmp_path: Path) -> None:
    document = only(CorpusFolder.open(write(tmp_path, {"a.md": FULL})))
    article = document.article
    assert (article.id, article.title, article.file) == ("a", "One line [31m", "a.md")
    assert article.date and article.date.text == "2022-05-24"
    assert article.as_of and article.as_of.text == "2025-07"
    assert (article.authors, article.tags) == (("A. Writer, B. Writer",), ("one", "two"))
    assert (article.sources, article.entities, article.events) == (("s1",), ("india",), ("e1",))
    assert (article.publisher, article.source_url) == ("A Paper", "https://example.org/a")
    assert (article.language, article.summary) == ("en", "Short.")
    assert article.extra == {"Modified": "2022-05-25"}
    assert document.text.text == "Heading\n\nText."
    assert document.faults == ()
    assert (document.lines["title"], document.lines["Modified"]) == (2, 15)


def test_a_head_is_the_article_without_its_text(tmp_path: Path) -> None:
    folder = CorpusFolder.open(write(tmp_path, {"a.md": FULL, "2025-07-01-b.txt": "First line.\nMore."}))
    for file in folder.files:
        document = folder.read(file)
        assert folder.head(file) == Head(document.article, document.faults, document.lines)


def test_known_keys_are_known_in_any_case_and_toml_works_as_well(tmp_path: Path) -> None:
    keys = 'Title = "T"\ndate = 2025-07-01T10:00:00Z\nauthors = ["A", "B"]\ntags = ["a, b"]\n[extra]\nx = 1\n'
    source = f"+++\n{keys}+++\nText"
    article = only(CorpusFolder.open(write(tmp_path, {"a.txt": source}))).article
    assert (article.title, article.authors, article.tags) == ("T", ("A", "B"), ("a, b",))
    assert article.date and article.date.text == "2025-07-01"
    assert article.extra == {"extra": "x: 1"}


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-07-01T10:00", "2025-07-01"),
        ("20250701", "2025-07-01"),
        ("2025", "2025"),
        ("2025-07~", "2025-07~"),
        ("2025-07-01?", "2025-07-01?"),
        ("2025-07-01/2025-07-03", "2025-07-01/2025-07-03"),
        ("", None),
        ("~", None),
    ],
)
def test_dates_are_edtf_or_begin_with_a_day(tmp_path: Path, written: str, date: str | None) -> None:
    document = only(CorpusFolder.open(write(tmp_path, {"a.md": f"---\ndate: {written}\n---\n# T"})))
    assert (document.article.date.text if document.article.date else None) == date
    assert not document.faults


@pytest.mark.parametrize("written", ["yesterday", "2025-02-30", "31.12.2025", "9" * 5_000, "[2025, 2026]", "true"])
def test_other_dates_are_a_fault_and_the_file_name_may_help(tmp_path: Path, written: str) -> None:
    document = only(CorpusFolder.open(write(tmp_path, {"2025-07-01.md": f"---\ntitle: T\ndate: {written}\n---\n"})))
    assert document.article.date and document.article.date.text == "2025-07-01"
    assert codes(document.faults) == [(3, "bad-date")]
    assert len(document.faults[0].message) < 300


def test_without_front_matter_title_and_date_come_from_the_text(tmp_path: Path) -> None:
    folder = CorpusFolder.open(
        write(tmp_path, {"a.md": "# T\n\nPosted on 2 July 2025\n\nText", "b.txt": "On July 1, 2025, it was."})
    )
    first, second = (folder.head(file).article for file in folder.files)
    assert (first.title, first.date and first.date.text) == ("T", "2025-07-02")
    assert (second.title, second.date) == ("On July 1, 2025, it was.", None)


def test_a_file_without_text_is_called_by_its_name(tmp_path: Path) -> None:
    assert only(CorpusFolder.open(write(tmp_path, {"some name.md": "\n"}))).article.title == "some name"


def test_broken_front_matter_is_shown_whole_and_its_line_told(tmp_path: Path) -> None:
    document = only(CorpusFolder.open(write(tmp_path, {"a.md": "---\r\ntitle: x: y\r\n---\r\nText\r\n"})))
    assert codes(document.faults) == [(2, "bad-front-matter")]
    assert document.text.text == "title: x: y\n\nText"


def test_an_author_may_be_named_as_most_blogs_do(tmp_path: Path) -> None:
    document = only(CorpusFolder.open(write(tmp_path, {"a.md": "---\nauthor: A. Writer\n---\nText."})))
    assert document.article.authors == ("A. Writer",)


def test_only_front_matter_is_an_article_without_text(tmp_path: Path) -> None:
    document = only(CorpusFolder.open(write(tmp_path, {"a.md": "---\ntitle: T\n---"})))
    assert (document.article.title, document.text.text) == ("T", "")
    assert [(fault.line, fault.code) for fault in document.faults] == [(1, "empty-article")]


def test_latin_1_is_read_and_the_line_told(tmp_path: Path) -> None:
    document = only(CorpusFolder.open(write(tmp_path, {"a.md": "---\ntitle: Café\n---\nÀ propos".encode("latin-1")})))
    assert (document.article.title, document.text.text) == ("Café", "À propos")
    assert codes(document.faults) == [(2, "not-utf-8")]


def test_a_bad_byte_far_below_does_not_change_the_title(tmp_path: Path) -> None:
    data = "---\ntitle: Café\n---\n".encode() + b"word " * 20_000 + b"\xff"
    folder = CorpusFolder.open(write(tmp_path, {"a.md": data}))
    assert only(folder).article.title == folder.head(folder.files[0]).article.title == "Café"
    assert codes(only(folder).faults) == [(4, "not-utf-8")]


@pytest.mark.parametrize("data", [b"\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\0\0"])
def test_of_a_binary_file_nothing_is_shown_but_its_name_and_the_reason(tmp_path: Path, data: bytes) -> None:
    document = only(CorpusFolder.open(write(tmp_path, {"a.md": data})))
    assert codes(document.faults) == [(0, "binary")]
    assert (document.article.title, document.text.text) == ("a.md", "")


def test_a_text_with_a_nul_far_below_is_plain_text_with_a_fault(tmp_path: Path) -> None:
    data = b"# Title\n" + b"words\n" * 2_000 + b"\0 *and more*"
    document = only(CorpusFolder.open(write(tmp_path, {"a.md": data})))
    assert codes(document.faults) == [(2_002, "binary")]
    assert (document.article.title, document.text.markup) == ("Title", ())
    assert document.text.text.endswith("\ufffd *and more*")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_utf_16_is_told_by_its_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    data = f"{mark}---\r\ntitle: Café\r\n---\r\nÀ *propos*".encode(encoding)
    folder = CorpusFolder.open(write(tmp_path, {"a.md": data}))
    assert folder.head(folder.files[0]).article.title == "Café"
    assert (only(folder).text.text, only(folder).faults) == ("À propos", ())


def test_what_is_no_markdown_is_plain_text_with_a_fault(tmp_path: Path) -> None:
    document = only(CorpusFolder.open(write(tmp_path, {"a.md": "---\ntitle: T\n---\n" + ">" * 100_000})))
    assert codes(document.faults) == [(4, "markdown-not-read")]
    assert document.text.text == ">" * 100_000


def test_an_article_of_five_megabytes_is_read(tmp_path: Path) -> None:
    paragraph = "Some words of a long article, line after line.\n" * 10 + "\n"
    folder = CorpusFolder.open(write(tmp_path, {"a.md": "# T\n\n" + paragraph * 11_000}))
    assert folder.files[0].size > 5_000_000
    assert only(folder).text.text.count("\n\n") == 11_000


def test_a_file_that_vanished_is_a_fault(tmp_path: Path) -> None:
    folder = CorpusFolder.open(write(tmp_path, {"a.md": "text", "b.md": "text"}))
    folder.files[0].path.unlink()
    gone = folder.read(folder.files[0])
    assert (gone.article, gone.text.text) == (Article("a", "a", "a.md"), "")
    assert codes(gone.faults) == codes(folder.head(folder.files[0]).faults) == [(0, "unreadable")]
    assert not folder.read(folder.files[1]).faults


def test_a_file_that_became_a_folder_is_a_fault(tmp_path: Path) -> None:
    folder = CorpusFolder.open(write(tmp_path, {"a.md": "text"}))
    folder.files[0].path.unlink()
    folder.files[0].path.mkdir()
    assert codes(only(folder).faults) == [(0, "unreadable")]


@pytest.mark.parametrize(
    ("path", "said"), [("none", "there is no such folder"), ("a.md", "is a file"), ("a.md/b", "no such")]
)
def test_what_is_no_folder_cannot_be_opened(tmp_path: Path, path: str, said: str) -> None:
    write(tmp_path, {"a.md": "text"})
    with pytest.raises(CorpusError, match=said) as raised:
        CorpusFolder.open(tmp_path / path)
    assert "\n" not in str(raised.value)


def test_a_folder_that_refuses_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(CorpusError, match="cannot be read: Permission denied"):
        CorpusFolder.open(tmp_path)


def test_curated_files_and_their_faults_belong_to_the_folder(tmp_path: Path) -> None:
    event = '[[event]]\nid = "e"\ndate = "2025"\ntitle = "t"\nentities = ["nobody"]\n'
    folder = CorpusFolder.open(
        write(tmp_path, {"timeline/a.toml": event, "corpus.toml": "odd = 1", "entities/a.toml": ""})
    )
    assert [each.id for each in folder.curated.events] == ["e"]
    assert [(fault.file, fault.line, fault.code) for fault in folder.faults] == [
        ("corpus.toml", 1, "unknown-key"),
        ("timeline/a.toml", 5, "unknown-entity"),
    ]


def test_an_article_outside_any_corpus_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "One\nTwo", "b.org": "* not a list", "c.markdown": "* a list"})
    document = read_file(tmp_path / "a.txt")
    assert (document.article.id, document.article.title, document.text.text) == ("a", "One", "One\n\nTwo")
    assert read_file(tmp_path / "b.org").text.text == "* not a list"
    assert read_file(tmp_path / "c.markdown").text.text == "a list"
    for path in (tmp_path, tmp_path / "none.md"):
        with pytest.raises(CorpusError, match="cannot be read"):
            read_file(path)


def test_the_seeds_are_two_undated_articles(seeds: Path) -> None:
    folder = CorpusFolder.open(seeds)
    heads = [folder.head(file) for file in folder.files]
    assert len(heads) == 2
    assert [head.article.date for head in heads] == [None, None]
    assert not any(head.faults for head in heads)


def test_a_foreign_corpus_is_read_whole(white_house: Path) -> None:
    folder = CorpusFolder.open(white_house)
    heads = [folder.head(file) for file in folder.files]
    assert len(heads) == len({head.article.id for head in heads}) == 685
    assert all(head.article.date and head.article.title and head.article.source_url for head in heads)
    assert not any(head.faults for head in heads)
    assert (folder.info.entities, folder.notices) == ("bundled", ())
