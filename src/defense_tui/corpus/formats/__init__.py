"""One module for each format of article that the program can read."""
