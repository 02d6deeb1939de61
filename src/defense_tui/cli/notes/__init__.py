"""``defense-tui notes``: the reader's own notes, printed, exported and changed."""
