"""Helpers that know nothing of lists."""
