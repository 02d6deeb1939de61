"""The nouns of the program as frozen dataclasses: no I/O, no dependency, no behaviour beyond their own meaning."""
