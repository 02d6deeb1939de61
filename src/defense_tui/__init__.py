"""defense-tui: a keyboard-driven terminal explorer of a body of articles."""

__version__ = "0.1.0"
