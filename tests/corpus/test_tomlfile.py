"""The lines of tables and keys in TOML files."""

from __future__ import annotations

from pathlib import Path

from defense_tui.corpus.tomlfile import TomlFile, parse
from defense_tui.model.corpus import Fault
from tests.corpus.folders import write

SOURCE = '''\
top = "[[event]]"
[[event]]            # 2
id = "a"
text = """
[[event]]
id = "not this" \\""" still
"""
[[event.told]]       # 8
x = 'it''s'
[event.more]
[[ event ]]          # 11
other = [
"[[event]]",
]                    # [[event]]
id = "b"
[[other]]            # 16
[[event]]
'''.replace(' \\""" still', "")


def file() -> TomlFile:
    return TomlFile("a.toml", SOURCE, parse(SOURCE.replace("'it''s'", "'its'")))


def test_tables_are_found_outside_strings() -> None:
    assert file().spans("event", file().whole) == [range(2, 11), range(11, 16), range(17, 19)]
    assert file().spans("event.told", range(2, 11)) == [range(8, 10)]
    assert file().spans("event.told", range(11, 16)) == []


def test_keys_are_found_within_their_table() -> None:
    assert file().line_of("id", range(2, 11)) == 3
    assert file().line_of("id", range(11, 16)) == 15
    assert file().line_of("more", range(2, 11)) == 10
    assert file().line_of("nothing", file().whole) == 0


def test_a_file_that_cannot_be_read_is_empty_and_a_fault(tmp_path: Path) -> None:
    write(
        tmp_path, {"bad.toml": 'a = 1\nb = "open\n', "latin.toml": b'a = "caf\xe9"\n', "deep.toml": "a=" + "[" * 3_000}
    )
    (tmp_path / "folder.toml").mkdir()
    faults: list[Fault] = []
    files = [
        TomlFile.read(tmp_path / name, name, faults)
        for name in ("bad.toml", "latin.toml", "deep.toml", "folder.toml", "gone.toml")
    ]
    assert [dict(each.data) for each in files] == [{}, {"a": "café"}, {}, {}, {}]
    assert [(fault.file, fault.line, fault.code) for fault in faults] == [
        ("bad.toml", 2, "bad-toml"),
        ("latin.toml", 1, "not-utf-8"),
        ("deep.toml", 1, "bad-toml"),
        ("folder.toml", 0, "unreadable"),
        ("gone.toml", 0, "unreadable"),
    ]
