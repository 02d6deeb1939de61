"""How often notes find their passage again after edits: ``python -m tests.benchmarks.anchoring [--rounds N]``.

Each text is edited at four levels, with the truth of every character kept: signs and blanks; 2 % of the words; 8 %,
and paragraphs moved; 20 %, moved, and a fifth of the paragraphs deleted. From the second level on, copies of
paragraphs are put elsewhere as decoys. Quotes are short, a sentence long, longer, or words that occur several times.

*sure* is what the program shows without a question mark; *wrong* what of that is elsewhere or was deleted, *copy* what
of that stands in a decoy, which no reader could tell from the original; *unsure* asks the reader, and has a *right*
guess so often; *lost* are orphans whose words are still there; *buried* are deleted quotes that are called orphans.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from defense_tui.corpus.canonical import markdown
from defense_tui.model.article import CanonicalText
from defense_tui.notebook.anchoring import AnchorState, Finder
from defense_tui.notebook.annotation import Annotation, Motivation, Target, passage
from defense_tui.notebook.names import new_ulid

_REPOSITORY = Path(__file__).resolve().parents[2]
_MOMENT = datetime(2025, 7, 1, tzinfo=UTC)
_SIGNS = {'"': "“", "'": "’", "-": "–", " ": "\u00a0"}
_RIGHT = 0.8
"""Overlap over union of the found and the true place from which it counts as right."""
_WRONG = 0.5


@dataclass
class Edited:
    """A text as (character, offset in the original or -1) while it is being edited."""

    paragraphs: list[list[tuple[str, int]]]

    @property
    def text(self) -> str:
        return "".join(character for paragraph in self.paragraphs for character, _ in paragraph)

    @property
    def origins(self) -> list[int]:
        return [origin for paragraph in self.paragraphs for _, origin in paragraph]


@dataclass
class Tally:
    """What came of the quotes of one level."""

    counts: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)


def texts(limit: int) -> Iterator[str]:
    """Canonical texts: the repository's own articles, and real ones when they are at hand."""
    shared = Path(os.environ.get("DEFENSE_TUI_SHARED") or _REPOSITORY.parent / "shared") / "corpora"
    own = sorted((_REPOSITORY / "content" / "articles").glob("*.md"))
    others = sorted(path for path in shared.rglob("*.md") if path.stat().st_size > 3000) if shared.exists() else []
    random.Random(1).shuffle(others)
    for path in [*own, *others][:limit]:
        source = path.read_text("utf-8", "replace")
        body = re.sub(r"\A(\+\+\+|---)\n.*?\n\1\n", "", source, flags=re.DOTALL)
        text = markdown(body).text
        if len(text) > 1000:
            yield text


def opened(text: str) -> Edited:
    """*text* before any edit, in paragraphs with the blank lines after them."""
    numbered = list(zip(text, range(len(text)), strict=True))
    cuts = [0, *(match.end() for match in re.finditer(r"\n\n", text)), len(text)]
    return Edited([numbered[start:end] for start, end in pairwise(cuts) if start < end])


def reformat(edited: Edited, dice: random.Random) -> None:
    """Curly quotes, dashes and hard blanks in half the places."""
    for paragraph in edited.paragraphs:
        for at, (character, origin) in enumerate(paragraph):
            if character in _SIGNS and dice.random() < (0.02 if character == " " else 0.5):
                paragraph[at] = (_SIGNS[character], origin)


def reword(edited: Edited, dice: random.Random, share: float) -> None:
    """Replace, drop or add *share* of the words; a word in another's place keeps its origin."""
    vocabulary = re.findall(r"\w+", edited.text)
    for number, paragraph in enumerate(edited.paragraphs):
        text = "".join(character for character, _ in paragraph)
        changed: list[tuple[str, int]] = []
        at = 0
        for match in re.finditer(r"\w+", text):
            changed += paragraph[at : match.start()]
            at = match.end()
            word, lot = paragraph[match.start() : match.end()], dice.random()
            other = dice.choice(vocabulary)
            if lot < share / 2:
                changed += [(character, word[0][1]) for character in other]
            elif lot < share * 0.75:
                changed += [*word, *((character, -1) for character in f" {other}")]
            elif lot >= share:
                changed += word
        edited.paragraphs[number] = changed + paragraph[at:]


