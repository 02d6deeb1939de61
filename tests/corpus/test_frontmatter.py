"""Front matter in YAML and TOML: what it gives, and what it costs when it is broken."""

from __future__ import annotations

import pytest
import yaml as pyyaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from defense_tui.corpus import yamlkeys
from defense_tui.corpus.frontmatter import FrontMatter, split


def yaml(*lines: str) -> FrontMatter:
    return split("\n".join(("---", *lines, "---", "Body")), "a.md")


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's parser in C, and the one in Python that stands in where it was not built."""
    if not hasattr(pyyaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yamlkeys, "_LOADER", getattr(pyyaml, request.param))


def toml(*lines: str) -> FrontMatter:
    return split("\n".join(("+++", *lines, "+++", "Body")), "a.md")


def faults(matter: FrontMatter) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in matter.faults]


def test_yaml_values_are_the_texts_that_stand_there() -> None:
    matter = yaml(
        'title: "Two\\',
        '  \\ lines\\_here"',
        "date: 2022-05-24 02:51:25-04:00",
        "version: 1.10",
        "draft: no",
        "tags: [one, 'two: 2', 3]",
        "authors:",
        "- A. Writer",
        "- name: B",
        "  mail: b@example.org",
        "none: ~",
        "empty:",
        "quoted: ''",
        "nested: {a: [1, {b: 2}]}",
    )
    assert dict(matter.values) == {
        "title": "Two lines\xa0here",
        "date": "2022-05-24 02:51:25-04:00",
        "version": "1.10",
        "draft": "no",
        "tags": ("one", "two: 2", "3"),
        "authors": ("A. Writer", "name: B mail: b@example.org"),
        "quoted": "",
        "nested": "{a: [1, {b: 2}]}",
    }
    assert (matter.body, matter.body_line, matter.faults) == ("Body", 16, ())
    assert (matter.lines["title"], matter.lines["date"], matter.lines["nested"]) == (2, 4, 15)


def test_toml_values_are_texts_too() -> None:
    matter = toml(
        'title = "A\\tB"',
        "date = 2025-07-01",
        "at = 2025-07-01T09:30:00Z",
        "n = 7",
        "ok = true",
        'tags = ["a", 2]',
        "[more]",
        "k = [1, 2]",
        "d = {e = 'f'}",
    )
    assert dict(matter.values) == {
        "title": "A\tB",
        "date": "2025-07-01",
        "at": "2025-07-01 09:30:00+00:00",
        "n": "7",
        "ok": "true",
        "tags": ("a", "2"),
        "more": "k: 1, 2, d: e: f",
    }
    assert (matter.lines["title"], matter.lines["tags"], matter.lines["more"]) == (2, 7, 8)


@pytest.mark.parametrize(
    "text", ["", "text", "--\na: b\n--", " ---\na: b\n---", "----\n", "---\n\nA rule above.\n", "+++"]
)
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    assert split(text, "a.md") == FrontMatter(text)


@pytest.mark.parametrize(
    ("text", "body", "body_line"),
    [
        ("---\n---\nBody", "Body", 2),
        ("---\n# only a comment\n---\nBody", "Body", 3),
        ("+++\n+++", "", 2),
        ("---  \na: b\n--- \n\nBody\n---\n", "\nBody\n---\n", 3),
        ("---\na: '--- no'\nb: ---\n---\n", "", 4),
    ],
)
def test_the_body_begins_after_the_closing_line(text: str, body: str, body_line: int) -> None:
    matter = split(text, "a.md")
    assert (matter.body, matter.body_line, matter.faults) == (body, body_line, ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\na: b\nc: 'open\n---\nBody", 4),
        ("---\na: b: c\n---\nBody", 2),
        ("---\n- a\n- b\n---\nBody", 2),
        ("---\njust text\n---\nBody", 2),
        ("---\na: *nobody\n...\nb\n---\nBody", 4),
        ("---\na: b\nno closing line", 1),
        ("+++\na = \n+++\nBody", 2),
        ("+++\na = 1\na = 2\n+++\nBody", 3),
        ('+++\na = """\n+++\nBody', 3),
        ("+++\na = 1\nno closing line", 1),
        ("+++\nn = " + "9" * 5_000 + "\n+++\nBody", 3),
        ("+++\na = " + "[" * 5_000 + "\n+++\nBody", 2),
    ],
)
def test_broken_front_matter_is_a_fault_and_stays_in_the_body(text: str, line: int) -> None:
    matter = split(text, "a.md")
    assert (matter.body, matter.body_line, dict(matter.values)) == (text, 0, {})
    assert faults(matter) == [(line, "bad-front-matter")]


def test_a_key_that_stands_twice_is_a_fault_and_its_last_value_counts() -> None:
    matter = yaml("a: 1", "b: 2", "a: 3")
    assert matter.values["a"] == "3"
    assert faults(matter) == [(4, "duplicate-key")]


def test_tabs_in_yaml_are_the_blanks_that_they_look_like() -> None:
    matter = yaml("tags:", "\t- a", "\t- b", "title:\tx")
    assert dict(matter.values) == {"tags": ("a", "b"), "title": "x"}


DEEP = {"lists": "a:\n  " + "- " * 30_000, "brackets": "a: " + "[" * 30_000, "keys": "? " * 30_000}


@pytest.mark.parametrize("name", DEEP)
def test_deep_yaml_neither_crashes_nor_takes_long(name: str) -> None:
    matter = yaml(DEEP[name])
    assert faults(matter) == [(3 if name == "lists" else 2, "bad-front-matter")]
    assert "100 deep" in matter.faults[0].message


def test_circular_yaml_does_not_grow() -> None:
    assert yaml("a: &a [x, *a]", "b: *a", "c: &c {d: *a}").values == {"a": ("x", "*a"), "b": "*a", "c": "&c {d: *a}"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.sampled_from(["---", "+++"]))
def test_nothing_between_the_lines_raises(text: str, marker: str) -> None:
    source = f"{marker}\n{text}\n{marker}\nBody".replace("\r", "\n")
    matter = split(source, "a.md")
    assert matter.body == source.split("\n", matter.body_line)[-1]
