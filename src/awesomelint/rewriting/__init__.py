"""Edits that several rules make: moving, removing and merging entries and lines of the table of contents."""