def move(edited: Edited, dice: random.Random, share: float) -> None:
    """Put *share* of the paragraphs elsewhere."""
    for _ in range(int(len(edited.paragraphs) * share)):
        paragraph = edited.paragraphs.pop(dice.randrange(len(edited.paragraphs)))
        edited.paragraphs.insert(dice.randrange(len(edited.paragraphs) + 1), paragraph)


def add(edited: Edited, dice: random.Random, source: list[str], share: float) -> None:
    """Put copies of paragraphs, which are not the originals, and foreign paragraphs in between."""
    for _ in range(max(1, int(len(edited.paragraphs) * share))):
        copied = [(character, -1) for character, _ in dice.choice(edited.paragraphs)]
        foreign = [(character, -1) for character in dice.choice(source) + "\n\n"]
        for paragraph in (copied, foreign):
            edited.paragraphs.insert(dice.randrange(len(edited.paragraphs) + 1), paragraph)


def delete(edited: Edited, dice: random.Random, share: float) -> None:
    """Drop *share* of the paragraphs."""
    for _ in range(int(len(edited.paragraphs) * share)):
        edited.paragraphs.pop(dice.randrange(len(edited.paragraphs)))


Level = Callable[[Edited, random.Random, list[str]], None]


def signs(edited: Edited, dice: random.Random, source: list[str]) -> None:
    """Level 1."""
    add(edited, dice, source, 0.02)
    reformat(edited, dice)


def light(edited: Edited, dice: random.Random, source: list[str]) -> None:
    """Level 2."""
    signs(edited, dice, source)
    reword(edited, dice, 0.02)


def medium(edited: Edited, dice: random.Random, source: list[str]) -> None:
    """Level 3."""
    add(edited, dice, source, 0.1)
    move(edited, dice, 0.15)
    reformat(edited, dice)
    reword(edited, dice, 0.08)


def heavy(edited: Edited, dice: random.Random, source: list[str]) -> None:
    """Level 4."""
    delete(edited, dice, 0.2)
    medium(edited, dice, source)
    reword(edited, dice, 0.12)


LEVELS: dict[str, Level] = {"signs": signs, "light": light, "medium": medium, "heavy": heavy}


def quotes(text: str, dice: random.Random) -> Iterator[tuple[int, int]]:
    """Four ranges: one to three words, 6 to 30, 40 to 110, and words that occur several times.

    None goes beyond its paragraph: when a paragraph comes between the halves of a quote, nobody can say what is right.
    """
    words = [match.span() for match in re.finditer(r"\w+", text)]
    for low, high in ((1, 3), (6, 30), (40, 110)):
        first = dice.randrange(max(1, len(words) - high))
        last = min(len(words) - 1, first + dice.randint(low, high) - 1)
        paragraph_end = text.find("\n\n", words[first][0])
        end = words[last][1] if paragraph_end < 0 else min(words[last][1], paragraph_end)
        yield words[first][0], end
    repeated = [span for span in words if text.count(text[span[0] : span[1]]) > 2 and span[1] - span[0] > 3]
    if repeated:
        yield dice.choice(repeated)


