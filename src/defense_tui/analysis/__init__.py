"""Pure functions from text to spans: names, dates, sentences, unreviewed names."""
