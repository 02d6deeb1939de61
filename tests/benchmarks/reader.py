"""How fast the reader lays out, paints and steps, beside textual's Markdown and TextArea in the same run.

Run: ``python -m tests.benchmarks.reader``. Prints milliseconds; sets no limits.
"""

from __future__ import annotations

import asyncio
import random
import re
import sys
from collections.abc import Awaitable, Callable
from statistics import median, quantiles
from time import perf_counter, process_time

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Markdown, TextArea

from defense_tui.library.answers import OpenArticle
from defense_tui.model.article import Article, CanonicalText
from defense_tui.model.span import Mention
from defense_tui.tui.reader.decorations import NoteMark
from defense_tui.tui.reader.layout import Layout
from defense_tui.tui.reader.reader import Reader
from defense_tui.tui.theme import fallback_variables, textual_theme

SIZE = (120, 40)
STEPS = 100
_WORDS = """India US defence pact drone MQ-9B Predator Singh Austin Washington Delhi agreement signed roadmap industrial
cooperation jet engine HAL transfer technology Quad maritime security the of and to in a for on with – “deal”"""


def article(words: int) -> OpenArticle:
    """An article of so many made-up words, one in twenty of them a name."""
    source = random.Random(words)
    vocabulary = _WORDS.split()
    paragraphs = []
    while words > 0:
        length = min(source.randint(40, 110), words)
        paragraphs.append(" ".join(source.choice(vocabulary) for _ in range(length)) + ".")
        words -= length
    text = "\n\n".join(paragraphs)
    names = tuple(Mention(m[0], m.start(), m.end(), m[0]) for m in re.finditer("Singh|Austin", text))
    return OpenArticle(Article("a", "Made-up words", "a.md"), CanonicalText(text), names, (), (), ())


class Host(App[None]):
    """Shows one widget."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.shown = widget
        self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallback_variables(textual_theme("ink"))

    def compose(self) -> ComposeResult:
        if isinstance(self.shown, Markdown):
            yield VerticalScroll(self.shown)
        else:
            yield self.shown


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that *work* takes, the median of five times."""
    taken = []
    for _ in range(5):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return median(taken)


async def stepped(pilot: Pilot[None], step: Callable[[], object]) -> str:
    """The processor time of *step* until the screen is painted: the middle and the slow end.

    Not the time on the wall, because the pilot waits for 20 ms or more to see that nothing more happens.
    """
    taken = []
    for _ in range(STEPS):
        start = process_time()
        step()
        await pilot.pause()
        taken.append((process_time() - start) * 1000)
    return f"p50 {median(taken):6.2f}  p95 {quantiles(taken, n=20)[-1]:6.2f}"


async def show(name: str, widget: Widget, fill: Callable[[], Awaitable[object] | None]) -> None:
    """Print how long *widget* takes to show a text, and to step and to page in it."""
    async with Host(widget).run_test(size=SIZE) as pilot:
        widget.focus()
        await pilot.pause()
        start = perf_counter()
        if filling := fill():
            await filling
        await pilot.pause()
        print(f"  {name:9} shown in {(perf_counter() - start) * 1000:8.1f}", end="")
        if isinstance(widget, Reader):
            print(f"   step {await stepped(pilot, widget.do_cell_right)}", end="")
            print(f"   page {await stepped(pilot, widget.do_page_down)}", end="")
        elif isinstance(widget, TextArea):
            print(f"   step {await stepped(pilot, widget.action_cursor_right)}", end="")
            print(f"   page {await stepped(pilot, widget.action_cursor_page_down)}", end="")
        else:
            scroll = widget.parent
            assert isinstance(scroll, VerticalScroll)
            print(" " * 34, end="")
            print(f"   page {await stepped(pilot, lambda: scroll.scroll_page_down(animate=False))}", end="")
        print()


async def compare(words: int) -> None:
    """Print all figures for an article of so many words."""
    opened = article(words)
    text = opened.text.text
    layout = Layout(opened.text, 80)
    print(f"{words} words, {len(text)} characters, {len(layout)} lines, {len(opened.mentions)} names; milliseconds")
    print(f"  layout {timed(lambda: Layout(opened.text, 80)):.1f}")
    reader = Reader()

    def show_with_notes() -> None:
        reader.show(opened)
        reader.set_notes(
            [NoteMark(str(at), at, at + 60, "yellow", "commenting", "") for at in range(0, len(text), 2000)]
        )

    await show("Reader", reader, show_with_notes)
    async with Host(painted := Reader()).run_test(size=SIZE) as pilot:
        painted.show(opened, len(text) // 2)
        await pilot.pause()

        def paint() -> None:
            painted.notify_style_update()
            for row in range(SIZE[1]):
                painted.render_line(row)

        print(f"  a page painted anew {timed(paint):.2f}")
    area = TextArea(read_only=True, soft_wrap=True)
    area.cursor_blink = False
    await show("TextArea", area, lambda: area.load_text(text))
    markdown = Markdown()
    await show("Markdown", markdown, lambda: markdown.update(text))


async def hold(name: str, text: str) -> None:
    """Print how long showing *text* takes, and the longest time that no key would have been heard meanwhile."""
    longest = 0.0

    async def listen() -> None:
        nonlocal longest
        while True:
            before = perf_counter()
            await asyncio.sleep(0.001)
            longest = max(longest, perf_counter() - before)

    opened = OpenArticle(Article("a", "Long", "a.md"), CanonicalText(text), (), (), (), ())
    async with Host(reader := Reader()).run_test(size=SIZE) as pilot:
        await pilot.pause()
        listening = asyncio.create_task(listen())
        start = perf_counter()
        reader.show(opened)
        await reader.has_page.wait()
        shown = perf_counter() - start
        await pilot.pause()
        listening.cancel()
        print(f"  {name:36} shown in {shown * 1000:7.1f}   longest hold {longest * 1000:6.1f}")


async def hold_all() -> None:
    """Print the figures of long texts of odd kinds."""
    print("long texts; milliseconds")
    sys.setswitchinterval(0.0005)  # as the app does
    hindi = "भारत और अमेरिका ने रक्षा समझौते पर हस्ताक्षर किए हैं. "
    await hold("2 MB of Devanagari, paragraphs", (hindi * 9 + "\n\n") * 1_450)
    await hold("2 MB of Devanagari, one line", hindi * 13_000)
    await hold("2 MB, one line", "word and another " * 118_000)
    await hold("100,000 empty lines", "\n" * 100_000)


if __name__ == "__main__":
    for count in (1_000, 100_000):
        asyncio.run(compare(count))
    asyncio.run(hold_all())
