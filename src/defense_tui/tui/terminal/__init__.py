"""What the terminal can do, and how little we can send it."""
