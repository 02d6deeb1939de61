"""The lens: what every pane looks through, and the language that people write it in. Pure."""
