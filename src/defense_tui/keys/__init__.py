"""Commands as data and the machine that feeds them strokes; knows nothing of the screen."""
