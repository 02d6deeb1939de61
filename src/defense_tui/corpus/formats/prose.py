"""A block rule for markdown-it that reads plain paragraphs faster, and reads nothing else."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_SIGNS = frozenset("|-:`~>*_+[<#=0123456789")
"""What anything but prose begins with; a letter settles the matter without a look at the rest of the line."""
_RULED = "[-|:=*_ ]"
_MAY_BEGIN_A_BLOCK = re.compile(
    rf"""
    [>\#<]                                             # quotation, heading, HTML block
    | (?:[-+*] | [0-9]{{1,9}}[.)]) (?:\ |\n|\Z)         # list item
    | ``` | ~~~                                        # fence
    | {_RULED} (?: {_RULED}{{999}} | {_RULED}* (?:\n|\Z) )   # thematic break, underline, second row of a table
    """,
    re.VERBOSE,
)


def prose_plugin(parser: MarkdownIt) -> None:
    """Try :func:`prose` before every other block rule of *parser*."""
    parser.block.ruler.before("table", "prose", prose)


def prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a paragraph of which no line can be anything else; leave all others to the rules that follow.

    markdown-it tries each of its rules on each line of a paragraph, and twice, since an underline would make it a
    heading. The first character of a line settles nearly all of that: running text is read three times as fast.
    A link reference can only begin a paragraph, never interrupt one. Unlike
    the rule that it stands in for, it pushes the ``inline`` token alone, without a paragraph around it.
    """
    if silent or _indent(state, start) > 3 or state.src[_text_start(state, start)] == "[":
        return False
    line = start
    while line < state.lineMax and not state.isEmpty(line):
        if _indent(state, line) <= 3 and _may_begin_a_block(state.src, _text_start(state, line)):
            return False
        line += 1
    token = state.push("inline", "", 0)
    token.content = state.getLines(start, line, state.blkIndent, False).strip()
    token.map = [start, line]
    state.line = line
    return True


def _indent(state: StateBlock, line: int) -> int:
    return state.sCount[line] - state.blkIndent


def _text_start(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _may_begin_a_block(source: str, at: int) -> bool:
    return source[at] in _SIGNS and _MAY_BEGIN_A_BLOCK.match(source, at) is not None
