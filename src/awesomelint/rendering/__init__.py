"""Bring a list up to date from records: only what they change is written, in the form of the list."""
