"""What the keyboard does to the caret and the selection: one method for each command."""

from __future__ import annotations

from collections.abc import Callable

from defense_tui.tui.reader import motions
from defense_tui.tui.reader.canvas import Canvas
from defense_tui.tui.reader.layout import Layout


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

    def do_word_forward(self) -> None:
        """To the next word."""
        self._go(motions.word_forward)

    def do_word_back(self) -> None:
        """To the word before."""
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

    def do_paragraph_forward(self) -> None:
        """To the next paragraph."""
        self._go(motions.paragraph_forward)

    def do_paragraph_back(self) -> None:
        """To the paragraph before."""
        self._go(motions.paragraph_back)

    def do_select(self) -> None:
        """Begin to select at the caret, or leave the selection."""
        if not self.clear_selection():
            self._anchor = self.caret
            self._repaint_selection()
            self.post_message(self.SelectionChanged())

    def do_swap_ends(self) -> None:
        """Go to the other end of the selection."""
        if self._anchor is not None:
            self._anchor, other = self.caret, self._anchor
            self.go_to(other)

    def _go(self, motion: Callable[[Layout, int], int]) -> None:
        if self._page:
            self.go_to(motion(self._page.layout, self.caret))

    def _go_lines(self, lines: int) -> None:
        if self._page is None:
            return
        layout = self._page.layout
        wished = layout.cells_of(self.caret)[1] if self._wished is None else self._wished
        self._put_caret(motions.vertical(layout, self.caret, lines, wished))
        self._wished = wished
