"""What was read of one article and found in it, as bytes and back: what a copy holds."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from defense_tui.analysis.candidates import ArticleNames, NameMention
from defense_tui.library.places import Places
from defense_tui.model.article import CanonicalText, Markup, MarkupSpan
from defense_tui.model.edtf import EdtfDate
from defense_tui.model.span import DateMention


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found in the text of one article, each in the order of the text."""

    mentions: Places
    """Of curated entities."""
    names: ArticleNames
    """Names that nobody curated."""
    dates: tuple[DateMention, ...]


NOTHING = Finds(Places((), array("I")), ArticleNames((), frozenset()), ())


def packed(text: CanonicalText, faults: Sequence[tuple[int, str, str, str]], finds: Finds) -> bytes:
    """All of it as JSON in UTF-8; *faults* are line, code, message and hint of each fault of the body."""
    document = {
        "text": text.text,
        "sha256": text.sha256,
        "markup": [[span.kind.value, span.start, span.end, span.level, span.label] for span in text.markup],
        "faults": list(faults),
        "ids": finds.mentions.ids,
        "places": finds.mentions.numbers.tolist(),
        "names": [[name.start, name.end, name.name, name.titled] for name in finds.names.names],
        "common": sorted(finds.names.common),
        "dates": [[date.start, date.end, date.date.text] for date in finds.dates],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(data: bytes) -> tuple[CanonicalText, list[tuple[int, str, str, str]], Finds]:
    """What :func:`packed` was given; raises ValueError, KeyError or TypeError for anything else."""
    document: dict[str, Any] = json.loads(data)
    text = document["text"]
    markup = tuple(MarkupSpan(_KINDS[kind], *rest) for kind, *rest in document["markup"])
    finds = Finds(
        mentions=Places(tuple(document["ids"]), array("I", document["places"])),
        names=ArticleNames(tuple(NameMention(*name) for name in document["names"]), frozenset(document["common"])),
        dates=tuple(DateMention(start, end, text[start:end], _date(edtf)) for start, end, edtf in document["dates"]),
    )
    faults = [(line, code, message, hint) for line, code, message, hint in document["faults"]]
    return CanonicalText(text, markup, document["sha256"]), faults, finds


_KINDS = {kind.value: kind for kind in Markup}


@lru_cache(maxsize=4096)
def _date(edtf: str) -> EdtfDate:
    return EdtfDate.parse(edtf)
