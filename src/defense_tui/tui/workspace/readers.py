"""One reader, or two side by side for comparing what two sources say."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from defense_tui.library.answers import OpenArticle
from defense_tui.settings import Settings
from defense_tui.tui.workspace.reading import ArticleReader


class Readers(Horizontal):
    """The first reader is always there; articles open in the one that had the keyboard last."""

    DEFAULT_CSS = """
    Readers { height: 1fr; }
    Readers.-two ArticleReader { border-top: solid $panel-lighten-2; }
    Readers.-two ArticleReader.-active { border-top: heavy $muted; }
    Readers.-two ArticleReader.-active:focus { border-top: heavy $accent; }
    Readers #reader-2 { border-left: vkey $panel-lighten-2; padding-left: 1; }
    """

    class Switched(Message):
        """The keyboard went to the other reader, so its article is the one that is read."""

        def __init__(self, article_id: str, caret: int) -> None:
            super().__init__()
            self.article_id = article_id
            self.caret = caret

    def __init__(self, settings: Settings) -> None:
        super().__init__(id="reader")
        self._readers = (ArticleReader(id="reader-1"), ArticleReader(id="reader-2"))
        self.active = self._readers[0]
        """The reader that had the keyboard last."""
        for reader in self._readers:
            reader.measure = settings.measure
            reader.marks = settings.marks
        self._readers[0].add_class("-active")
        self._readers[1].display = False

    def compose(self) -> ComposeResult:
        yield from self._readers

    @property
    def side_by_side(self) -> bool:
        """Whether both are shown."""
        return bool(self._readers[1].display)

    @property
    def other(self) -> ArticleReader:
        """The reader that is not active."""
        return self._readers[1 - self._readers.index(self.active)]

    def open_other(self) -> None:
        """Show the second reader beside the first, with the same article at the same place, and go there."""
        first, second = self._readers
        second.display = True
        self.add_class("-two")
        if first.article is not None:
            second.show_like(first)
        self.screen.set_focus(second)

    def close_other(self) -> None:
        """Leave only the article of the active reader, in the first one."""
        first, second = self._readers
        if self.active is second and second.article is not None:
            first.show_like(second)
        second.display = False
        self.remove_class("-two")
        second.clear()
        self._activate(first)
        self.screen.set_focus(first)

    def shown(self) -> Iterator[tuple[ArticleReader, OpenArticle]]:
        """Each reader that shows an article, with it."""
        for reader in self._readers:
            if reader.article is not None:
                yield reader, reader.article

    def _activate(self, reader: ArticleReader) -> None:
        self.active = reader
        for each in self._readers:
            each.set_class(each is reader, "-active")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Articles open in the reader that has the keyboard."""
        if event.widget in self._readers and event.widget is not self.active:
            self._activate(self._readers[self._readers.index(event.widget)])
            if self.active.article is not None:
                self.post_message(self.Switched(self.active.article.article.id, self.active.caret))
