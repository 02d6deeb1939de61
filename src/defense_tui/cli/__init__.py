"""The command line: everything that the app shows can be printed."""
