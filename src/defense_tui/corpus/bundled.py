"""Where the program's own content lies."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled_root() -> Path:
    """The folder of the bundled corpus: in an installed package, or ``content/`` at the top of a checkout.

    The path need not exist: a broken installation shows when the corpus is opened.
    """
    installed = _PACKAGE / "content"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "content"
