"""The library: everything that panes can ask of a corpus."""
