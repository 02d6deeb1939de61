"""What the relay sends paints the very picture that textual asked for, with fewer bytes."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from defense_tui.tui.terminal.blanks import shortener, with_repeats
from defense_tui.tui.terminal.glyphs import NOT_ASCII, is_sure
from defense_tui.tui.terminal.relay import Relay
from tests.tui.terminal.emulator import Emulator
from tests.tui.terminal.frames_of_textual import (
    NARROW,
    UNSURE,
    WIDE,
    Size,
    consoles,
    partial_frames,
    rows,
    whole_frames,
)

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
FOREIGN = ["\x1b[2J", "\x1b[3;2Hno frame", "plain", "\x1b[31mred\x1b[0m", "\x1b[1;1H\x1b[4:3mcurly\x1b[0m\x1b[1;1H"]
HARMLESS = ["\x07", "\x1b]52;c;YWJj\x07", "\x1b[?25h", "\x1b[?1003l", "\x1b]22;text\x07"]
sizes = st.builds(Size, st.integers(4, 20), st.integers(1, 4))


@st.composite
def sessions(draw: st.DrawFn, glyphs: list[str]) -> tuple[Size, list[str]]:
    """A size, and what textual writes on a screen of it."""
    size, console = draw(sizes), draw(consoles())
    frame = st.one_of(whole_frames(size, glyphs, console), partial_frames(size, glyphs, console))
    writes: list[str] = []
    for _ in range(draw(st.integers(1, 5))):
        write = draw(st.one_of(frame, frame, frame, st.sampled_from([*HARMLESS, *FOREIGN, "forget"])))
        writes += [SYNC_START, write, SYNC_END] if draw(st.booleans()) else [write]
    return size, writes


def play(size: Size, writes: list[str], shorten: Callable[[str], str] = str) -> tuple[Emulator, Emulator, int, int]:
    """The screens after *writes* as textual sends them and as the relay does, and the bytes of both."""
    plain, ours = Emulator(size.width, size.height), Emulator(size.width, size.height)
    relay = Relay(lambda: (size.width, size.height), shorten=shorten)
    plain_bytes = our_bytes = 0
    for write in writes:
        if write == "forget":
            relay.forget()
            continue
        sent = relay.feed(write)
        plain.feed(write)
        ours.feed(sent)
        plain_bytes += len(write.encode())
        our_bytes += len(sent.encode())
        if write != SYNC_START:
            assert ours.seen() == plain.seen()
            assert ours.place() == plain.place()
    return plain, ours, plain_bytes, our_bytes


@given(sessions(NARROW))
def test_narrow_glyphs_look_the_same(session: tuple[Size, list[str]]) -> None:
    play(*session)


@given(sessions([*NARROW, " " * 9, " " * 12]))
def test_repeated_blanks_look_the_same(session: tuple[Size, list[str]]) -> None:
    play(*session, with_repeats)


@given(st.data())
def test_frames_held_back_and_sent_as_one_look_the_same(data: st.DataObject) -> None:
    size, console = data.draw(sizes), data.draw(consoles())
    plain, ours = Emulator(size.width, size.height), Emulator(size.width, size.height)
    relay = Relay(lambda: (size.width, size.height))
    glyphs = [*NARROW, *WIDE, *UNSURE]
    for _ in range(data.draw(st.integers(1, 5))):
        frame = data.draw(st.one_of(whole_frames(size, glyphs, console), partial_frames(size, glyphs, console)))
        plain.feed(frame)
        if not data.draw(st.booleans()) or not relay.take(frame):
            ours.feed(relay.feed(frame))
            assert ours.seen() == plain.seen()
    ours.feed(relay.update())
    assert ours.seen() == plain.seen()
    assert ours.place() == plain.place()


@given(sessions([*NARROW, *WIDE]))
def test_wide_glyphs_look_the_same(session: tuple[Size, list[str]]) -> None:
    play(*session)


@given(sessions([*NARROW, *WIDE, *UNSURE]))
@settings(max_examples=200)
def test_unsure_glyphs_look_the_same_where_the_terminal_agrees(session: tuple[Size, list[str]]) -> None:
    play(*session)


def in_another_opinion(character: str) -> int:
    """The width of *character* on a terminal that draws emoji narrow and Indic letters wide."""
    if is_sure(character):
        return get_character_cell_size(character)
    return {0: 0, 1: 2, 2: 1}[get_character_cell_size(character)]


@given(st.data())
def test_a_terminal_of_another_opinion_still_has_every_sure_glyph_in_its_column(data: st.DataObject) -> None:
    size = data.draw(sizes)
    console = data.draw(consoles())
    relay = Relay(lambda: (size.width, size.height))
    terminal = Emulator(size.width, size.height, in_another_opinion)
    agreeing = Emulator(size.width, size.height)
    for _ in range(data.draw(st.integers(1, 4))):
        strips = [data.draw(rows(size.width - 1, [*NARROW, *WIDE, *UNSURE])) for _ in range(size.height)]
        frame = "\n".join(f"\x1b[{y + 1};1H{strip.render(console)}|" for y, strip in enumerate(strips)) + "\x1b[1;1H"
        terminal.feed(relay.feed(frame))
        agreeing.feed(frame)
        for y in range(size.height):
            for x in range(size.width):
                if agreeing.buffer[y][x].data and is_sure(agreeing.buffer[y][x].data):
                    assert terminal.seen()[y][x] == agreeing.seen()[y][x]


@given(sessions(NARROW))
def test_a_frame_that_changes_nothing_writes_nothing(session: tuple[Size, list[str]]) -> None:
    size, writes = session
    relay = Relay(lambda: (size.width, size.height))
    for write in writes:
        relay.feed(write)
        if write not in (*FOREIGN, *HARMLESS, "forget", SYNC_START, SYNC_END):
            assert [relay.feed(again) for again in (SYNC_START, write, SYNC_END)] == ["", "", ""]


@given(st.data())
def test_a_redraw_paints_the_whole_picture_on_a_screen_that_was_spoilt(data: st.DataObject) -> None:
    size = data.draw(sizes)
    frame = data.draw(whole_frames(size, [*NARROW, *WIDE, *UNSURE], data.draw(consoles())))
    plain, ours = Emulator(size.width, size.height), Emulator(size.width, size.height)
    relay = Relay(lambda: (size.width, size.height))
    plain.feed(frame)
    ours.feed(relay.feed(frame))
    ours.feed("\x1b[1;1H\x1b[7mspoilt\x1b[2J")
    ours.feed(relay.redraw())
    assert ours.seen() == plain.seen()
    assert ours.place() == plain.place()


@given(st.data())
def test_after_a_resize_everything_is_sent_anew(data: st.DataObject) -> None:
    console = data.draw(consoles())
    current = data.draw(sizes)
    relay = Relay(lambda: (current.width, current.height))
    relay.feed(data.draw(whole_frames(current, NARROW, console)))
    current = data.draw(sizes.filter(lambda size: size != current))
    frame = data.draw(whole_frames(current, NARROW, console))
    plain, ours = Emulator(current.width, current.height), Emulator(current.width, current.height)
    ours.feed("\x1b[1;1H\x1b[7mwhatever a resize leaves")
    plain.feed(frame)
    ours.feed(relay.feed(frame))
    assert ours.seen() == plain.seen()


def relay(width: int = 20, height: int = 3) -> Relay:
    return Relay(lambda: (width, height))


def test_a_frame_for_another_size_goes_through_as_it_is() -> None:
    too_wide = "\x1b[1;1H" + "x" * 21 + "\x1b[1;1H"
    too_high = "\x1b[4;1Hx\x1b[1;1H"
    assert relay().feed(too_wide) == too_wide
    assert relay().feed(too_high) == too_high


def test_only_what_changed_is_sent() -> None:
    screen = relay()
    screen.feed("\x1b[1;1H" + "name      12 of 345 \x1b[1;1H")
    assert screen.feed("\x1b[1;1H" + "name      13 of 345 \x1b[1;1H") == "\x1b[12G3\r"
    assert screen.feed("\x1b[1;1H" + "Name      13 of 346 \x1b[1;1H") == "N\x1b[19G6\r"


def test_the_pen_changes_by_what_differs_only() -> None:
    screen = relay()
    colors = "38;2;215;221;229;48;2;16;20;26"
    before, after = (f"\x1b[1;1H\x1b[{bold}{colors}mname\x1b[0m\x1b[1;1H" for bold in ("1;", ""))
    screen.feed(before)
    assert screen.feed(after) == "\x1b[22mname\r"


def test_an_unknown_sequence_finds_pen_and_cursor_where_textual_believes_them() -> None:
    screen = relay()
    screen.feed("\x1b[1;1H\x1b[31mred\x1b[0m\x1b[2;1H")
    assert screen.feed("\x1b[?1049l") == "\x1b[m\x1b[?1049l"
    assert screen.feed("\x1b[?25h") == "\x1b[?25h"


def test_what_cannot_harm_does_not_cost_a_repaint() -> None:
    frame = "\x1b[1;1Hsame\x1b[1;1H"
    for write in HARMLESS:
        screen = relay()
        screen.feed(frame)
        assert screen.feed(write) == write
        assert screen.feed(frame) == ""


def test_only_a_large_update_is_bracketed_and_only_where_the_terminal_knows_brackets() -> None:
    small, large = "\x1b[1;1Hx\x1b[1;1H", "\x1b[1;1H" + "漢" * 100 + "\x1b[1;1H"
    for bracketed in (False, True):
        screen = relay(200)
        if bracketed:
            screen.feed(SYNC_START)
        assert SYNC_START not in screen.feed(small)
        sent = screen.feed(large)
        assert (sent.startswith(SYNC_START), sent.endswith(SYNC_END)) == (bracketed, bracketed)


def test_links_stay_links() -> None:
    screen = relay()
    link = "\x1b]8;id=1;https://example.org\x1b\\"
    frame = f"\x1b[1;1Ha {link}\x1b[4mlink\x1b[0m\x1b]8;;\x1b\\ z\x1b[1;1H"
    assert screen.feed(frame) == f"\x1b[Ha \x1b[4m{link}link\x1b[m\x1b]8;;\x1b\\ z\r"
    assert screen.feed(frame) == ""


def test_where_ambiguous_glyphs_may_be_wide_each_is_followed_by_an_absolute_move() -> None:
    frame = "\x1b[1;1H“ab” c\x1b[2;1H"
    assert Relay(lambda: (20, 2)).feed(frame) == "\x1b[H“ab” c\r\n"
    assert Relay(lambda: (20, 2), NOT_ASCII).feed(frame) == ("\x1b[1H \r“\x1b[2Gab \b”\x1b[5G c\r\n")


def test_only_terminals_that_surely_repeat_are_told_to() -> None:
    blanks = "\x1b[41m" + " " * 30 + "x"
    assert shortener({"TERM": "xterm-kitty"})(blanks) == "\x1b[41m \x1b[29bx"
    assert shortener({"TERM": "xterm-256color"})(blanks) == blanks
    assert shortener({})(blanks) == blanks
