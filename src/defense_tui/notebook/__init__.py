"""The notebook: what the reader adds, kept so that it cannot be lost."""
