"""What takes the place of the reader, or lies over it: search, profile, event, notes, help."""
