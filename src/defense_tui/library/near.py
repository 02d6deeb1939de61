"""Errors for ids that nothing has, with the ids that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from defense_tui.library.library import UnknownIdError

_MOST = 3
"""So many ids at most are named."""


def unknown(kind: str, id_: str, known: Iterable[str]) -> UnknownIdError:
    """The error that no *kind* (article, entity, event) has *id_*, naming *known* ids that are near or hold it."""
    import difflib

    ids = list(known)
    near = difflib.get_close_matches(id_, ids, n=_MOST) or [each for each in ids if id_.lower() in each.lower()]
    meant = f"; did you mean {' or '.join(near[:_MOST])}?" if near else ""
    return UnknownIdError(f"there is no {kind} {id_!r}{meant}")
