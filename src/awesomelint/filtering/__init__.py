"""Filtering: what of the findings is let pass."""
