"""Errors for ids that nothing has, with the ids that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from defense_tui.library.library import UnknownIdError


def unknown(kind: str, id_: str, known: Iterable[str]) -> UnknownIdError:
    """The error that no *kind* (article, entity, event) has *id_*, naming near ones among the *known* ids."""
    import difflib

    near = difflib.get_close_matches(id_, list(known), n=3)
    meant = f"; did you mean {' or '.join(near)}?" if near else ""
    return UnknownIdError(f"there is no {kind} {id_!r}{meant}")
