"""Which files are articles, and what each is called."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from defense_tui.corpus.listing import Listing, articles_in
from tests.corpus.folders import write


def ids(listing: Listing) -> list[str]:
    return [file.id for file in listing.files]


def codes(listing: Listing) -> list[tuple[str, str]]:
    return [(fault.file, fault.code) for fault in listing.faults]


def test_articles_lie_below_articles(tmp_path: Path) -> None:
    write(tmp_path, {"articles/b.md": "b", "articles/sub/a.txt": "aé", "README.md": "no", "entities/x.toml": ""})
    listing = articles_in(tmp_path)
    assert [(file.id, file.file, file.size) for file in listing.files] == [
        ("b", "articles/b.md", 1),
        ("sub/a", "articles/sub/a.txt", 3),
    ]
    assert (listing.files[1].stem, listing.files[1].suffix) == ("a", ".txt")


def test_without_articles_they_lie_anywhere(tmp_path: Path) -> None:
    write(tmp_path, {"b.MD": "", "2024/a.Txt": "", "2024/.hidden.md": "", ".git/c.md": "", "d.markdown": ""})
    assert ids(articles_in(tmp_path)) == ["2024/a", "b"]


def test_a_folder_called_articles_among_others_is_one_of_them(tmp_path: Path) -> None:
    write(tmp_path, {"articles/a.md": "", "speeches/2024/b.md": ""})
    assert ids(articles_in(tmp_path)) == ["articles/a", "speeches/2024/b"]
    write(tmp_path, {"corpus.toml": ""})
    assert ids(articles_in(tmp_path)) == ["a"]


def test_files_and_pictures_beside_articles_do_not_count(tmp_path: Path) -> None:
    write(tmp_path, {"articles/a.md": "", "README.md": "", "pictures/b.png": "", ".obsidian/c.md": ""})
    assert ids(articles_in(tmp_path)) == ["a"]


def test_a_txt_beside_an_md_of_the_same_name_keeps_its_suffix(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "", "a.txt": "", "b.txt": "", "c.d.md": "", "c.md": ""})
    listing = articles_in(tmp_path)
    assert ids(listing) == ["a", "a.txt", "b", "c.d", "c"]
    assert not listing.faults


def test_ids_that_meet_are_a_fault_and_no_article_is_lost(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"e\u0301.md": "", "é.md": "", "a.md": "", "a.MD": "", "a~2.md": "", "b.txt.md": "", "b.md": "", "b.txt": ""},
    )
    listing = articles_in(tmp_path)
    assert sorted(ids(listing)) == ["a", "a~2", "a~3", "b", "b.txt", "b.txt~2", "é", "é~2"]
    assert {code for _, code in codes(listing)} == {"duplicate-id"}
    assert len(listing.faults) == 3


def test_names_are_nfc(tmp_path: Path) -> None:
    write(tmp_path, {unicodedata.normalize("NFD", "café/été.md"): ""})
    listing = articles_in(tmp_path)
    assert ids(listing) == ["café/été"]
    assert listing.files[0].path.exists()
    assert not listing.faults


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_names_that_cannot_be_shown_are_faults_and_still_open(tmp_path: Path) -> None:
    for name in (b"bad\xff.md", b"two\nlines.md", b"esc\x1b[31m.md"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text("text")  # noqa: PTH118
    listing = articles_in(tmp_path)
    assert ids(listing) == ["bad\ufffd", "esc\ufffd[31m", "two\ufffdlines"]
    assert [code for _, code in codes(listing)] == ["bad-file-name"] * 3
    assert all(file.path.read_text() == "text" for file in listing.files)


def test_links_stay_inside_the_corpus(tmp_path: Path) -> None:
    root = write(tmp_path / "root", {"a.md": "", "sub/b.md": ""})
    write(tmp_path, {"secret.md": "", "elsewhere/c.md": ""})
    (root / "out.md").symlink_to(tmp_path / "secret.md")
    (root / "away").symlink_to(tmp_path / "elsewhere")
    (root / "gone.md").symlink_to(root / "nothing.md")
    (root / "inside.md").symlink_to("sub/b.md")
    listing = articles_in(root)
    assert ids(listing) == ["a", "inside", "sub/b"]
    assert sorted(codes(listing)) == [
        ("away", "link-leaves-folder"),
        ("gone.md", "broken-link"),
        ("out.md", "link-leaves-folder"),
    ]


def test_links_in_a_circle_end_and_each_folder_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, {"b/one.md": "", "b/deep/two.md": ""})
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b/deep/up").symlink_to("..")
    (tmp_path / "b/self").symlink_to(".")
    (tmp_path / "loop.md").symlink_to("loop.md")
    listing = articles_in(tmp_path)
    assert ids(listing) == ["b/deep/two", "b/one"]
    assert codes(listing) == [("loop.md", "broken-link")]


def test_an_articles_folder_that_leads_out_is_not_read(tmp_path: Path) -> None:
    root = write(tmp_path / "root", {"corpus.toml": ""})
    write(tmp_path, {"elsewhere/a.md": ""})
    (root / "articles").symlink_to(tmp_path / "elsewhere")
    listing = articles_in(root)
    assert (ids(listing), codes(listing)) == ([], [("articles", "link-leaves-folder")])


def test_a_corpus_that_is_a_link_itself_is_read(tmp_path: Path) -> None:
    write(tmp_path / "real", {"a.md": ""})
    (tmp_path / "link").symlink_to("real")
    assert ids(articles_in(tmp_path / "link")) == ["a"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_is_no_file_is_no_article(tmp_path: Path) -> None:
    write(tmp_path, {"folder.md/a.md": ""})
    os.mkfifo(tmp_path / "pipe.md")
    assert ids(articles_in(tmp_path)) == ["folder.md/a"]


def test_a_folder_that_cannot_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.md": "", "closed/b.md": ""})
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    listing = articles_in(tmp_path)
    assert (ids(listing), codes(listing)) == (["a"], [("closed", "unreadable")])


@pytest.mark.parametrize(
    ("files", "notice"),
    [
        (["a.md", "b.pdf", "c.PDF", "sub/d.pdf"], "3 files of kinds that are not read: 3 .pdf"),
        (["a.md", "b.docx"], "1 file of a kind that is not read: 1 .docx"),
        (["a.md", "LICENSE", "x.html", "y.html"], "3 files of kinds that are not read: 2 .html, 1 without suffix"),
        (
            ["a.md"] + [f"b.{kind}" for kind in "tuvwxyz"],
            "7 files of kinds that are not read: 1 .t, 1 .u, 1 .v, 1 .w, 1 .x, ...",
        ),
    ],
)
def test_other_kinds_of_files_are_counted(tmp_path: Path, files: list[str], notice: str) -> None:
    write(tmp_path, dict.fromkeys(files, ""))
    assert articles_in(tmp_path).notices == (f"{notice} (articles are .md and .txt)",)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"entities/person.toml": "", "corpus.toml": ""})
    assert articles_in(tmp_path).notices == ("no articles here (articles are .md and .txt)",)


def test_three_thousand_files_have_three_thousand_ids(tmp_path: Path) -> None:
    for number in range(3_000):
        (tmp_path / f"{number:04}.md").touch()
    assert ids(articles_in(tmp_path)) == [f"{number:04}" for number in range(3_000)]
