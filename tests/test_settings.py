"""Settings: what the file gives, what is passed over, and where a fault stands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_tui.settings import THEMES, Settings, directories, line_of, load


def _load(tmp_path: Path, text: str) -> tuple[Settings, list[str]]:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    settings, faults = load(path)
    return settings, [str(fault).removeprefix(f"{tmp_path}/") for fault in faults]


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none" / "config.toml") == (Settings(), ())


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    settings, faults = _load(
        tmp_path,
        """
        theme = "paper"
        measure = 66
        animation = true
        ascii = true
        mouse = false
        layout = "single"
        marks = "words"
        entities = "none"
        citation = "{title}"
        note_template = "- {quote}"
        editor = "vi -f"
        escape_delay = 25
        [keys]
        first = ["g g", "home"]
        search = "ctrl+f"
        star = []
        [colors]
        yellow = "fact to check"
        """,
    )
    assert faults == []
    assert settings == Settings(
        theme="paper",
        measure=66,
        animation=True,
        ascii=True,
        mouse=False,
        layout="single",
        marks="words",
        entities="none",
        citation="{title}",
        note_template="- {quote}",
        editor="vi -f",
        escape_delay=25,
        keys={"first": ("g g", "home"), "search": ("ctrl+f",), "star": ()},
        colors={"yellow": "fact to check"},
    )
    assert all(ours != default for ours, default in zip(settings, Settings(), strict=True))


def test_an_unknown_key_is_named_with_its_line_and_the_rest_counts(tmp_path: Path) -> None:
    settings, faults = _load(tmp_path, 'measure = 60\n# a remark\ncolour = "red"\n')
    assert settings == Settings(measure=60)
    assert len(faults) == 1
    assert faults[0].startswith("config.toml:3: unknown setting 'colour'")
    assert "measure" in faults[0]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("measure = 5", "measure must be a whole number from 20 to 400, not 5"),
        ("measure = true", "measure must be a whole number from 20 to 400, not True"),
        ('mouse = "no"', "mouse must be true or false, not 'no'"),
        ('layout = "double"', "layout must be one of auto, single, not 'double'"),
        ("editor = 7", "editor must be a text in quotes, not 7"),
        ('citation = "{name}"', "citation must be a text with no placeholders but {title}, {source}, {date}, {url}"),
        ('note_template = "{quote!r}"', "note_template must be a text with no placeholders but {quote}, {note}"),
        ('note_template = "{note"', "note_template must be a text with {quote}, {note}"),
        ("layout = []", "layout must be one of auto, single, not []"),
        ("keys = 3", "keys must be a table: [keys]"),
        ('keys.search = "a b c"', "the keys of search must be one or two strokes"),
        ("keys.search = [1]", "the keys of search must be one or two strokes"),
        ('keys.search = ""', "the keys of search must be one or two strokes"),
        ('colors.pink = "x"', "unknown colour 'pink'; known are yellow, green"),
        ("colors.red = 1", "what red means must be a text in quotes, not 1"),
    ],
)
def test_a_bad_value_is_passed_over_and_told(tmp_path: Path, line: str, told: str) -> None:
    settings, faults = _load(tmp_path, f"\n{line}\n")
    assert settings == Settings()
    assert [fault[: len("config.toml:2: ") + len(told)] for fault in faults] == [f"config.toml:2: {told}"]


def test_one_bad_key_does_not_lose_the_others(tmp_path: Path) -> None:
    settings, faults = _load(tmp_path, '[keys]\nsearch = "s"\nfind = 1\n\n[colors]\nred = "no"\nmauve = "yes"\n')
    assert settings.keys == {"search": ("s",)}
    assert settings.colors == {"red": "no"}
    assert [fault.split(" ")[0] for fault in faults] == ["config.toml:3:", "config.toml:7:"]


def test_a_file_that_is_not_toml_is_one_fault_with_its_line(tmp_path: Path) -> None:
    settings, faults = _load(tmp_path, "measure = 60\nmouse = no\n")
    assert settings == Settings()
    assert len(faults) == 1
    assert faults[0].startswith("config.toml:2: not TOML")


def test_a_file_cut_short_is_told_with_its_last_line(tmp_path: Path) -> None:
    _, faults = _load(tmp_path, 'measure = 60\ntheme = """ink')
    assert faults[0].startswith("config.toml:2: not TOML")


def test_a_file_that_is_not_utf8_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'theme = "\xff"\n')
    settings, faults = load(path)
    assert settings == Settings()
    assert "not UTF-8" in faults[0].message


def test_a_folder_in_place_of_the_file_is_one_fault(tmp_path: Path) -> None:
    settings, faults = load(tmp_path)
    assert settings == Settings()
    assert "cannot be read" in faults[0].message


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbfmeasure = 60\n")
    assert load(path) == (Settings(measure=60), ())


@given(st.text())
def test_no_text_crashes_the_loading(text: str) -> None:
    assert line_of(text, "measure") >= 0
    assert line_of(text, "search", "keys") >= 0


def test_a_line_is_found_in_its_own_table_only() -> None:
    text = 'red = 1\n[keys]\nred = 2\n\n[colors]\n"red" = 3\n'
    assert [line_of(text, "red", table) for table in ("", "keys", "colors")] == [1, 3, 6]


def test_a_dotted_key_is_found_by_its_first_part() -> None:
    assert line_of("measure = 1\nfoo.bar = 1\n", "foo") == 2


def test_an_inline_table_is_told_with_its_own_line() -> None:
    assert line_of("measure = 1\nkeys = { search = 1 }\n", "search", "keys") == 2


def test_the_themes_are_those_of_the_app() -> None:
    from defense_tui.tui.theme import PALETTES

    assert set(THEMES) == set(PALETTES)


def test_the_command_line_goes_before_the_environment_and_that_before_the_platform(
    tmp_path: Path, own_home: Path
) -> None:
    environ = {"DEFENSE_TUI_DATA_DIR": "/from/environment", "DEFENSE_TUI_STATE_DIR": "~/state"}
    found = directories({"data": str(tmp_path / "given"), "cache": None}, environ)
    assert found.data == tmp_path / "given"
    assert found.state == own_home / "state"
    assert own_home in found.cache.parents or str(found.cache).startswith(os.environ["XDG_CACHE_HOME"])
    assert found.config.name == "config.toml"


def test_asking_for_the_directories_makes_none_of_them() -> None:
    found = directories()
    assert not any(path.exists() for path in (found.data, found.cache, found.state, found.config))
