"""Widgets that know nothing of articles: rows, bars, fields."""
