"""Articles are marked by hand: read, unread, all of a list; and reading on does not undo that at once."""

from __future__ import annotations

from defense_tui.notebook.reading import Progress
from defense_tui.tui.desk import Desk
from tests.tui.workspace.conftest import Opener, press, shown


async def test_an_article_is_marked_by_hand_and_stays_so_until_it_is_opened_again(desk: Desk, opened: Opener) -> None:
    async with opened(desk, article="drones") as pilot:
        await press(pilot, "j", "M", "j", "k", "1")
        assert desk.reading.status("drones").progress is Progress.UNREAD
        await press(pilot, "5", "M", "j")
        assert desk.reading.status("drones").progress is Progress.READ
        screen = await press(pilot, "M", "1")
        assert desk.reading.status("drones").progress is Progress.UNREAD
        screen.articles.move_to_id("weather")
        await press(pilot, "M")
        assert desk.reading.status("weather").progress is Progress.READ
        await press(pilot, ":", *"every article of the list as", "enter", *"yes", "enter")
        assert {desk.reading.status(row.article.id).progress for row in screen.articles.items} == {Progress.READ}
        assert "as read" in shown(pilot)
