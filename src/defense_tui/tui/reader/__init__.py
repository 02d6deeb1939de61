"""The reader: an article with exact offsets, caret, selection and layers."""
