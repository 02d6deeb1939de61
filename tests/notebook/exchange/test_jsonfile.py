"""Notes as JSON: exactly the documented shape."""

from __future__ import annotations

import json

from defense_tui.notebook.exchange.jsonfile import export
from tests.notebook.samples import annotation


def test_the_document_has_the_documented_shape() -> None:
    note = annotation()
    document = json.loads(export([note]))
    assert document["total"] == 1
    (record,) = document["notes"]
    assert list(record) == [
        *("id", "rev", "motivation", "target", "quote", "start", "end", "anchor", "note", "tags", "color"),
        *("created", "modified"),
    ]
    assert record["quote"] == "a ceiling of 3.99 billion"
    assert (record["start"], record["end"], record["anchor"]) == (322, 347, None)
    assert record["created"] == "2025-07-02T09:14:07Z"
    assert record["target"]["id"] == "2025/the-framework"
    assert record["target"]["quote"]["prefix"] == "Congress set "
    assert record["target"]["position"]["text_sha256"] == "0" * 64


def test_a_note_on_a_whole_article_has_no_quote_and_no_place() -> None:
    (record,) = json.loads(export([annotation(quote=None, position=None)]))["notes"]
    assert (record["quote"], record["start"], record["end"]) == (None, None, None)
    assert set(record["target"]) == {"kind", "corpus", "id", "title", "source_url", "published"}


def test_text_is_utf_8_and_ends_with_a_line_end() -> None:
    text = export([annotation(note="\u0930\u0915\u094d\u0937\u093e")])
    assert "\u0930\u0915" in text
    assert text.endswith("}\n")
