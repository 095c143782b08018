"""Small helpers without knowledge of lists: patterns, sequences, text."""
