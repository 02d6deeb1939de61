"""Plain text (.txt): which of its lines are blocks."""

from __future__ import annotations

_WRAPPED = range(55, 86)
"""How long, in code points, the lines of a file are that was wrapped by hand or by a mail program."""


def blocks_of(source: str) -> str:
    """The blocks of *source*, joined by blank lines.

    Each line is a block, unless the file is hard-wrapped: it has blank lines between lines of text, and more than
    half of those are 55 to 85 code points long. Then blank lines part blocks, and a block's lines are joined by
    spaces.
    """
    lines = [line.strip() for line in source.split("\n")]
    blocks = _between_blank_lines(lines) if _is_hard_wrapped(lines) else lines
    return "\n\n".join(filter(None, blocks))


def _is_hard_wrapped(lines: list[str]) -> bool:
    filled = [number for number, line in enumerate(lines) if line]
    if not filled or filled[-1] - filled[0] + 1 == len(filled):
        return False
    return 2 * sum(len(lines[number]) in _WRAPPED for number in filled) > len(filled)


def _between_blank_lines(lines: list[str]) -> list[str]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        else:
            blocks.append([])
    return [" ".join(block) for block in blocks]
