"""What the keyboard does to the caret and the selection: one method for each command."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from defense_tui.analysis.sentences import paragraph_at, sentence_at
from defense_tui.tui.messages import Counted, Say
from defense_tui.tui.reader import motions
from defense_tui.tui.reader.canvas import Canvas
from defense_tui.tui.reader.layout import Layout

Motion = Callable[[Layout, int], int]


class CaretCommands(Canvas, inherit_bindings=False):
    """A canvas whose caret obeys commands."""

    def do_cell_left(self) -> None:
        """Caret left."""
        self._go(motions.left)

    def do_cell_right(self) -> None:
        """Caret right."""
        self._go(motions.right)

    def do_line_down(self) -> None:
        """Caret down a display line."""
        self._go_lines(1)

    def do_line_up(self) -> None:
        """Caret up a display line."""
        self._go_lines(-1)

    def do_page_down(self) -> None:
        """Down a page; a line of the old one stays in sight."""
        self._go_pages(self._rows - 1)

    def do_page_up(self) -> None:
        """Up a page; a line of the old one stays in sight."""
        self._go_pages(1 - self._rows)

    def do_half_page_down(self) -> None:
        """Down half a page."""
        self._go_pages(self._rows // 2)

    def do_half_page_up(self) -> None:
        """Up half a page."""
        self._go_pages(-(self._rows // 2))

    def do_first(self) -> None:
        """To the very first place; the head comes in sight."""
        self._go(lambda layout, _: motions.first(layout))
        self._scroll_to_row(0)

    def do_last(self) -> None:
        """To the very last place; of what stands below the text, half a screen comes in sight."""
        self._go(lambda layout, _: motions.last(layout))
        if self._page:
            self._scroll_to_row(self._page.row_of(self.caret) - self._rows // 2)

    def do_word_forward(self) -> None:
        """To the next word; a selection grows to the word's end."""
        self._go_on(motions.word_forward, motions.word_end)

    def do_word_back(self) -> None:
        """To the start of the word, or to the word before."""
        self._go(motions.word_back)

    def do_word_end(self) -> None:
        """To the end of the word."""
        self._go(motions.word_end)

    def do_line_start(self) -> None:
        """To the start of the display line."""
        self._go(motions.line_start)

    def do_line_end(self) -> None:
        """To the end of the display line."""
        self._go(motions.line_end)

    def do_sentence_forward(self) -> None:
        """To the next sentence; a selection grows to the sentence's end."""
        self._go_on(motions.sentence_forward, motions.sentence_end)

    def do_sentence_back(self) -> None:
        """To the start of the sentence, or to the sentence before."""
        self._go(motions.sentence_back)

    def do_paragraph_forward(self) -> None:
        """To the next paragraph; a selection grows to the paragraph's end."""
        self._go_on(motions.paragraph_forward, motions.paragraph_end)

    def do_paragraph_back(self) -> None:
        """To the start of the paragraph, or to the paragraph before."""
        self._go(motions.paragraph_back)

    def do_next_entity(self) -> None:
        """To the next name."""
        self._go_to_name(1)

    def do_previous_entity(self) -> None:
        """To the name before."""
        self._go_to_name(-1)

    def do_find_next(self) -> None:
        """To the next place found."""
        self._go_to_match(1)

    def do_find_previous(self) -> None:
        """To the place found before."""
        self._go_to_match(-1)

    def do_select(self) -> None:
        """Begin to select at the caret, or leave the selection."""
        if self._page and not self.clear_selection():
            self._set_anchor(self.caret)

    def do_select_more(self) -> None:
        """Select the sentence, then the paragraph, then everything."""
        start, end = self.selection or (self.caret, self.caret)
        for first, last in self._wider(start, end):
            if first <= start and last >= end and (first, last) != (start, end):
                self.select_range(first, last)
                return

    def do_swap_ends(self) -> None:
        """Go to the other end of the selection."""
        if self._anchor is not None:
            self._anchor, other = self.caret, self._anchor
            self.go_to(other)

    def do_extend_right(self) -> None:
        """Select a character more to the right; the first time the one at the caret."""
        if self._anchor is None:
            self._begin(self.caret)
        else:
            self.do_cell_right()

    def do_extend_left(self) -> None:
        """Select a character more to the left; the first time the one before the caret."""
        if self._anchor is None:
            self.do_cell_left()
            self._begin(self.caret)
        else:
            self.do_cell_left()

    def do_extend_down(self) -> None:
        """Select a display line more downwards."""
        self._begin(self.caret)
        self.do_line_down()

    def do_extend_up(self) -> None:
        """Select a display line more upwards."""
        self._begin(self.caret)
        self.do_line_up()

    def _begin(self, anchor: int) -> None:
        if self._page and self._anchor is None:
            self._set_anchor(anchor)

    def _wider(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The sentences, then the paragraphs around ``[start, end)``, then the whole text."""
        if self.document is None:
            return
        text, last = self.document.text, max(end - 1, start)
        yield sentence_at(text, start)[0], sentence_at(text, last)[1]
        yield paragraph_at(text, start)[0], paragraph_at(text, last)[1]
        yield 0, len(text)

    def _go(self, motion: Motion) -> None:
        if self._page:
            self.go_to(motion(self._page.layout, self.caret))

    def _go_on(self, forward: Motion, to_end: Motion) -> None:
        """Move *forward*, but while that makes a selection longer only *to_end*: no letter of what follows is meant."""
        if self._page is None:
            return
        target = forward(self._page.layout, self.caret)
        grows = self._anchor is not None and target > self._anchor
        self.go_to(to_end(self._page.layout, self.caret) if grows else target)

    def _go_lines(self, lines: int) -> None:
        if self._page:
            wished = self._wished_cell()
            self._put_caret(motions.vertical(self._page.layout, self.caret, lines, wished))
            self._show_caret()
            self._wished = wished

    def _go_pages(self, rows: int) -> None:
        """Scroll by *rows* and take the caret along; at either end it goes to the first or last line."""
        if self._page is None:
            return
        page, before = self._page, self._top
        self._scroll_to_row(before + rows)
        if self._top == before:
            self._take_caret_to(len(page) - 1 if rows > 0 else 0)
        else:
            self._take_caret_along(page.row_of(self.caret) + self._top - before)

    def _take_caret_along(self, row: int) -> None:
        """Take the caret to *row*, or as near as is in sight; beside what is no text it stays on the text's end."""
        self._take_caret_to(min(max(row, self._top), self._top + self._rows - 1))

    def _take_caret_to(self, row: int) -> None:
        if self._page is None:
            return
        wished = self._wished_cell()
        self._put_caret(self._page.nearest(row, self._page.margins.left + wished))
        self._wished = wished

    def _wished_cell(self) -> int:
        assert self._page is not None
        return self._page.layout.cells_of(self.caret)[1] if self._wished is None else self._wished

    def _go_to_name(self, step: int) -> None:
        if self.document is None:
            return
        if (start := self.document.name_beside(self.caret, step)) is None:
            self.post_message(Say(f"No name {'after' if step > 0 else 'before'} this one", "warning"))
        else:
            self.go_to(start)

    def _go_to_match(self, step: int) -> None:
        if self.document is None:
            return
        if not self.document.matches:
            self.post_message(Say("Nothing to look for; / finds words here", "warning"))
            return
        before, marked, matches = self.document.match, self._track(), self.document.matches
        index, turned = matches.beside(self.caret, step)
        self.document.match = index
        self._painter.forget_rows()
        for start, end in (matches[place] for place in {index, before} if place is not None):
            self._repaint(start, end - 1)
        self._repaint_track(marked)
        self.go_to(matches[index][0])
        around = f", searched on from the {'top' if step > 0 else 'end'}" if turned else ""
        self.post_message(Counted(f"{matches.numbered(index)}{around}"))
