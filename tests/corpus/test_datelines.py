"""Dates of publication in names and near the top; never one that a text merely mentions."""

from __future__ import annotations

import pytest

from defense_tui.corpus.datelines import date_of_line, date_of_lines, date_of_name


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2 July 2025", "2025-07-02"),
        ("July 2, 2025", "2025-07-02"),
        ("Wednesday, July 2nd, 2025, 10:30 am EST", "2025-07-02"),
        ("2025-07-02", "2025-07-02"),
        ("2025-07-02T10:30:00Z", "2025-07-02"),
        ("1st of Sept. 2024", "2024-09-01"),
        ("July 2025", "2025-07"),
        ("July 2, 2025 | 5 min read", "2025-07-02"),
        ("Posted on July 2, 2025", "2025-07-02"),
        ("Posted On: 02 JUL 2025 10:30AM by Press Desk", "2025-07-02"),
        ("Published: 2025-07-02", "2025-07-02"),
        ("Date: 2 Jul 2025", "2025-07-02"),
        ("By A. Writer | July 2, 2025", "2025-07-02"),
        ("By A. Writer, 2 July 2025", "2025-07-02"),
        ("NEW DELHI, July 2, 2025 (Wire) - Two ministers met.", "2025-07-02"),
        ("WASHINGTON (July 2, 2025) – Two ministers met in the morning.", "2025-07-02"),
    ],
)
def test_a_line_that_dates_the_article(line: str, date: str) -> None:
    found = date_of_line(line)
    assert found and found.text == date


@pytest.mark.parametrize(
    "line",
    [
        "On July 1, 2025, two ministers met in a capital.",
        "July 1, 2025, was a long day for both of them.",
        "By July 1, 2025, all of it had arrived.",
        "By the summer of July 2, 2025 everything had changed.",
        "May 2025 be a better year",
        "The report of 2 July 2025",
        "30 February 2025",
        "2 July",
        "2025",
        "07/02/2025",
        "2025-07-02-something",
        "",
    ],
)
def test_a_line_that_does_not(line: str) -> None:
    assert date_of_line(line) is None


def test_only_the_first_lines_are_looked_at() -> None:
    assert date_of_lines("# A title\n\nA. Writer\n\n**2 July 2025**\n\nText")
    assert not date_of_lines("line\n" * 12 + "2 July 2025")


@pytest.mark.parametrize(
    ("stem", "date"),
    [
        ("2025-07-01-talks", "2025-07-01"),
        ("20250701", "2025-07-01"),
        ("talks_2025_07_01", "2025-07-01"),
        ("2025.07.01 to 2025.07.03", "2025-07-01"),
        ("from 2025-07-01 to 2025-07-03", None),
        ("000_3b7e75de1651d210", None),
        ("a20250701", None),
        ("99999999", None),
        ("2025-13-01", None),
        ("2025-07-0100", None),
        ("2025-0701", None),
        ("talks", None),
    ],
)
def test_a_day_in_a_file_name(stem: str, date: str | None) -> None:
    found = date_of_name(stem)
    assert (found.text if found else None) == date
