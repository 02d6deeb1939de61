"""One module for each format in which notes leave or enter the notebook."""