def truth(origins: list[int], start: int, end: int) -> tuple[int, int] | None:
    """Where the characters of ``[start, end)`` are now; None when nearly all are gone."""
    places = [at for at, origin in enumerate(origins) if start <= origin < end]
    alive = {origins[at] for at in places}
    if len(alive) < 0.1 * (end - start):
        return None
    return places[0], places[-1] + 1


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Overlap over union of two ranges."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def outcome(state: AnchorState, found: tuple[int, int] | None, true: tuple[int, int] | None, copied: bool) -> str:
    """What became of a quote, in a word."""
    if found is None:
        return "buried" if true is None else "lost"
    share = overlap(found, true) if true else 0.0
    if state is AnchorState.UNSURE:
        return (
            "unsure of a deleted one" if true is None else "unsure, right" if share >= _RIGHT else "unsure, not right"
        )
    if share >= _WRONG:
        return "right" if share >= _RIGHT else "partly right"
    return "copy" if copied else "wrong"


def measure(text: str, level: Level, dice: random.Random, source: list[str], tally: Tally) -> None:
    """Edit *text*, look for its quotes, count."""
    edited = opened(text)
    level(edited, dice, source)
    now, origins = edited.text, edited.origins
    original = CanonicalText(text, sha256=hashlib.sha256(text.encode()).hexdigest())
    finder = Finder(CanonicalText(now, sha256=hashlib.sha256(now.encode()).hexdigest()))
    for start, end in quotes(text, dice):
        quote, position = passage(original, start, end)
        note = Annotation(
            id=new_ulid(),
            rev="00001-00000000",
            target=Target("article", "benchmark", "text"),
            motivation=Motivation.HIGHLIGHTING,
            created=_MOMENT,
            modified=_MOMENT,
            quote=quote,
            position=position,
        )
        began = time.perf_counter()
        anchor = finder.find(note)
        tally.milliseconds.append((time.perf_counter() - began) * 1000)
        found = (anchor.start, anchor.end) if anchor.start is not None and anchor.end is not None else None
        true = truth(origins, start, end)
        copied = found is not None and all(origin < 0 for origin in origins[slice(*found)])
        tally.counts[outcome(anchor.state, found, true, copied)] += 1


def report(name: str, tally: Tally) -> str:
    """One line of figures."""
    counts, times = tally.counts, sorted(tally.milliseconds)
    total = counts.total()
    unsure = sum(counts[key] for key in counts if key.startswith("unsure"))
    sure = counts["right"] + counts["partly right"] + counts["wrong"] + counts["copy"]
    deleted = counts["buried"] + counts["unsure of a deleted one"]
    return (
        f"{name:7}{total:6}{sure / total:8.1%}{counts['wrong'] / max(1, sure):8.2%}"
        f"{counts['copy'] / max(1, sure):8.2%}{unsure / total:8.1%}"
        f"{counts['unsure, right'] / max(1, unsure):8.0%}{counts['lost'] / total:8.2%}"
        f"{counts['buried'] / max(1, deleted):8.0%}{statistics.median(times):9.2f}"
        f"{times[int(len(times) * 0.95)]:8.1f}{times[-1]:8.1f}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=4, help="edits of each text at each level")
    parser.add_argument("--texts", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    corpus = list(texts(options.texts))
    source = [paragraph for text in corpus for paragraph in text.split("\n\n") if 80 < len(paragraph) < 800]
    sizes = sorted(map(len, corpus))
    print(f"{len(corpus)} texts of {sizes[0]} to {sizes[-1]} characters, median {sizes[len(sizes) // 2]}")
    columns = "".join(f"{name:>8}" for name in ("sure", "wrong", "copy", "unsure", "right", "lost", "buried"))
    print(f"{'level':7}{'quotes':>6}{columns}{'ms p50':>9}{'p95':>8}{'max':>8}")
    every = Tally()
    for name, level in LEVELS.items():
        tally = Tally()
        dice = random.Random(f"{options.seed} {name}")
        for text in corpus * options.rounds:
            measure(text, level, dice, source, tally)
        print(report(name, tally), flush=True)
        every.counts += tally.counts
        every.milliseconds += tally.milliseconds
    print(report("all", every))


if __name__ == "__main__":
    main()
