"""All commands of the program, with their default keys."""

from __future__ import annotations

from defense_tui.keys.command import Command, Context

_ANY = (Context.EVERYWHERE,)
_ALWAYS = (Context.EVERYWHERE, Context.FIELD, Context.EDITOR)
_LIST = (Context.LIST,)
_READER = (Context.READER,)
_MOVING = (Context.LIST, Context.READER, Context.VALUES, Context.ALONE)
_OPENABLE = (Context.ARTICLES, Context.ENTITIES, Context.TIMELINE, Context.NOTES, Context.SEARCH, Context.PROFILE)
_NARROWING = (
    Context.ARTICLES,
    Context.ENTITIES,
    Context.TIMELINE,
    Context.PROFILE,
    Context.EVENT,
    Context.SEARCH,
    Context.READER,
)
_NOTABLE = (Context.ARTICLES, Context.ENTITIES, Context.TIMELINE, Context.READER, Context.PROFILE, Context.EVENT)
_SCOPED = (Context.ENTITIES, Context.TIMELINE, Context.NOTES)

COMMANDS: tuple[Command, ...] = (
    # Where the keyboard is
    Command("show-articles", _ANY, ("1",), "go to the articles", "articles"),
    Command("show-entities", _ANY, ("2",), "go to the entities"),
    Command("show-timeline", _ANY, ("3",), "go to the timeline"),
    Command("show-notes", _ANY, ("4",), "go to the notes"),
    Command("show-reader", _ANY, ("5",), "go to the reader"),
    Command("next-pane", _ANY, ("tab",), "go to the next pane", "next pane"),
    Command("previous-pane", _ANY, ("shift+tab",), "go to the previous pane"),
    Command("zoom", _ANY, ("z",), "give the pane the whole screen, or take it back"),
    Command("side-by-side", _ANY, ("|",), "a second reader beside the first, or only one again"),
    Command("same-event", _READER, ("=",), "in two readers: to where the other speaks of the same"),
    # Moving: the same in lists and in the reader
    Command("line-down", _MOVING, ("down", "j"), "down a line or row", "down"),
    Command("line-up", _MOVING, ("up", "k"), "up a line or row"),
    Command("page-down", _MOVING, ("pagedown", "space"), "down a page"),
    Command("page-up", _MOVING, ("pageup", "shift+space"), "up a page"),
    Command("half-page-down", _MOVING, ("ctrl+d",), "down half a page"),
    Command("half-page-up", _MOVING, ("ctrl+u",), "up half a page"),
    Command("first", _MOVING, ("g g", "ctrl+home"), "to the very first line or row"),
    Command("last", _MOVING, ("G", "ctrl+end"), "to the very last line or row"),
    Command("first-row", _LIST, ("home",), "to the first row"),
    Command("last-row", _LIST, ("end",), "to the last row"),
    Command("page-back", _LIST, ("b",), "up a page"),
    # Opening and going back
    Command("open", (*_OPENABLE, Context.EVENT, Context.READER, Context.LIST), ("enter",), "open what is here", "open"),
    Command("back", _ANY, ("H", "alt+left"), "back to the place before"),
    Command("forward", _ANY, ("L", "alt+right"), "forward again"),
    Command("next-article", _ANY, ("J",), "read the next article of the list"),
    Command("previous-article", _ANY, ("K",), "read the previous article of the list"),
    Command("next-unread", _ANY, ("U",), "read the next unread article", "next unread"),
    Command("star", _ANY, ("*",), "star the article, or take the star away"),
    Command("mark-read", _ANY, ("M",), "mark the article as read, or as unread again"),
    Command("mark-all-read", _ANY, (), "mark every article of the list as read"),
    # Searching and filtering
    Command("search", _ANY, ("s",), "search everything", "search"),
    Command("find", (Context.LIST, Context.READER, Context.PROFILE, Context.EVENT), ("/",), "find here", "find"),
    Command("find-next", (Context.LIST, Context.READER), ("n",), "next place found"),
    Command("find-previous", (Context.LIST, Context.READER), ("N",), "previous place found"),
    Command("narrow", _NARROWING, ("f",), "filter every pane by what is under the cursor", "filter"),
    Command("exclude", _NARROWING, ("-",), "hide what is under the cursor from every pane", "exclude"),
    Command("widen", _ANY, ("backspace",), "remove the newest filter"),
    Command("restore-lens", _ANY, ("F",), "bring the last filter back"),
    Command("switch-scope", _SCOPED, ("w",), "this article, the whole filter, or all", "scope"),
    Command(
        "change-order", (Context.ARTICLES, Context.ENTITIES, Context.TIMELINE, Context.NOTES), ("o",), "next order"
    ),
    # The caret in the reader
    Command("cell-left", _READER, ("left", "h"), "caret left"),
    Command("cell-right", _READER, ("right", "l"), "caret right"),
    Command("word-forward", _READER, ("w",), "to the next word"),
    Command("word-back", _READER, ("b",), "to the word before"),
    Command("word-end", _READER, ("e",), "to the end of the word"),
    Command("line-start", _READER, ("0", "home"), "to the start of the line"),
    Command("line-end", _READER, ("$", "end"), "to the end of the line"),
    Command("sentence-forward", _READER, (")",), "to the next sentence"),
    Command("sentence-back", _READER, ("(",), "to the sentence before"),
    Command("paragraph-forward", _READER, ("}", "alt+down"), "to the next paragraph"),
    Command("paragraph-back", _READER, ("{", "alt+up"), "to the paragraph before"),
    Command("next-entity", _READER, ("]", ">"), "to the next name", "next name"),
    Command("previous-entity", _READER, ("[", "<"), "to the name before"),
    Command("go-to", (Context.READER, Context.TIMELINE), ("g d",), "to a date; in the text: 40%, a line or a date"),
    Command("outline", _READER, ("g o",), "list the headings"),
    Command("follow-link", _READER, ("g x",), "copy the address of the link here"),
    Command("layers", _READER, ("g l",), "choose which layers are drawn"),
    # Selecting
    Command("select", _READER, ("v",), "select characters", "select"),
    Command("select-more", _READER, ("V",), "select the sentence, then the paragraph"),
    Command("swap-ends", _READER, ("o",), "go to the other end of the selection", "other end"),
    Command("extend-left", _READER, ("shift+left",), "select to the left"),
    Command("extend-right", _READER, ("shift+right",), "select to the right"),
    Command("extend-up", _READER, ("shift+up",), "select upwards"),
    Command("extend-down", _READER, ("shift+down",), "select downwards"),
    Command("copy", _READER, ("y",), "copy the quote with its citation", "copy"),
    Command("copy-markdown", _READER, ("Y",), "copy the quote as Markdown"),
    # What is here
    Command("card", (Context.READER, Context.LIST), ("i",), "who or what is this"),
    Command("article-claims", _ANY, ("c",), "the claims of this article or event"),
    Command("say-place", _ANY, (".",), "say where the keyboard is, in one sentence"),
    # Notes
    Command("note", _NOTABLE, ("a",), "write a note on this", "note"),
    Command("highlight", _READER, ("x",), "highlight; again: next colour", "highlight"),
    Command("question", _READER, ("Q",), "ask a question of this passage"),
    Command("bookmark", _READER, ("B",), "set or remove a bookmark"),
    Command("note-corpus", _ANY, (), "write a note on the collection as a whole"),
    Command(
        "tag-note", (Context.READER, Context.NOTES), ("t",), "tag the note here, the marked ones, or the passage", "tag"
    ),
    Command("mark-row", (Context.NOTES,), ("v",), "mark the note: t, x and D then change all marked", "mark"),
    Command("recolor", (Context.NOTES,), ("x",), "next colour; of marked notes: choose one", "colour"),
    Command("resolve-versions", (Context.READER, Context.NOTES), ("R",), "choose between two versions of a note"),
    Command("edit-note", (Context.NOTES,), ("e",), "edit the note", "edit"),
    Command("delete-note", (Context.READER, Context.NOTES), ("D", "delete"), "delete the note here", "delete"),
    Command("edit-outside", (Context.READER, Context.NOTES), ("E",), "edit the note here in $EDITOR"),
    Command("export-notes", (Context.NOTES,), ("X",), "export the notes that this pane shows", "export"),
    Command("import-notes", _ANY, (), "import notes from a file"),
    Command("undo", _ANY, ("u",), "undo the last change to the notes"),
    Command("redo", _ANY, ("ctrl+r",), "redo what was undone"),
    # The program
    Command("help", _ALWAYS, ("?", "f1"), "what can be done here", "help"),
    Command("palette", _ANY, (":", "ctrl+p"), "find a command by its name"),
    Command("messages", _ANY, ("!",), "past messages"),
    Command("faults", _ANY, ("g f",), "faults in the files of this corpus"),
    Command("theme", _ANY, (), "choose colours"),
    Command("redraw", _ALWAYS, ("ctrl+l",), "draw the screen anew"),
    Command("suspend", _ALWAYS, ("ctrl+z",), "stop for now; in the shell, fg goes on"),
    Command(
        "escape",
        (*_ANY, Context.ALONE),
        ("escape",),
        "leave the innermost thing: selection, marks, panel, zoom",
        "leave",
    ),
    Command("quit", (*_ANY, Context.ALONE), ("q",), "close this view; on the workspace: quit", "quit"),
    Command(
        "interrupt", (*_ANY, Context.EDITOR, Context.ALONE), ("ctrl+c",), "copy the selection, else say how to quit"
    ),
    # Fields and the note editor
    Command("field-accept", (Context.FIELD,), ("enter",), "take the row, or what was typed", "open"),
    Command("field-leave", (Context.FIELD,), ("escape", "ctrl+c"), "leave the field, everything as it was", "back"),
    Command("field-up", (Context.CHOOSING,), ("up",), "to the row above"),
    Command("field-down", (Context.CHOOSING,), ("down",), "to the row below"),
    Command("field-page-up", (Context.CHOOSING,), ("pageup",), "up a page of rows"),
    Command("field-page-down", (Context.CHOOSING,), ("pagedown",), "down a page of rows"),
    Command("field-results", (Context.CHOOSING,), ("tab",), "go to the rows, where letters are keys", "to the rows"),
    Command("field-order", (Context.QUERY,), ("ctrl+r",), "newest first, or by relevance", "order"),
    Command("field-mode", (Context.MODES,), ("ctrl+t",), "find words, or a regular expression", "as an expression"),
    Command("field-keep", (Context.QUERY,), ("ctrl+f",), "make the query the filter of every pane", "filter"),
    Command("editor-save", (Context.EDITOR,), ("escape", "ctrl+s"), "save and close", "save and close"),
    Command("editor-discard", (Context.EDITOR,), ("ctrl+g",), "discard what was typed", "discard"),
    Command("editor-next", (Context.EDITOR,), ("tab",), "to tags, then kind and colour", "tags"),
    Command("editor-previous", (Context.EDITOR,), ("shift+tab",), "the other way round"),
    Command("editor-undo", (Context.EDITOR,), ("ctrl+y",), "take back what was typed last", "undo"),
    Command("editor-redo", (Context.EDITOR,), ("ctrl+r",), "type again what was taken back"),
    Command("editor-take", (Context.VALUES,), ("enter",), "take it, and back to the text", "take it"),
    Command("editor-outside", (Context.EDITOR,), ("ctrl+o",), "go on in $EDITOR", "$EDITOR"),
)
"""In the order of the help screen. No two share a key in one context, and no key is another one's beginning."""
