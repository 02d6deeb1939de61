"""A corpus on disk: its files, their formats and the canonical text of its articles."""
